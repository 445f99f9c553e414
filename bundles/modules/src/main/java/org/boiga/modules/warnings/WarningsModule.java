package org.boiga.modules.warnings;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.contextvars.PyContextVar;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Warnings;

/** {@code _warnings}. */
@org.boiga.api.annotation.PyModule(name = "_warnings", doc = "The native half of module warnings.")
public final class WarningsModule {
  private WarningsModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    Warnings.State s = Warnings.state(ts);
    m.put(ts, "filters", s.filters);
    m.put(ts, "_defaultaction", s.defaultAction);
    m.put(ts, "_onceregistry", s.onceRegistry);
    PyObject variable = new PyContextVar(ts, PyStr.interned("warnings_context"), null);
    m.put(ts, "_warnings_context", variable);
    s.contextVariable = ts.keep(variable);
  }

  private static PyType category(ThreadState ts, PyObject message, PyObject category) {
    if (PyType.of(message).isSubtype(PyExc.Warning)) {
      return PyType.of(message);
    }
    if (category == null || category == Py.None) {
      return PyExc.UserWarning;
    }
    if (category instanceof PyType t && t.isSubtype(PyExc.Warning)) {
      return t;
    }
    throw PyErr.typeError(
        ts, "category must be a Warning subclass, not '" + PyType.of(category).name() + "'");
  }

  @PyFunction(
      signature = "(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
      doc = "Issues a warning, or ignores it, or raises it, as the filters say.")
  static void warn(
      ThreadState ts,
      PyObject message,
      PyObject category,
      long stacklevel,
      PyObject source,
      PyTuple skip) {
    PyTuple prefixes = skip == null || skip.size() == 0 ? null : skip;
    if (prefixes != null) {
      for (int i = 0; i < prefixes.size(); i++) {
        if (!(prefixes.at(i) instanceof PyStr)) {
          throw PyErr.typeError(
              ts, "Found non-str '" + prefixes.at(i) + "' in skip_file_prefixes.");
        }
      }
    }
    long level = prefixes != null && stacklevel < 2 ? 2 : stacklevel;
    PyObject about = source == Py.None ? null : source;
    Warnings.warn(ts, category(ts, message, category), message, level, about, prefixes);
  }

  @PyFunction(
      name = "warn_explicit",
      signature =
          "(message, category, filename, lineno, module=None, registry=None, module_globals=None,"
              + " source=None)",
      doc = "Issues a warning about a place in a file.")
  static void warnExplicit(
      ThreadState ts,
      PyObject message,
      PyObject category,
      PyObject filename,
      PyObject lineno,
      PyObject module,
      PyObject registry,
      PyObject globals,
      PyObject source) {
    Warnings.warnExplicit(
        ts,
        category(ts, message, category),
        message,
        filename,
        lineno,
        module,
        registry == Py.None ? null : registry,
        sourceLine(ts, globals, lineno),
        source == Py.None ? null : source);
  }

  /** The line of source that the module's loader gives, or null. */
  private static PyObject sourceLine(ThreadState ts, PyObject globals, PyObject lineno) {
    if (globals == null || globals == Py.None) {
      return null;
    }
    if (!(globals instanceof org.boiga.objects.PyDict d)) {
      throw PyErr.typeError(
          ts, "module_globals must be a dict, not '" + PyType.of(globals).name() + "'");
    }
    PyObject loader = d.get(ts, "__loader__");
    PyObject name = d.get(ts, "__name__");
    if (loader == null || name == null) {
      return null;
    }
    PyObject getSource = Attributes.getOrNull(ts, loader, PyStr.interned("get_source"));
    if (getSource == null) {
      return null;
    }
    PyObject source = Calls.call(ts, getSource, name);
    if (source == Py.None) {
      return null;
    }
    PyObject lines = Calls.method(ts, source, "splitlines");
    PyObject index =
        org.boiga.objects.Numbers.binary(ts, lineno, Py.int_(1), org.boiga.api.Slot.SUB, "-");
    return org.boiga.objects.Sequences.getItem(ts, lines, index);
  }

  @PyFunction(doc = "Notes that the filters have changed.")
  static void _filters_mutated_lock_held(ThreadState ts) {
    Warnings.State s = Warnings.state(ts);
    if (!s.lock.isHeldByCurrentThread()) {
      throw PyErr.runtimeError(ts, "warnings lock is not held");
    }
    s.filtersVersion++;
  }

  @PyFunction(doc = "Enters the section in which filters may change.")
  static void _acquire_lock(ThreadState ts) {
    Warnings.state(ts).lock(ts);
  }

  @PyFunction(doc = "Leaves the section in which filters may change.")
  static void _release_lock(ThreadState ts) {
    Warnings.State s = Warnings.state(ts);
    if (!s.lock.isHeldByCurrentThread()) {
      throw PyErr.runtimeError(ts, "cannot release un-acquired lock");
    }
    s.lock.unlock();
  }
}
