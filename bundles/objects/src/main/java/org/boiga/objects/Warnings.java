package org.boiga.objects;

import java.util.concurrent.locks.ReentrantLock;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;

/** Warnings, as module {@code warnings} and its native half issue them. */
public final class Warnings {
  private static final PyStr VERSION = PyStr.interned("version");
  private static final PyStr REGISTRY = PyStr.interned("__warningregistry__");

  private Warnings() {}

  /** What one interpreter keeps; {@code _warnings} exports it. */
  public static final class State implements Roots {
    /** The list of filters: (action, message, category, module, line). */
    public volatile PyList filters;

    public volatile PyDict onceRegistry;
    public volatile PyObject defaultAction = PyStr.interned("default");

    /** The context variable that overrides the filters, once module {@code _warnings} made it. */
    public volatile PyObject contextVariable;

    public volatile long filtersVersion;

    /** Held while filters and registries are looked at or changed. */
    public final ReentrantLock lock = new ReentrantLock();

    @Override
    public void traverse(Visitor v) {
      v.visit(filters);
      v.visit(onceRegistry);
      v.visit(defaultAction);
      v.visit(contextVariable);
    }

    /** Takes the lock; while it waits, the thread does not keep the world from stopping. */
    public void lock(ThreadState ts) {
      if (!lock.tryLock()) {
        ts.interp.registry.world.detach(ts);
        try {
          lock.lock();
        } finally {
          ts.interp.registry.world.attach(ts);
        }
      }
    }
  }

  /** The state of the interpreter. */
  public static State state(ThreadState ts) {
    State s = ts.interp.state(State.class, State::new);
    if (s.filters == null) {
      PyDict once = ts.keep(new PyDict(ts));
      PyList filters = ts.keep(defaultFilters(ts));
      synchronized (s) {
        if (s.filters == null) {
          s.onceRegistry = once;
          s.filters = filters;
        }
      }
    }
    return s;
  }

  private static PyList defaultFilters(ThreadState ts) {
    return PyList.of(
        ts,
        filter(ts, PyExc.DeprecationWarning, "__main__", "default"),
        filter(ts, PyExc.DeprecationWarning, null, "ignore"),
        filter(ts, PyExc.PendingDeprecationWarning, null, "ignore"),
        filter(ts, PyExc.ImportWarning, null, "ignore"),
        filter(ts, PyExc.ResourceWarning, null, "ignore"));
  }

  private static PyTuple filter(ThreadState ts, PyType category, String module, String action) {
    return PyTuple.of(ts, PyStr.interned(action), Py.None, category, Py.str(module), Py.int_(0));
  }

  // Issuing --------------------------------------------------------------------------------------

  /**
   * Issues a warning about the Python code that runs.
   *
   * @param stacklevel 1 for the running frame, 2 for its caller
   */
  public static void warn(ThreadState ts, PyType category, String message, int stacklevel) {
    warn(ts, category, PyStr.of(message), stacklevel, null, null);
  }

  /**
   * Issues a warning.
   *
   * @param source the object that the warning is about, or null
   * @param skip prefixes of names of files whose frames do not count, or null
   */
  public static void warn(
      ThreadState ts,
      PyType category,
      PyObject message,
      long stacklevel,
      PyObject source,
      PyTuple skip) {
    int mark = ts.mark();
    PyObject frame = frame(ts, stacklevel, skip);
    PyDict globals;
    PyObject filename;
    PyObject line;
    if (frame == null) {
      globals = ts.interp.sys;
      filename = PyStr.interned("<sys>");
      line = Py.int_(0);
    } else {
      globals = (PyDict) Attributes.get(ts, frame, "f_globals");
      filename = Attributes.get(ts, Attributes.get(ts, frame, "f_code"), "co_filename");
      line = Attributes.get(ts, frame, "f_lineno");
    }
    PyObject registry = globals.get(ts, REGISTRY);
    if (!(registry instanceof PyDict) && registry != Py.None) {
      registry = new PyDict(ts);
      globals.put(ts, REGISTRY, registry);
    }
    PyObject module = globals.get(ts, Names.__name__);
    if (!(module instanceof PyStr) && module != Py.None) {
      module = PyStr.interned("<string>");
    }
    warnExplicit(ts, category, message, filename, line, module, registry, null, source);
    ts.release(mark);
  }

  private static PyObject frame(ThreadState ts, long stacklevel, PyTuple skip) {
    PyObject f = ts.interp.evaluator.frame(ts, 0);
    if (stacklevel <= 0 || f == null || isInternal(ts, f, skip)) {
      while (--stacklevel > 0 && f != null) {
        f = back(ts, f);
      }
      return f;
    }
    while (--stacklevel > 0 && f != null) {
      do {
        f = back(ts, f);
      } while (f != null && isInternal(ts, f, skip));
    }
    return f;
  }

  private static PyObject back(ThreadState ts, PyObject frame) {
    PyObject f = Attributes.get(ts, frame, "f_back");
    return f == Py.None ? null : f;
  }

  private static boolean isInternal(ThreadState ts, PyObject frame, PyTuple skip) {
    PyObject code = Attributes.get(ts, frame, "f_code");
    String file = ((PyCode) code).filename;
    if (file.contains("importlib") && file.contains("_bootstrap")) {
      return true;
    }
    if (skip != null) {
      for (PyObject prefix : skip.items) {
        if (file.startsWith(prefix.toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Issues a warning about a place in a source file. */
  public static void warnExplicit(
      ThreadState ts, PyType category, String message, String filename, int line) {
    int mark = ts.mark();
    warnExplicit(
        ts, category, PyStr.of(message), PyStr.of(filename), Py.int_(line), null, null, null, null);
    ts.release(mark);
  }

  /** {@code warnings.warn_explicit}; what may be null is what its caller may omit. */
  public static void warnExplicit(
      ThreadState ts,
      PyType category,
      PyObject message,
      PyObject filename,
      PyObject line,
      PyObject module,
      PyObject registry,
      PyObject sourceLine,
      PyObject source) {
    if (module == Py.None) {
      return;
    }
    PyObject m = module == null ? moduleOf(filename) : module;
    PyObject text;
    PyObject warning;
    if (message instanceof PyBaseException e && e.type().isSubtype(PyExc.Warning)) {
      text = Conversion.str(ts, message);
      warning = message;
      category = e.type();
    } else {
      text = message;
      warning = Calls.call(ts, category, message);
    }
    PyObject key = PyTuple.of(ts, text, category, line);
    String action;
    State s = state(ts);
    PyDict r = registry instanceof PyDict d ? d : null;
    s.lock(ts);
    try {
      if (r != null && alreadyWarned(ts, s, r, key, false)) {
        return;
      }
      PyObject[] matched = new PyObject[1];
      action = action(ts, s, category, text, line, m, matched);
      switch (action) {
        case "error" -> throw PyErr.raise(ts, (PyBaseException) warning);
        case "ignore" -> {
          return;
        }
        case "always", "all" -> {}
        default -> {
          if (r != null) {
            r.put(ts, key, Py.True);
          }
          if (!firstTime(ts, s, action, r, text, category, matched[0])) {
            return;
          }
        }
      }
    } finally {
      s.lock.unlock();
    }
    show(ts, category, warning, text, filename, line, sourceLine, source);
  }

  private static boolean firstTime(
      ThreadState ts,
      State s,
      String action,
      PyDict registry,
      PyObject text,
      PyType category,
      PyObject matched) {
    PyTuple key = PyTuple.of(ts, text, category);
    switch (action) {
      case "once" -> {
        return !alreadyWarned(ts, s, registry == null ? s.onceRegistry : registry, key, true);
      }
      case "module" -> {
        return registry == null || !alreadyWarned(ts, s, registry, key, true);
      }
      case "default" -> {
        return true;
      }
      default ->
          throw PyErr.runtimeError(
              ts,
              "Unrecognized action (%s) in warnings.filters:\n %s"
                  .formatted(
                      Conversion.repr(ts, PyStr.of(action)),
                      matched == null ? "None" : Conversion.repr(ts, matched)));
    }
  }

  private static PyObject moduleOf(PyObject filename) {
    String f = filename.toString();
    return PyStr.of(
        f.isEmpty() ? "<unknown>" : f.endsWith(".py") ? f.substring(0, f.length() - 3) : f);
  }

  private static boolean alreadyWarned(
      ThreadState ts, State s, PyDict registry, PyObject key, boolean set) {
    PyObject version = registry.get(ts, VERSION);
    if (!(version instanceof PyInt v) || v.longValue() != s.filtersVersion) {
      registry.clear(ts);
      registry.put(ts, VERSION, Py.int_(s.filtersVersion));
    } else {
      PyObject seen = registry.get(ts, key);
      if (seen != null && Comparison.truth(ts, seen)) {
        return true;
      }
    }
    if (set) {
      registry.put(ts, key, Py.True);
    }
    return false;
  }

  // Filters --------------------------------------------------------------------------------------

  private static String action(
      ThreadState ts,
      State s,
      PyType category,
      PyObject text,
      PyObject line,
      PyObject module,
      PyObject[] matched) {
    if (s.contextVariable != null) {
      PyObject context = Calls.method(ts, s.contextVariable, "get", Py.None);
      if (context != Py.None && Attributes.get(ts, context, "_filters") instanceof PyList own) {
        String a = action(ts, own, category, text, line, module, matched);
        return a == null ? defaultAction(ts, s) : a;
      }
    }
    PyObject current = ofModule(ts, "filters");
    PyList filters = current instanceof PyList l ? l : s.filters;
    String a = action(ts, filters, category, text, line, module, matched);
    return a == null ? defaultAction(ts, s) : a;
  }

  private static String action(
      ThreadState ts,
      PyList filters,
      PyType category,
      PyObject text,
      PyObject line,
      PyObject module,
      PyObject[] matched) {
    for (PyObject item : filters.toArray(ts)) {
      if (!(item instanceof PyTuple f) || f.size() != 5) {
        throw PyErr.valueError(ts, "warnings.filters item isn't a 5-tuple");
      }
      PyInt atLine = Numbers.index(ts, f.at(4));
      if (Classes.isSubclass(ts, category, f.at(2))
          && (atLine.longValue() == 0 || Comparison.same(ts, atLine, line))
          && matches(ts, f.at(1), text)
          && matches(ts, f.at(3), module)) {
        matched[0] = item;
        return f.at(0).toString();
      }
    }
    return null;
  }

  private static boolean matches(ThreadState ts, PyObject pattern, PyObject text) {
    if (pattern == Py.None) {
      return true;
    }
    if (pattern.getClass() == PyStr.class) {
      return Comparison.same(ts, pattern, text);
    }
    return Comparison.truth(ts, Calls.method(ts, pattern, "match", text));
  }

  private static String defaultAction(ThreadState ts, State s) {
    PyObject a = ofModule(ts, "defaultaction");
    return (a == null ? s.defaultAction : a).toString();
  }

  /** An attribute of module {@code warnings} if it is imported, or null. */
  private static PyObject ofModule(ThreadState ts, String name) {
    PyDict modules = ts.interp.modules;
    PyObject m = modules == null ? null : modules.get(ts, "warnings");
    return m == null ? null : Attributes.getOrNull(ts, m, PyStr.interned(name));
  }

  // Showing --------------------------------------------------------------------------------------

  private static void show(
      ThreadState ts,
      PyType category,
      PyObject warning,
      PyObject text,
      PyObject filename,
      PyObject line,
      PyObject sourceLine,
      PyObject source) {
    if (source != null && ts.interp.modules.get(ts, "warnings") == null && !ts.interp.finalizing) {
      ts.interp.evaluator.importModule(ts, "warnings");
    }
    PyObject show = ofModule(ts, "_showwarnmsg");
    PyObject make = ofModule(ts, "WarningMessage");
    if (show == null || make == null) {
      showPlainly(ts, category, text, filename, line);
      return;
    }
    PyObject msg =
        Calls.call(
            ts,
            make,
            warning,
            category,
            filename,
            line,
            Py.None,
            sourceLine == null ? Py.None : sourceLine,
            source == null ? Py.None : source);
    Calls.call(ts, show, msg);
  }

  private static String indented(PyObject filename, PyObject line) {
    String text =
        filename instanceof PyStr f && line instanceof PyInt n
            ? SourceLines.read(f.toString(), n.bigValue().longValue())
            : null;
    return text == null ? "" : "  " + text.strip() + "\n";
  }

  private static void showPlainly(
      ThreadState ts, PyType category, PyObject text, PyObject filename, PyObject line) {
    PyObject err = ts.interp.sys == null ? null : ts.interp.sys.get(ts, Names.stderr);
    if (err == null || err == Py.None) {
      return;
    }
    String s =
        Conversion.str(ts, filename)
            + ":"
            + Conversion.str(ts, line)
            + ": "
            + category.shortName()
            + ": "
            + Conversion.str(ts, text)
            + "\n"
            + indented(filename, line);
    try {
      Calls.method(ts, err, Names.write, PyStr.of(s));
    } catch (PyException e) {
      if (!e.matches(PyExc.Exception)) {
        throw e;
      }
    }
  }
}
