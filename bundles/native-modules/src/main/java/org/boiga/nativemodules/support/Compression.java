package org.boiga.nativemodules.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * The state of a compressing object: an encoder that writes to memory. Safe on all threads, which
 * take turns; calls may be long and use no Python objects, so that they are made detached.
 */
public final class Compression {
  /** Makes an encoder on top of a stream. */
  @FunctionalInterface
  public interface EncoderFactory {
    OutputStream on(OutputStream out) throws IOException;
  }

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

  /** Null once the stream has ended. */
  private OutputStream encoder;

  public Compression(EncoderFactory factory) throws IOException {
    encoder = factory.on(output);
  }

  private byte[] take() {
    byte[] b = output.toByteArray();
    output.reset();
    return b;
  }

  /** Compresses data; what comes out already, or null if the stream has ended. */
  public synchronized byte[] compress(ByteSpan data) {
    if (encoder == null) {
      return null;
    }
    try {
      encoder.write(data.array(), data.from(), data.length());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return take();
  }

  /** Ends the stream; what has not come out yet, or null if the stream has ended before. */
  public synchronized byte[] finish() {
    if (encoder == null) {
      return null;
    }
    try {
      encoder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    encoder = null;
    return take();
  }
}
