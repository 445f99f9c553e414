package org.boiga.modules.symtable;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.compiler.symtable.Scope;
import org.boiga.compiler.symtable.Symbol;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Identity;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** A scope, as module {@code symtable} asks about it. */
@org.boiga.api.annotation.PyType(name = "symtable entry", subclassable = false)
public final class SymtableEntry extends Counted {
  public static final PyType TYPE = PyType.builtin(new SymtableEntryTable(), PyBaseObject.TYPE);

  private final Scope scope;
  private final PyDict symbols;
  private final PyList parameters;
  private final PyList children;

  SymtableEntry(ThreadState ts, Scope scope) {
    super(ts);
    this.scope = scope;
    symbols = ts.keep(new PyDict(ts));
    for (Symbol s : scope.symbols()) {
      symbols.put(ts, PyStr.interned(s.name()), Py.int_(s.encoded()));
    }
    parameters = ts.keep(PyList.of(ts));
    for (String name : scope.parameters()) {
      parameters.append(ts, PyStr.interned(name));
    }
    children = ts.keep(PyList.of(ts));
    for (Scope child : scope.children()) {
      int mark = ts.mark();
      children.append(ts, new SymtableEntry(ts, child));
      ts.release(mark);
    }
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyGetter
  PyObject id(ThreadState ts) {
    return Identity.id(this);
  }

  @PyGetter
  PyObject name(ThreadState ts) {
    return PyStr.interned(scope.name());
  }

  @PyGetter
  PyObject symbols(ThreadState ts) {
    return ts.hold(symbols);
  }

  @PyGetter
  PyObject varnames(ThreadState ts) {
    return ts.hold(parameters);
  }

  @PyGetter
  PyObject children(ThreadState ts) {
    return ts.hold(children);
  }

  @PyGetter
  PyObject nested(ThreadState ts) {
    return Py.int_(scope.isNested() ? 1 : 0);
  }

  @PyGetter(name = "type")
  PyObject kind(ThreadState ts) {
    return Py.int_(scope.type().ordinal());
  }

  @PyGetter
  PyObject lineno(ThreadState ts) {
    return Py.int_(line());
  }

  private int line() {
    return scope.span() == null ? 0 : scope.span().lineno();
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "<symtable entry %s(%d), line %d>"
        .formatted(scope.name(), Identity.id(this).longValue(), line());
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(symbols);
    v.visit(parameters);
    v.visit(children);
  }
}
