package org.boiga.api;

import org.boiga.api.spi.Owned;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A reference to a Python object that an extension's object owns: what in C is a {@code PyObject *}
 * member with {@code tp_traverse} and {@code tp_clear}.
 *
 * <p>A Java field of type {@code PyObject} would hold an object that nobody counts. A field of this
 * type owns its value, tells the collector of cycles about it and drops it together with its owner:
 *
 * <pre>{@code
 * private final PyField callback = field();
 * ...
 * callback.set(ctx, function);
 * ctx.PyObject_CallNoArgs(callback.get(ctx));
 * }</pre>
 *
 * <p>Safe on every thread: a reader gets the value of before or after a concurrent write, and what
 * it gets stays alive for its scope.
 */
@ProviderType
public interface PyField extends Owned {
  /** The value, held by the current scope; null if there is none. */
  PyObject get(PyContext ctx);

  /** Replaces the value; null clears it. */
  void set(PyContext ctx, PyObject value);

  /**
   * Replaces the value if it is {@code expected}, compared by identity.
   *
   * @return whether it was
   */
  boolean compareAndSet(PyContext ctx, PyObject expected, PyObject value);
}
