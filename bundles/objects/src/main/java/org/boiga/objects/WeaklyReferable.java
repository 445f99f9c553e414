package org.boiga.objects;

/** An object that keeps track of the weak references to it. */
public interface WeaklyReferable {
  /** The weak references to this object, which may be none; the same at each call. */
  WeakReferences weakReferences();
}
