package org.boiga.api.context;

import java.util.function.BiConsumer;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * tuple, list, dict, set, frozenset and slice (the C API's concrete objects of these names).
 *
 * <p>Parameters are borrowed and nothing is stolen: unlike in C, {@code PyList_SetItem} and {@code
 * PyTuple_Pack} take references of their own. What is read is a strong reference, held by the
 * scope, since another thread may remove the item. An object of another type is a TypeError. Reads
 * take no lock; writes lock the container, and call no Python code but {@code __hash__} and {@code
 * __eq__} of keys.
 */
@ProviderType
public interface ContainerObjects {
  /** What a slice selects of a sequence. */
  record SliceIndices(long start, long stop, long step, int count) {}

  /** Start, stop and step of a slice, clamped to the range of a long. */
  record SliceBounds(long start, long stop, long step) {}

  boolean PyTuple_Check(PyObject o);

  PyObject PyTuple_Pack(PyObject... items);

  long PyTuple_Size(PyObject o);

  PyObject PyTuple_GetItem(PyObject o, long i);

  boolean PyList_Check(PyObject o);

  boolean PyList_CheckExact(PyObject o);

  /** A list of the given items. */
  PyObject PyList_New(PyObject... items);

  long PyList_Size(PyObject o);

  /** The item, held by the scope: a strong reference, since another thread may remove it. */
  PyObject PyList_GetItemRef(PyObject o, long i);

  /** As {@link #PyList_GetItemRef}, but null where there is no such item. */
  PyObject PyList_GetOptionalItem(PyObject o, long i);

  void PyList_SetItem(PyObject o, long i, PyObject item);

  void PyList_Insert(PyObject o, long i, PyObject item);

  /**
   * Removes the item at {@code i}, or the last one if that is -1, in one step, and returns it; null
   * if there is none. In C: {@code PyList_GetItemRef} and {@code PyList_SetSlice}.
   */
  PyObject PyList_Pop(PyObject o, long i);

  /** Exchanges two items in one step; whether both were there. In C: through {@code ob_item}. */
  boolean PyList_Exchange(PyObject o, long i, long k);

  void PyList_Append(PyObject o, PyObject item);

  void PyList_Extend(PyObject o, PyObject iterable);

  void PyList_Clear(PyObject o);

  void PyList_Sort(PyObject o);

  void PyList_Reverse(PyObject o);

  PyObject PyList_AsTuple(PyObject o);

  boolean PyDict_Check(PyObject o);

  PyObject PyDict_New();

  /** The value, held by the scope; null if the key is missing. */
  PyObject PyDict_GetItemRef(PyObject o, PyObject key);

  PyObject PyDict_GetItemStringRef(PyObject o, String key);

  void PyDict_SetItem(PyObject o, PyObject key, PyObject value);

  void PyDict_SetItemString(PyObject o, String key, PyObject value);

  /** Puts {@code value} if the key is missing; returns the value that is there then. */
  PyObject PyDict_SetDefaultRef(PyObject o, PyObject key, PyObject value);

  /** Removes a key; KeyError if it is missing. */
  void PyDict_DelItem(PyObject o, PyObject key);

  void PyDict_DelItemString(PyObject o, String key);

  /** Removes a key and returns its value, or null if it is missing. */
  PyObject PyDict_Pop(PyObject o, PyObject key);

  boolean PyDict_Contains(PyObject o, PyObject key);

  long PyDict_Size(PyObject o);

  PyObject PyDict_Keys(PyObject o);

  PyObject PyDict_Values(PyObject o);

  PyObject PyDict_Items(PyObject o);

  PyObject PyDict_Copy(PyObject o);

  void PyDict_Clear(PyObject o);

  /** {@code o.update(other)}. */
  void PyDict_Update(PyObject o, PyObject other);

  /**
   * Calls {@code body} for each item ({@code PyDict_Next}); what a round obtains is released after
   * it.
   */
  void PyDict_ForEach(PyObject o, BiConsumer<PyObject, PyObject> body);

  /** {@code types.MappingProxyType(mapping)}. */
  PyObject PyDictProxy_New(PyObject mapping);

  boolean PyAnySet_Check(PyObject o);

  /** {@code set(iterable)}; an empty one for null. */
  PyObject PySet_New(PyObject iterable);

  PyObject PyFrozenSet_New(PyObject iterable);

  long PySet_Size(PyObject o);

  boolean PySet_Contains(PyObject o, PyObject item);

  void PySet_Add(PyObject o, PyObject item);

  /** Removes an item; whether it was there. */
  boolean PySet_Discard(PyObject o, PyObject item);

  boolean PySlice_Check(PyObject o);

  /** A slice; null stands for None. */
  PyObject PySlice_New(PyObject start, PyObject stop, PyObject step);

  /** {@code o.indices(length)} with the number of items ({@code PySlice_GetIndicesEx}). */
  SliceIndices PySlice_Unpack(PyObject o, long length);

  /**
   * Start, stop and step of a slice, for which Python code of {@code __index__} may run; ValueError
   * for a step of zero. Only then is it time to look how long a sequence is that may change
   * meanwhile: see {@link #PySlice_AdjustIndices}.
   */
  SliceBounds PySlice_Unpack(PyObject o);

  /** What bounds select of a sequence of that length; runs no Python code. */
  SliceIndices PySlice_AdjustIndices(long length, SliceBounds bounds);
}
