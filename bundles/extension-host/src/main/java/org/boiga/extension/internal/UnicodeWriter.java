package org.boiga.extension.internal;

import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** A builder of strs as extensions see it. */
final class UnicodeWriter implements PyUnicodeWriter {
  private final ThreadState ts;
  private final StrBuilder text = new StrBuilder();

  UnicodeWriter(ThreadState ts) {
    this.ts = ts;
  }

  private PyStr str(PyObject s) {
    if (s instanceof PyStr known) {
      return known;
    }
    String type = PyType.of(ContextBase.in(s)).name();
    throw PyErr.typeError(ts, "expected str, got " + type);
  }

  @Override
  public PyUnicodeWriter WriteChar(int c) {
    text.append(c);
    return this;
  }

  @Override
  public PyUnicodeWriter WriteString(String s) {
    text.append(s);
    return this;
  }

  @Override
  public PyUnicodeWriter WriteStr(PyObject s) {
    text.append(str(s));
    return this;
  }

  @Override
  public PyUnicodeWriter WriteSubstring(PyObject s, long start, long end) {
    PyStr from = str(s);
    if (start < 0 || end > from.length() || start > end) {
      throw PyErr.indexError(ts, "string index out of range");
    }
    text.append(from, (int) start, (int) end);
    return this;
  }

  @Override
  public PyObject Finish() {
    return text.toStr();
  }
}
