package org.boiga.extension.internal;

import java.util.function.Consumer;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.Slot;
import org.boiga.api.context.CallProtocol;
import org.boiga.api.context.IteratorProtocol;
import org.boiga.api.context.ObjectProtocol;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Classes;
import org.boiga.objects.CompareOp;
import org.boiga.objects.Comparison;
import org.boiga.objects.Conversion;
import org.boiga.objects.Identity;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** What applies to any object. */
abstract class ObjectContext extends ContextBase
    implements ObjectProtocol, CallProtocol, IteratorProtocol {
  private static final CompareOp[] COMPARISONS = CompareOp.values();

  ObjectContext(ThreadState ts) {
    super(ts);
  }

  @Override
  public PyObject Py_None() {
    return Py.None;
  }

  @Override
  public PyObject Py_True() {
    return Py.True;
  }

  @Override
  public PyObject Py_False() {
    return Py.False;
  }

  @Override
  public PyObject Py_Ellipsis() {
    return Py.Ellipsis;
  }

  @Override
  public PyObject Py_NotImplemented() {
    return Py.NotImplemented;
  }

  @Override
  public boolean Py_IsNone(PyObject o) {
    return o == Py.None;
  }

  @Override
  public boolean Py_Is(PyObject a, PyObject b) {
    return Comparison.is(in(a), in(b));
  }

  @Override
  public PyTypeObject Py_TYPE(PyObject o) {
    return PyType.of(in(o));
  }

  @Override
  public String PyObject_TypeName(PyObject o) {
    return PyType.of(in(o)).name();
  }

  @Override
  public String PyObject_Address(PyObject o) {
    return Identity.hex(in(o));
  }

  @Override
  public boolean PyObject_TypeCheck(PyObject o, PyTypeObject type) {
    return PyType.of(in(o)).isSubtype((PyType) type);
  }

  @Override
  public boolean PyObject_IsInstance(PyObject o, PyObject classOrTuple) {
    return Classes.isInstance(ts, in(o), in(classOrTuple));
  }

  @Override
  public boolean PyObject_IsSubclass(PyObject cls, PyObject classOrTuple) {
    return Classes.isSubclass(ts, in(cls), in(classOrTuple));
  }

  // Attributes -----------------------------------------------------------------------------------

  final PyStr name(PyObject name) {
    if (name instanceof PyStr s) {
      return s;
    }
    throw PyErr.typeError(
        ts, "attribute name must be string, not '" + PyType.of(in(name)).name() + "'");
  }

  @Override
  public PyObject PyObject_GetAttr(PyObject o, PyObject name) {
    return out(Attributes.get(ts, in(o), name(name)));
  }

  @Override
  public PyObject PyObject_GetAttrString(PyObject o, String name) {
    return out(Attributes.get(ts, in(o), name));
  }

  @Override
  public PyObject PyObject_GetOptionalAttr(PyObject o, PyObject name) {
    return out(Attributes.getOrNull(ts, in(o), name(name)));
  }

  @Override
  public PyObject PyObject_GetOptionalAttrString(PyObject o, String name) {
    return out(Attributes.getOrNull(ts, in(o), PyStr.interned(name)));
  }

  @Override
  public boolean PyObject_HasAttr(PyObject o, PyObject name) {
    return PyObject_GetOptionalAttr(o, name) != null;
  }

  @Override
  public boolean PyObject_HasAttrString(PyObject o, String name) {
    return PyObject_GetOptionalAttrString(o, name) != null;
  }

  @Override
  public PyObject PyObject_LookupSpecial(PyObject o, String name) {
    return out(Attributes.special(ts, in(o), PyStr.interned(name)));
  }

  @Override
  public void PyObject_SetAttr(PyObject o, PyObject name, PyObject value) {
    Attributes.set(ts, in(o), name(name), in(value));
  }

  @Override
  public void PyObject_SetAttrString(PyObject o, String name, PyObject value) {
    Attributes.set(ts, in(o), name, in(value));
  }

  @Override
  public void PyObject_DelAttr(PyObject o, PyObject name) {
    Attributes.delete(ts, in(o), name(name));
  }

  @Override
  public void PyObject_DelAttrString(PyObject o, String name) {
    Attributes.delete(ts, in(o), PyStr.interned(name));
  }

  // Comparison and conversion --------------------------------------------------------------------

  @Override
  public PyObject PyObject_RichCompare(PyObject a, PyObject b, PyCompareOp op) {
    return out(Comparison.compare(ts, in(a), in(b), COMPARISONS[op.ordinal()]));
  }

  @Override
  public boolean PyObject_RichCompareBool(PyObject a, PyObject b, PyCompareOp op) {
    if (Py_Is(a, b) && (op == PyCompareOp.EQ || op == PyCompareOp.NE)) {
      return op == PyCompareOp.EQ;
    }
    return Comparison.test(ts, in(a), in(b), COMPARISONS[op.ordinal()]);
  }

  @Override
  public long PyObject_Hash(PyObject o) {
    return Comparison.hash(ts, in(o));
  }

  @Override
  public boolean PyObject_IsTrue(PyObject o) {
    return Comparison.truth(ts, in(o));
  }

  @Override
  public boolean PyObject_Not(PyObject o) {
    return !Comparison.truth(ts, in(o));
  }

  @Override
  public PyObject PyObject_Repr(PyObject o) {
    return Conversion.repr(ts, in(o));
  }

  @Override
  public PyObject PyObject_ASCII(PyObject o) {
    return Conversion.ascii(ts, in(o));
  }

  @Override
  public PyObject PyObject_Str(PyObject o) {
    return Conversion.str(ts, in(o));
  }

  @Override
  public PyObject PyObject_Format(PyObject o, PyObject spec) {
    PyStr s = spec == null ? PyStr.EMPTY : expect(spec, PyStr.class, "str");
    return Conversion.format(ts, in(o), s);
  }

  @Override
  public PyObject PyObject_Dir(PyObject o) {
    return out(Calls.call(ts, ts.interp.builtins.get(ts, "dir"), in(o)));
  }

  // Items ----------------------------------------------------------------------------------------

  @Override
  public long PyObject_Length(PyObject o) {
    return Sequences.length(ts, in(o));
  }

  @Override
  public PyObject PyObject_GetItem(PyObject o, PyObject key) {
    return out(Sequences.getItem(ts, in(o), in(key)));
  }

  @Override
  public void PyObject_SetItem(PyObject o, PyObject key, PyObject value) {
    Sequences.setItem(ts, in(o), in(key), in(value));
  }

  @Override
  public void PyObject_DelItem(PyObject o, PyObject key) {
    Sequences.deleteItem(ts, in(o), in(key));
  }

  // Calls ----------------------------------------------------------------------------------------

  @Override
  public boolean PyCallable_Check(PyObject o) {
    return Calls.isCallable(in(o));
  }

  @Override
  public PyObject PyObject_Call(PyObject f, PyObject args, PyObject kwargs) {
    PyTuple positional = expect(args, PyTuple.class, "tuple");
    PyDict keywords = kwargs == null ? null : expect(kwargs, PyDict.class, "dict");
    return out(Calls.call(ts, in(f), positional, keywords));
  }

  @Override
  public PyObject PyObject_CallNoArgs(PyObject f) {
    return out(Calls.call(ts, in(f)));
  }

  @Override
  public PyObject PyObject_CallOneArg(PyObject f, PyObject arg) {
    return out(Calls.call(ts, in(f), in(arg)));
  }

  @Override
  public PyObject PyObject_CallFunctionObjArgs(PyObject f, PyObject... args) {
    return out(Calls.call(ts, in(f), in(args)));
  }

  @Override
  public PyObject PyObject_CallMethod(PyObject o, String name, PyObject... args) {
    return out(Calls.method(ts, in(o), name, in(args)));
  }

  @Override
  public PyObject PyObject_Vectorcall(
      PyObject f, PyObject[] args, int start, int n, PyObject kwnames) {
    PyTuple names = kwnames == null ? null : expect(kwnames, PyTuple.class, "tuple");
    return out(Calls.call(ts, in(f), in(args), start, n, names));
  }

  @Override
  public void Py_EnterRecursiveCall(String where) {
    ts.enterNative(where);
  }

  @Override
  public void Py_LeaveRecursiveCall() {
    ts.leaveNative();
  }

  // Iteration ------------------------------------------------------------------------------------

  @Override
  public PyObject PyObject_GetIter(PyObject o) {
    return out(Iteration.iter(ts, in(o)));
  }

  @Override
  public boolean PyIter_Check(PyObject o) {
    return PyType.of(in(o)).slot(Slot.NEXT) != null;
  }

  @Override
  public PyObject PyIter_Next(PyObject iterator) {
    return out(Iteration.next(ts, in(iterator)));
  }

  @Override
  public void PyIter_ForEach(PyObject iterable, Consumer<PyObject> body) {
    Iteration.forEach(
        ts,
        in(iterable),
        item -> {
          body.accept(out(item));
          return true;
        });
  }

  @Override
  public long PyObject_LengthHint(PyObject o, long fallback) {
    return Iteration.lengthHint(ts, in(o), fallback);
  }
}
