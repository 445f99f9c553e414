package org.boiga.objects;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.boiga.memory.PyObject;
import org.junit.jupiter.api.Test;

class PyBytesTest {
  private final Fixture f = new Fixture();
  private final ThreadState ts = f.ts;

  private static PyBytes bytes(String s) {
    return PyBytes.of(s.getBytes(StandardCharsets.ISO_8859_1));
  }

  private PyByteArray array(String s) {
    return new PyByteArray(ts, s.getBytes(StandardCharsets.ISO_8859_1));
  }

  private PyObject make(PyType type, Object... args) {
    PyObject[] a = new PyObject[args.length];
    for (int i = 0; i < a.length; i++) {
      a[i] = f.py(args[i]);
    }
    return Calls.call(ts, type, a);
  }

  @Test
  void constructorsTakeBuffersCountsAndIterables() {
    assertThat(f.repr(make(PyBytes.TYPE, 3))).isEqualTo("b'\\x00\\x00\\x00'");
    assertThat(f.repr(make(PyBytes.TYPE, f.list(65, 66)))).isEqualTo("b'AB'");
    assertThat(f.repr(make(PyBytes.TYPE, "\u00e9", "utf-8"))).isEqualTo("b'\\xc3\\xa9'");
    assertThat(f.repr(make(PyByteArray.TYPE, bytes("ab")))).isEqualTo("bytearray(b'ab')");
    assertThat(f.repr(make(PyByteArray.TYPE, bytes("a'b")))).isEqualTo("bytearray(b\"a\\'b\")");
    assertThat(f.error(() -> make(PyBytes.TYPE, "a")))
        .isEqualTo("TypeError: string argument without an encoding");
    assertThat(f.error(() -> make(PyBytes.TYPE, f.list(256))))
        .isEqualTo("ValueError: bytes must be in range(0, 256)");
    assertThat(f.error(() -> make(PyBytes.TYPE, -1))).isEqualTo("ValueError: negative count");
  }

  @Test
  void bothTypesHaveTheSameMethods() {
    for (PyObject o : new PyObject[] {bytes("aXbXc"), array("aXbXc")}) {
      String open = o instanceof PyBytes ? "" : "bytearray(";
      String close = o instanceof PyBytes ? "" : ")";
      assertThat(f.repr(o, "upper")).isEqualTo(open + "b'AXBXC'" + close);
      assertThat(f.repr(o, "replace", bytes("X"), bytes("--"), 1))
          .isEqualTo(open + "b'a--bXc'" + close);
      assertThat(f.repr(o, "find", 'X' + 0)).isEqualTo("1");
      assertThat(f.repr(o, "hex", ":", 2)).isEqualTo("'61:5862:5863'");
      assertThat(f.repr(o, "split", bytes("X")))
          .isEqualTo("[%1$sb'a'%2$s, %1$sb'b'%2$s, %1$sb'c'%2$s]".formatted(open, close));
      assertThat(f.error(o, "find", "X"))
          .isEqualTo("TypeError: argument should be integer or bytes-like object, not 'str'");
    }
  }

  @Test
  void hexadecimalForms() {
    assertThat(f.repr(Calls.method(ts, PyBytes.TYPE, "fromhex", PyStr.of("ab Cd\n"))))
        .isEqualTo("b'\\xab\\xcd'");
    assertThat(f.error(() -> Calls.method(ts, PyBytes.TYPE, "fromhex", PyStr.of("a g"))))
        .isEqualTo("ValueError: non-hexadecimal number found in fromhex() arg at position 1");
  }

  @Test
  void percentFormatting() {
    assertThat(f.repr(bytes("%s %d %a"), "__mod__", f.tuple(bytes("x"), 5, "\u00e9")))
        .isEqualTo("b\"x 5 '\\\\xe9'\"");
    assertThat(f.error(bytes("%s"), "__mod__", "x"))
        .isEqualTo(
            "TypeError: %b requires a bytes-like object, or an object that implements"
                + " __bytes__, not 'str'");
  }

  @Test
  void bytearraysChangeInPlace() {
    PyByteArray a = array("abcdef");
    f.call(a, "__setitem__", f.slice(1, 3, null), bytes("XYZ"));
    assertThat(f.repr(a)).isEqualTo("bytearray(b'aXYZdef')");
    f.call(a, "__delitem__", f.slice(null, null, 2));
    assertThat(f.repr(a)).isEqualTo("bytearray(b'XZe')");
    f.call(a, "__setitem__", f.slice(null, null, 2), bytes("12"));
    assertThat(f.repr(a)).isEqualTo("bytearray(b'1Z2')");
    f.call(a, "extend", f.list(33, 34));
    f.call(a, "insert", -1, 35);
    assertThat(f.repr(a)).isEqualTo("bytearray(b'1Z2!#\"')");
    assertThat(f.repr(a, "pop", 0)).isEqualTo("49");
    f.call(a, "resize", 7);
    f.call(a, "reverse");
    assertThat(f.repr(a)).isEqualTo("bytearray(b'\\x00\\x00\"#!2Z')");
    assertThat(f.error(a, "append", 256)).isEqualTo("ValueError: byte must be in range(0, 256)");
    assertThat(f.error(a, "__setitem__", f.slice(0, 4, 2), bytes("x")))
        .isEqualTo("ValueError: attempt to assign bytes of size 1 to extended slice of size 2");
  }

  @Test
  void exportsForbidResizing() {
    PyByteArray a = array("abc");
    Buffer b = Buffers.acquire(ts, a, Buffer.WRITABLE);
    assertThat(f.error(a, "append", 1))
        .isEqualTo("BufferError: Existing exports of data: object cannot be re-sized");
    f.call(a, "__setitem__", 0, 'x' + 0);
    assertThat(b.memory().get(java.lang.foreign.ValueLayout.JAVA_BYTE, 0)).isEqualTo((byte) 'x');
    b.release(ts);
    f.call(a, "append", 33);
    assertThat(f.repr(a)).isEqualTo("bytearray(b'xbc!')");
    assertThat(f.error(() -> Buffers.acquireWritable(ts, "readinto", "argument", bytes("a"))))
        .isEqualTo(
            "TypeError: readinto() argument must be read-write bytes-like object, not bytes");
    assertThat(f.error(() -> Buffers.acquire(ts, bytes("a"), Buffer.WRITABLE)))
        .isEqualTo("BufferError: Object is not writable.");
  }

  @Test
  void writersOfOneBytearrayLoseNothing() {
    PyByteArray a = array("");
    java.util.function.Consumer<ThreadState> append =
        t -> {
          for (int i = 0; i < 2000; i++) {
            a.append(t, ByteSpan.of(new byte[] {7}));
          }
        };
    f.race(append, append, append);
    assertThat(a.span().length()).isEqualTo(6000);
    assertThat(f.repr(a, "count", 7)).isEqualTo("6000");
  }
}
