package org.boiga.objects;

/** An object with attributes of its own: an instance, or an object that carries one. */
public interface Shaped {
  /** The holder of the attributes; for a {@link PyInstance} the object itself. */
  PyInstance body();
}
