package org.boiga.interpreter;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFunction;
import org.boiga.objects.ThreadState;

/** An instruction without a class of its own. */
final class RareInstruction extends Threaded {
  private final int word;
  private final int second;

  RareInstruction(PyCode code, int[] words, int at) {
    super(code, words, at);
    word = words[at];
    second = after == at + 2 ? words[at + 1] : 0;
  }

  @Override
  public Executable execute(ThreadState ts, FrameStack st) {
    save(st);
    PyFunction fn = (PyFunction) st.regs[st.base - 1];
    PyObject v = RareInstructions.execute(ts, fn, code, word, second, st.base);
    return v == null ? afterCall() : storeAfterCall(ts, st, v);
  }
}
