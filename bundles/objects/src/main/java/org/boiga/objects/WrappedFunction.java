package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** What {@code staticmethod} and {@code classmethod} have in common. */
abstract sealed class WrappedFunction extends PyInstance permits PyStaticMethod, PyClassMethod {
  private static final String[] COPIED = {"__module__", "__name__", "__qualname__", "__doc__"};

  private PyObject function;

  WrappedFunction(ThreadState ts, PyType type, PyObject function) {
    super(ts, type);
    if (function != null) {
      wrap(ts, function);
    }
  }

  WrappedFunction(PyType type, PyObject function) {
    super(type);
    this.function = function;
  }

  /** What is wrapped, borrowed; null before {@code __init__}. */
  public final PyObject function() {
    return function;
  }

  /** Sets what is wrapped, and takes over the attributes that describe it. */
  final void wrap(ThreadState ts, PyObject f) {
    function = ts.swap(function, f);
    if (f instanceof PyFunction p) {
      if (p.module != null) {
        setOwn(ts, Names.__module__, p.module);
      }
      setOwn(ts, Names.__name__, p.name);
      setOwn(ts, Names.__qualname__, p.qualname);
      setOwn(ts, Names.__doc__, p.doc == null ? Py.None : p.doc);
      return;
    }
    for (String name : COPIED) {
      PyStr n = PyStr.interned(name);
      PyObject v = Attributes.getOrNull(ts, f, n);
      if (v != null) {
        setOwn(ts, n, v);
      }
    }
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
  }

  /** The attributes of both. */
  static final class Members {
    private static final PyStr ANNOTATIONS = Names.__annotations__;
    private static final PyStr ANNOTATE = Names.__annotate__;

    private Members() {}

    @PyGetter(member = true)
    static PyObject __func__(ThreadState ts, WrappedFunction self) {
      return self.function == null ? Py.None : ts.hold(self.function);
    }

    @PyGetter(member = true)
    static PyObject __wrapped__(ThreadState ts, WrappedFunction self) {
      return __func__(ts, self);
    }

    @PyGetter
    static boolean __isabstractmethod__(ThreadState ts, WrappedFunction self) {
      return PyProperty.isAbstract(ts, self.function);
    }

    private static PyObject inherited(ThreadState ts, WrappedFunction self, PyStr name) {
      PyObject own = self.getOwn(ts, name);
      if (own == null) {
        own = Attributes.get(ts, self.function, name);
        self.setOwn(ts, name, own);
      }
      return own;
    }

    private static void set(ThreadState ts, WrappedFunction self, PyStr name, PyObject v) {
      if (v != null) {
        self.setOwn(ts, name, v);
      } else if (!self.deleteOwn(ts, name)) {
        throw PyErr.attributeErrorFor(ts, self, name, name.toString());
      }
    }

    @PyGetter
    static PyObject __annotations__(ThreadState ts, WrappedFunction self) {
      return inherited(ts, self, ANNOTATIONS);
    }

    @PySetter(name = "__annotations__")
    static void setAnnotations(ThreadState ts, WrappedFunction self, PyObject v) {
      set(ts, self, ANNOTATIONS, v);
    }

    @PyGetter
    static PyObject __annotate__(ThreadState ts, WrappedFunction self) {
      return inherited(ts, self, ANNOTATE);
    }

    @PySetter(name = "__annotate__")
    static void setAnnotate(ThreadState ts, WrappedFunction self, PyObject v) {
      set(ts, self, ANNOTATE, v);
    }

    @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(item, /)", doc = "See PEP 585.")
    static PyObject __class_getitem__(ThreadState ts, PyType cls, PyObject item) {
      return PyGenericAlias.of(ts, cls, item);
    }
  }
}
