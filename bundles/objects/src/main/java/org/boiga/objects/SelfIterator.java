package org.boiga.objects;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** The part of a type that makes its instances iterators: they iterate over themselves. */
public final class SelfIterator {
  private SelfIterator() {}

  @PySlot
  public static PyObject __iter__(ThreadState ts, PyObject self) {
    return self;
  }
}
