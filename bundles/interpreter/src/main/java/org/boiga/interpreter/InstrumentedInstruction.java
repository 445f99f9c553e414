package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.PC;

import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.framestack.FrameStack;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.ThreadState;

/** Stands for an instruction in code of which events are wanted, or for the entry of a frame. */
final class InstrumentedInstruction extends Executable {
  /** What it stands for; null for the entry. */
  private final Executable plain;

  /** Whether the instruction has events now. Racy: events begin and end at some instruction. */
  boolean reports;

  private InstrumentedInstruction(Executable plain) {
    super(plain.code, plain.at, plain.after - plain.at);
    this.plain = plain;
  }

  private InstrumentedInstruction(PyCode code) {
    super(code, code.instructions.length, 1);
    plain = null;
    reports = true;
  }

  /** Stand-ins for all instructions, and the entry. */
  static Executable[] of(PyCode code) {
    Executable[] instructions = ThreadedCode.make(code);
    int n = instructions.length;
    Executable[] made = new Executable[n + 1];
    for (int pc = 0; pc < n; pc++) {
      made[pc] = instructions[pc] == null ? null : new InstrumentedInstruction(instructions[pc]);
    }
    made[n] = new InstrumentedInstruction(code);
    return made;
  }

  @Override
  public Executable execute(ThreadState ts, FrameStack st) {
    if (reports) {
      st.control[st.current + PC] = at + 1;
      if ((Instrumented.step(ts, code, at) & 0xff) == Opcodes.NOP) {
        return code.executable[st.control[st.current + PC]]; // done, or control goes elsewhere
      }
    }
    Executable e = plain.execute(ts, st);
    return e == null || e.code != code ? e : code.executable[e.at];
  }
}
