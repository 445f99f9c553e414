package org.boiga.modules.socket;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.posix.Audit;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.Buffers;
import org.boiga.objects.ByteSpan;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Sending and receiving bytes. */
final class SocketTransfer {
  private static final NativeFunction RECEIVE = new NativeFunction("recvfrom");
  private static final NativeFunction SEND = new NativeFunction("sendto");

  /** The most bytes that are sent by one system call. */
  private static final int LARGEST_PART = 1 << 20;

  private SocketTransfer() {}

  // Receiving ------------------------------------------------------------------------------------

  private static int size(ThreadState ts, PyObject o, String function) {
    long n = Numbers.sequenceIndex(ts, o);
    if (n < 0) {
      throw PyErr.valueError(ts, "negative buffersize in " + function);
    }
    if (n > Integer.MAX_VALUE - 16) {
      throw PyErr.of(ts, org.boiga.objects.PyExc.MemoryError);
    }
    return (int) n;
  }

  /** Receives into {@code to}; the number of bytes, and the sender where it is asked for. */
  private static int receive(
      ThreadState ts, PySocket s, MemorySegment to, int n, int flags, PyObject[] sender) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = to.isNative() ? to : arena.allocate(Math.max(n, 1));
      MemorySegment address = arena.allocate(SocketAddress.STORAGE, 8);
      MemorySegment length = arena.allocate(4, 4);
      long r =
          s.transfer(
              ts,
              false,
              () -> {
                length.set(ValueLayout.JAVA_INT, 0, sender == null ? 0 : SocketAddress.STORAGE);
                return RECEIVE.callLong(
                    s.fd(),
                    m.address(),
                    n,
                    flags,
                    sender == null ? 0 : address.address(),
                    sender == null ? 0 : length.address());
              });
      if (!to.isNative()) {
        MemorySegment.copy(m, 0, to, 0, Math.min(r, n));
      }
      if (sender != null) {
        sender[0] = SocketAddress.decode(ts, address, length.get(ValueLayout.JAVA_INT, 0));
      }
      return (int) Math.min(r, n);
    }
  }

  private static PyObject receive(ThreadState ts, PySocket s, int n, int flags, PyObject[] sender) {
    byte[] b = new byte[n];
    int r = receive(ts, s, MemorySegment.ofArray(b), n, flags, sender);
    return PyBytes.of(r == n ? b : Arrays.copyOf(b, r));
  }

  @PyMethod(signature = "(bufsize, flags=0, /)", doc = "Receive at most so many bytes.")
  static PyObject recv(ThreadState ts, PySocket self, PyObject bufsize, int flags) {
    return receive(ts, self, size(ts, bufsize, "recv"), flags, null);
  }

  @PyMethod(
      signature = "(bufsize, flags=0, /)",
      doc = "Receive at most so many bytes; returns them and the sender.")
  static PyObject recvfrom(ThreadState ts, PySocket self, PyObject bufsize, int flags) {
    PyObject[] sender = new PyObject[1];
    PyObject b = receive(ts, self, size(ts, bufsize, "recvfrom"), flags, sender);
    return PyTuple.of(ts, b, sender[0]);
  }

  private static int receiveInto(
      ThreadState ts,
      PySocket s,
      PyObject buffer,
      PyObject nbytes,
      int flags,
      PyObject[] sender,
      String function) {
    Buffer b = Buffers.acquireWritable(ts, function, "argument 1", buffer);
    try {
      int n = nbytes == null ? 0 : size(ts, nbytes, function);
      int room = (int) Math.min(b.length(), Integer.MAX_VALUE);
      if (n == 0) {
        n = room;
      }
      if (n > room) {
        throw PyErr.valueError(
            ts,
            sender == null
                ? "buffer too small for requested bytes"
                : "nbytes is greater than the length of the buffer");
      }
      return receive(ts, s, b.memory().asSlice(b.layout.offset()), n, flags, sender);
    } finally {
      b.release(ts);
    }
  }

  @PyMethod(
      name = "recv_into",
      signature = "(buffer, nbytes=0, flags=0)",
      doc = "Receive into a buffer; returns the number of bytes.")
  static int recvInto(ThreadState ts, PySocket self, PyObject buffer, PyObject nbytes, int flags) {
    return receiveInto(ts, self, buffer, nbytes, flags, null, "recv_into");
  }

  @PyMethod(
      name = "recvfrom_into",
      signature = "(buffer, nbytes=0, flags=0)",
      doc = "Receive into a buffer; returns the number of bytes and the sender.")
  static PyObject recvfromInto(
      ThreadState ts, PySocket self, PyObject buffer, PyObject nbytes, int flags) {
    PyObject[] sender = new PyObject[1];
    int n = receiveInto(ts, self, buffer, nbytes, flags, sender, "recvfrom_into");
    return PyTuple.of(ts, Py.int_(n), sender[0]);
  }

  // Sending --------------------------------------------------------------------------------------

  private static int send(
      ThreadState ts, PySocket s, ByteSpan data, int flags, byte[] to, long deadline) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(Math.max(data.length(), 1));
      MemorySegment.copy(data.array(), data.from(), m, ValueLayout.JAVA_BYTE, 0, data.length());
      MemorySegment address = to == null ? MemorySegment.NULL : arena.allocate(to.length + 1, 8);
      if (to != null) {
        MemorySegment.copy(to, 0, address, ValueLayout.JAVA_BYTE, 0, to.length);
      }
      return (int)
          s.transfer(
              ts,
              true,
              deadline,
              () ->
                  SEND.callLong(
                      s.fd(),
                      m.address(),
                      data.length(),
                      flags,
                      address.address(),
                      to == null ? 0 : to.length));
    }
  }

  @PyMethod(signature = "(data, flags=0, /)", doc = "Send bytes; returns how many were sent.")
  static int send(ThreadState ts, PySocket self, PyObject data, int flags) {
    return send(ts, self, Buffers.span(ts, data), flags, null, self.deadline());
  }

  @PyMethod(signature = "(data, flags=0, /)", doc = "Send all bytes.")
  static void sendall(ThreadState ts, PySocket self, PyObject data, int flags) {
    ByteSpan s = Buffers.span(ts, data);
    long deadline = self.deadline();
    for (int at = 0; at < s.length(); ) {
      ByteSpan part = s.part(at, Math.min(s.length(), at + LARGEST_PART));
      at += send(ts, self, part, flags, null, deadline);
      if (ts.pollRequested()) {
        ts.safepoint();
      }
    }
  }

  @PyMethod(doc = "Send bytes to an address: sendto(data[, flags], address).")
  static PyObject sendto(
      ThreadState ts, PySocket self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      Args.rejectKeywords(ts, "socket.sendto", kwnames);
    }
    if (n < 2 || n > 3) {
      throw PyErr.typeError(ts, "sendto() takes 2 or 3 arguments (" + n + " given)");
    }
    int flags = n == 3 ? Args.toInt(ts, args[start + 1]) : 0;
    ByteSpan data = Buffers.span(ts, args[start]);
    PyObject address = args[start + n - 1];
    byte[] to = SocketAddress.encode(ts, self.familyNumber(), address, "sendto");
    Audit.event(ts, "socket.sendto", self, address);
    return Py.int_(send(ts, self, data, flags, to, self.deadline()));
  }
}
