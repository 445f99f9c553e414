package org.boiga.modules.io;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.TextIOBase}: streams of text. */
@org.boiga.api.annotation.PyType(name = "_io._TextIOBase", doc = "The base of streams of text.")
final class TextIoBase {
  static final PyType TYPE = PyType.builtinLike(new TextIoBaseTable(), PyIoBase.TYPE);

  private TextIoBase() {}

  @PyMethod(doc = "Separate the stream of bytes from this one and return it.")
  static PyObject detach(ThreadState ts, PyObject self) {
    throw IoErrors.unsupported(ts, "detach");
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read at most size characters.")
  static PyObject read(ThreadState ts, PyObject self, PyObject size) {
    throw IoErrors.unsupported(ts, "read");
  }

  @PyMethod(signature = "(size=-1, /)", doc = "Read a line, at most size characters of it.")
  static PyObject readline(ThreadState ts, PyObject self, PyObject size) {
    throw IoErrors.unsupported(ts, "readline");
  }

  @PyMethod(signature = "(s, /)", doc = "Write text; return the number of characters.")
  static PyObject write(ThreadState ts, PyObject self, PyObject s) {
    throw IoErrors.unsupported(ts, "write");
  }

  @PyGetter(doc = "The name of the encoding.")
  static PyObject encoding(ThreadState ts, PyObject self) {
    return Py.None;
  }

  @PyGetter(doc = "The ends of lines that were found so far.")
  static PyObject newlines(ThreadState ts, PyObject self) {
    return Py.None;
  }

  @PyGetter(doc = "How errors of encoding and decoding are handled.")
  static PyObject errors(ThreadState ts, PyObject self) {
    return Py.None;
  }
}
