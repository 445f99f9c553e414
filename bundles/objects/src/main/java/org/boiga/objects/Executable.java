package org.boiga.objects;

import org.boiga.framestack.FrameStack;

/**
 * One instruction of {@link PyCode}, decoded, as the interpreter runs it: threaded code (Bell,
 * 1973) whose threads are objects. Executing an instruction gives the one to execute next.
 *
 * <p>An instruction may be executed by any number of threads at once: it is immutable but for
 * inline caches, which are immutable records in plain fields.
 */
public abstract class Executable {
  public final PyCode code;

  /** The pc of the instruction. */
  public final int at;

  /** The pc of the instruction behind it. */
  public final int after;

  /** The instruction behind it, or null; never changes once the code is published. */
  public Executable next;

  protected Executable(PyCode code, int at, int size) {
    this.code = code;
    this.at = at;
    this.after = at + size;
  }

  /**
   * Executes the instruction in the running frame of {@code st}, the stack of {@code ts}.
   *
   * @return the instruction that comes next, in whatever frame is the running one then; null when a
   *     frame has ended that was entered from Java code: what it returned is in {@code st.returned}
   * @throws PyException with the pc of the frame's record behind the instruction
   */
  public abstract Executable execute(ThreadState ts, FrameStack st);
}
