package org.boiga.modules.zlib;

import java.util.Arrays;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code zlib._ZlibDecompressor}, which keeps input for which there is no room. */
@org.boiga.api.annotation.PyType(
    name = "zlib._ZlibDecompressor",
    doc = "A decompressor that keeps the input for which there is no room.",
    subclassable = false)
public final class PyZlibDecompressor extends Counted {
  static final PyType TYPE = PyType.builtin(new PyZlibDecompressorTable(), PyBaseObject.TYPE);

  private final byte[] dictionary;

  // All guarded by this object's monitor.
  private final Inflate state;
  private byte[] waiting = {};
  private byte[] unused = {};
  private boolean needsInput = true;
  private boolean eof;

  private PyZlibDecompressor(ThreadState ts, Inflate state, byte[] dictionary) {
    super(ts);
    this.state = state;
    this.dictionary = dictionary;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot(signature = "(wbits=15, zdict=b'')")
  static PyObject __new__(ThreadState ts, PyType cls, int wbits, PyObject zdict) {
    byte[] dictionary = ZlibModule.dictionary(ts, zdict);
    return new PyZlibDecompressor(ts, ZlibModule.inflate(ts, wbits, dictionary), dictionary);
  }

  @PyMethod(
      signature = "(data, max_length=-1)",
      doc = "Decompress data, at most to max_length bytes if that is not negative.")
  PyObject decompress(ThreadState ts, PyObject data, PyObject maxLength) {
    ByteSpan s = Buffers.span(ts, data);
    long max = maxLength == null ? -1 : ZlibErrors.size(ts, maxLength);
    int limit = max < 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE);
    synchronized (this) {
      if (eof) {
        throw PyErr.of(ts, PyExc.EOFError, "End of stream already reached");
      }
      ByteSpan input = s;
      if (waiting.length > 0) {
        byte[] all = Arrays.copyOf(waiting, waiting.length + s.length());
        System.arraycopy(s.array(), s.from(), all, waiting.length, s.length());
        input = ByteSpan.of(all);
      }
      Inflate.Result r =
          ZlibErrors.run(ts, state, input, limit, dictionary, "while decompressing data");
      byte[] rest = Arrays.copyOfRange(input.array(), r.next(), input.to());
      if (state.isDone()) {
        eof = true;
        needsInput = false;
        unused = rest;
        waiting = new byte[0];
      } else {
        waiting = rest;
        needsInput = rest.length == 0 && r.output().length < limit;
      }
      return PyBytes.of(r.output());
    }
  }

  @PyGetter(doc = "Whether the stream has ended.")
  synchronized boolean eof(ThreadState ts) {
    return eof;
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the stream.")
  synchronized PyObject unusedData(ThreadState ts) {
    return PyBytes.of(unused);
  }

  @PyGetter(name = "needs_input", doc = "Whether nothing comes out without more input.")
  synchronized boolean needsInput(ThreadState ts) {
    return needsInput;
  }
}
