package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PySetter;
import org.boiga.memory.PyObject;

/** The computed attributes of {@code type}. */
final class TypeAttributes {
  private static final PyStr ANNOTATE_FUNC = PyStr.interned("__annotate_func__");
  private static final PyStr ANNOTATIONS_CACHE = PyStr.interned("__annotations_cache__");

  private TypeAttributes() {}

  private static void checkSet(ThreadState ts, PyType self, PyObject value, String name) {
    if (self.immutable) {
      throw PyErr.typeError(
          ts, "cannot set '" + name + "' attribute of immutable type '" + self.name() + "'");
    }
    if (value == null) {
      throw PyErr.typeError(
          ts, "cannot delete '" + name + "' attribute of immutable type '" + self.name() + "'");
    }
  }

  // Names ----------------------------------------------------------------------------------------

  @PyGetter
  static String __name__(ThreadState ts, PyType self) {
    return self.name;
  }

  @PySetter(name = "__name__")
  static void setName(ThreadState ts, PyType self, PyObject value) {
    checkSet(ts, self, value, "__name__");
    if (!(value instanceof PyStr s)) {
      throw PyErr.typeError(
          ts,
          "can only assign string to %s.__name__, not '%s'"
              .formatted(self.name, PyType.of(value).name()));
    }
    ClassMaker.checkName(ts, s);
    self.name = s.toString();
  }

  @PyGetter
  static String __qualname__(ThreadState ts, PyType self) {
    return self.qualname;
  }

  @PySetter(name = "__qualname__")
  static void setQualname(ThreadState ts, PyType self, PyObject value) {
    checkSet(ts, self, value, "__qualname__");
    if (!(value instanceof PyStr s)) {
      throw PyErr.typeError(
          ts,
          "can only assign string to %s.__qualname__, not '%s'"
              .formatted(self.name, PyType.of(value).name()));
    }
    self.qualname = s.toString();
  }

  @PyGetter
  static PyObject __module__(ThreadState ts, PyType self) {
    PyObject m = self.moduleName(ts);
    if (m == null) {
      throw PyErr.attributeError(ts, "__module__");
    }
    return m;
  }

  @PySetter(name = "__module__")
  static void setModule(ThreadState ts, PyType self, PyObject value) {
    checkSet(ts, self, value, "__module__");
    self.setAttribute(ts, Names.__firstlineno__, null);
    self.setAttribute(ts, Names.__module__, value);
  }

  @PyGetter
  static PyObject __doc__(ThreadState ts, PyType self) {
    PyObject doc = self.dict().get(ts, Names.__doc__);
    return doc == null ? Py.None : Attributes.bind(ts, doc, null, self);
  }

  @PySetter(name = "__doc__")
  static void setDoc(ThreadState ts, PyType self, PyObject value) {
    checkSet(ts, self, value, "__doc__");
    self.setAttribute(ts, Names.__doc__, value);
  }

  @PyGetter
  static String __text_signature__(ThreadState ts, PyType self) {
    return self.table == null ? null : self.table.signature();
  }

  // Inheritance ----------------------------------------------------------------------------------

  @PyGetter
  static PyObject __bases__(ThreadState ts, PyType self) {
    PyTuple instance = self.basesInstance;
    return instance != null ? ts.hold(instance) : PyTuple.constant(self.bases.clone());
  }

  @PySetter(name = "__bases__")
  static void setBases(ThreadState ts, PyType self, PyObject value) {
    checkSet(ts, self, value, "__bases__");
    if (!(value instanceof PyTuple t)) {
      throw PyErr.typeError(
          ts,
          "can only assign tuple to %s.__bases__, not %s"
              .formatted(self.name, PyType.of(value).name()));
    }
    Hierarchy.setBases(ts, self, t);
  }

  @PyGetter(member = true)
  static PyObject __base__(ThreadState ts, PyType self) {
    return self.base == null ? Py.None : self.base;
  }

  @PyGetter
  static PyObject __mro__(ThreadState ts, PyType self) {
    return self.isIncomplete() ? Py.None : PyTuple.constant(self.mro().clone());
  }

  @PyGetter
  static PyObject __dict__(ThreadState ts, PyType self) {
    return new PyMappingProxy(ts, self.dict());
  }

  @PyGetter
  static PyObject __abstractmethods__(ThreadState ts, PyType self) {
    PyObject v = self == PyType.TYPE ? null : self.dict().get(ts, Names.__abstractmethods__);
    if (v == null) {
      throw PyErr.attributeErrorFor(ts, self, Names.__abstractmethods__, "__abstractmethods__");
    }
    return v;
  }

  @PySetter(name = "__abstractmethods__")
  static void setAbstractMethods(ThreadState ts, PyType self, PyObject value) {
    if (value == null && self.dict().getBorrowed(Names.__abstractmethods__) == null) {
      throw PyErr.attributeErrorFor(ts, self, Names.__abstractmethods__, "__abstractmethods__");
    }
    boolean some = value != null && Comparison.truth(ts, value);
    self.setAttribute(ts, Names.__abstractmethods__, value);
    self.isAbstract = some;
  }

  // Annotations ----------------------------------------------------------------------------------

  private static PyException noAttribute(ThreadState ts, PyType self, PyStr name) {
    return Attributes.missing(ts, self, name);
  }

  @PyGetter
  static PyObject __annotate__(ThreadState ts, PyType self) {
    if (!self.heap) {
      throw noAttribute(ts, self, Names.__annotate__);
    }
    PyObject f = self.dict().get(ts, Names.__annotate__); // defined by the class itself
    if (f == null) {
      f = self.dict().get(ts, ANNOTATE_FUNC);
    }
    if (f != null) {
      return Attributes.bind(ts, f, null, self);
    }
    self.setAttribute(ts, ANNOTATE_FUNC, Py.None);
    return Py.None;
  }

  @PySetter(name = "__annotate__")
  static void setAnnotate(ThreadState ts, PyType self, PyObject value) {
    if (value == null) {
      throw PyErr.typeError(ts, "cannot delete __annotate__ attribute");
    }
    checkSet(ts, self, value, "__annotate__");
    if (value != Py.None && !Calls.isCallable(value)) {
      throw PyErr.typeError(ts, "__annotate__ must be callable or None");
    }
    self.setAttribute(ts, ANNOTATE_FUNC, value);
    if (value != Py.None) {
      self.setAttribute(ts, ANNOTATIONS_CACHE, null);
    }
  }

  @PyGetter
  static PyObject __annotations__(ThreadState ts, PyType self) {
    if (!self.heap) {
      throw noAttribute(ts, self, Names.__annotations__);
    }
    PyObject a = self.dict().get(ts, Names.__annotations__);
    if (a == null) {
      a = self.dict().get(ts, ANNOTATIONS_CACHE);
    }
    if (a != null) {
      return Attributes.bind(ts, a, null, self);
    }
    a = Annotations.evaluate(ts, __annotate__(ts, self));
    self.setAttribute(ts, ANNOTATIONS_CACHE, a);
    return a;
  }

  @PySetter(name = "__annotations__")
  static void setAnnotations(ThreadState ts, PyType self, PyObject value) {
    if (self.immutable) {
      checkSet(ts, self, value, "__annotations__");
    }
    PyDict d = self.dict();
    boolean own = d.getBorrowed(Names.__annotations__) != null;
    PyStr key = own ? Names.__annotations__ : ANNOTATIONS_CACHE;
    if (value == null && d.getBorrowed(key) == null) {
      throw PyErr.attributeErrorFor(ts, self, Names.__annotations__, "__annotations__");
    }
    self.setAttribute(ts, key, value);
    self.setAttribute(ts, Names.__annotate__, null);
    self.setAttribute(ts, ANNOTATE_FUNC, null);
  }

  @PyGetter
  static PyObject __type_params__(ThreadState ts, PyType self) {
    PyObject p = self.heap ? self.dict().get(ts, Names.__type_params__) : null;
    return p == null ? PyTuple.EMPTY : p;
  }

  @PySetter(name = "__type_params__")
  static void setTypeParams(ThreadState ts, PyType self, PyObject value) {
    checkSet(ts, self, value, "__type_params__");
    self.setAttribute(ts, Names.__type_params__, value);
  }

  // Layout ---------------------------------------------------------------------------------------

  @PyGetter(member = true)
  static long __flags__(ThreadState ts, PyType self) {
    long flags = 1 << 12 | 1 << 14; // ready, garbage collected
    // Types of modules that CPython makes when it imports them are on its heap too
    flags |= self.heap || "typing".equals(self.module) ? 1 << 9 : 0;
    if (self.heap && self.instanceDict) {
      flags |= 1 << 4; // managed dict
      flags |= self.layout == PyBaseObject.TYPE ? 1 << 2 : 0; // its values are in the instance
    }
    flags |= self.immutable ? 1 << 8 : 0;
    flags |= self.subclassable ? 1 << 10 : 0;
    flags |= self.isAbstract ? 1 << 20 : 0;
    flags |= self.collection;
    PyType[] kinds = {
      PyInt.TYPE,
      PyList.TYPE,
      PyTuple.TYPE,
      PyBytes.TYPE,
      PyStr.TYPE,
      PyDict.TYPE,
      PyExc.BaseException,
      PyType.TYPE
    };
    for (int i = 0; i < kinds.length; i++) {
      flags |= self.isSubtype(kinds[i]) ? 1L << 24 + i : 0;
    }
    return flags;
  }

  @PyGetter(member = true)
  static long __basicsize__(ThreadState ts, PyType self) {
    return (self.layout == PyInt.TYPE ? 24 : 16) + 8L * self.members;
  }

  @PyGetter(member = true)
  static long __itemsize__(ThreadState ts, PyType self) {
    PyType layout = self.layout;
    return layout == PyTuple.TYPE ? 8 : layout == PyInt.TYPE ? 4 : layout == PyBytes.TYPE ? 1 : 0;
  }

  @PyGetter(member = true)
  static long __dictoffset__(ThreadState ts, PyType self) {
    return self.instanceDict ? -1 : 0;
  }

  @PyGetter(member = true)
  static long __weakrefoffset__(ThreadState ts, PyType self) {
    return self.weakReferable ? 8 : 0;
  }
}
