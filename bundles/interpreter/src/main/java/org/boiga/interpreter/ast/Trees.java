package org.boiga.interpreter.ast;

import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Mod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Classes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Trees as Python programs see and make them. */
public final class Trees {
  private Trees() {}

  /** The Python nodes of a tree, held by the current scope. */
  public static PyObject toPython(ThreadState ts, Mod tree) {
    return new ToPython(ts).node(tree);
  }

  /**
   * The tree that Python nodes make.
   *
   * @throws org.boiga.objects.PyException TypeError or ValueError if they make none
   */
  public static Mod fromPython(ThreadState ts, PyObject root, AstParser.Mode mode) {
    checkMode(ts, root, mode);
    Mod tree = new FromPython(ts).mod(root);
    new Validator(ts).validate(tree);
    return tree;
  }

  /** Checks that a node is the root of a tree for a way to compile. */
  public static void checkMode(ThreadState ts, PyObject root, AstParser.Mode mode) {
    Class<? extends Mod> expected =
        switch (mode) {
          case EXEC -> Mod.Module.class;
          case EVAL -> Mod.Expression.class;
          case SINGLE -> Mod.Interactive.class;
          case FUNC_TYPE -> Mod.FunctionType.class;
        };
    PyType type = AstTypes.of(ts).type(Schema.ofRecord(expected));
    if (!Classes.isInstance(ts, root, type)) {
      throw PyErr.typeError(
          ts, "expected %s node, got %s".formatted(type.shortName(), PyType.of(root).name()));
    }
  }
}
