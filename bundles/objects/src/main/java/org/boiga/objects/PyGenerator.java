package org.boiga.objects;

import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * What generators, coroutines and asynchronous generators have in common: a suspended frame with a
 * register window of its own. While it runs, the window is on the frame stack of the running thread.
 */
public abstract sealed class PyGenerator extends PyInstance
    permits PyPlainGenerator, PyCoroutine, PyAsyncGenerator {

  /** Where in its life a generator is. */
  public enum State {
    CREATED,
    SUSPENDED,
    RUNNING,
    CLOSED
  }

  /** The function whose call made this; owned until closed. */
  public PyFunction function;

  /**
   * The registers while suspended, owned; null when closed. While running the array is stale: the
   * window is on the frame stack.
   */
  public PyObject[] window;

  /** Where to go on: pc of the instruction after the yield. */
  public int pc;

  public volatile State state = State.CREATED;

  /** The frame object if one was made, else null; owned. */
  public PyObject frame;

  /** The value that it returned, until it is taken; owned. */
  public PyObject returned;

  /** The exception being handled inside it while suspended, or null; owned. */
  public PyObject handled;

  PyObject name;
  PyObject qualname;

  protected PyGenerator(ThreadState ts, PyType type, PyFunction function) {
    super(ts, type);
    this.function = ts.keep(function);
    name = function.name;
    qualname = function.qualname;
    ts.keep(name);
    ts.keep(qualname);
  }

  /** Ends the generator's life: drops its frame. */
  public final void close(ThreadState ts) {
    state = State.CLOSED;
    PyObject[] w = window;
    window = null;
    if (w != null) {
      for (PyObject o : w) {
        ts.holdOwned(o);
      }
    }
    ts.holdOwned(handled);
    handled = null;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    if (window != null && state != State.RUNNING) {
      v.visitAll(window, window.length);
    }
    v.visit(frame);
    v.visit(returned);
    v.visit(handled);
    v.visit(name);
    v.visit(qualname);
  }
}
