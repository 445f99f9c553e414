package org.boiga.objects;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** How objects are pickled and copied: {@code object.__reduce_ex__} and what it calls. */
final class Reduction {
  private static final PyStr SLOTNAMES = PyStr.interned("__slotnames__");
  private static final PyStr GETNEWARGS = PyStr.interned("__getnewargs__");
  private static final PyStr GETNEWARGS_EX = PyStr.interned("__getnewargs_ex__");
  private static final PyStr GETSTATE = PyStr.interned("__getstate__");

  private Reduction() {}

  /** {@code (getattr, (o, name))}. */
  static PyObject getattr(ThreadState ts, PyObject o, String name) {
    return PyTuple.of(ts, ts.interp.builtins.get(ts, "getattr"), PyTuple.of(ts, o, PyStr.of(name)));
  }

  private static PyObject copyreg(ThreadState ts, String name) {
    return Attributes.get(ts, ts.interp.evaluator.importModule(ts, "copyreg"), name);
  }

  @PyMethod(doc = "What pickle needs to make the object again.")
  static PyObject __reduce__(ThreadState ts, PyObject self) {
    return common(ts, self, 0);
  }

  @PyMethod(
      signature = "(protocol, /)",
      doc = "What pickle needs to make the object again, by a protocol.")
  static PyObject __reduce_ex__(ThreadState ts, PyObject self, int protocol) {
    PyObject reduce = Attributes.getOrNull(ts, self, Names.__reduce__);
    if (reduce != null) {
      PyObject cls = Attributes.get(ts, self, Names.__class__);
      PyObject own = Attributes.get(ts, cls, Names.__reduce__);
      if (own != PyBaseObject.TYPE.lookup(Names.__reduce__)) {
        return Calls.call(ts, reduce);
      }
    }
    return common(ts, self, protocol);
  }

  private static PyObject common(ThreadState ts, PyObject self, int protocol) {
    return protocol >= 2
        ? reduceNew(ts, self)
        : Calls.call(ts, copyreg(ts, "_reduce_ex"), self, Py.int_(protocol));
  }

  private static PyObject reduceNew(ThreadState ts, PyObject self) {
    PyType cls = PyType.of(self);
    if (cls.slot(org.boiga.api.Slot.NEW) == null) {
      throw PyErr.typeError(ts, "cannot pickle '" + cls.name() + "' object");
    }
    PyObject args = null;
    PyObject kwargs = null;
    PyObject f = Attributes.special(ts, self, GETNEWARGS_EX);
    if (f != null) {
      PyObject r = Calls.call(ts, f);
      if (!(r instanceof PyTuple pair)) {
        throw PyErr.typeError(
            ts, "__getnewargs_ex__ should return a tuple, not '" + PyType.of(r).name() + "'");
      }
      if (pair.size() != 2) {
        throw PyErr.valueError(
            ts, "__getnewargs_ex__ should return a tuple of length 2, not " + pair.size());
      }
      args = pair.at(0);
      kwargs = pair.at(1);
      if (!(args instanceof PyTuple)) {
        throw PyErr.typeError(
            ts,
            "first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '"
                + PyType.of(args).name()
                + "'");
      }
      if (!(kwargs instanceof PyDict)) {
        throw PyErr.typeError(
            ts,
            "second item of the tuple returned by __getnewargs_ex__ must be a dict, not '"
                + PyType.of(kwargs).name()
                + "'");
      }
    } else {
      f = Attributes.special(ts, self, GETNEWARGS);
      if (f != null) {
        args = Calls.call(ts, f);
        if (!(args instanceof PyTuple)) {
          throw PyErr.typeError(
              ts, "__getnewargs__ should return a tuple, not '" + PyType.of(args).name() + "'");
        }
      }
    }
    boolean required = args == null && !(self instanceof PyList) && !(self instanceof PyDict);
    PyObject function;
    PyObject arguments;
    if (kwargs instanceof PyDict k && k.size() > 0) {
      function = copyreg(ts, "__newobj_ex__");
      arguments = PyTuple.of(ts, cls, args, kwargs);
    } else {
      function = copyreg(ts, "__newobj__");
      PyObject[] rest = args == null ? new PyObject[0] : ((PyTuple) args).items;
      arguments = PyTuple.of(ts, PythonSlot.prepended(cls, rest, 0, rest.length, null));
    }
    PyObject state = state(ts, self, required);
    PyObject listItems = self instanceof PyList ? Iteration.iter(ts, self) : Py.None;
    PyObject dictItems =
        self instanceof PyDict ? Iteration.iter(ts, Calls.method(ts, self, "items")) : Py.None;
    return PyTuple.of(ts, function, arguments, state, listItems, dictItems);
  }

  /** The state of an object whose content is among what it is made of again. */
  static PyObject state(ThreadState ts, PyObject self) {
    return state(ts, self, false);
  }

  private static PyObject state(ThreadState ts, PyObject self, boolean required) {
    PyObject f = Attributes.get(ts, self, GETSTATE);
    return f instanceof PyNativeFunction n && n.table instanceof PyBaseObjectTable
        ? defaultState(ts, self, required)
        : Calls.call(ts, f);
  }

  @PyMethod(doc = "The state to pickle: the attributes.")
  static PyObject __getstate__(ThreadState ts, PyObject self) {
    return defaultState(ts, self, false);
  }

  private static PyObject defaultState(ThreadState ts, PyObject self, boolean required) {
    PyType cls = PyType.of(self);
    if (required && !representable(cls)) {
      throw PyErr.typeError(ts, "cannot pickle '" + cls.name() + "' object");
    }
    PyObject dict = Attributes.getOrNull(ts, self, Names.__dict__);
    boolean empty = dict == null || dict instanceof PyDict d && d.size() == 0;
    PyObject state = empty ? Py.None : dict;
    if (!cls.heap) {
      return state;
    }
    PyObject names = cls.dict().get(ts, SLOTNAMES);
    if (names == null) {
      names = Calls.call(ts, copyreg(ts, "_slotnames"), cls);
    }
    if (names == Py.None) {
      return state;
    }
    if (!(names instanceof PyList)) {
      throw PyErr.typeError(ts, "copyreg._slotnames didn't return a list or None");
    }
    PyDict slots = new PyDict(ts);
    for (PyObject name : Iteration.toArray(ts, names)) {
      PyObject v = Attributes.getOrNull(ts, self, (PyStr) name);
      if (v != null) {
        slots.put(ts, name, v);
      }
    }
    return slots.size() == 0 ? state : PyTuple.of(ts, state, slots);
  }

  /** Whether attributes and members are all there is to an instance. */
  private static boolean representable(PyType cls) {
    PyType l = cls.layout;
    return l == PyBaseObject.TYPE || l == PyList.TYPE || l == PyDict.TYPE;
  }
}
