package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;

/** What Python sees of functions. */
final class FunctionMembers {
  private static final int KIND =
      PyCode.CO_GENERATOR | PyCode.CO_COROUTINE | PyCode.CO_ASYNC_GENERATOR;

  private FunctionMembers() {}

  @PySlot(signature = "(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject code,
      PyObject globals,
      PyObject name,
      PyObject argdefs,
      PyObject closure,
      PyObject kwdefaults) {
    if (!(code instanceof PyCode c)) {
      throw argument(ts, "code", "code", code);
    }
    if (!(globals instanceof PyDict g)) {
      throw argument(ts, "globals", "dict", globals);
    }
    PyObject n = orNull(name);
    if (n != null && !(n instanceof PyStr)) {
      throw PyErr.typeError(ts, "arg 3 (name) must be None or string");
    }
    if (orNull(argdefs) != null && !(argdefs instanceof PyTuple)) {
      throw PyErr.typeError(ts, "arg 4 (defaults) must be None or tuple");
    }
    PyTuple cells = closure(ts, c, orNull(closure));
    if (orNull(kwdefaults) != null && !(kwdefaults instanceof PyDict)) {
      throw PyErr.typeError(ts, "arg 6 (kwdefaults) must be None or dict");
    }
    PyFunction f =
        new PyFunction(
            ts,
            c,
            g,
            ts.interp.builtinsFor(ts, g),
            cells,
            (PyTuple) orNull(argdefs),
            (PyDict) orNull(kwdefaults),
            null);
    if (n != null) {
      f.name = n;
    }
    return f;
  }

  private static PyTuple closure(ThreadState ts, PyCode code, PyObject given) {
    int free = code.freevars.length;
    if (given == null && free == 0) {
      return null;
    }
    if (!(given instanceof PyTuple cells)) {
      throw PyErr.typeError(
          ts,
          given != null && free == 0
              ? "arg 5 (closure) must be None or tuple"
              : "arg 5 (closure) must be tuple");
    }
    if (cells.size() != free) {
      throw PyErr.valueError(
          ts, "%s requires closure of length %d, not %d".formatted(code.name, free, cells.size()));
    }
    for (PyObject o : cells.items) {
      if (!(o instanceof PyCell)) {
        throw PyErr.typeError(ts, "arg 5 (closure) expected cell, found " + PyType.of(o).name());
      }
    }
    return free == 0 ? null : cells;
  }

  private static PyObject orNull(PyObject o) {
    return o == Py.None ? null : o;
  }

  private static PyException argument(ThreadState ts, String name, String type, PyObject actual) {
    return PyErr.typeError(
        ts,
        "function() argument '%s' must be %s, not %s"
            .formatted(name, type, actual == Py.None ? "None" : PyType.of(actual).name()));
  }

  @PySlot
  static PyObject __call__(
      ThreadState ts, PyFunction self, PyObject[] args, int start, int n, PyTuple kwnames) {
    return ts.interp.evaluator.call(ts, self, args, start, n, kwnames);
  }

  @PySlot
  static PyObject __get__(ThreadState ts, PyFunction self, PyObject instance, PyObject owner) {
    return instance == null ? ts.hold(self) : new PyMethod(ts, self, instance);
  }

  @PySlot
  static String __repr__(ThreadState ts, PyFunction self) {
    return "<function " + self.qualname + " at " + Identity.hex(self) + ">";
  }

  // Attributes -----------------------------------------------------------------------------------

  private static PyObject orNone(ThreadState ts, PyObject o) {
    return o == null ? Py.None : ts.hold(o);
  }

  private static PyStr string(ThreadState ts, PyObject value, String name) {
    if (value instanceof PyStr s) {
      return s;
    }
    throw PyErr.typeError(ts, name + " must be set to a string object");
  }

  @PyGetter
  static PyObject __name__(ThreadState ts, PyFunction self) {
    return self.name;
  }

  @PySetter(name = "__name__")
  static void setName(ThreadState ts, PyFunction self, PyObject value) {
    self.name = ts.swap(self.name, string(ts, value, "__name__"));
  }

  @PyGetter
  static PyObject __qualname__(ThreadState ts, PyFunction self) {
    return self.qualname;
  }

  @PySetter(name = "__qualname__")
  static void setQualname(ThreadState ts, PyFunction self, PyObject value) {
    self.qualname = ts.swap(self.qualname, string(ts, value, "__qualname__"));
  }

  @PyGetter(member = true)
  static PyObject __module__(ThreadState ts, PyFunction self) {
    return orNone(ts, self.module);
  }

  @PySetter(name = "__module__")
  static void setModule(ThreadState ts, PyFunction self, PyObject value) {
    self.module = ts.swap(self.module, value);
  }

  @PyGetter(member = true)
  static PyObject __doc__(ThreadState ts, PyFunction self) {
    return orNone(ts, self.doc);
  }

  @PySetter(name = "__doc__")
  static void setDoc(ThreadState ts, PyFunction self, PyObject value) {
    self.doc = ts.swap(self.doc, value);
  }

  @PyGetter
  static PyObject __code__(ThreadState ts, PyFunction self) {
    return self.code;
  }

  @PySetter(name = "__code__")
  static void setCode(ThreadState ts, PyFunction self, PyObject value) {
    if (!(value instanceof PyCode c)) {
      throw PyErr.typeError(ts, "__code__ must be set to a code object");
    }
    int closed = self.closure == null ? 0 : self.closure.size();
    if (closed != c.freevars.length) {
      throw PyErr.valueError(
          ts,
          "%s() requires a code object with %d free vars, not %d"
              .formatted(self.name, closed, c.freevars.length));
    }
    if ((c.flags & KIND) != (self.code.flags & KIND)) {
      Warnings.warn(
          ts,
          PyExc.DeprecationWarning,
          "Assigning a code object of non-matching type is deprecated (e.g., from a generator to a"
              + " plain function)",
          1);
    }
    self.code = c;
  }

  @PyGetter
  static PyObject __defaults__(ThreadState ts, PyFunction self) {
    return orNone(ts, self.defaults);
  }

  @PySetter(name = "__defaults__")
  static void setDefaults(ThreadState ts, PyFunction self, PyObject value) {
    PyObject v = orNull(value);
    if (v != null && !(v instanceof PyTuple)) {
      throw PyErr.typeError(ts, "__defaults__ must be set to a tuple object");
    }
    self.defaults = ts.swap(self.defaults, (PyTuple) v);
  }

  @PyGetter
  static PyObject __kwdefaults__(ThreadState ts, PyFunction self) {
    return orNone(ts, self.kwdefaults);
  }

  @PySetter(name = "__kwdefaults__")
  static void setKwdefaults(ThreadState ts, PyFunction self, PyObject value) {
    PyObject v = orNull(value);
    if (v != null && !(v instanceof PyDict)) {
      throw PyErr.typeError(ts, "__kwdefaults__ must be set to a dict object");
    }
    self.kwdefaults = ts.swap(self.kwdefaults, (PyDict) v);
  }

  @PyGetter(member = true)
  static PyObject __closure__(ThreadState ts, PyFunction self) {
    return orNone(ts, self.closure);
  }

  @PySetter(name = "__closure__")
  static void setClosure(ThreadState ts, PyFunction self, PyObject value) {
    throw PyErr.attributeError(ts, "readonly attribute");
  }

  @PyGetter(member = true)
  static PyObject __globals__(ThreadState ts, PyFunction self) {
    return ts.hold(self.globals);
  }

  @PySetter(name = "__globals__")
  static void setGlobals(ThreadState ts, PyFunction self, PyObject value) {
    throw PyErr.attributeError(ts, "readonly attribute");
  }

  @PyGetter(member = true)
  static PyObject __builtins__(ThreadState ts, PyFunction self) {
    return ts.hold(BuiltinsMapping.unwrap(self.builtins));
  }

  @PySetter(name = "__builtins__")
  static void setBuiltins(ThreadState ts, PyFunction self, PyObject value) {
    throw PyErr.attributeError(ts, "readonly attribute");
  }

  @PyGetter
  static PyObject __type_params__(ThreadState ts, PyFunction self) {
    return self.typeParams == null ? PyTuple.EMPTY : ts.hold(self.typeParams);
  }

  @PySetter(name = "__type_params__")
  static void setTypeParams(ThreadState ts, PyFunction self, PyObject value) {
    if (!(value instanceof PyTuple t)) {
      throw PyErr.typeError(ts, "__type_params__ must be set to a tuple");
    }
    self.setTypeParams(ts, t);
  }

  // Annotations ----------------------------------------------------------------------------------

  @PyGetter
  static PyObject __annotate__(ThreadState ts, PyFunction self) {
    return orNone(ts, self.annotate);
  }

  @PySetter(name = "__annotate__")
  static void setAnnotate(ThreadState ts, PyFunction self, PyObject value) {
    if (value == null) {
      throw PyErr.typeError(ts, "__annotate__ cannot be deleted");
    }
    if (value != Py.None && !Calls.isCallable(value)) {
      throw PyErr.typeError(ts, "__annotate__ must be callable or None");
    }
    if (value == Py.None) {
      self.annotate = ts.swap(self.annotate, null);
    } else {
      self.annotate = ts.swap(self.annotate, value);
      self.annotations = ts.swap(self.annotations, null);
    }
  }

  @PyGetter
  static PyObject __annotations__(ThreadState ts, PyFunction self) {
    PyDict d = self.annotations;
    if (d == null) {
      d = Annotations.evaluate(ts, self.annotate);
      self.annotations = ts.swap(self.annotations, d);
    }
    return ts.hold(d);
  }

  @PySetter(name = "__annotations__")
  static void setAnnotations(ThreadState ts, PyFunction self, PyObject value) {
    PyObject v = orNull(value);
    if (v != null && !(v instanceof PyDict)) {
      throw PyErr.typeError(ts, "__annotations__ must be set to a dict object");
    }
    self.annotations = ts.swap(self.annotations, (PyDict) v);
    self.annotate = ts.swap(self.annotate, null);
  }
}
