package org.boiga.extension.internal;

import org.boiga.api.spi.Owned;
import org.boiga.memory.Visitor;

/** References that an object owns, for those who go through all of them. */
interface Traversed extends Owned {
  void traverse(Visitor v);
}
