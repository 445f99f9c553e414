package org.boiga.compiler.ast;

/** What has a place in the source: the nodes with {@code lineno}, {@code col_offset} and so on. */
public interface Positioned {
  Span span();
}
