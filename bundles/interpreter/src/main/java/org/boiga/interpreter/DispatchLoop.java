package org.boiga.interpreter;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.ThreadState;

/**
 * Tier 0: executes threaded code, one instruction after another. Calls of Python functions push a
 * frame and go on in the same loop; only calls through Java code (a slot, a built-in with a
 * callback) enter the loop again.
 *
 * <p>Each kind of instruction is a class with a small method, which HotSpot compiles well; one
 * switch over all opcodes was two to three times slower, since its registers were spilled around
 * every instruction and its size kept what it calls from being inlined.
 */
final class DispatchLoop {
  private DispatchLoop() {}

  /**
   * Runs the frame on top of the stack until it returns or yields.
   *
   * @param pending an exception to raise before the first instruction, or null
   * @return the value, owned by the caller
   */
  static PyObject run(ThreadState ts, PyException pending) {
    FrameStack st = ts.stack;
    int entry = st.current;
    int mark = ts.mark();
    PyException thrown = pending;
    while (true) {
      if (thrown != null) {
        Unwinder.unwind(ts, entry, thrown, mark);
      }
      try {
        Executable e = ThreadedCode.current(st);
        do {
          e = e.execute(ts, st);
        } while (e != null);
        PyObject result = st.returned;
        st.returned = null;
        return result;
      } catch (PyException e) {
        thrown = e;
      } catch (StackOverflowError e) {
        thrown = Unwinder.recursion(ts);
      } catch (OutOfMemoryError e) {
        thrown = PyErr.of(ts, PyExc.MemoryError);
      } catch (RuntimeException e) {
        thrown = Unwinder.internal(ts, e);
      }
    }
  }
}
