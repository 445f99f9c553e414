package org.boiga.framestack;

import java.util.Arrays;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;

/**
 * A thread's linear, resizable stack: registers in one array, frame records in a parallel one (an
 * idea of LuaJIT, taken over by the nogil interpreter of 2021).
 *
 * <p>A frame's window is a run of registers that starts at its <em>base</em>. The register before
 * the base holds the callable; from the base on come the arguments, the other locals, then
 * temporaries. A caller places callable and arguments at the top of its own window, where they
 * become the callee's first registers: a call copies nothing.
 *
 * <p>A frame record is {@link #WORDS} control words. The number of records is the depth of Python
 * recursion, so that the recursion limit is exact.
 *
 * <p>Fields are open to the interpreter, which keeps {@code regs} and positions in Java locals; the
 * arrays are replaced by {@link #ensure}, so they are reloaded after anything that may have called
 * Python code. For the owning thread only.
 */
@SuppressWarnings("unused")
public final class FrameStack extends StackPositions {
  /** Control words of a frame record. */
  public static final int WORDS = 4;

  /** Offset of the frame's base register. */
  public static final int BASE = 0;

  /** Offset of the pc to go on from, valid while the frame is not the running one. */
  public static final int PC = 1;

  /** Offset of the mask of borrowed argument registers: bit i for register base + i, i below 32. */
  public static final int BORROWED = 2;

  /** Offset of the flags, whose meaning is the interpreter's. */
  public static final int FLAGS = 3;

  private static final int INITIAL_REGISTERS = 16 * 1024; // 64 KB: no card shared with a neighbour
  private static final int INITIAL_FRAMES = 128;

  /** Of a virtual thread, of which there may be very many. */
  private static final int FEW_REGISTERS = 128;

  private static final int FEW_FRAMES = 16;

  /** Registers of a stack that is large enough to be trimmed. */
  static final int LARGE = 256 * 1024;

  /** The thread that the stack belongs to. */
  final Mutator owner;

  /** Registers. What lies above the running frame's window is null. */
  public PyObject[] regs;

  /** Frame records, bottom first. */
  public int[] control;

  /**
   * The depth from which on a call looks closer: the recursion limit, or 0 while the thread is
   * asked for something or code is being instrumented for events, so that calls need no tests for
   * that. Written by any thread.
   */
  public volatile int callLimit;

  /** What a frame that was entered from Java code has returned, owned; null at other times. */
  public PyObject returned;

  /** Frame objects by depth, for frames that somebody looked at; null until there is one. */
  public PyObject[] frames;

  // Room behind the positions, as Padded makes it in front of them: they change with every call.
  private long p0;
  private long p1;
  private long p2;
  private long p3;
  private long p4;
  private long p5;
  private long p6;
  private long p7;
  private long p8;
  private long p9;
  private long p10;
  private long p11;
  private long p12;
  private long p13;
  private long p14;
  private long p15;

  /** A stack for the calling thread. */
  public FrameStack(Mutator owner) {
    this.owner = owner;
    boolean small = Thread.currentThread().isVirtual();
    regs = new PyObject[small ? FEW_REGISTERS : INITIAL_REGISTERS];
    control = new int[(small ? FEW_FRAMES : INITIAL_FRAMES) * WORDS];
  }

  /** Makes room for a window of registers that ends before {@code end} and for one more record. */
  public void ensure(int end) {
    if (end > regs.length) {
      regs = Arrays.copyOf(regs, Math.max(regs.length * 2, end));
      if (regs.length >= LARGE) {
        StackTrimmer.watch(this);
      }
    }
    if (current + 2 * WORDS > control.length) {
      control = Arrays.copyOf(control, control.length * 2);
    }
  }

  /** Whether the thread uses little of a large stack. A guess, for any thread. */
  boolean isWasteful() {
    return regs.length >= LARGE && top < regs.length / 8;
  }

  /**
   * Gives the room back that a deep recursion took and nothing needs now. At a safepoint, since
   * callers may keep the arrays in Java locals.
   */
  public void trim() {
    if (!isWasteful()) {
      return;
    }
    int registers = Math.max(INITIAL_REGISTERS, Integer.highestOneBit(top) * 4);
    for (int i = registers; i < regs.length; i++) {
      if (regs[i] != null) {
        return; // arguments of a call that is being made
      }
    }
    int records = Math.max(INITIAL_FRAMES, Integer.highestOneBit(depth()) * 4);
    regs = Arrays.copyOf(regs, registers);
    if (control.length > records * WORDS) {
      control = Arrays.copyOf(control, records * WORDS);
    }
    if (frames != null && frames.length > records) {
      frames = Arrays.copyOf(frames, records);
    }
  }

  /** Frames on this stack. */
  public int depth() {
    return current / WORDS + 1;
  }
}
