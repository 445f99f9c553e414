package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code traceback}: a place that an exception went through on its way up. */
@org.boiga.api.annotation.PyType(
    name = "traceback",
    doc = "A place that an exception passed.",
    subclassable = false)
public final class PyTraceback extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyTracebackTable(), PyBaseObject.TYPE);

  /** The place one call further down, or null. */
  private PyTraceback next;

  /** The frame object; owned. */
  public final PyObject frame;

  public final PyCode code;

  /** The instruction, from which the line is derived. */
  public final int pc;

  /** The line where Python code gave it, else 0. */
  private final int line;

  /** The offset of the instruction in bytes, as Python code gave it. */
  private final int offset;

  /** Adds a place above {@code next}, which may be null; held by the current scope. */
  public PyTraceback(ThreadState ts, PyTraceback next, PyObject frame, PyCode code, int pc) {
    this(ts, next, frame, code, pc * PyCode.WORD_BYTES, 0);
  }

  /** Adds the place where a frame begins, which ended before it ran. */
  static PyTraceback atStart(ThreadState ts, PyTraceback next, PyObject frame, PyCode code) {
    return new PyTraceback(ts, next, frame, code, -PyCode.WORD_BYTES, code.firstLine);
  }

  private PyTraceback(
      ThreadState ts, PyTraceback next, PyObject frame, PyCode code, int offset, int line) {
    super(ts);
    this.next = ts.keep(next);
    this.frame = ts.keep(frame);
    this.code = code;
    pc = offset / PyCode.WORD_BYTES;
    this.offset = offset;
    this.line = line;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  public int line() {
    return line != 0 || code == null ? line : code.lineAt(pc);
  }

  /** The place one call further down, held by the current scope, or null. */
  public PyTraceback next(ThreadState ts) {
    return ts.hold(next);
  }

  @PySlot(signature = "(tb_next, tb_frame, tb_lasti, tb_lineno)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject next, PyObject frame, int lasti, int lineno) {
    if (!PyType.of(frame).name().equals("frame")) {
      throw PyErr.typeError(
          ts,
          "traceback() argument 'tb_frame' must be frame, not "
              + (frame == Py.None ? "None" : PyType.of(frame).name()));
    }
    PyObject code = Attributes.get(ts, frame, "f_code");
    return new PyTraceback(ts, checked(ts, next), frame, (PyCode) code, lasti, lineno);
  }

  private static PyTraceback checked(ThreadState ts, PyObject next) {
    if (next == Py.None) {
      return null;
    }
    if (next instanceof PyTraceback t) {
      return t;
    }
    throw PyErr.typeError(
        ts, "expected traceback object or None, got '" + PyType.of(next).name() + "'");
  }

  @PyGetter(name = "tb_next")
  PyObject tbNext(ThreadState ts) {
    return next == null ? Py.None : ts.hold(next);
  }

  @PySetter(name = "tb_next")
  void setNext(ThreadState ts, PyObject value) {
    if (value == null) {
      throw PyErr.typeError(ts, "can't delete tb_next attribute");
    }
    PyTraceback t = checked(ts, value);
    for (PyTraceback x = t; x != null; x = x.next) {
      if (x == this) {
        throw PyErr.valueError(ts, "traceback loop detected");
      }
    }
    link(ts, t);
  }

  /** Sets the place one call further down; null for none. */
  public void link(ThreadState ts, PyTraceback next) {
    this.next = ts.swap(this.next, next);
  }

  @PyGetter(name = "tb_frame", member = true)
  PyObject tbFrame(ThreadState ts) {
    return frame == null ? Py.None : ts.hold(frame);
  }

  @PyGetter(name = "tb_lasti", member = true)
  int lasti(ThreadState ts) {
    return offset;
  }

  @PyGetter(name = "tb_lineno")
  PyObject lineno(ThreadState ts) {
    return line() < 0 ? Py.None : Py.int_(line());
  }

  @PyMethod
  PyObject __dir__(ThreadState ts) {
    return PyList.of(
        ts,
        PyStr.interned("tb_frame"),
        PyStr.interned("tb_next"),
        PyStr.interned("tb_lasti"),
        PyStr.interned("tb_lineno"));
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(next);
    v.visit(frame);
  }
}
