package org.boiga.framestack;

import org.boiga.memory.Padded;

/** Where a frame stack is: what every call writes, on cache lines of its own. */
public abstract sealed class StackPositions extends Padded permits FrameStack {
  /**
   * Index into {@code control} of the running frame's record; {@code -}{@link FrameStack#WORDS} if
   * there is none.
   */
  public int current = -FrameStack.WORDS;

  /** First register of the running frame's window: the base in its record. */
  public int base;

  /** First register above the running frame's window. */
  public int top = 1;
}
