package org.boiga.embedding.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** A raw stream of module {@code io} upon a Java stream. */
@org.boiga.api.annotation.PyType(
    name = "boiga.JavaStream",
    doc = "A raw stream upon a stream of Java code.",
    subclassable = false)
final class JavaStream extends PyInstance {
  static final PyType TYPE =
      PyType.builtinWithDict(new JavaStreamTable(), PyBaseObject.TYPE).weaklyReferable();

  private static final int EIO = 5;

  private final InputStream in;
  private final OutputStream out;
  private volatile boolean closed;

  private JavaStream(ThreadState ts, InputStream in, OutputStream out) {
    super(ts, TYPE);
    this.in = in;
    this.out = out;
  }

  /** Puts a text stream upon a Java stream in place of one of {@code sys}'s standard streams. */
  static void install(ThreadState ts, String name, InputStream in, OutputStream out) {
    int mark = ts.mark();
    PyObject io = ts.interp.evaluator.importModule(ts, "io");
    JavaStream raw = new JavaStream(ts, in, out);
    Attributes.set(ts, raw, "name", PyStr.of("<" + name + ">"));
    String buffer = in != null ? "BufferedReader" : "BufferedWriter";
    PyObject buffered = Calls.method(ts, io, buffer, raw);
    PyObject text =
        Calls.method(
            ts,
            io,
            "TextIOWrapper",
            buffered,
            PyStr.of("utf-8"),
            PyStr.of(name.equals("stderr") ? "backslashreplace" : "strict"),
            PyStr.of("\n"),
            Py.bool(name.equals("stderr")));
    Attributes.set(ts, text, "mode", PyStr.of(in != null ? "r" : "w"));
    ts.interp.sys.put(ts, name, text);
    ts.interp.sys.put(ts, "__" + name + "__", text);
    ts.release(mark);
  }

  private interface Action {
    int run() throws IOException;
  }

  /** Does what may block, detached. */
  private static int detached(ThreadState ts, Action action) {
    IOException failed;
    ts.registry.world.detach(ts);
    try {
      return action.run();
    } catch (IOException e) {
      failed = e;
    } finally {
      ts.registry.world.attach(ts);
    }
    throw PyErr.osError(ts, EIO, String.valueOf(failed.getMessage()));
  }

  private void checkOpen(ThreadState ts) {
    if (closed) {
      throw PyErr.valueError(ts, "I/O operation on closed file.");
    }
  }

  private static PyException unsupported(ThreadState ts, String operation) {
    PyObject io = ts.interp.evaluator.importModule(ts, "io");
    PyType type = (PyType) Attributes.get(ts, io, "UnsupportedOperation");
    return PyErr.of(ts, type, operation);
  }

  @PyMethod
  boolean readable(ThreadState ts) {
    return in != null;
  }

  @PyMethod
  boolean writable(ThreadState ts) {
    return out != null;
  }

  @PyMethod
  boolean seekable(ThreadState ts) {
    return false;
  }

  @PyMethod
  boolean isatty(ThreadState ts) {
    return false;
  }

  @PyMethod
  int fileno(ThreadState ts) {
    throw unsupported(ts, "fileno");
  }

  @PyGetter(name = "closed")
  PyObject isClosed(ThreadState ts) {
    return Py.bool(closed);
  }

  @PyMethod(doc = "Read bytes into a buffer; 0 at the end.")
  int readinto(ThreadState ts, PyObject buffer) {
    checkOpen(ts);
    if (in == null) {
      throw unsupported(ts, "File not open for reading");
    }
    Buffer b = Buffers.acquireWritable(ts, "readinto", "argument", buffer);
    try {
      byte[] read = new byte[(int) Math.min(b.length(), 1 << 16)];
      int n = read.length == 0 ? 0 : detached(ts, () -> in.read(read));
      if (n > 0) {
        MemorySegment.copy(read, 0, b.memory(), ValueLayout.JAVA_BYTE, b.layout.offset(), n);
      }
      return Math.max(n, 0);
    } finally {
      b.release(ts);
    }
  }

  @PyMethod(doc = "Write the bytes of a buffer; how many they were.")
  int write(ThreadState ts, PyObject bytes) {
    checkOpen(ts);
    if (out == null) {
      throw unsupported(ts, "File not open for writing");
    }
    ByteSpan s = Buffers.span(ts, bytes);
    return detached(
        ts,
        () -> {
          out.write(s.array(), s.from(), s.length());
          return s.length();
        });
  }

  @PyMethod
  void flush(ThreadState ts) {
    checkOpen(ts);
    if (out != null) {
      detached(
          ts,
          () -> {
            out.flush();
            return 0;
          });
    }
  }

  /** The Java stream is its owner's to close. */
  @PyMethod
  void close(ThreadState ts) {
    if (!closed) {
      flush(ts);
      closed = true;
    }
  }
}
