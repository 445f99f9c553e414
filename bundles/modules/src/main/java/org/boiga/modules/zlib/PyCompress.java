package org.boiga.modules.zlib;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code zlib.Compress}. */
@org.boiga.api.annotation.PyType(name = "zlib.Compress", subclassable = false)
public final class PyCompress extends Counted {
  static final PyType TYPE = PyType.builtin(new PyCompressTable(), PyBaseObject.TYPE);

  /** Guarded by this object's monitor. */
  private final Deflate state;

  PyCompress(ThreadState ts, Deflate state) {
    super(ts);
    this.state = state;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  protected boolean hasFinalizer() {
    return true;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    state.end();
  }

  @PyMethod(signature = "(data, /)", doc = "Compress data; what of it comes out already.")
  PyObject compress(ThreadState ts, PyObject data) {
    ByteSpan s = Buffers.span(ts, data);
    synchronized (this) {
      if (state.isFinished()) {
        throw ZlibErrors.streamError(ts, "while compressing data");
      }
      return PyBytes.of(state.compress(s));
    }
  }

  @PyMethod(signature = "(mode=4, /)", doc = "End a block or the stream; what has not come out.")
  PyObject flush(ThreadState ts, int mode) {
    if (mode == Deflate.NO_FLUSH) {
      return PyBytes.EMPTY;
    }
    synchronized (this) {
      if (state.isFinished() || mode < 0 || mode > Deflate.BLOCK) {
        throw ZlibErrors.streamError(ts, "while flushing");
      }
      return PyBytes.of(state.flush(mode));
    }
  }

  private synchronized Deflate copyOfState(ThreadState ts) {
    if (state.isFinished()) {
      throw PyErr.valueError(ts, "Inconsistent stream state");
    }
    return state.copy();
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject copy(ThreadState ts) {
    return new PyCompress(ts, copyOfState(ts));
  }

  @PyMethod(doc = "A copy of the object.")
  PyObject __copy__(ThreadState ts) {
    return copy(ts);
  }

  @PyMethod(signature = "(memo, /)", doc = "A copy of the object.")
  PyObject __deepcopy__(ThreadState ts, PyObject memo) {
    return copy(ts);
  }
}
