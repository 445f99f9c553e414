package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** What the smaller exception types add to {@code BaseException}. */
final class ExceptionMembers {
  private ExceptionMembers() {}

  private static void rejectKeywords(ThreadState ts, PyBaseException self, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, self.type().name() + "() takes no keyword arguments");
    }
  }

  /** Sets the members that keywords name, which are the last ones of {@code members}. */
  private static void setByKeyword(
      ThreadState ts,
      PyBaseException self,
      PyObject[] args,
      int valuesAt,
      PyTuple kwnames,
      String type,
      int first,
      String... members) {
    for (int i = 0; i < members.length; i++) {
      self.setSlot(ts, first + i, null);
    }
    int n = kwnames == null ? 0 : kwnames.size();
    for (int k = 0; k < n; k++) {
      int i = java.util.Arrays.asList(members).indexOf(kwnames.at(k).toString());
      if (i < 0) {
        throw PyErr.typeError(
            ts, "%s() got an unexpected keyword argument '%s'".formatted(type, kwnames.at(k)));
      }
      self.setSlot(ts, first + i, args[valuesAt + k]);
    }
  }

  /** SystemExit. */
  @org.boiga.api.annotation.PyType(
      name = "SystemExit",
      doc = "Request to exit from the interpreter.")
  static final class SystemExit {
    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      rejectKeywords(ts, self, kwnames);
      self.initArgs(ts, args, start, n);
      if (n > 0) {
        self.setSlot(ts, 0, n == 1 ? args[start] : self.args(ts));
      }
    }
  }

  /** StopIteration. */
  @org.boiga.api.annotation.PyType(
      name = "StopIteration",
      doc = "The end of an iteration, from __next__().")
  static final class StopIteration {
    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      rejectKeywords(ts, self, kwnames);
      self.initArgs(ts, args, start, n);
      self.setSlot(ts, 0, n > 0 ? args[start] : Py.None);
    }
  }

  /** KeyError. */
  @org.boiga.api.annotation.PyType(name = "KeyError", doc = "Mapping key not found.")
  static final class KeyError {
    @PySlot
    static PyObject __str__(ThreadState ts, PyBaseException self) {
      PyTuple a = self.args(ts);
      return a.size() == 1 ? Conversion.repr(ts, a.at(0)) : self.__str__(ts);
    }
  }

  /** NameError. */
  @org.boiga.api.annotation.PyType(name = "NameError", doc = "Name not found globally.")
  static final class NameError {
    static final int NAME = 0;

    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      self.initArgs(ts, args, start, n);
      setByKeyword(ts, self, args, start + n, kwnames, "NameError", NAME, "name");
    }
  }

  /** AttributeError. */
  @org.boiga.api.annotation.PyType(name = "AttributeError", doc = "Attribute not found.")
  static final class AttributeError {
    static final int NAME = 0;
    static final int OBJ = 1;

    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      self.initArgs(ts, args, start, n);
      setByKeyword(ts, self, args, start + n, kwnames, "AttributeError", NAME, "name", "obj");
    }

    /** The object is left out: it need not be picklable. */
    @PyMethod(doc = "The state to pickle.")
    static PyObject __getstate__(ThreadState ts, PyBaseException self) {
      PyDict d = self.dict(ts);
      PyObject name = self.member(ts, NAME);
      if (name == null && d.size() == 0) {
        return Py.None;
      }
      PyDict state = d.copyOf(ts);
      if (name != null) {
        state.put(ts, "name", name);
      }
      state.put(ts, "args", self.args(ts));
      return state;
    }

    @PyMethod(doc = "What pickle needs to make the exception again.")
    static PyObject __reduce__(ThreadState ts, PyBaseException self) {
      PyObject state = __getstate__(ts, self);
      return PyTuple.of(ts, self.type(), self.args(ts), state);
    }
  }

  /** ImportError. */
  @org.boiga.api.annotation.PyType(
      name = "ImportError",
      doc = "A module or a name in it cannot be imported.")
  static final class ImportError {
    private static final int MSG = 0;
    private static final String[] NAMES = {"name", "path", "name_from"};

    @PySlot
    static void __init__(
        ThreadState ts, PyBaseException self, PyObject[] args, int start, int n, PyTuple kwnames) {
      self.initArgs(ts, args, start, n);
      setByKeyword(ts, self, args, start + n, kwnames, "ImportError", MSG + 1, NAMES);
      self.setSlot(ts, MSG, n == 1 ? args[start] : null);
    }

    @PySlot
    static PyObject __str__(ThreadState ts, PyBaseException self) {
      PyObject m = self.member(ts, MSG);
      return m != null && m.getClass() == PyStr.class ? m : self.__str__(ts);
    }

    @PyMethod(doc = "What pickle needs to make the exception again.")
    static PyObject __reduce__(ThreadState ts, PyBaseException self) {
      PyDict state = self.dict(ts).copyOf(ts);
      for (int i = 0; i < NAMES.length; i++) {
        PyObject v = self.member(ts, MSG + 1 + i);
        if (v != null) {
          state.put(ts, NAMES[i], v);
        }
      }
      return state.size() == 0
          ? PyTuple.of(ts, self.type(), self.args(ts))
          : PyTuple.of(ts, self.type(), self.args(ts), state);
    }
  }
}
