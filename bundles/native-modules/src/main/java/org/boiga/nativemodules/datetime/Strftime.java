package org.boiga.nativemodules.datetime;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;

/**
 * Formatting by {@code time.strftime}, for which the directives that it does not know are replaced
 * first: microseconds, zone, and years that the C library does not fill with zeros.
 */
final class Strftime {
  private final PyContext ctx;
  private final PyObject self;
  private final PyObject zone;
  private final PyObject zoneArgument;
  private final PyObject timeTuple;
  private final PyObject strftime;

  private Strftime(PyContext ctx, PyObject self, PyObject timeTuple, PyObject zoneArgument) {
    this.ctx = ctx;
    this.self = self;
    this.timeTuple = timeTuple;
    this.zoneArgument = zoneArgument;
    zone =
        switch (self) {
          case PyDateTime d -> d.zone(ctx);
          case PyTime t -> t.zone(ctx);
          default -> ctx.Py_None();
        };
    strftime = ctx.PyObject_GetAttrString(ctx.PyImport_ImportModule("time"), "strftime");
  }

  /** What {@code __format__} gives. */
  static PyObject format(PyContext ctx, PyObject self, PyObject format) {
    if (!ctx.PyUnicode_Check(format)) {
      throw ctx.PyArg_BadArgument("__format__", "argument 1", "str", format);
    }
    return ctx.PyUnicode_GetLength(format) == 0
        ? ctx.PyObject_Str(self)
        : ctx.PyObject_CallMethod(self, "strftime", format);
  }

  /**
   * What {@code strftime} gives.
   *
   * @param zoneArgument what the methods of the zone get
   */
  static PyObject format(
      PyContext ctx, PyObject self, PyObject format, PyObject timeTuple, PyObject zoneArgument) {
    if (!ctx.PyUnicode_Check(format)) {
      throw ctx.PyArg_BadArgument("strftime", "argument 1", "str", format);
    }
    Strftime s = new Strftime(ctx, self, timeTuple, zoneArgument);
    return ctx.PyObject_CallFunctionObjArgs(s.strftime, s.replaced(format), timeTuple);
  }

  private PyObject replaced(PyObject format) {
    PyUnicodeWriter b = ctx.PyUnicodeWriter_Create();
    int n = (int) ctx.PyUnicode_GetLength(format);
    for (int i = 0; i < n; i++) {
      int c = ctx.PyUnicode_ReadChar(format, i);
      if (c != '%' || i + 1 == n) {
        b.WriteChar(c);
        continue;
      }
      int directive = ctx.PyUnicode_ReadChar(format, ++i);
      if (directive == ':' && i + 1 < n && ctx.PyUnicode_ReadChar(format, i + 1) == 'z') {
        b.WriteString(offset(":"));
        i++;
      } else {
        replace(b, directive);
      }
    }
    return b.Finish();
  }

  private void replace(PyUnicodeWriter b, int directive) {
    switch (directive) {
      case 'f' -> b.WriteString("%06d".formatted(microsecond()));
      case 'z' -> b.WriteString(offset(""));
      case 'Z' -> zoneName(b);
      case 'Y', 'G', 'F', 'C' -> year(b, directive);
      default -> b.WriteChar('%').WriteChar(directive);
    }
  }

  private int microsecond() {
    return switch (self) {
      case PyDateTime d -> Fields.microsecond(d.time);
      case PyTime t -> Fields.microsecond(t.time);
      default -> 0;
    };
  }

  private String offset(String separator) {
    return Zones.format(Zones.utcOffset(ctx, zone, zoneArgument), separator);
  }

  private void zoneName(PyUnicodeWriter b) {
    PyObject name = Zones.name(ctx, zone, zoneArgument);
    if (ctx.Py_IsNone(name)) {
      return;
    }
    PyObject escaped =
        ctx.PyObject_CallMethod(
            name, "replace", ctx.PyUnicode_FromString("%"), ctx.PyUnicode_FromString("%%"));
    if (!ctx.PyUnicode_Check(escaped)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "tzname.replace() did not return a string");
    }
    b.WriteStr(escaped);
  }

  /** A directive that begins with the year, which gets zeros where it needs some. */
  private void year(PyUnicodeWriter b, int directive) {
    long year = ctx.PyLong_AsLong(ctx.PySequence_GetItem(timeTuple, 0));
    if (year >= 1000) {
      b.WriteChar('%').WriteChar(directive);
      return;
    }
    if (directive == 'G') {
      PyObject text =
          ctx.PyObject_CallFunctionObjArgs(strftime, ctx.PyUnicode_FromString("%G"), timeTuple);
      year = ctx.PyLong_AsLong(ctx.PyNumber_Long(text));
    }
    b.WriteString(
        switch (directive) {
          case 'C' -> "%02d".formatted(year / 100);
          case 'F' -> "%04d-%%m-%%d".formatted(year);
          default -> "%04d".formatted(year);
        });
  }
}
