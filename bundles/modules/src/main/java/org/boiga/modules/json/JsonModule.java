package org.boiga.modules.json;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** Module {@code _json}. */
@org.boiga.api.annotation.PyModule(name = "_json", doc = "Fast parts of json.")
public final class JsonModule {
  private JsonModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "make_scanner", PyScanner.TYPE);
    m.put(ts, "make_encoder", PyEncoder.TYPE);
  }

  private static PyStr text(ThreadState ts, PyObject o) {
    if (!(o instanceof PyStr s)) {
      throw PyErr.typeError(ts, "first argument must be a string, not " + PyType.of(o).name());
    }
    return s;
  }

  private static PyObject encoded(ThreadState ts, PyObject o, boolean ascii) {
    StrBuilder b = new StrBuilder();
    JsonStrings.append(b, text(ts, o), ascii);
    return b.toStr();
  }

  @PyFunction(name = "encode_basestring", doc = "A text as a JSON string.")
  static PyObject encodeBasestring(ThreadState ts, PyObject object) {
    return encoded(ts, object, false);
  }

  @PyFunction(name = "encode_basestring_ascii", doc = "A text as a JSON string in ASCII.")
  static PyObject encodeBasestringAscii(ThreadState ts, PyObject object) {
    return encoded(ts, object, true);
  }

  @PyFunction(
      signature = "(string, end, strict=True, /)",
      doc = "The JSON string behind a quote, and where the text goes on.")
  static PyObject scanstring(ThreadState ts, PyObject string, PyObject end, PyObject strict) {
    long from = Args.toLong(ts, end);
    PyStr s = text(ts, string);
    if (from < 0 || from > s.length()) {
      throw PyErr.valueError(ts, "end is out of bounds");
    }
    boolean isStrict = strict == null || Comparison.truth(ts, strict);
    JsonStrings.Scanned r = JsonStrings.scan(ts, s, (int) from, isStrict);
    return PyTuple.of(ts, r.value(), Py.int_(r.next()));
  }
}
