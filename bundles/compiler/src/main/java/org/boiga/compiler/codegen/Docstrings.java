package org.boiga.compiler.codegen;

import org.boiga.compiler.ast.Literal;

/** Docstrings lose the indentation that their lines have in common. */
final class Docstrings {
  private static final int TAB = 8;

  private Docstrings() {}

  static Literal clean(Literal.Str literal) {
    String doc = literal.value();
    if (literal.codePoints() != null || doc.indexOf('\n') < 0 && !startsBlank(doc)) {
      return literal;
    }
    String text = doc.indexOf('\t') < 0 ? doc : expandTabs(doc);
    int margin = margin(text);
    StringBuilder out = new StringBuilder(text.length());
    int start = 0;
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    int end = text.indexOf('\n', start);
    out.append(text, start, end < 0 ? text.length() : end + 1);
    while (end >= 0) {
      start = end + 1;
      int skipped = 0;
      while (skipped < margin && start < text.length() && text.charAt(start) == ' ') {
        start++;
        skipped++;
      }
      end = text.indexOf('\n', start);
      out.append(text, start, end < 0 ? text.length() : end + 1);
    }
    return new Literal.Str(out.toString());
  }

  private static boolean startsBlank(String doc) {
    return !doc.isEmpty() && (doc.charAt(0) == ' ' || doc.charAt(0) == '\t');
  }

  /** The smallest indentation of the lines after the first that are not blank. */
  private static int margin(String text) {
    int margin = Integer.MAX_VALUE;
    int line = text.indexOf('\n');
    while (line >= 0) {
      int start = line + 1;
      int i = start;
      while (i < text.length() && text.charAt(i) == ' ') {
        i++;
      }
      if (i < text.length() && text.charAt(i) != '\n') {
        margin = Math.min(margin, i - start);
      }
      line = text.indexOf('\n', i);
    }
    return margin == Integer.MAX_VALUE ? 0 : margin;
  }

  private static String expandTabs(String doc) {
    StringBuilder out = new StringBuilder(doc.length() + TAB);
    int column = 0;
    for (int i = 0; i < doc.length(); i++) {
      char c = doc.charAt(i);
      if (c == '\t') {
        do {
          out.append(' ');
          column++;
        } while (column % TAB != 0);
      } else {
        out.append(c);
        column = c == '\n' || c == '\r' ? 0 : column + 1;
      }
    }
    return out.toString();
  }
}
