package org.boiga.modules.operator;

import java.util.Arrays;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code operator.methodcaller}. */
@org.boiga.api.annotation.PyType(
    name = "operator.methodcaller",
    doc = "A callable that calls a method of its argument.",
    subclassable = false)
public final class MethodCaller extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new MethodCallerTable(), PyBaseObject.TYPE);

  private final PyStr name;
  private final PyTuple args;

  /** The keyword arguments, or null. */
  private final PyDict kwargs;

  private MethodCaller(ThreadState ts, PyStr name, PyTuple args, PyDict kwargs) {
    super(ts, TYPE);
    this.name = name.intern();
    this.args = ts.keep(args);
    this.kwargs = ts.keep(kwargs);
  }

  @PySlot(signature = "(name, /, *args, **kwargs)")
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n == 0) {
      throw PyErr.typeError(ts, "methodcaller needs at least one argument, the method name");
    }
    if (!(args[start] instanceof PyStr name)) {
      throw PyErr.typeError(ts, "method name must be a string");
    }
    PyTuple rest = PyTuple.of(ts, Arrays.copyOfRange(args, start + 1, start + n));
    return new MethodCaller(ts, name, rest, PyDict.ofKeywords(ts, args, start + n, kwnames));
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] a, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "methodcaller", kwnames);
    }
    if (n != 1) {
      throw Args.expected(ts, "methodcaller", 1, 1, n);
    }
    return Calls.call(ts, Attributes.get(ts, a[start], name), args, kwargs);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    PyObject[] all = new PyObject[args.size() + 1];
    all[0] = name;
    System.arraycopy(args.toArray(), 0, all, 1, args.size());
    return Getters.repr(ts, this, PyTuple.of(ts, all), kwargs);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject[] all = new PyObject[args.size() + 1];
    all[0] = name;
    System.arraycopy(args.toArray(), 0, all, 1, args.size());
    if (kwargs == null) {
      return PyTuple.of(ts, TYPE, PyTuple.of(ts, all));
    }
    PyObject functools = ts.interp.evaluator.importModule(ts, "functools");
    PyObject partial = Attributes.get(ts, functools, "partial");
    PyObject[] bound = {TYPE, name};
    PyObject maker = Calls.call(ts, partial, PyTuple.of(ts, bound), kwargs);
    return PyTuple.of(ts, maker, args);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(args);
    v.visit(kwargs);
  }
}
