package org.boiga.example.ledger;

import org.boiga.api.PyContext;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyType_Spec;
import org.boiga.api.Slot;

/** A posting as programs see it: {@code ledger.Posting}. It never changes. */
final class PostingObject extends PyNativeObject {
  private final Posting posting;

  PostingObject(PyContext ctx, Posting posting) {
    super(ctx);
    this.posting = posting;
  }

  static PyType_Spec spec() {
    return new PyType_Spec("ledger.Posting", PostingObject.class)
        .doc("What was posted in one step.")
        .notSubclassable()
        .getset("number", (ctx, o) -> ctx.PyLong_FromLong(of(o).number()), null, "Its number.")
        .getset("text", (ctx, o) -> ctx.PyUnicode_FromString(of(o).text()), null, "What it is for.")
        .getset("entries", PostingObject::entries, null, "A dict of amounts by account.")
        .unary(Slot.REPR, PostingObject::repr)
        .binary(Slot.EQ, PostingObject::equal)
        .number(Slot.HASH, (ctx, o) -> of(o).hashCode());
  }

  private static Posting of(PyObject self) {
    return ((PostingObject) self).posting;
  }

  private static PyObject entries(PyContext ctx, PyObject self) {
    PyObject entries = ctx.PyDict_New();
    of(self)
        .amounts()
        .forEach((name, n) -> ctx.PyDict_SetItemString(entries, name, ctx.PyLong_FromLong(n)));
    return entries;
  }

  private static PyObject repr(PyContext ctx, PyObject self) {
    Posting p = of(self);
    return ctx.PyUnicode_FromFormat(
        "<posting %d %s: %s>",
        p.number(),
        quoted(ctx, ctx.PyUnicode_FromString(p.text())),
        quoted(ctx, entries(ctx, self)));
  }

  private static String quoted(PyContext ctx, PyObject o) {
    return ctx.PyUnicode_AsString(ctx.PyObject_Repr(o));
  }

  private static PyObject equal(PyContext ctx, PyObject self, PyObject other) {
    return other instanceof PostingObject o
        ? ctx.PyBool_FromBoolean(of(self).equals(o.posting))
        : ctx.Py_NotImplemented();
  }
}
