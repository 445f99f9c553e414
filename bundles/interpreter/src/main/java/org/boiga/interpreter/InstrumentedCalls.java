package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.PC;

import org.boiga.framestack.FrameStack;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyMethod;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** The events of call instructions. Calls of native code are made here, to see how they end. */
@ManualCounting("registers own references")
final class InstrumentedCalls {
  private InstrumentedCalls() {}

  /** Reports a call; gives the instruction to execute, as {@link Instrumented#step}. */
  static int call(ThreadState ts, ThreadEvents t, CodeEvents e, PyCode co, int pc, int w) {
    FrameStack st = ts.stack;
    int op = w & 0xff;
    int base = st.control[st.current + BASE];
    int at = base + (w >>> 16 & 0xff);
    int n = w >>> 24;
    if (op == CALL_METHOD) {
      if (st.regs[at] == null) {
        at++;
      } else {
        n++;
      }
    }
    PyObject callable = ts.hold(st.regs[at]);
    PyObject first =
        op == CALL_EX
            ? st.regs[at + 1] instanceof PyTuple args && args.size() > 0 ? args.at(0) : null
            : n == 0 ? null : st.regs[at + 1];
    if (callable instanceof PyMethod m && (op != CALL_EX || m.function instanceof PyFunction)) {
      callable = ts.hold(m.function);
      first = m.self;
    }
    ts.hold(first);
    boolean isNative = !(callable instanceof PyFunction);
    if (isNative) {
      TraceFunctions.nativeCall(ts, t, Event.CALL, "c_call", callable, first);
    }
    Callbacks.call(ts, t, co, pc, Event.CALL, callable, first);
    if (t.takeJump()) {
      return NOP;
    }
    if (!isNative || !e.wants(Event.C_EVENTS)) {
      return w;
    }
    int next = pc + CodeEvents.size(w);
    st.control[st.current + PC] = next;
    PyObject result;
    try {
      result = perform(ts, base, w, next > pc + 1 ? co.instructions[pc + 1] : 0);
    } catch (PyException x) {
      TraceFunctions.nativeCall(ts, t, Event.C_RAISE, "c_exception", callable, first);
      Callbacks.call(ts, t, co, pc, Event.C_RAISE, callable, first);
      throw x;
    }
    ts.holdOwned(result);
    TraceFunctions.nativeCall(ts, t, Event.C_RETURN, "c_return", callable, first);
    Callbacks.call(ts, t, co, pc, Event.C_RETURN, callable, first);
    Frames.write(ts, base, w >>> 8 & 0xff, ts.keep(result));
    return NOP;
  }

  private static PyObject perform(ThreadState ts, int base, int w, int bits) {
    int a = w >>> 8 & 0xff;
    int b = w >>> 16 & 0xff;
    int c = w >>> 24;
    return switch (w & 0xff) {
      case CALL -> CallSequences.callNative(ts, base + b, c, bits, bits >>> 16);
      case CALL_METHOD ->
          ts.stack.regs[base + b] == null
              ? CallSequences.callNative(ts, base + b + 1, c, bits, bits >>> 16 & 0x7fff)
              : CallSequences.callNative(
                  ts, base + b, c + 1, bits, CallSequences.borrowedByMethod(bits));
      default -> CallSequences.callEx(ts, base, a, b, c);
    };
  }
}
