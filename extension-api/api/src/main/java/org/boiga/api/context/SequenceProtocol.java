package org.boiga.api.context;

import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Sequences and mappings of any type (the C API's Sequence and Mapping Protocols).
 *
 * <p>Containers and items are borrowed, what is read is held by the scope, what is stored gets a
 * reference of its own: nothing is stolen, {@code PySequence_SetItem} as little as in C. Errors are
 * those of the container, such as IndexError and KeyError. Each operation is atomic where it is for
 * Python code; several together need a {@link Lifetime#criticalSection critical section}.
 */
@ProviderType
public interface SequenceProtocol {
  boolean PySequence_Check(PyObject o);

  /** {@code len(o)}; TypeError for a dict. */
  long PySequence_Size(PyObject o);

  /** {@code o[i]}; negative indices count from the end. */
  PyObject PySequence_GetItem(PyObject o, long i);

  void PySequence_SetItem(PyObject o, long i, PyObject value);

  void PySequence_DelItem(PyObject o, long i);

  PyObject PySequence_GetSlice(PyObject o, long start, long end);

  boolean PySequence_Contains(PyObject o, PyObject item);

  PyObject PySequence_Concat(PyObject a, PyObject b);

  PyObject PySequence_Repeat(PyObject o, long count);

  long PySequence_Count(PyObject o, PyObject item);

  long PySequence_Index(PyObject o, PyObject item);

  /** {@code list(o)}. */
  PyObject PySequence_List(PyObject o);

  /** {@code tuple(o)}. */
  PyObject PySequence_Tuple(PyObject o);

  /** All items of an iterable ({@code PySequence_Fast}). */
  PyObject[] PySequence_ToArray(PyObject o);

  boolean PyMapping_Check(PyObject o);

  PyObject PyMapping_GetItemString(PyObject o, String key);

  /** The value, or null if the key is missing; other errors than KeyError are raised. */
  PyObject PyMapping_GetOptionalItem(PyObject o, PyObject key);

  void PyMapping_SetItemString(PyObject o, String key, PyObject value);

  boolean PyMapping_HasKey(PyObject o, PyObject key);

  /** A list of the keys. */
  PyObject PyMapping_Keys(PyObject o);

  PyObject PyMapping_Values(PyObject o);

  PyObject PyMapping_Items(PyObject o);
}
