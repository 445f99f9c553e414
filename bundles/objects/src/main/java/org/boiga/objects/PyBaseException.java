package org.boiga.objects;

import java.util.StringJoiner;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySetter;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * An exception of any type. What types of exceptions add, such as {@code OSError.errno}, is in
 * members, which {@link PyExc} declares.
 */
@org.boiga.api.annotation.PyType(
    name = "BaseException",
    doc = "Common base class for all exceptions.")
public final class PyBaseException extends PyInstance {
  private static final PyStr NOTES = PyStr.interned("__notes__");

  private PyTuple args;
  private PyTraceback traceback;
  private PyBaseException context;
  private PyBaseException cause;
  private boolean suppressContext;

  /** Makes an exception, held by the current scope. */
  public PyBaseException(ThreadState ts, PyType type, PyTuple args) {
    super(ts, type);
    this.args = ts.keep(args);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyBaseException(ts, cls, PyTuple.of(ts, Args.rest(args, start, start + n)));
  }

  @PySlot
  void __init__(ThreadState ts, PyObject[] given, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, type().name() + "() takes no keyword arguments");
    }
    initArgs(ts, given, start, n);
  }

  /** Sets {@code args} unless {@code __new__} got the same. */
  void initArgs(ThreadState ts, PyObject[] given, int start, int n) {
    PyObject[] old = args.items;
    boolean same = old.length == n;
    for (int i = 0; i < n && same; i++) {
      same = old[i] == given[start + i];
    }
    if (!same) {
      setArgs(ts, PyTuple.of(ts, Args.rest(given, start, start + n)));
    }
  }

  // For Java -------------------------------------------------------------------------------------

  /** {@code args}, held by the current scope. */
  public PyTuple args(ThreadState ts) {
    return ts.hold(args);
  }

  void setArgs(ThreadState ts, PyTuple value) {
    args = ts.swap(args, value);
  }

  /** The value of member {@code i}, held by the current scope, or null. */
  public PyObject member(ThreadState ts, int i) {
    return getSlot(ts, i);
  }

  /** As {@link #member}, with None for null. */
  PyObject memberOrNone(ThreadState ts, int i) {
    PyObject v = getSlot(ts, i);
    return v == null ? Py.None : v;
  }

  /** The arguments as text, without calling Python code. */
  String plainMessage() {
    StringJoiner j = new StringJoiner(", ");
    for (PyObject o : args.items) {
      j.add(
          switch (o) {
            case PyStr s -> s.toString();
            case PyInt i -> i.bigValue().toString();
            case PyType t -> t.name();
            default -> PyType.of(o).name() + " object";
          });
    }
    return j.toString();
  }

  /** The traceback, held by the current scope, or null. */
  public PyTraceback traceback(ThreadState ts) {
    return ts.hold(traceback);
  }

  /** Sets the traceback; null for none. */
  public void setTraceback(ThreadState ts, PyTraceback tb) {
    traceback = ts.swap(traceback, tb);
  }

  /** {@code __cause__}, held by the current scope, or null. */
  public PyBaseException cause(ThreadState ts) {
    return ts.hold(cause);
  }

  /** {@code __context__}, held by the current scope, or null. */
  public PyBaseException context(ThreadState ts) {
    return ts.hold(context);
  }

  public boolean suppressesContext() {
    return suppressContext;
  }

  void suppressContext(boolean b) {
    suppressContext = b;
  }

  /** {@code raise this from cause}; null for {@code from None}. */
  public void setCause(ThreadState ts, PyBaseException e) {
    cause = ts.swap(cause, e);
    suppressContext = true;
  }

  /** Sets {@code __context__}; null for none. */
  public void setContext(ThreadState ts, PyBaseException e) {
    context = ts.swap(context, e);
  }

  /** Makes the exception being handled, if any, the context of this one, without making a cycle. */
  public void setContextFrom(ThreadState ts, PyObject handled) {
    if (!(handled instanceof PyBaseException h) || h == this) {
      return;
    }
    PyBaseException slow = h;
    boolean step = false;
    for (PyBaseException o = h; o.context != null; o = o.context) {
      if (o.context == this) {
        o.setContext(ts, null);
        break;
      }
      if (step) {
        slow = slow.context;
        if (slow == o) {
          break; // somebody else made a cycle
        }
      }
      step = !step;
    }
    setContext(ts, h);
  }

  /** {@code add_note}. */
  public void addNote(ThreadState ts, PyStr note) {
    PyObject notes = Attributes.getOrNull(ts, this, NOTES);
    if (notes == null) {
      notes = PyList.of(ts);
      Attributes.set(ts, this, NOTES, notes);
    }
    if (!(notes instanceof PyList l)) {
      throw PyErr.typeError(ts, "Cannot add note: __notes__ is not a list");
    }
    l.append(ts, note);
  }

  // For Python -----------------------------------------------------------------------------------

  @PySlot
  PyObject __str__(ThreadState ts) {
    return switch (args.items.length) {
      case 0 -> PyStr.EMPTY;
      case 1 -> Conversion.str(ts, args.items[0]);
      default -> Conversion.str(ts, args);
    };
  }

  @PySlot
  String __repr__(ThreadState ts) {
    String name = type().shortName();
    return args.items.length == 1
        ? name + "(" + Conversion.repr(ts, args.items[0]) + ")"
        : name + Conversion.repr(ts, args);
  }

  @PyMethod(doc = "What pickle needs to make the exception again.")
  PyObject __reduce__(ThreadState ts) {
    return reduce(ts, args);
  }

  PyObject reduce(ThreadState ts, PyTuple arguments) {
    PyDict d = dict(ts);
    return d.size() == 0 ? PyTuple.of(ts, type(), arguments) : PyTuple.of(ts, type(), arguments, d);
  }

  @PyMethod(signature = "(state, /)", doc = "Sets attributes from a dict.")
  void __setstate__(ThreadState ts, PyObject state) {
    if (state == Py.None) {
      return;
    }
    if (!(state instanceof PyDict d)) {
      throw PyErr.typeError(ts, "state is not a dictionary");
    }
    PyDict.Table t = d.table();
    int used = t.used;
    for (int e = 0; e < used; e++) {
      PyObject v = d.hold(ts, t, e);
      if (v != null) {
        Attributes.set(ts, this, (PyStr) t.key(e), v);
      }
    }
  }

  @PyMethod(name = "with_traceback", signature = "(object, /)", doc = "Sets the traceback.")
  PyObject withTraceback(ThreadState ts, PyObject tb) {
    setTracebackObject(ts, tb);
    return this;
  }

  @PyMethod(name = "add_note", signature = "(object, /)", doc = "Adds a note to the exception.")
  void addNoteObject(ThreadState ts, PyObject note) {
    if (!(note instanceof PyStr s)) {
      throw PyErr.typeError(ts, "add_note() argument must be str, not " + PyType.of(note).name());
    }
    addNote(ts, s);
  }

  @PyGetter(name = "args")
  PyObject argsObject(ThreadState ts) {
    return ts.hold(args);
  }

  @PySetter(name = "args")
  void setArgsObject(ThreadState ts, PyObject value) {
    notDeleted(ts, value, "args");
    setArgs(ts, PyTuple.of(ts, Iteration.toArray(ts, value)));
  }

  private static void notDeleted(ThreadState ts, PyObject value, String name) {
    if (value == null) {
      throw PyErr.typeError(ts, name + " may not be deleted");
    }
  }

  @PyGetter(name = "__traceback__")
  PyObject tracebackObject(ThreadState ts) {
    return traceback == null ? Py.None : ts.hold(traceback);
  }

  @PySetter(name = "__traceback__")
  void setTracebackObject(ThreadState ts, PyObject value) {
    notDeleted(ts, value, "__traceback__");
    if (value == Py.None) {
      setTraceback(ts, null);
    } else if (value instanceof PyTraceback tb) {
      setTraceback(ts, tb);
    } else {
      throw PyErr.typeError(ts, "__traceback__ must be a traceback or None");
    }
  }

  @PyGetter(name = "__context__")
  PyObject contextObject(ThreadState ts) {
    return context == null ? Py.None : ts.hold(context);
  }

  @PySetter(name = "__context__")
  void setContextObject(ThreadState ts, PyObject value) {
    notDeleted(ts, value, "__context__");
    setContext(ts, checked(ts, value, "context"));
  }

  private static PyBaseException checked(ThreadState ts, PyObject value, String what) {
    if (value == Py.None) {
      return null;
    }
    if (value instanceof PyBaseException e) {
      return e;
    }
    throw PyErr.typeError(ts, "exception " + what + " must be None or derive from BaseException");
  }

  @PyGetter(name = "__cause__")
  PyObject causeObject(ThreadState ts) {
    return cause == null ? Py.None : ts.hold(cause);
  }

  @PySetter(name = "__cause__")
  void setCauseObject(ThreadState ts, PyObject value) {
    notDeleted(ts, value, "__cause__");
    setCause(ts, checked(ts, value, "cause"));
  }

  @PyGetter(name = "__suppress_context__", member = true)
  boolean suppressContextObject(ThreadState ts) {
    return suppressContext;
  }

  @PySetter(name = "__suppress_context__")
  void setSuppressContextObject(ThreadState ts, PyObject value) {
    if (!(value instanceof PyBool)) {
      throw PyErr.typeError(
          ts,
          value == null
              ? "can't delete numeric/char attribute"
              : "attribute value type must be bool");
    }
    suppressContext = value == Py.True;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(args);
    v.visit(traceback);
    v.visit(context);
    v.visit(cause);
  }
}
