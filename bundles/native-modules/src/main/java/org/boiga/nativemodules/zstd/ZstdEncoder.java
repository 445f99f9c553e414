package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import java.nio.ByteBuffer;
import java.util.Map;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.ByteSpan;

/**
 * The state of a compressing object. Safe on all threads, which take turns; calls may be long and
 * use no Python objects, so that they are made detached.
 */
final class ZstdEncoder {
  private static final int PART = 1 << 17;
  private static final byte[] NO_DICTIONARY = {};
  private static final EndDirective[] DIRECTIVES = {
    EndDirective.CONTINUE, EndDirective.FLUSH, EndDirective.END
  };

  static final int FLUSH_FRAME = 2;

  /** The size of a frame of which nothing is said. */
  static final long UNKNOWN = -1;

  private final Map<Parameter, Integer> parameters;
  private final ZstdArguments.Dictionary dictionary;
  private final ByteBuffer input = ByteBuffer.allocateDirect(PART);
  private final ByteBuffer output = ByteBuffer.allocateDirect(PART);
  private ZstdCompressCtx context;
  private ZstdDictCompress digested;
  private boolean hasPrefix;
  private boolean hasSize;
  private volatile int lastMode = FLUSH_FRAME;

  ZstdEncoder(Map<Parameter, Integer> parameters, ZstdArguments.Dictionary dictionary) {
    this.parameters = parameters;
    this.dictionary = dictionary;
    open();
  }

  private void open() {
    context = new ZstdCompressCtx();
    parameters.forEach((p, v) -> p.setter.accept(context, v));
    if (dictionary == null) {
      return;
    }
    if (dictionary.use() == ZstdArguments.Use.DIGESTED) {
      int level =
          parameters.getOrDefault(Parameter.COMPRESSION_LEVEL, Zstd.defaultCompressionLevel());
      if (digested == null) {
        digested = new ZstdDictCompress(dictionary.content(), level);
      }
      context.loadDict(digested);
    } else {
      context.loadDict(dictionary.content());
      hasPrefix = dictionary.use() == ZstdArguments.Use.PREFIX;
    }
  }

  synchronized void close() {
    if (context != null) {
      context.close();
      context = null;
    }
    if (digested != null) {
      digested.close();
      digested = null;
    }
  }

  int lastMode() {
    return lastMode;
  }

  /**
   * Says how much there will be in the next frame.
   *
   * @param size without sign, but {@link #UNKNOWN}
   * @return false if a frame has begun
   */
  synchronized boolean setSize(long size) {
    if (lastMode != FLUSH_FRAME) {
      return false;
    }
    if (size == UNKNOWN) {
      context.close();
      open();
      hasSize = false;
    } else {
      hasSize = true;
      // The binding takes no more than a long has; nobody has so much either.
      context.setPledgedSrcSize(size < 0 ? Long.MAX_VALUE : size);
    }
    return true;
  }

  /**
   * Compresses.
   *
   * @param mode 0 to wait for more, 1 to end a block, 2 to end the frame
   */
  synchronized byte[] compress(ByteSpan data, int mode) {
    boolean done = false;
    try {
      ByteSink out = new ByteSink(-1);
      int at = data.from();
      if (lastMode == FLUSH_FRAME && mode == FLUSH_FRAME && !hasSize) {
        context.setPledgedSrcSize(data.length()); // as libzstd does for what it gets in one piece
      }
      do {
        int n = Math.min(PART, data.to() - at);
        input.clear().put(data.array(), at, n).flip();
        at += n;
        drain(out, at == data.to() ? DIRECTIVES[mode] : EndDirective.CONTINUE);
      } while (at < data.to());
      done = true;
      return out.toByteArray();
    } finally {
      if (done) {
        lastMode = mode;
        hasSize &= mode != FLUSH_FRAME;
        dropPrefix();
      } else {
        hasSize = false;
        context.close();
        lastMode = FLUSH_FRAME;
        open();
      }
    }
  }

  private void drain(ByteSink out, EndDirective directive) {
    boolean flushed;
    do {
      output.clear();
      flushed = context.compressDirectByteBufferStream(output, input, directive);
      output.flip();
      byte[] part = new byte[output.remaining()];
      output.get(part);
      out.write(part, 0, part.length);
    } while (input.hasRemaining() || directive != EndDirective.CONTINUE && !flushed);
  }

  private void dropPrefix() {
    if (hasPrefix && lastMode == FLUSH_FRAME) {
      context.loadDict(NO_DICTIONARY);
      hasPrefix = false;
    }
  }
}
