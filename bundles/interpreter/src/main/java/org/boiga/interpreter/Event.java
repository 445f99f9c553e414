package org.boiga.interpreter;

/** The events of running code that tools may ask for (PEP 669), in the order of their bits. */
public enum Event {
  PY_START,
  PY_RESUME,
  PY_RETURN,
  PY_YIELD,
  CALL,
  LINE,
  INSTRUCTION,
  JUMP,
  BRANCH_LEFT,
  BRANCH_RIGHT,
  STOP_ITERATION,
  RAISE,
  EXCEPTION_HANDLED,
  PY_UNWIND,
  PY_THROW,
  RERAISE,
  C_RETURN,
  C_RAISE,
  BRANCH;

  /** The events that may be asked for in one code object alone. */
  public static final int LOCAL = STOP_ITERATION.bit() * 2 - 1;

  /** The events of both ways that a branch may take. */
  public static final int BRANCHES = BRANCH_LEFT.bit() | BRANCH_RIGHT.bit();

  /** The events of the end of a call of native code, which come with CALL. */
  public static final int C_EVENTS = C_RETURN.bit() | C_RAISE.bit();

  public int bit() {
    return 1 << ordinal();
  }

  /** Whether a callback may switch the event off where it happened. */
  boolean isLocal() {
    return (LOCAL & bit()) != 0;
  }
}
