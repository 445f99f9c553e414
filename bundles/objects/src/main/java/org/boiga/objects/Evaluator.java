package org.boiga.objects;

import java.util.List;
import org.boiga.memory.PyObject;

/**
 * What the object model needs of the interpreter above it: to run Python functions and generators,
 * and to know the running frames. Results are held by the caller's scope.
 */
public interface Evaluator {

  /**
   * Calls a Python function.
   *
   * @param args holds {@code n} positional arguments from {@code start}, then a value for each name
   *     in {@code kwnames}; borrowed
   * @param kwnames names of keyword arguments, or null
   */
  PyObject call(ThreadState ts, PyFunction f, PyObject[] args, int start, int n, PyTuple kwnames);

  /** Runs code in the given namespaces, as {@code exec} and module execution do. */
  PyObject run(ThreadState ts, PyCode code, PyDict globals, PyObject locals, PyTuple closure);

  /**
   * Runs the body of a class statement.
   *
   * @param body a function without parameters whose code is not optimised
   * @param namespace the mapping that {@code __prepare__} gave; borrowed
   * @return what the body returns
   */
  PyObject runClassBody(ThreadState ts, PyFunction body, PyObject namespace);

  /**
   * What {@code super()} without arguments stands for in the running frame: the class from {@code
   * __class__} and the first argument.
   *
   * @throws PyException RuntimeError where there is no such thing
   */
  PyObject[] superArguments(ThreadState ts);

  /**
   * Resumes a generator, coroutine or asynchronous generator whose state has just been set to
   * running; see {@link PyGenerator#resume}, which alone calls this.
   *
   * @param sent the value that the yield expression gives; null for a generator that starts, or
   *     where {@code thrown} is set
   * @param thrown the exception to raise at the yield expression, or null; where the generator
   *     delegates to an iterator it goes there first, see {@link Delegation#throwInto}
   * @return what it yields, or null when it returned: then {@code g.returned} is set
   */
  PyObject resume(ThreadState ts, PyGenerator g, PyObject sent, PyException thrown);

  /** The iterator that a suspended generator delegates to, held by the scope, or null. */
  PyObject delegate(ThreadState ts, PyGenerator g);

  /** The frame object of the running frame {@code depth} calls up, or null if there is none. */
  PyObject frame(ThreadState ts, int depth);

  /** The frame object of a generator that has not ended, held by the scope; else null. */
  PyObject frameOf(ThreadState ts, PyGenerator g);

  /** The type of frame objects. */
  PyType frameType();

  /** {@code locals()} of the running frame, held by the scope. */
  PyObject locals(ThreadState ts);

  /** The globals of the running frame, or null if no Python code runs. */
  PyDict globals(ThreadState ts);

  /** The built-ins of the running frame, borrowed; null if none runs. */
  PyDict builtins(ThreadState ts);

  /** The name to show in a warning or traceback; code of the running frame or null. */
  PyCode runningCode(ThreadState ts);

  /** Line that the running frame executes, or 0. */
  int runningLine(ThreadState ts);

  /** A place in a program that a frame executes. */
  record CodeLine(PyCode code, int line) {}

  /**
   * Where a thread is, the innermost frame first; for any thread. Of another thread that runs it is
   * a guess: its frames change meanwhile, and the innermost line is that of its last call.
   *
   * @param limit the most frames to tell
   */
  List<CodeLine> stackTrace(ThreadState of, int limit);

  /** Runs what waits for a safepoint: signal handlers, asynchronous exceptions. */
  void pendingCalls(ThreadState ts);

  /** Ends the tracing and profiling of the thread, which calls this. */
  default void stopTracing(ThreadState ts) {}

  /** Imports a module by absolute name and returns it ({@code importlib.import_module}). */
  PyObject importModule(ThreadState ts, String name);
}
