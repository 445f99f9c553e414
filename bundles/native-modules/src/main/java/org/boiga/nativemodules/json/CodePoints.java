package org.boiga.nativemodules.json;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;

/** The code points of a str: the units of its Java string where each is one. */
final class CodePoints {
  private final PyContext ctx;
  private final PyObject str;
  private final String units;
  final int length;

  CodePoints(PyContext ctx, PyObject str) {
    this.ctx = ctx;
    this.str = str;
    length = (int) ctx.PyUnicode_GetLength(str);
    String text = ctx.PyUnicode_AsString(str);
    units = text.length() == length ? text : null;
  }

  int at(int i) {
    return units != null ? units.charAt(i) : ctx.PyUnicode_ReadChar(str, i);
  }

  PyObject str() {
    return str;
  }
}
