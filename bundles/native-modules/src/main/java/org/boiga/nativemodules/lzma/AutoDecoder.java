package org.boiga.nativemodules.lzma;

import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.PushInput;

/** Either of the containers, told by the first byte. */
final class AutoDecoder implements StreamDecoder {
  private static final int FIRST_OF_XZ = 0xFD;

  private final long memoryLimit;
  private StreamDecoder chosen;

  AutoDecoder(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  @Override
  public void run(PushInput in, ByteSink out) throws DecodingException {
    if (chosen == null) {
      if (in.available() == 0) {
        return;
      }
      chosen =
          in.peek() == FIRST_OF_XZ
              ? new XzDecoder(memoryLimit)
              : new AloneDecoder(memoryLimit, true);
    }
    chosen.run(in, out);
  }

  @Override
  public boolean isFinished() {
    return chosen != null && chosen.isFinished();
  }

  @Override
  public int check() {
    return chosen == null ? XzDecoder.CHECK_UNKNOWN : chosen.check();
  }
}
