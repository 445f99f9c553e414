package org.boiga.nativemodules.json;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code _json}. */
@PyModule(
    builtin = true,
    name = "_json",
    doc = "Fast parts of json.",
    internalTypes = {PyEncoder.class, PyScanner.class})
public final class JsonModule {
  private JsonModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    ctx.PyModule_AddObject(m, "make_scanner", ctx.PyType_FromClass(PyScanner.class));
    ctx.PyModule_AddObject(m, "make_encoder", ctx.PyType_FromClass(PyEncoder.class));
  }

  private static PyObject text(PyContext ctx, PyObject o) {
    if (!ctx.PyUnicode_Check(o)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "first argument must be a string, not " + ctx.PyObject_TypeName(o));
    }
    return o;
  }

  private static PyObject encoded(PyContext ctx, PyObject o, boolean ascii) {
    PyUnicodeWriter b = ctx.PyUnicodeWriter_Create();
    JsonStrings.append(ctx, b, text(ctx, o), ascii);
    return b.Finish();
  }

  @PyFunction(name = "encode_basestring", doc = "A text as a JSON string.")
  static PyObject encodeBasestring(PyContext ctx, PyObject object) {
    return encoded(ctx, object, false);
  }

  @PyFunction(name = "encode_basestring_ascii", doc = "A text as a JSON string in ASCII.")
  static PyObject encodeBasestringAscii(PyContext ctx, PyObject object) {
    return encoded(ctx, object, true);
  }

  @PyFunction(
      signature = "(string, end, strict=True, /)",
      doc = "The JSON string behind a quote, and where the text goes on.")
  static PyObject scanstring(PyContext ctx, PyObject string, PyObject end, PyObject strict) {
    long from = ctx.PyLong_AsLong(end);
    PyObject s = text(ctx, string);
    if (from < 0 || from > ctx.PyUnicode_GetLength(s)) {
      throw ctx.PyErr_Format(PyExc.ValueError, "end is out of bounds");
    }
    boolean isStrict = strict == null || ctx.PyObject_IsTrue(strict);
    JsonStrings.Scanned r = JsonStrings.scan(ctx, new CodePoints(ctx, s), (int) from, isStrict);
    return ctx.PyTuple_Pack(r.value(), ctx.PyLong_FromLong(r.next()));
  }
}
