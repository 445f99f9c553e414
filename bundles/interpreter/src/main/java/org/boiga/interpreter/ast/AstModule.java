package org.boiga.interpreter.ast;

import org.boiga.api.annotation.PyExec;
import org.boiga.interpreter.CompileFlags;
import org.boiga.objects.Py;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code _ast}: the classes of syntax tree nodes. */
@org.boiga.api.annotation.PyModule(name = "_ast")
public final class AstModule {
  private AstModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.addTypes(ts, PyAst.TYPE);
    m.put(ts, "PyCF_ALLOW_TOP_LEVEL_AWAIT", Py.int_(CompileFlags.ALLOW_TOP_LEVEL_AWAIT));
    m.put(ts, "PyCF_ONLY_AST", Py.int_(CompileFlags.ONLY_AST));
    m.put(ts, "PyCF_TYPE_COMMENTS", Py.int_(CompileFlags.TYPE_COMMENTS));
    m.put(ts, "PyCF_OPTIMIZED_AST", Py.int_(CompileFlags.OPTIMIZED_AST));
    for (PyType type : AstTypes.of(ts).all()) {
      m.addTypes(ts, type);
    }
  }
}
