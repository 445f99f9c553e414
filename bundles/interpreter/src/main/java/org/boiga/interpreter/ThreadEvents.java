package org.boiga.interpreter;

import static org.boiga.framestack.FrameStack.PC;
import static org.boiga.framestack.FrameStack.WORDS;

import java.util.Arrays;
import org.boiga.framestack.FrameStack;
import org.boiga.objects.ThreadState;

/** What one thread has to know of its frames to report their events. For the thread's own use. */
final class ThreadEvents {
  /** A line that no instruction is at. */
  static final int NO_LINE = -2;

  private static final int NONE = -1;

  final Instrumentation instrumentation;

  /** Callbacks in progress: the code that they run has no events. */
  int callbacks;

  /** The event that a trace function is being told of, or null. */
  Event reported;

  /** Whether a callback has set another pc in the running frame. */
  private boolean jumped;

  private int version;

  /** The line that each frame was at last, by depth. */
  private int[] lines = new int[64];

  /** The pc of the branch whose way is not known yet, by depth. */
  private int[] branches = new int[64];

  private ThreadEvents(ThreadState ts) {
    instrumentation = Instrumentation.of(ts);
  }

  static ThreadEvents of(ThreadState ts) {
    if (ts.events == null) {
      ThreadEvents t = new ThreadEvents(ts);
      ts.events = t;
      t.reset(ts);
    }
    return (ThreadEvents) ts.events;
  }

  private void ensure(int depth) {
    if (depth >= lines.length) {
      lines = Arrays.copyOf(lines, Math.max(depth + 1, lines.length * 2));
      branches = Arrays.copyOf(branches, lines.length);
    }
  }

  /** Takes all frames to be at the lines where their pcs say that they are. */
  void reset(ThreadState ts) {
    version = instrumentation.version;
    FrameStack st = ts.stack;
    ensure(st.depth());
    for (int r = 0; r <= st.current; r += WORDS) {
      lines[r / WORDS] = Frames.function(st, r).code.lineAt(st.control[r + PC] - 1);
      branches[r / WORDS] = NONE;
    }
  }

  /** The running frame begins or goes on; {@code line} is where it was last. */
  void enter(int depth, int line) {
    ensure(depth);
    lines[depth] = line;
    branches[depth] = NONE;
  }

  /** Another thread may have changed the events since this one looked at its frames. */
  void synchronize(ThreadState ts) {
    if (version != instrumentation.version) {
      reset(ts);
      lines[ts.stack.current / WORDS] = NO_LINE;
    }
  }

  /** Notes the line that a frame is at; gives the one before. */
  int line(int depth, int line) {
    int last = lines[depth];
    lines[depth] = line;
    return last;
  }

  void branch(int depth, int pc) {
    branches[depth] = pc;
  }

  /** The pc of the branch that the frame has just taken, or a negative number. */
  int takeBranch(int depth) {
    int pc = branches[depth];
    branches[depth] = NONE;
    return pc;
  }

  /** A callback has the frame go on at another line. */
  void jump(int depth, int line) {
    jumped = true;
    lines[depth] = line;
    branches[depth] = NONE;
  }

  boolean takeJump() {
    boolean j = jumped;
    jumped = false;
    return j;
  }
}
