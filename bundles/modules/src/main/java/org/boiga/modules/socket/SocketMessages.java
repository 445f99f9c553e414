package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.Audit;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Messages with several buffers and ancillary data. */
final class SocketMessages {
  private static final NativeFunction RECEIVE = new NativeFunction("recvmsg");
  private static final NativeFunction SEND = new NativeFunction("sendmsg");

  // struct msghdr
  private static final int HEADER = 56;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int PARTS = 16;
  private static final int PART_COUNT = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int FLAGS = 48;

  /** The beginning of an item of ancillary data: length, level and type. */
  private static final int ITEM = 16;

  private SocketMessages() {}

  /** {@code CMSG_LEN}. */
  static long itemLength(ThreadState ts, PyObject o, String function) {
    long n = Numbers.sequenceIndex(ts, o);
    if (n < 0 || n > Integer.MAX_VALUE - 2 * ITEM) {
      throw PyErr.overflowError(ts, function + "() argument out of range");
    }
    return ITEM + n;
  }

  private static long aligned(long n) {
    return n + 7 & ~7L;
  }

  /** {@code CMSG_SPACE}. */
  static long itemSpace(ThreadState ts, PyObject o, String function) {
    return aligned(itemLength(ts, o, function));
  }

  private static MemorySegment parts(Arena arena, List<MemorySegment> parts) {
    MemorySegment m = arena.allocate(Math.max(16, 16L * parts.size()), 8);
    for (int i = 0; i < parts.size(); i++) {
      m.set(ValueLayout.JAVA_LONG, 16L * i, parts.get(i).address());
      m.set(ValueLayout.JAVA_LONG, 16L * i + 8, parts.get(i).byteSize());
    }
    return m;
  }

  // Sending --------------------------------------------------------------------------------------

  private static PyObject[] sequence(ThreadState ts, PyObject o, String message) {
    try {
      return Iteration.toArray(ts, o);
    } catch (PyException e) {
      if (!e.matches(org.boiga.objects.PyExc.TypeError)) {
        throw e;
      }
      throw PyErr.typeError(ts, message);
    }
  }

  private static MemorySegment control(ThreadState ts, Arena arena, PyObject[] items) {
    List<byte[]> all = new ArrayList<>();
    long size = 0;
    for (PyObject o : items) {
      if (!(o instanceof PyTuple t)) {
        throw PyErr.typeError(
            ts,
            "[sendmsg() ancillary data items]() argument must be 3-item tuple, not "
                + PyType.of(o).name());
      }
      if (t.size() != 3) {
        throw PyErr.typeError(
            ts,
            "[sendmsg() ancillary data items]() argument must be tuple of length 3, not "
                + t.size());
      }
      int level = Args.toInt(ts, t.at(0));
      int type = Args.toInt(ts, t.at(1));
      ByteSpan data = Buffers.span(ts, t.at(2));
      byte[] b = new byte[(int) aligned(ITEM + data.length())];
      MemorySegment m = MemorySegment.ofArray(b);
      m.set(ValueLayout.JAVA_LONG_UNALIGNED, 0, ITEM + data.length());
      m.set(ValueLayout.JAVA_INT_UNALIGNED, 8, level);
      m.set(ValueLayout.JAVA_INT_UNALIGNED, 12, type);
      System.arraycopy(data.array(), data.from(), b, ITEM, data.length());
      all.add(b);
      size += b.length;
    }
    MemorySegment m = arena.allocate(Math.max(size, 8), 8);
    long at = 0;
    for (byte[] b : all) {
      MemorySegment.copy(b, 0, m, ValueLayout.JAVA_BYTE, at, b.length);
      at += b.length;
    }
    return m.asSlice(0, size);
  }

  @PyMethod(
      signature = "(buffers, ancdata=(), flags=0, address=None, /)",
      doc = "Send buffers one after another, with ancillary data.")
  static PyObject sendmsg(
      ThreadState ts,
      PySocket self,
      PyObject buffers,
      PyObject ancdata,
      int flags,
      PyObject address) {
    byte[] to = null;
    if (address != null && address != Py.None) {
      to = SocketAddress.encode(ts, self.familyNumber(), address, "sendmsg");
    }
    Audit.event(ts, "socket.sendmsg", self, address == null ? Py.None : address);
    try (Arena arena = Arena.ofConfined()) {
      List<MemorySegment> data = new ArrayList<>();
      for (PyObject o : sequence(ts, buffers, "sendmsg() argument 1 must be an iterable")) {
        data.add(arena.allocateFrom(ValueLayout.JAVA_BYTE, Buffers.span(ts, o).copy()));
      }
      PyObject[] items =
          ancdata == null
              ? new PyObject[0]
              : sequence(ts, ancdata, "sendmsg() argument 2 must be an iterable");
      MemorySegment control = control(ts, arena, items);
      MemorySegment m = arena.allocate(HEADER, 8);
      if (to != null) {
        m.set(ValueLayout.JAVA_LONG, NAME, arena.allocateFrom(ValueLayout.JAVA_BYTE, to).address());
        m.set(ValueLayout.JAVA_INT, NAME_LENGTH, to.length);
      }
      m.set(ValueLayout.JAVA_LONG, PARTS, parts(arena, data).address());
      m.set(ValueLayout.JAVA_LONG, PART_COUNT, data.size());
      if (control.byteSize() > 0) {
        m.set(ValueLayout.JAVA_LONG, CONTROL, control.address());
        m.set(ValueLayout.JAVA_LONG, CONTROL_LENGTH, control.byteSize());
      }
      return Py.int_(self.transfer(ts, true, () -> SEND.callLong(self.fd(), m.address(), flags)));
    }
  }

  // Receiving ------------------------------------------------------------------------------------

  private static int controlSize(ThreadState ts, PyObject o) {
    long n = o == null ? 0 : Numbers.sequenceIndex(ts, o);
    if (n < 0 || n > Integer.MAX_VALUE) {
      throw PyErr.valueError(ts, "invalid ancillary data buffer length");
    }
    return (int) n;
  }

  /** Receives into {@code data}: the number of bytes, and the other parts of the result. */
  private static PyObject[] receive(
      ThreadState ts,
      PySocket s,
      Arena arena,
      List<MemorySegment> data,
      int controlSize,
      int flags) {
    MemorySegment m = arena.allocate(HEADER, 8);
    MemorySegment name = arena.allocate(SocketAddress.STORAGE, 8);
    MemorySegment control = arena.allocate(Math.max(controlSize, 8), 8);
    m.set(ValueLayout.JAVA_LONG, PARTS, parts(arena, data).address());
    m.set(ValueLayout.JAVA_LONG, PART_COUNT, data.size());
    m.set(ValueLayout.JAVA_LONG, NAME, name.address());
    m.set(ValueLayout.JAVA_LONG, CONTROL, controlSize == 0 ? 0 : control.address());
    long n =
        s.transfer(
            ts,
            false,
            () -> {
              m.set(ValueLayout.JAVA_INT, NAME_LENGTH, SocketAddress.STORAGE);
              m.set(ValueLayout.JAVA_LONG, CONTROL_LENGTH, controlSize);
              return RECEIVE.callLong(s.fd(), m.address(), flags);
            });
    long filled = m.get(ValueLayout.JAVA_LONG, CONTROL_LENGTH);
    return new PyObject[] {
      Py.int_(n),
      items(ts, control.asSlice(0, Math.min(filled, controlSize))),
      Py.int_(m.get(ValueLayout.JAVA_INT, FLAGS)),
      SocketAddress.decode(ts, name, m.get(ValueLayout.JAVA_INT, NAME_LENGTH))
    };
  }

  private static PyObject items(ThreadState ts, MemorySegment control) {
    PyList l = new PyList(ts);
    long at = 0;
    while (at + ITEM <= control.byteSize()) {
      long length = control.get(ValueLayout.JAVA_LONG_UNALIGNED, at);
      if (length < ITEM) {
        break;
      }
      long end = Math.min(at + length, control.byteSize());
      l.append(
          ts,
          PyTuple.of(
              ts,
              Py.int_(control.get(ValueLayout.JAVA_INT_UNALIGNED, at + 8)),
              Py.int_(control.get(ValueLayout.JAVA_INT_UNALIGNED, at + 12)),
              PyBytes.of(
                  control.asSlice(at + ITEM, end - at - ITEM).toArray(ValueLayout.JAVA_BYTE))));
      at += aligned(length);
    }
    return l;
  }

  @PyMethod(
      signature = "(bufsize, ancbufsize=0, flags=0, /)",
      doc = "Receive bytes and ancillary data.")
  static PyObject recvmsg(
      ThreadState ts, PySocket self, PyObject bufsize, PyObject ancbufsize, int flags) {
    long n = Numbers.sequenceIndex(ts, bufsize);
    if (n < 0) {
      throw PyErr.valueError(ts, "negative buffer size in recvmsg()");
    }
    int controlSize = controlSize(ts, ancbufsize);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment data = arena.allocate(Math.max(n, 1)).asSlice(0, n);
      PyObject[] r = receive(ts, self, arena, List.of(data), controlSize, flags);
      long received = Math.min(Args.toCLong(ts, r[0]), n);
      r[0] = PyBytes.of(data.asSlice(0, received).toArray(ValueLayout.JAVA_BYTE));
      return PyTuple.of(ts, r);
    }
  }

  @PyMethod(
      name = "recvmsg_into",
      signature = "(buffers, ancbufsize=0, flags=0, /)",
      doc = "Receive into buffers, and ancillary data.")
  static PyObject recvmsgInto(
      ThreadState ts, PySocket self, PyObject buffers, PyObject ancbufsize, int flags) {
    List<Buffer> targets = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      List<MemorySegment> data = new ArrayList<>();
      for (PyObject o : sequence(ts, buffers, "recvmsg_into() argument 1 must be an iterable")) {
        Buffer b = Buffers.acquireWritableOrNull(ts, o);
        if (b == null) {
          throw PyErr.typeError(
              ts,
              "recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers");
        }
        targets.add(b);
        data.add(arena.allocate(Math.max(1, b.length())).asSlice(0, b.length()));
      }
      PyObject[] r = receive(ts, self, arena, data, controlSize(ts, ancbufsize), flags);
      long left = Args.toCLong(ts, r[0]);
      for (int i = 0; i < targets.size() && left > 0; i++) {
        Buffer b = targets.get(i);
        long n = Math.min(left, b.length());
        MemorySegment.copy(data.get(i), 0, b.memory(), b.layout.offset(), n);
        left -= n;
      }
      return PyTuple.of(ts, r);
    } finally {
      targets.forEach(b -> b.release(ts));
    }
  }
}
