package org.boiga.nativemodules.support;

/**
 * The state of a decompressing object: a decoder, input for which there was no room in the output,
 * and what came after the end of the stream. Safe on all threads, which take turns; calls may be
 * long and use no Python objects, so that they are made detached.
 */
public final class Decompression {
  private final PushDecoder decoder;
  private final PushInput input = new PushInput();
  private byte[] unused = {};
  private boolean needsInput = true;

  public Decompression(PushDecoder decoder) {
    this.decoder = decoder;
  }

  /**
   * Decodes further input.
   *
   * @param max most bytes of output; negative for all
   * @return the output; null if the stream had ended before
   */
  public synchronized byte[] decompress(ByteSpan data, long max) throws DecodingException {
    if (decoder.isFinished()) {
      return null;
    }
    ByteSink out = new ByteSink(max);
    boolean done = false;
    try {
      input.feed(data);
      decoder.run(input, out);
      done = true;
    } finally {
      if (done) {
        input.retain();
      } else {
        input.clear();
      }
    }
    if (decoder.isFinished()) {
      unused = input.rest();
      input.clear();
      needsInput = false;
    } else {
      needsInput = !out.isFull();
    }
    return out.toByteArray();
  }

  public synchronized boolean isFinished() {
    return decoder.isFinished();
  }

  /** Whether nothing comes out without more input. */
  public synchronized boolean needsInput() {
    return needsInput;
  }

  /** What came after the end of the stream. */
  public synchronized byte[] unused() {
    return unused;
  }
}
