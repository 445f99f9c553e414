package org.boiga.objects;

import java.util.Map;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** {@code OSError}: errors of the system, and the subclasses that error numbers stand for. */
@org.boiga.api.annotation.PyType(name = "OSError", doc = "Base class for errors of the system.")
final class OsErrorMembers {
  /** The hidden member behind {@code characters_written}. */
  static final String WRITTEN = "characters_written";

  private static final int ERRNO = 0;
  private static final int STRERROR = 1;
  private static final int FILENAME = 2;
  private static final int FILENAME2 = 3;
  private static final int CHARACTERS_WRITTEN = 4;

  private OsErrorMembers() {}

  /** The types by error number, as Linux numbers them. */
  private static final class ByNumber {
    static final Map<Integer, PyType> TYPES =
        Map.ofEntries(
            Map.entry(1, PyExc.PermissionError),
            Map.entry(2, PyExc.FileNotFoundError),
            Map.entry(3, PyExc.ProcessLookupError),
            Map.entry(4, PyExc.InterruptedError),
            Map.entry(10, PyExc.ChildProcessError),
            Map.entry(11, PyExc.BlockingIOError),
            Map.entry(13, PyExc.PermissionError),
            Map.entry(17, PyExc.FileExistsError),
            Map.entry(20, PyExc.NotADirectoryError),
            Map.entry(21, PyExc.IsADirectoryError),
            Map.entry(32, PyExc.BrokenPipeError),
            Map.entry(103, PyExc.ConnectionAbortedError),
            Map.entry(104, PyExc.ConnectionResetError),
            Map.entry(108, PyExc.BrokenPipeError),
            Map.entry(110, PyExc.TimeoutError),
            Map.entry(111, PyExc.ConnectionRefusedError),
            Map.entry(114, PyExc.BlockingIOError),
            Map.entry(115, PyExc.BlockingIOError));
  }

  /** Whether a class with its own __init__ takes the arguments there rather than in __new__. */
  private static boolean usesInit(PyType t) {
    return t.slot(Slot.INIT) != PyExc.OSError.slot(Slot.INIT)
        && t.slot(Slot.NEW) == PyExc.OSError.slot(Slot.NEW);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (usesInit(cls)) {
      return new PyBaseException(ts, cls, PyTuple.EMPTY);
    }
    rejectKeywords(ts, cls, kwnames);
    if (cls == PyExc.OSError && n >= 2 && n <= 5 && args[start] instanceof PyInt i && i.isLong()) {
      cls = ByNumber.TYPES.getOrDefault((int) i.longValue(), cls);
    }
    PyBaseException self = new PyBaseException(ts, cls, PyTuple.EMPTY);
    fill(ts, self, args, start, n);
    return self;
  }

  @PySlot
  static void __init__(
      ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (usesInit(self.type())) {
      rejectKeywords(ts, self.type(), kwnames);
      fill(ts, self, args, start, n);
    }
  }

  private static void rejectKeywords(ThreadState ts, PyType cls, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, cls.name() + "() takes no keyword arguments");
    }
  }

  private static void fill(
      ThreadState ts, PyBaseException self, PyObject[] args, int start, int n) {
    int kept = n;
    if (n >= 2 && n <= 5) {
      self.setSlot(ts, ERRNO, args[start]);
      self.setSlot(ts, STRERROR, args[start + 1]);
      PyObject filename = n > 2 ? args[start + 2] : Py.None;
      if (filename != Py.None) {
        if (self.type() == PyExc.BlockingIOError && Numbers.isIndex(filename)) {
          self.setSlot(ts, CHARACTERS_WRITTEN, Numbers.index(ts, filename));
        } else {
          self.setSlot(ts, FILENAME, filename);
          if (n > 4 && args[start + 4] != Py.None) {
            self.setSlot(ts, FILENAME2, args[start + 4]);
          }
          kept = 2;
        }
      }
    }
    self.setArgs(ts, PyTuple.of(ts, Args.rest(args, start, start + kept)));
  }

  @PySlot
  static PyObject __str__(ThreadState ts, PyBaseException self) {
    PyObject filename = self.member(ts, FILENAME);
    PyObject errno = self.member(ts, ERRNO);
    PyObject text = self.member(ts, STRERROR);
    if (filename == null && (errno == null || text == null)) {
      return self.__str__(ts);
    }
    StringBuilder b = new StringBuilder();
    b.append("[Errno ").append(str(ts, errno)).append("] ").append(str(ts, text));
    if (filename != null) {
      b.append(": ").append(Conversion.repr(ts, filename));
      PyObject second = self.member(ts, FILENAME2);
      if (second != null) {
        b.append(" -> ").append(Conversion.repr(ts, second));
      }
    }
    return PyStr.of(b.toString());
  }

  private static PyStr str(ThreadState ts, PyObject o) {
    return Conversion.str(ts, o == null ? Py.None : o);
  }

  @PyMethod(doc = "What pickle needs to make the exception again.")
  static PyObject __reduce__(ThreadState ts, PyBaseException self) {
    PyTuple args = self.args(ts);
    PyObject filename = self.member(ts, FILENAME);
    if (args.size() != 2 || filename == null) {
      return self.reduce(ts, args);
    }
    PyObject second = self.member(ts, FILENAME2);
    return self.reduce(
        ts,
        second == null
            ? PyTuple.of(ts, args.at(0), args.at(1), filename)
            : PyTuple.of(ts, args.at(0), args.at(1), filename, Py.None, second));
  }

  @PyGetter(name = WRITTEN)
  static PyObject written(ThreadState ts, PyBaseException self) {
    PyObject v = self.member(ts, CHARACTERS_WRITTEN);
    if (v == null) {
      throw PyErr.attributeError(ts, WRITTEN);
    }
    return v;
  }

  @PySetter(name = WRITTEN)
  static void setWritten(ThreadState ts, PyBaseException self, PyObject value) {
    if (value == null) {
      if (self.setSlot(ts, CHARACTERS_WRITTEN, null) == null) {
        throw PyErr.attributeError(ts, WRITTEN);
      }
      return;
    }
    self.setSlot(ts, CHARACTERS_WRITTEN, Numbers.index(ts, value));
  }
}
