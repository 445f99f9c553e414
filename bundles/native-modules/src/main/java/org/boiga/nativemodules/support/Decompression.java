package org.boiga.nativemodules.support;

/**
 * The state of a decompressing object: a decoder, input for which there was no room in the output,
 * and what came after the end of the stream. Safe on all threads. Calls of {@link #decompress} take
 * turns, may be long and use no Python objects, so that they are made detached; the others do not
 * wait.
 */
public final class Decompression {
  private final PushDecoder decoder;
  private final PushInput input = new PushInput();
  private volatile byte[] unused = {};
  private volatile boolean needsInput = true;
  private volatile boolean finished;

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
    if (finished) {
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
      finished = true;
    } else {
      needsInput = !out.isFull();
    }
    return out.toByteArray();
  }

  public boolean isFinished() {
    return finished;
  }

  /** Whether nothing comes out without more input. */
  public boolean needsInput() {
    return needsInput;
  }

  /** What came after the end of the stream. */
  public byte[] unused() {
    return unused;
  }
}
