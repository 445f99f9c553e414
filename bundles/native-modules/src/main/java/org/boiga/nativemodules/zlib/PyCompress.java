package org.boiga.nativemodules.zlib;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.ByteSpan;

/** {@code zlib.Compress}. */
@PyType(name = "zlib.Compress", subclassable = false)
public final class PyCompress extends PyNativeObject implements PyFinalizable {
  /** Guarded by this object's monitor. */
  private final Deflate state;

  PyCompress(PyContext ctx, Deflate state) {
    super(ctx);
    this.state = state;
  }

  @Override
  public void dealloc(PyContext ctx) {
    state.end();
  }

  @PyMethod(signature = "(data, /)", doc = "Compress data; what of it comes out already.")
  PyObject compress(PyContext ctx, PyObject data) {
    ByteSpan s = ByteSpan.of(ctx, data);
    synchronized (this) {
      if (state.isFinished()) {
        throw ZlibErrors.streamError(ctx, "while compressing data");
      }
      return ctx.PyBytes_FromByteArray(state.compress(s));
    }
  }

  @PyMethod(signature = "(mode=4, /)", doc = "End a block or the stream; what has not come out.")
  PyObject flush(PyContext ctx, int mode) {
    if (mode == Deflate.NO_FLUSH) {
      return ctx.PyBytes_FromByteArray();
    }
    synchronized (this) {
      if (state.isFinished() || mode < 0 || mode > Deflate.BLOCK) {
        throw ZlibErrors.streamError(ctx, "while flushing");
      }
      return ctx.PyBytes_FromByteArray(state.flush(mode));
    }
  }

  private synchronized Deflate copyOfState(PyContext ctx) {
    if (state.isFinished()) {
      throw ctx.PyErr_Format(PyExc.ValueError, "Inconsistent stream state");
    }
    return state.copy();
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject copy(PyContext ctx) {
    return new PyCompress(ctx, copyOfState(ctx));
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject __copy__(PyContext ctx) {
    return copy(ctx);
  }

  @PyMethod(signature = "(memo, /)", doc = "A copy of the object.")
  PyObject __deepcopy__(PyContext ctx, PyObject memo) {
    return copy(ctx);
  }
}
