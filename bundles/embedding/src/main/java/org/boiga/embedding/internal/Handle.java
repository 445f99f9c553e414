package org.boiga.embedding.internal;

import org.boiga.embedding.PythonObject;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** A reference that Java code owns. */
final class Handle implements PythonObject {
  private final EmbeddedInterpreter interpreter;
  private PyObject object;

  /** Owns {@code o} from now on. */
  Handle(EmbeddedInterpreter interpreter, ThreadState ts, PyObject o) {
    this.interpreter = interpreter;
    object = ts.keep(o);
  }

  /** The object, held by the current scope. */
  synchronized PyObject object(ThreadState ts, EmbeddedInterpreter user) {
    if (user != interpreter) {
      throw new IllegalArgumentException("an object of another interpreter");
    }
    if (object == null) {
      throw new IllegalStateException("the object has been closed");
    }
    return ts.hold(object);
  }

  private PyObject object(ThreadState ts) {
    return object(ts, interpreter);
  }

  @Override
  public Object getAttribute(String name) {
    return interpreter.run(
        ts -> interpreter.values.toJava(ts, Attributes.get(ts, object(ts), name)));
  }

  @Override
  public void setAttribute(String name, Object value) {
    interpreter.run(
        ts -> {
          Attributes.set(ts, object(ts), name, interpreter.values.toPython(ts, value));
          return null;
        });
  }

  @Override
  public Object call(Object... arguments) {
    return interpreter.run(ts -> interpreter.call(ts, object(ts), arguments));
  }

  @Override
  public Object callMethod(String name, Object... arguments) {
    return interpreter.run(
        ts -> interpreter.call(ts, Attributes.get(ts, object(ts), name), arguments));
  }

  @Override
  public String typeName() {
    return interpreter.run(ts -> EmbeddedInterpreter.typeName(ts, PyType.of(object(ts))));
  }

  @Override
  public String toString() {
    return interpreter.run(ts -> Conversion.str(ts, object(ts)).toString());
  }

  @Override
  public void close() {
    PyObject o;
    synchronized (this) {
      o = object;
      object = null;
    }
    if (o != null && interpreter.isOpen()) {
      interpreter.run(ts -> ts.holdOwned(o));
    }
  }
}
