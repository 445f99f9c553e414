package org.boiga.objects;

import java.util.function.Function;
import org.boiga.api.Slot;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;

/**
 * The attributes of an instance of a Python class that derives from a leaf and has a finaliser.
 * Such an instance is not counted, as no str or int is: its finaliser runs when the JVM finds it
 * unreachable, with another instance of the same value and attributes.
 */
final class LeafBody extends PyInstance {
  /**
   * The instance that stands in for the lost one; null in the body of the one that may get lost.
   */
  private PyObject instance;

  private LeafBody(PyType type) {
    super(type);
  }

  private LeafBody(State state) {
    super(state);
    instance = state.maker.apply(this);
  }

  /**
   * The body of a new instance.
   *
   * @param maker makes an instance of the same value around a body; must not refer to the new one
   */
  static PyInstance of(ThreadState ts, PyType type, Function<PyInstance, PyObject> maker) {
    if (!type.finalizes) {
      return uncountedBody(type);
    }
    State state = new State(maker);
    LeafBody b = new LeafBody(type);
    b.becomePart(); // what it refers to is for the stand-in to account for, which it gets at exit
    b.watch(ts, state);
    return b;
  }

  /** What is left of an instance that the JVM found unreachable. */
  private static final class State extends StandIn {
    private final Function<PyInstance, PyObject> maker;

    State(Function<PyInstance, PyObject> maker) {
      this.maker = maker;
    }

    @Override
    protected PyInstance make(ThreadState ts) {
      return new LeafBody(this);
    }
  }

  @Override
  protected void runFinalizer(Mutator m) {
    Finalization.run((ThreadState) m, instance, type().slot(Slot.DEL));
  }
}
