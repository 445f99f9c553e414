package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.NONE;
import static org.boiga.framestack.FrameStack.PC;

import org.boiga.compiler.bytecode.Instruction;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.ThreadState;

/** What all instructions of tier 0 have: their operands, and how they end. */
@ManualCounting("registers own references")
abstract class Threaded extends Executable {
  /** Operands: mostly registers. */
  final int a;

  final int b;
  final int c;

  /** First temporary register of the code. */
  final int ft;

  /**
   * Decodes the instruction at {@code at}.
   *
   * @param words the code's instructions
   */
  Threaded(PyCode code, int[] words, int at) {
    this(code, words, at, at);
  }

  /** As above for an instruction that does the work of those from {@code first} on as well. */
  Threaded(PyCode code, int[] words, int at, int first) {
    super(code, first, at + Instruction.of(words[at]).size() - first);
    int w = words[at];
    a = w >>> 8 & 0xff;
    b = w >>> 16 & 0xff;
    c = w >>> 24;
    ft = code.firstTemporary;
  }

  /** What an operand's register holds; null where the operand is {@code NONE}. */
  static PyObject part(FrameStack st, int register) {
    return register == NONE ? null : st.regs[st.base + register];
  }

  /** Notes the place in the frame's record, before anything that may raise or run other code. */
  final void save(FrameStack st) {
    st.control[st.current + PC] = after;
  }

  /** Ends the instruction with a value for register a, owned. */
  final Executable store(ThreadState ts, FrameStack st, PyObject result) {
    write(ts, st, result);
    return next;
  }

  /** As {@link #store} for an instruction that may have run other code. */
  final Executable storeAfterCall(ThreadState ts, FrameStack st, PyObject result) {
    write(ts, st, result);
    return code.executable[after];
  }

  /** Goes on behind an instruction without a value that may have run other code. */
  final Executable afterCall() {
    return code.executable[after];
  }

  private void write(ThreadState ts, FrameStack st, PyObject result) {
    if (a >= ft) {
      // A temporary that is written holds nothing that is counted: it was consumed or is new.
      st.regs[st.base + a] = result;
    } else {
      save(st); // what is released may be looked at from there
      Frames.write(ts, st.base, a, result);
    }
  }
}
