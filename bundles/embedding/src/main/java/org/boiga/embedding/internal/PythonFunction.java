package org.boiga.embedding.internal;

import org.boiga.api.annotation.PySlot;
import org.boiga.embedding.JavaFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** A Java function as Python calls it. */
@org.boiga.api.annotation.PyType(
    name = "boiga.JavaFunction",
    doc = "A function of Java code.",
    subclassable = false)
final class PythonFunction extends PyObject {
  static final PyType TYPE = PyType.builtin(new PythonFunctionTable(), PyBaseObject.TYPE);

  private final EmbeddedInterpreter interpreter;
  private final JavaFunction function;

  PythonFunction(EmbeddedInterpreter interpreter, JavaFunction function) {
    this.interpreter = interpreter;
    this.function = function;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "JavaFunction", kwnames);
    }
    Object[] arguments = new Object[n];
    for (int i = 0; i < n; i++) {
      arguments[i] = interpreter.values.toJava(ts, args[start + i]);
    }
    try {
      return interpreter.values.toPython(ts, function.call(arguments));
    } catch (PyException e) {
      throw e;
    } catch (Exception | StackOverflowError e) {
      throw PyErr.runtimeError(ts, e.toString());
    }
  }
}
