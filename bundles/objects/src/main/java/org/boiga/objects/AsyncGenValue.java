package org.boiga.objects;

import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * What an asynchronous generator yields, in a wrapper that tells it from what awaitables inside it
 * yield.
 */
@org.boiga.api.annotation.PyType(name = "async_generator_wrapped_value", subclassable = false)
public final class AsyncGenValue extends Counted {
  public static final PyType TYPE = PyType.builtin(new AsyncGenValueTable(), PyBaseObject.TYPE);

  private final PyObject value;

  public AsyncGenValue(ThreadState ts, PyObject value) {
    super(ts);
    this.value = ts.keep(value);
  }

  /** The value, held by the current scope. */
  public PyObject value(ThreadState ts) {
    return ts.hold(value);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(value);
  }
}
