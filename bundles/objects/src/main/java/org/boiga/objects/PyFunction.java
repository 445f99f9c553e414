package org.boiga.objects;

import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * {@code function}. Counted only if it closes over variables or has counted values as defaults: all
 * others can reach no finaliser and are shared by all threads without any count.
 */
@org.boiga.api.annotation.PyType(
    name = "function",
    doc = "A function defined by Python code.",
    subclassable = false,
    parts = FunctionMembers.class)
public final class PyFunction extends PyInstance {
  public static final PyType TYPE =
      PyType.builtinWithDict(new PyFunctionTable(), PyBaseObject.TYPE).weaklyReferable();

  public volatile PyCode code;

  /** The module's dictionary; owned. */
  public final PyDict globals;

  /** Where names that {@link #globals} lacks are looked up; owned. */
  public final PyDict builtins;

  /** The cells of the code's free variables, or null; owned. */
  public final PyTuple closure;

  /** Defaults of the last positional parameters, or null; owned. */
  volatile PyTuple defaults;

  /** Defaults of keyword-only parameters, or null; owned. */
  volatile PyDict kwdefaults;

  /** {@code __annotate__}, or null for None; owned. */
  PyObject annotate;

  /** {@code __annotations__} once asked for or set, or null; owned. */
  PyDict annotations;

  PyObject name;
  PyObject qualname;
  PyObject module;
  PyObject doc;
  PyTuple typeParams;

  /**
   * Makes a function, held by the current scope.
   *
   * @param closure the cells of the free variables, or null; all references are borrowed
   */
  public PyFunction(
      ThreadState ts,
      PyCode code,
      PyDict globals,
      PyDict builtins,
      PyTuple closure,
      PyTuple defaults,
      PyDict kwdefaults,
      PyObject annotate) {
    super(ts, TYPE);
    if (closure == null && holdsLeaves(defaults) && holdsLeaves(kwdefaults) && isLeaf(annotate)) {
      becomeUncounted();
    }
    this.code = code;
    this.globals = ts.keep(globals);
    this.builtins = ts.keep(builtins);
    this.closure = ts.keep(closure);
    this.defaults = ts.keep(defaults);
    this.kwdefaults = ts.keep(kwdefaults);
    this.annotate = ts.keep(annotate);
    this.name = PyStr.interned(code.name);
    this.qualname = PyStr.interned(code.qualname);
    this.module = ts.keep(globals.getBorrowed(Names.__name__));
    this.doc =
        (code.flags & PyCode.CO_HAS_DOCSTRING) != 0 && code.constants.length > 0
            ? code.constants[0]
            : Py.None;
  }

  private static boolean isLeaf(PyObject o) {
    return !(o instanceof Counted c) || c.isUncounted();
  }

  private static boolean holdsLeaves(Counted container) {
    if (container == null || container.isUncounted()) {
      return true;
    }
    var seen =
        new Visitor() {
          boolean leaves = true;

          @Override
          public void visit(PyObject o) {
            leaves &= isLeaf(o);
          }
        };
    container.traverse(seen);
    return seen.leaves;
  }

  public PyTuple defaults() {
    return defaults;
  }

  public PyDict kwdefaults() {
    return kwdefaults;
  }

  /** Sets {@code __type_params__}. */
  public void setTypeParams(ThreadState ts, PyTuple params) {
    typeParams = ts.swap(typeParams, params);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(globals);
    v.visit(builtins);
    v.visit(closure);
    v.visit(defaults);
    v.visit(kwdefaults);
    v.visit(annotate);
    v.visit(annotations);
    v.visit(name);
    v.visit(qualname);
    v.visit(module);
    v.visit(doc);
    v.visit(typeParams);
  }
}
