package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** The filter of a chain that reads the stream: LZMA1 or LZMA2. */
interface LastFilter {
  LzmaWindow window();

  /**
   * Decodes until the window has no more room or the data ends.
   *
   * @throws Underflow where it needs more input
   */
  void run(PushInput in) throws Underflow, LzmaError;

  boolean isFinished();
}
