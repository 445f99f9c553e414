package org.boiga.modules.termios;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.Errno;
import org.boiga.api.libc.NativeFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.Blocking;
import org.boiga.modules.posix.PathArgument;
import org.boiga.modules.support.ConstantTable;
import org.boiga.modules.support.ModuleException;
import org.boiga.objects.Args;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** Module {@code termios}. */
@org.boiga.api.annotation.PyModule(name = "termios", doc = "Control of terminals.")
public final class TermiosModule {
  private static final ModuleException ERROR =
      new ModuleException("termios", "error", PyExc.Exception);

  private static final NativeFunction GET = new NativeFunction("tcgetattr");
  private static final NativeFunction SET = new NativeFunction("tcsetattr");
  private static final NativeFunction BREAK = new NativeFunction("tcsendbreak");
  private static final NativeFunction DRAIN = new NativeFunction("tcdrain");
  private static final NativeFunction FLUSH = new NativeFunction("tcflush");
  private static final NativeFunction FLOW = new NativeFunction("tcflow");
  private static final NativeFunction IOCTL = new NativeFunction("ioctl");
  private static final int TIOCGWINSZ = 0x5413;
  private static final int TIOCSWINSZ = 0x5414;

  // struct termios
  private static final int SIZE = 60;
  private static final int LOCAL = 12;
  private static final int CHARACTERS = 17;
  private static final int CHARACTER_COUNT = 32;
  private static final int INPUT_SPEED = 52;
  private static final int OUTPUT_SPEED = 56;
  private static final int ICANON = 2;
  private static final int VTIME = 5;
  private static final int VMIN = 6;

  private TermiosModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    ConstantTable.put(ts, m, TermiosModule.class);
    m.put(ts, "error", ERROR.type(ts));
  }

  private static void check(ThreadState ts, long r) {
    if (r < 0) {
      throw ERROR.of(ts, Py.int_(-r), PyStr.of(Errno.text((int) -r)));
    }
  }

  @PyFunction(signature = "(fd, /)", doc = "The attributes of a terminal, as a list.")
  static PyObject tcgetattr(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SIZE, 8);
      check(ts, GET.call(f, m.address()));
      boolean lines = (m.get(ValueLayout.JAVA_INT, LOCAL) & ICANON) != 0;
      PyObject[] characters = new PyObject[CHARACTER_COUNT];
      for (int i = 0; i < CHARACTER_COUNT; i++) {
        byte c = m.get(ValueLayout.JAVA_BYTE, CHARACTERS + i);
        characters[i] =
            !lines && (i == VMIN || i == VTIME) ? Py.int_(c & 0xFF) : PyBytes.of(new byte[] {c});
      }
      return PyList.of(
          ts,
          number(m, 0),
          number(m, 4),
          number(m, 8),
          number(m, LOCAL),
          number(m, INPUT_SPEED),
          number(m, OUTPUT_SPEED),
          PyList.of(ts, characters));
    }
  }

  private static PyObject number(MemorySegment m, int at) {
    return Py.int_(m.get(ValueLayout.JAVA_INT, at) & 0xFFFFFFFFL);
  }

  @PyFunction(signature = "(fd, when, attributes, /)", doc = "Set the attributes of a terminal.")
  static void tcsetattr(ThreadState ts, PyObject fd, int when, PyObject attributes) {
    int f = PathArgument.fileDescriptor(ts, fd);
    if (!(attributes instanceof PyList list) || list.size() != 7) {
      throw PyErr.typeError(ts, "tcsetattr, arg 3: must be 7 element list");
    }
    PyObject[] all = list.toArray(ts);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(SIZE, 8);
      check(ts, GET.call(f, m.address()));
      int[] places = {0, 4, 8, LOCAL, INPUT_SPEED, OUTPUT_SPEED};
      for (int i = 0; i < places.length; i++) {
        int v = (int) Args.toCLong(ts, all[i]);
        m.set(ValueLayout.JAVA_INT, places[i], v);
      }
      if (!(all[6] instanceof PyList characters) || characters.size() != CHARACTER_COUNT) {
        throw PyErr.typeError(
            ts, "tcsetattr: attributes[6] must be " + CHARACTER_COUNT + " element list");
      }
      PyObject[] cc = characters.toArray(ts);
      for (int i = 0; i < cc.length; i++) {
        byte c =
            switch (cc[i]) {
              case PyBytes b when b.span().length() == 1 -> (byte) b.span().at(0);
              case PyInt n -> (byte) Args.toCLong(ts, n);
              default ->
                  throw PyErr.typeError(
                      ts, "tcsetattr: elements of attributes must be characters or integers");
            };
        m.set(ValueLayout.JAVA_BYTE, CHARACTERS + i, c);
      }
      check(ts, Blocking.retry(ts, () -> SET.call(f, when, m.address())));
    }
  }

  @PyFunction(signature = "(fd, duration, /)", doc = "Send a break.")
  static void tcsendbreak(ThreadState ts, PyObject fd, int duration) {
    int f = PathArgument.fileDescriptor(ts, fd);
    check(ts, Blocking.call(ts, () -> BREAK.call(f, duration)));
  }

  @PyFunction(signature = "(fd, /)", doc = "Wait until all output is sent.")
  static void tcdrain(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    check(ts, Blocking.retry(ts, () -> DRAIN.call(f)));
  }

  @PyFunction(signature = "(fd, queue, /)", doc = "Throw away what is queued.")
  static void tcflush(ThreadState ts, PyObject fd, int queue) {
    check(ts, FLUSH.call(PathArgument.fileDescriptor(ts, fd), queue));
  }

  @PyFunction(signature = "(fd, action, /)", doc = "Suspend or resume input or output.")
  static void tcflow(ThreadState ts, PyObject fd, int action) {
    check(ts, FLOW.call(PathArgument.fileDescriptor(ts, fd), action));
  }

  @PyFunction(signature = "(fd, /)", doc = "The rows and columns of a terminal.")
  static PyObject tcgetwinsize(ThreadState ts, PyObject fd) {
    int f = PathArgument.fileDescriptor(ts, fd);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 8);
      check(ts, IOCTL.call(f, TIOCGWINSZ, m.address()));
      return PyTuple.of(
          ts,
          Py.int_(m.get(ValueLayout.JAVA_SHORT, 0) & 0xFFFF),
          Py.int_(m.get(ValueLayout.JAVA_SHORT, 2) & 0xFFFF));
    }
  }

  @PyFunction(signature = "(fd, winsize, /)", doc = "Set the rows and columns of a terminal.")
  static void tcsetwinsize(ThreadState ts, PyObject fd, PyObject winsize) {
    int f = PathArgument.fileDescriptor(ts, fd);
    if (!Sequences.isSequence(winsize) || Sequences.length(ts, winsize) != 2) {
      throw PyErr.typeError(ts, "tcsetwinsize, arg 2: must be a two-item sequence");
    }
    long rows = Args.toCLong(ts, Sequences.getItem(ts, winsize, Py.int_(0)));
    long columns = Args.toCLong(ts, Sequences.getItem(ts, winsize, Py.int_(1)));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment m = arena.allocate(8, 8);
      check(ts, IOCTL.call(f, TIOCGWINSZ, m.address()));
      if (rows != (rows & 0xFFFF) || columns != (columns & 0xFFFF)) {
        throw PyErr.overflowError(ts, "winsize value(s) out of range.");
      }
      m.set(ValueLayout.JAVA_SHORT, 0, (short) rows);
      m.set(ValueLayout.JAVA_SHORT, 2, (short) columns);
      check(ts, IOCTL.call(f, TIOCSWINSZ, m.address()));
    }
  }
}
