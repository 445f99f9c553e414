package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyMemoryViewTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private PyMemoryView view(int... bytes) {
    byte[] b = new byte[bytes.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = (byte) bytes[i];
    }
    return PyMemoryView.ofObject(ts, new PyByteArray(ts, b));
  }

  @Test
  void slicesShareTheMemory() {
    PyMemoryView v = view(1, 2, 3, 4, 5, 6);
    PyObject odd = f.call(v, "__getitem__", f.slice(null, null, 2));
    f.call(odd, "__setitem__", 1, 9);
    assertThat(f.repr(v, "tolist")).isEqualTo("[1, 2, 9, 4, 5, 6]");
    assertThat(f.repr(Attributes.get(ts, odd, "strides"))).isEqualTo("(2,)");
    assertThat(f.repr(f.call(v, "__getitem__", f.slice(null, null, -1)), "tobytes"))
        .isEqualTo("b'\\x06\\x05\\x04\\t\\x02\\x01'");
  }

  @Test
  void castsChangeFormatAndShape() {
    PyMemoryView v = view(1, 0, 2, 0, 3, 0, 255, 255);
    assertThat(f.repr(f.call(v, "cast", "h"), "tolist")).isEqualTo("[1, 2, 3, -1]");
    PyObject square = f.call(v, "cast", "B", f.list(2, 4));
    assertThat(f.repr(square, "tolist")).isEqualTo("[[1, 0, 2, 0], [3, 0, 255, 255]]");
    assertThat(f.repr(square, "__getitem__", f.tuple(1, -1))).isEqualTo("255");
    assertThat(f.repr(square, "tobytes", "F"))
        .isEqualTo("b'\\x01\\x03\\x00\\x00\\x02\\xff\\x00\\xff'");
    assertThat(f.error(v, "cast", "i", f.list(3)))
        .isEqualTo("TypeError: memoryview: product(shape) * itemsize != buffer size");
    assertThat(f.error(f.call(v, "cast", "h"), "cast", "i"))
        .isEqualTo("TypeError: memoryview: cannot cast between two non-byte formats");
  }

  @Test
  void valuesMustSuitTheFormat() {
    PyMemoryView v = view(0, 0, 0, 0);
    assertThat(f.error(v, "__setitem__", 0, 256))
        .isEqualTo("ValueError: memoryview: invalid value for format 'B'");
    assertThat(f.error(f.call(v, "cast", "i"), "__setitem__", 0, 1.5))
        .isEqualTo("TypeError: memoryview: invalid type for format 'i'");
    f.call(f.call(v, "cast", "f"), "__setitem__", 0, 1.5);
    assertThat(f.repr(v, "tolist")).isEqualTo("[0, 0, 192, 63]");
  }

  @Test
  void releaseEndsTheUse() {
    PyByteArray a = new PyByteArray(ts, new byte[4]);
    PyMemoryView v = PyMemoryView.ofObject(ts, a);
    PyMemoryView w = PyMemoryView.ofObject(ts, v);
    v.release(ts);
    assertThat(f.error(v, "__getitem__", 0))
        .isEqualTo("ValueError: operation forbidden on released memoryview object");
    assertThat(f.error(a, "clear")).startsWith("BufferError");
    w.release(ts);
    f.call(a, "clear");
    assertThat(f.repr(a)).isEqualTo("bytearray(b'')");
  }

  @Test
  void theLastReferenceEndsTheUse() {
    int mark = ts.mark();
    PyByteArray a = new PyByteArray(ts, new byte[4]);
    int inner = ts.mark();
    PyMemoryView.ofObject(ts, a);
    ts.release(inner);
    f.call(a, "clear");
    ts.release(mark);
  }

  @Test
  void comparesByValue() {
    PyMemoryView v = view(1, 0, 2, 0);
    PyObject shorts = f.call(v, "cast", "h");
    assertThat(f.repr(shorts, "__eq__", f.call(view(1, 0, 2, 0), "cast", "H"))).isEqualTo("True");
    assertThat(f.repr(shorts, "__eq__", v)).isEqualTo("False");
    assertThat(f.repr(v, "__eq__", PyBytes.of(new byte[] {1, 0, 2, 0}))).isEqualTo("True");
    assertThat(f.repr(v, "__eq__", "x")).isEqualTo("NotImplemented");
  }

  @Test
  void hashesLikeBytes() {
    PyBytes b = PyBytes.of(new byte[] {1, 2, 3});
    assertThat(Comparison.hash(ts, PyMemoryView.ofObject(ts, b))).isEqualTo(Comparison.hash(ts, b));
    assertThat(f.error(() -> Comparison.hash(ts, view(1))))
        .isEqualTo("ValueError: cannot hash writable memoryview object");
  }

  /** As an extension exports memory outside of the Java heap. */
  private static final class Native extends PyObject implements BufferExporter {
    final MemorySegment memory = Arena.global().allocate(8, 8);
    int exports;

    @Override
    public PyType type() {
      return PyBaseObject.TYPE;
    }

    @Override
    public Buffer exportBuffer(ThreadState ts, int flags) {
      exports++;
      return new Buffer(this, this, memory, false, BufferLayout.of("i", 4, 2));
    }

    @Override
    public void releaseBuffer(ThreadState ts, Buffer buffer) {
      exports--;
    }
  }

  @Test
  void memoryOutsideOfTheHeapIsNotCopied() {
    Native n = new Native();
    PyMemoryView v = PyMemoryView.ofObject(ts, n);
    f.call(v, "__setitem__", 1, -5);
    assertThat(n.memory.get(ValueLayout.JAVA_INT, 4)).isEqualTo(-5);
    assertThat(f.repr(v, "tolist")).isEqualTo("[0, -5]");
    assertThat(Buffers.content(ts, n)).hasSize(8);
    v.release(ts);
    assertThat(n.exports).isZero();
  }
}
