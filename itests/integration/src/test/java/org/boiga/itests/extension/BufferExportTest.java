package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory that extensions export, and memory that they get as arguments. */
class BufferExportTest {
  private static final String MODULE =
      """
      package buf;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyModule(name = "buf", types = Block.class)
      public final class Buf {
        @PyFunction(signature = "(data, more=None, /)")
        static long size(PyContext ctx, PyBuffer data, PyBuffer more) {
          return data.len() + (more == null ? 0 : more.len());
        }
        @PyFunction static void resize(PyContext ctx, PyBuffer data) {
          ctx.PyObject_CallMethod(data.obj(), "append", ctx.PyLong_FromLong(1));
        }
        @PyFunction static int first(PyContext ctx, PyBuffer data, int i) {
          return data.memory().get(java.lang.foreign.ValueLayout.JAVA_BYTE, i);
        }
      }
      """;

  /** A matrix outside of the Java heap, two by three, that counts its exports. */
  private static final String BLOCK =
      """
      package buf;
      import java.lang.foreign.*;
      import java.util.concurrent.atomic.AtomicInteger;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyType(name = "buf.Block")
      public final class Block extends PyNativeObject implements PyBufferExporter {
        private final MemorySegment memory = Arena.ofAuto().allocate(6 * 8, 8);
        private final AtomicInteger exports = new AtomicInteger();
        private final boolean readonly;
        private final boolean byColumns;
        private Block(PyContext ctx, PyTypeObject type, boolean readonly, boolean byColumns) {
          super(ctx, type);
          this.readonly = readonly;
          this.byColumns = byColumns;
        }
        @PySlot(signature = "(readonly=False, by_columns=False)")
        static Block __new__(PyContext ctx, PyTypeObject type, boolean r, boolean c) {
          return new Block(ctx, type, r, c);
        }
        @PyGetter int exports(PyContext ctx) { return exports.get(); }
        @PyMethod void clear(PyContext ctx) {
          if (exports.get() > 0) {
            throw ctx.PyErr_Format(PyExc.BufferError, "in use");
          }
        }
        @Override public PyBufferInfo bf_getbuffer(PyContext ctx, int flags) {
          exports.incrementAndGet();
          return byColumns
              ? new PyBufferInfo(memory, readonly, "d", 8, 0, new long[] {2, 3}, new long[] {8, 16})
              : PyBufferInfo.ofArray(memory, readonly, "d", 8, 2, 3);
        }
        @Override public void bf_releasebuffer(PyContext ctx, PyBufferInfo info) {
          exports.decrementAndGet();
        }
      }
      """;

  @TempDir Path folder;
  private Container container;
  private Python python;

  @BeforeEach
  void start() throws Exception {
    container = Container.start(folder);
    container.start(TestBundle.named("buf").source("buf.Buf", MODULE).source("buf.Block", BLOCK));
    python = Python.in(container);
    python.exec("import buf; b = buf.Block()");
  }

  @AfterEach
  void stop() throws Exception {
    python.close();
    container.close();
  }

  @Test
  void anObjectsMemoryIsUsedWithoutACopy() {
    python.exec("m = memoryview(b); m[1, 2] = 2.5; m[0, 1] = 1.0");
    assertThat(python.eval("(m.format, m.itemsize, m.shape, m.strides, m.readonly, m.obj is b)"))
        .isEqualTo(List.of("d", 8L, List.of(2L, 3L), List.of(24L, 8L), false, true));
    assertThat(python.eval("memoryview(b).tolist()"))
        .isEqualTo(List.of(List.of(0.0, 1.0, 0.0), List.of(0.0, 0.0, 2.5)));
    assertThat(python.eval("(len(bytes(b)), buf.size(b))")).isEqualTo(List.of(48L, 48L));
  }

  @Test
  void exportsAreCountedUntilEachIsReleased() {
    python.exec("m = memoryview(b); n = m[:]; o = memoryview(b)");
    assertThat(python.eval("b.exports")).isEqualTo(2L);
    assertThat(python.failure("b.clear()")).isEqualTo("BufferError: in use");
    python.exec("m.release(); n.release()");
    assertThat(python.eval("b.exports")).isEqualTo(1L);
    python.exec("del o; b.clear()");
    assertThat(python.eval("b.exports")).isEqualTo(0L);
  }

  @Test
  void typesThatExportHaveTheMethodsOfPep688() {
    python.exec("m = b.__buffer__(0)");
    assertThat(python.eval("(b.exports, type(m).__name__)")).isEqualTo(List.of(1L, "memoryview"));
    python.exec("b.__release_buffer__(m)");
    assertThat(python.eval("b.exports")).isEqualTo(0L);
    assertThat(python.eval("issubclass(buf.Block, __import__('collections.abc').abc.Buffer)"))
        .isEqualTo(true);
  }

  @Test
  void whatTheMemoryIsNotRaisesBufferError() {
    python.exec("r = buf.Block(readonly=True); c = buf.Block(by_columns=True)");
    assertThat(python.failure("__import__('io').BytesIO(b'x' * 48).readinto(r)"))
        .startsWith("TypeError: ");
    assertThat(python.failure("buf.size(c)"))
        .isEqualTo("BufferError: memory of 'buf.Block' object is not C-contiguous");
    assertThat(python.eval("(r.exports, c.exports, memoryview(c).f_contiguous)"))
        .isEqualTo(List.of(0L, 0L, true));
  }

  @Test
  void argumentsAreReleasedAfterTheCall() {
    python.exec("a = bytearray(b'xyz')");
    assertThat(python.eval("(buf.size(a), buf.size(a, None), buf.size(a, b'12'))"))
        .isEqualTo(List.of(3L, 3L, 5L));
    assertThat(python.failure("buf.resize(a)"))
        .isEqualTo("BufferError: Existing exports of data: object cannot be re-sized");
    assertThat(python.failure("buf.first(a, 'x')")).startsWith("TypeError: ");
    assertThat(python.failure("buf.size(a, 5)"))
        .isEqualTo("TypeError: a bytes-like object is required, not 'int'");
    python.exec("a.append(1)");
    assertThat(python.eval("(buf.first(a, 1), len(a))")).isEqualTo(List.of(121L, 4L));
  }
}
