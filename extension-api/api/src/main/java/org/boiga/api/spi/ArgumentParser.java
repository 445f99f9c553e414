package org.boiga.api.spi;

import org.boiga.api.PyError;
import org.boiga.api.PyObject;
import org.osgi.annotation.versioning.ProviderType;

/** What a context does for generated code: matching, checking and converting arguments. */
@ProviderType
public interface ArgumentParser {
  /** Matches arguments to the named parameters; null where one was omitted. */
  PyObject[] parse(Signature s, PyObject[] args, int start, int n, PyObject kwnames);

  /** The keyword arguments that name no parameter, as a dict; null if there are none. */
  PyObject keywords(Signature s, PyObject[] args, int from, PyObject kwnames);

  /** Fails if there are keyword arguments. */
  void rejectKeywords(String function, PyObject kwnames);

  /**
   * Whether {@code cls}, or the class of {@code self}, has the {@code __init__} (for a {@code
   * __new__}) or the {@code __new__} (for an {@code __init__}) of the type that a table declares,
   * so that it is for this one to reject arguments.
   */
  boolean rejectsForNew(PyObject cls, Class<? extends NativeTable> table);

  boolean rejectsForInit(PyObject self, Class<? extends NativeTable> table);

  /** Number of names in {@code kwnames}, which may be null. */
  int count(PyObject kwnames);

  PyError noArguments(String function, int n);

  PyError oneArgument(String function, int n);

  PyError expected(String function, int min, int max, int n);

  PyError badArgument(String function, String argument, String expected, PyObject actual);

  /** The argument as a C long ({@code l} in a format). */
  long toLong(PyObject o);

  int toInt(PyObject o);

  double toDouble(PyObject o);

  boolean toBoolean(PyObject o);

  /** The text of a str; null if it is none. */
  String textOrNull(PyObject o);
}
