package org.boiga.api.context;

import java.util.function.Consumer;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Iterating over objects (the C API's Iterator Protocol).
 *
 * <p>Items are held by the scope, in {@code ForEach} by one for each round. Exceptions of the
 * iterator pass; its end is null, not StopIteration. Threads may share an iterator as far as its
 * type allows; they may miss an item, but nothing breaks.
 */
@ProviderType
public interface IteratorProtocol {
  PyObject PyObject_GetIter(PyObject o);

  boolean PyIter_Check(PyObject o);

  /** The next item, or null when there is none left. */
  PyObject PyIter_Next(PyObject iterator);

  /** Calls {@code body} for each item of an iterable; what a round obtains is released after it. */
  void PyIter_ForEach(PyObject iterable, Consumer<PyObject> body);

  /** {@code operator.length_hint(o, fallback)}. */
  long PyObject_LengthHint(PyObject o, long fallback);
}
