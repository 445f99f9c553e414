package org.boiga.nativemodules.support;

/**
 * A decoder that gets its input in pieces: it stops where it has none left, between two steps of
 * the format, and goes on from there. Used by one thread at a time.
 */
public interface PushDecoder {
  /** Decodes until the stream ends, {@code out} is full or there is not enough input. */
  void run(PushInput in, ByteSink out) throws DecodingException;

  /** Whether the stream has ended. */
  boolean isFinished();
}
