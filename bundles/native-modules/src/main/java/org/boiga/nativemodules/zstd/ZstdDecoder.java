package org.boiga.nativemodules.zstd;

import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.nio.ByteBuffer;
import org.boiga.nativemodules.support.ByteSink;
import org.boiga.nativemodules.support.ByteSpan;
import org.boiga.nativemodules.support.DecodingException;
import org.boiga.nativemodules.support.PushDecoder;
import org.boiga.nativemodules.support.PushInput;

/** Decodes one frame by libzstd. */
final class ZstdDecoder implements PushDecoder {
  private static final int PART = 1 << 17;

  /** Windows that need more are refused; 0 if libzstd decides. */
  private final int windowLogLimit;

  private final ZstdDecompressCtx context = new ZstdDecompressCtx();
  private final ZstdDictDecompress digested;
  private final ByteBuffer input = ByteBuffer.allocateDirect(PART);
  private final ByteBuffer output = ByteBuffer.allocateDirect(PART);
  private boolean headerSeen;
  private boolean finished;

  ZstdDecoder(ZstdArguments.Dictionary dictionary, int windowLogLimit) {
    this.windowLogLimit = windowLogLimit;
    headerSeen = windowLogLimit == 0;
    if (dictionary == null) {
      digested = null;
    } else if (dictionary.use() == ZstdArguments.Use.DIGESTED) {
      digested = new ZstdDictDecompress(dictionary.content());
      context.loadDict(digested);
    } else {
      digested = null;
      context.loadDict(dictionary.content());
    }
  }

  void close() {
    context.close();
    if (digested != null) {
      digested.close();
    }
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public void run(PushInput in, ByteSink out) throws DecodingException {
    if (!headerSeen && !checkWindow(in)) {
      return;
    }
    try {
      boolean full;
      do {
        int mark = in.mark();
        byte[] part = new byte[Math.min(PART, in.available())];
        in.read(part, 0, part.length);
        input.clear().put(part).flip();
        output.clear().limit(Math.min(PART, out.room()));
        finished = context.decompressDirectByteBufferStream(output, input);
        in.reset(mark + input.position());
        full = !output.hasRemaining();
        output.flip();
        byte[] decoded = new byte[output.remaining()];
        output.get(decoded);
        out.write(decoded, 0, decoded.length);
      } while (!finished && !out.isFull() && (full || in.available() > 0));
    } catch (ZstdException e) {
      throw new DecodingException("Unable to decompress Zstandard data: " + e.getMessage());
    }
  }

  /** Whether enough of the frame is there to know that its window is small enough. */
  private boolean checkWindow(PushInput in) throws DecodingException {
    int mark = in.mark();
    byte[] first = new byte[Math.min(FrameHeader.LONGEST, in.available())];
    in.read(first, 0, first.length);
    in.reset(mark);
    FrameHeader h = FrameHeader.read(ByteSpan.of(first));
    if (h == null && first.length < FrameHeader.LONGEST && couldBeFrame(first)) {
      return false;
    }
    if (h != null && h.windowSize() > 1L << windowLogLimit) {
      throw new DecodingException(
          "Unable to decompress Zstandard data: Frame requires too much memory for decoding");
    }
    headerSeen = true;
    return true;
  }

  private static boolean couldBeFrame(byte[] first) {
    return first.length < 4 || first[0] == 0x28 && first[1] == (byte) 0xB5;
  }
}
