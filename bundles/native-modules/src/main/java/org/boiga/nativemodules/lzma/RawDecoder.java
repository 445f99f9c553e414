package org.boiga.nativemodules.lzma;

import java.util.List;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.PushInput;
import org.boiga.nativemodules.support.PushInput.Underflow;

/** Data without a container. */
final class RawDecoder implements StreamDecoder {
  private final FilterChain chain;

  RawDecoder(List<FilterSpec> filters) throws LzmaError {
    chain = new FilterChain(filters);
  }

  @Override
  public void run(PushInput in, ByteSink out) throws DecodingException {
    try {
      chain.run(in, out);
    } catch (Underflow e) {
      // goes on with more input
    }
  }

  @Override
  public boolean isFinished() {
    return chain.isFinished();
  }

  @Override
  public int check() {
    return XzDecoder.CHECK_NONE;
  }
}
