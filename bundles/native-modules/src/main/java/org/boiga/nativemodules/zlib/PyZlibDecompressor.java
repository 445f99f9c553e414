package org.boiga.nativemodules.zlib;

import java.util.Arrays;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code zlib._ZlibDecompressor}, which keeps input for which there is no room. */
@PyType(
    name = "zlib._ZlibDecompressor",
    doc = "A decompressor that keeps the input for which there is no room.",
    subclassable = false)
public final class PyZlibDecompressor extends PyNativeObject {
  private final byte[] dictionary;

  // All guarded by this object's monitor.
  private final Inflate state;
  private byte[] waiting = {};
  private byte[] unused = {};
  private boolean needsInput = true;
  private boolean eof;

  private PyZlibDecompressor(PyContext ctx, Inflate state, byte[] dictionary) {
    super(ctx);
    this.state = state;
    this.dictionary = dictionary;
  }

  @PySlot(signature = "(wbits=15, zdict=b'')")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, int wbits, PyObject zdict) {
    byte[] dictionary = ZlibModule.dictionary(ctx, zdict);
    return new PyZlibDecompressor(ctx, ZlibModule.inflate(ctx, wbits, dictionary), dictionary);
  }

  @PyMethod(
      signature = "(data, max_length=-1)",
      doc = "Decompress data, at most to max_length bytes if that is not negative.")
  PyObject decompress(PyContext ctx, PyObject data, PyObject maxLength) {
    ByteSpan s = ByteSpan.of(ctx, data);
    long max = maxLength == null ? -1 : ZlibErrors.size(ctx, maxLength);
    int limit = max < 0 ? Integer.MAX_VALUE : (int) Math.min(max, Integer.MAX_VALUE);
    synchronized (this) {
      if (eof) {
        throw ctx.PyErr_Format(PyExc.EOFError, "End of stream already reached");
      }
      ByteSpan input = s;
      if (waiting.length > 0) {
        byte[] all = Arrays.copyOf(waiting, waiting.length + s.length());
        System.arraycopy(s.array(), s.from(), all, waiting.length, s.length());
        input = ByteSpan.of(all);
      }
      Inflate.Result r =
          ZlibErrors.run(ctx, state, input, limit, dictionary, "while decompressing data");
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
      return ctx.PyBytes_FromByteArray(r.output());
    }
  }

  @PyGetter(doc = "Whether the stream has ended.")
  synchronized boolean eof(PyContext ctx) {
    return eof;
  }

  @PyGetter(name = "unused_data", doc = "What came after the end of the stream.")
  synchronized PyObject unusedData(PyContext ctx) {
    return ctx.PyBytes_FromByteArray(unused);
  }

  @PyGetter(name = "needs_input", doc = "Whether nothing comes out without more input.")
  synchronized boolean needsInput(PyContext ctx) {
    return needsInput;
  }
}
