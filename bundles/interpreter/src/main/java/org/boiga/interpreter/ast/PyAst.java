package org.boiga.interpreter.ast;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code ast.AST}: what Python's syntax tree nodes derive from. */
@org.boiga.api.annotation.PyType(name = "ast.AST")
public final class PyAst extends PyInstance {
  public static final PyType TYPE = PyType.builtinWithDict(new PyAstTable(), PyBaseObject.TYPE);

  PyAst(ThreadState ts, PyType type) {
    super(ts, type);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyAst(ts, cls);
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    new NodeInitializer(ts, this).initialize(args, start, n, kwnames);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return NodeRepr.repr(ts, this);
  }

  @PyMethod(doc = "What pickle needs to make the node again.")
  PyObject __reduce__(ThreadState ts) {
    return NodeCopies.reduce(ts, this);
  }

  @PyMethod(name = "__replace__", doc = "A copy of the node with some fields replaced.")
  PyObject replace(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return NodeCopies.replace(ts, this, args, start, n, kwnames);
  }
}
