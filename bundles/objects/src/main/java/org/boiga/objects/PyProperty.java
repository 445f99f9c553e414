package org.boiga.objects;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/** {@code property}. */
@org.boiga.api.annotation.PyType(
    name = "property",
    doc = "An attribute that functions get, set and delete.")
public final class PyProperty extends PyInstance {
  public static final PyType TYPE = PyType.builtin(new PyPropertyTable(), PyBaseObject.TYPE);

  private PyObject get;
  private PyObject set;
  private PyObject delete;
  private PyObject doc;
  private PyObject name;
  private boolean docFromGetter;

  private PyProperty(ThreadState ts, PyType type) {
    super(ts, type);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyProperty(ts, cls);
  }

  @PySlot(signature = "(fget=None, fset=None, fdel=None, doc=None)")
  void __init__(ThreadState ts, PyObject fget, PyObject fset, PyObject fdel, PyObject text) {
    get = ts.swap(get, orNull(fget));
    set = ts.swap(set, orNull(fset));
    delete = ts.swap(delete, orNull(fdel));
    docFromGetter = false;
    PyObject d = orNull(text);
    if (d == null && get != null) {
      d = orNull(Attributes.getOrNull(ts, get, Names.__doc__));
      docFromGetter = d != null;
    }
    if (type() == TYPE) {
      doc = ts.swap(doc, d);
    } else if (d != null || type().instanceDict) {
      // A subclass's own __doc__ would hide the member.
      try {
        Attributes.set(ts, this, Names.__doc__, d == null ? Py.None : d);
      } catch (PyException e) {
        if (!e.matches(PyExc.AttributeError) || docFromGetter) {
          throw e; // what was given as such goes without a place where there is none
        }
      }
    }
  }

  private static PyObject orNull(PyObject o) {
    return o == Py.None ? null : o;
  }

  // Access ---------------------------------------------------------------------------------------

  /** The getter, borrowed, or null. */
  public PyObject getter() {
    return get;
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    if (instance == null || instance == Py.None) {
      return this;
    }
    PyObject f = get;
    if (f == null) {
      throw missing(ts, instance, "getter");
    }
    return Calls.call(ts, f, instance);
  }

  @PySlot
  void __set__(ThreadState ts, PyObject instance, PyObject value) {
    PyObject f = set;
    if (f == null) {
      throw missing(ts, instance, "setter");
    }
    Calls.call(ts, f, instance, value);
  }

  @PySlot
  void __delete__(ThreadState ts, PyObject instance) {
    PyObject f = delete;
    if (f == null) {
      throw missing(ts, instance, "deleter");
    }
    Calls.call(ts, f, instance);
  }

  private PyException missing(ThreadState ts, PyObject instance, String what) {
    PyObject n = nameOrNull(ts);
    return PyErr.attributeError(
        ts,
        "property%s of %s object has no %s"
            .formatted(
                n == null ? "" : " " + Conversion.repr(ts, n),
                Conversion.repr(ts, PyStr.of(PyType.of(instance).qualname)),
                what));
  }

  // Deriving -------------------------------------------------------------------------------------

  @PyMethod(signature = "(getter, /)", doc = "A copy with another getter.")
  PyObject getter(ThreadState ts, PyObject f) {
    return derived(ts, f, null, null);
  }

  @PyMethod(signature = "(setter, /)", doc = "A copy with another setter.")
  PyObject setter(ThreadState ts, PyObject f) {
    return derived(ts, null, f, null);
  }

  @PyMethod(signature = "(deleter, /)", doc = "A copy with another deleter.")
  PyObject deleter(ThreadState ts, PyObject f) {
    return derived(ts, null, null, f);
  }

  private PyObject derived(ThreadState ts, PyObject g, PyObject s, PyObject d) {
    g = orNull(g) == null ? get : g;
    s = orNull(s) == null ? set : s;
    d = orNull(d) == null ? delete : d;
    PyObject text = docFromGetter && g != null ? Py.None : doc == null ? Py.None : doc;
    PyObject p = Calls.call(ts, type(), orNone(g), orNone(s), orNone(d), text);
    if (p instanceof PyProperty x) {
      x.name = ts.swap(x.name, name);
    }
    return p;
  }

  private static PyObject orNone(PyObject o) {
    return o == null ? Py.None : o;
  }

  // Attributes -----------------------------------------------------------------------------------

  private PyObject nameOrNull(ThreadState ts) {
    if (name != null) {
      return ts.hold(name);
    }
    PyObject n = get == null ? null : Attributes.getOrNull(ts, get, Names.__name__);
    return n;
  }

  @PyMethod(name = "__set_name__", doc = "Tells the property its name.")
  void setName(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (n != 2) {
      throw PyErr.typeError(
          ts, "__set_name__() takes 2 positional arguments but " + n + " were given");
    }
    name = ts.swap(name, args[start + 1]);
  }

  @PyGetter
  PyObject __name__(ThreadState ts) {
    PyObject n = nameOrNull(ts);
    if (n == null) {
      throw PyErr.attributeErrorFor(
          ts, this, Names.__name__, "'property' object has no attribute '__name__'");
    }
    return n;
  }

  @PySetter(name = "__name__")
  void setNameAttribute(ThreadState ts, PyObject value) {
    name = ts.swap(name, value);
  }

  @PyGetter(member = true)
  PyObject fget(ThreadState ts) {
    return ts.hold(orNone(get));
  }

  @PyGetter(member = true)
  PyObject fset(ThreadState ts) {
    return ts.hold(orNone(set));
  }

  @PyGetter(member = true)
  PyObject fdel(ThreadState ts) {
    return ts.hold(orNone(delete));
  }

  @PyGetter(member = true)
  PyObject __doc__(ThreadState ts) {
    return ts.hold(orNone(doc));
  }

  @PySetter(name = "__doc__")
  void setDoc(ThreadState ts, PyObject value) {
    doc = ts.swap(doc, value);
  }

  @PyGetter
  boolean __isabstractmethod__(ThreadState ts) {
    return isAbstract(ts, get) || isAbstract(ts, set) || isAbstract(ts, delete);
  }

  /** Whether {@code f}, which may be null, says that it is an abstract method. */
  static boolean isAbstract(ThreadState ts, PyObject f) {
    if (f == null) {
      return false;
    }
    PyObject v = Attributes.getOrNull(ts, f, Names.__isabstractmethod__);
    return v != null && Comparison.truth(ts, v);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(get);
    v.visit(set);
    v.visit(delete);
    v.visit(doc);
    v.visit(name);
  }
}
