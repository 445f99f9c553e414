package org.boiga.objects;

import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * An awaitable that makes an asynchronous generator take a step: what {@code asend}, {@code athrow}
 * and {@code aclose} give.
 */
abstract sealed class AsyncGeneratorStep extends Counted
    permits AsyncGeneratorSend, AsyncGeneratorThrow {

  enum State {
    NEW,
    ITERATING,
    CLOSED
  }

  final PyAsyncGenerator generator;
  State state = State.NEW;

  AsyncGeneratorStep(ThreadState ts, PyAsyncGenerator generator) {
    super(ts);
    this.generator = ts.keep(generator);
  }

  /** The step of {@code asend}; {@code value} is null for {@code __anext__}. */
  static AsyncGeneratorStep send(ThreadState ts, PyAsyncGenerator g, PyObject value) {
    return new AsyncGeneratorSend(ts, g, value);
  }

  /** The step of {@code athrow} with its arguments, or of {@code aclose} with null. */
  static AsyncGeneratorStep throwing(ThreadState ts, PyAsyncGenerator g, PyTuple args) {
    return new AsyncGeneratorThrow(ts, g, args);
  }

  /** How it is named where it is used twice. */
  abstract String what();

  /** The name of the method that made it, for a step that nobody awaited; null not to warn. */
  abstract String neverAwaited();

  final PyException reused(ThreadState ts) {
    return PyErr.runtimeError(ts, "cannot reuse already awaited " + what());
  }

  /** Ends the step: from what the generator gave, makes what the awaiting code sees. */
  final PyObject unwrap(ThreadState ts, PyObject given) {
    if (given == null) {
      generator.ended = true;
      generator.runningAsync = false;
      generator.takeReturned(ts);
      throw PyErr.of(ts, PyExc.StopAsyncIteration);
    }
    if (given instanceof AsyncGenValue v) {
      generator.runningAsync = false;
      throw PyErr.stopIteration(ts, v.value(ts));
    }
    return given;
  }

  /** Notes what an exception that leaves the generator means for it. */
  final PyException failed(PyException e) {
    if (e.matches(PyExc.StopAsyncIteration) || e.matches(PyExc.GeneratorExit)) {
      generator.ended = true;
    }
    generator.runningAsync = false;
    return e;
  }

  @Override
  protected boolean hasFinalizer() {
    return state == State.NEW && neverAwaited() != null;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    ThreadState ts = (ThreadState) m;
    Finalization.run(
        ts,
        this,
        "Exception ignored while finalizing coroutine method ",
        () ->
            Warnings.warn(
                ts,
                PyExc.RuntimeWarning,
                "coroutine method '%s' of '%s' was never awaited"
                    .formatted(neverAwaited(), generator.qualname),
                1));
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(generator);
  }
}
