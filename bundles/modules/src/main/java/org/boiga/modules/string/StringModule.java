package org.boiga.modules.string;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.FieldName;
import org.boiga.objects.FormatParser;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _string}: what {@code string.Formatter} needs of {@code str.format}. */
@org.boiga.api.annotation.PyModule(name = "_string", doc = "Helpers of module string.")
public final class StringModule {
  private StringModule() {}

  private static PyStr str(ThreadState ts, PyObject o) {
    if (!(o instanceof PyStr s)) {
      throw PyErr.typeError(ts, "expected str, got " + PyType.of(o).name());
    }
    return s;
  }

  @PyFunction(
      signature = "(object, /)",
      doc = "The pieces of a format string: literal, field name, specification, conversion.")
  static PyObject formatter_parser(ThreadState ts, PyObject object) {
    return new FormatterIterator(new FormatParser(str(ts, object)));
  }

  @PyFunction(
      signature = "(object, /)",
      doc = "The first part of a field name, and an iterator over the others.")
  static PyObject formatter_field_name_split(ThreadState ts, PyObject object) {
    FieldName name = new FieldName(ts, str(ts, object));
    PyObject first = name.index >= 0 ? Py.int_(name.index) : name.first;
    return PyTuple.constant(first, new FieldNameIterator(name));
  }
}
