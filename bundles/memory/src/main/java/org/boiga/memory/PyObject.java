package org.boiga.memory;

/**
 * The root of everything that a register, a container or an attribute can hold.
 *
 * <p>Objects that derive from it directly are <em>leaves</em>: they are never counted, because no
 * finaliser whose promptness matters can be reached through them, or because they live as long as
 * the program. All others derive from {@link Counted}.
 */
public abstract class PyObject implements org.boiga.api.PyObject {

  /** The object's type ({@code type(o)}); always a {@code PyType}. Safe on every thread. */
  public abstract PyObject type();
}
