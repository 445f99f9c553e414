package org.boiga.api.context;

import org.boiga.api.PyBuffer;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/** The memory of objects that export it. */
@ProviderType
public interface BufferProtocol {
  boolean PyObject_CheckBuffer(PyObject o);

  /**
   * Acquires the memory of an object, by {@code __buffer__} where Python code defines it. TypeError
   * if it exports none, BufferError if not in the form that is asked for.
   *
   * @param flags of {@link PyBuffer}, such as {@link PyBuffer#SIMPLE} for bytes one after another
   */
  PyBuffer PyObject_GetBuffer(PyObject o, int flags);

  /** The bytes of all items in row-major order, copied ({@code PyBuffer_ToContiguous}). */
  byte[] PyBuffer_ToByteArray(PyBuffer b);

  /** {@code memoryview(o)}. */
  PyObject PyMemoryView_FromObject(PyObject o);

  boolean PyMemoryView_Check(PyObject o);
}
