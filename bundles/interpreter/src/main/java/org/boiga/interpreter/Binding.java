package org.boiga.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/**
 * Binds the arguments of a call to a Python function's parameters: keywords, defaults, {@code
 * *args} and {@code **kwargs}. What fails leaves registers as they were.
 */
@ManualCounting("registers own references")
final class Binding {
  private Binding() {}

  /**
   * Binds arguments that are in the registers where the parameters will be.
   *
   * @param base register of the first argument
   * @param borrowed mask of borrowed arguments
   * @return mask of borrowed parameters
   */
  static int bindRegisters(
      ThreadState ts, PyFunction f, int base, int n, PyTuple names, int borrowed) {
    int total = names == null ? n : n + names.size();
    PyObject[] args = Arrays.copyOfRange(ts.stack.regs, base, base + total);
    PyObject[] bound = bind(ts, f, args, 0, n, names);
    int mask = place(ts, f.code, base, bound);
    // The arguments' own references are what the registers held; parameters got references of their
    // own, so that these go.
    for (int i = 0; i < total; i++) {
      if (args[i] instanceof Counted c && (i >= 32 || (borrowed >>> i & 1) == 0)) {
        c.decref(ts);
      }
    }
    return mask;
  }

  /** Binds arguments in an array, which are borrowed, to registers from {@code base} on. */
  static int bindArray(
      ThreadState ts, PyFunction f, int base, PyObject[] args, int start, int n, PyTuple names) {
    PyObject[] bound = bind(ts, f, args, start, n, names);
    PyObject[] regs = ts.stack.regs;
    PyObject tuple = regs[base];
    PyObject dict = regs[base + 1];
    int mask = place(ts, f.code, base, bound);
    if (tuple instanceof Counted c) {
      c.decref(ts);
    }
    if (dict instanceof Counted c) {
      c.decref(ts);
    }
    return mask;
  }

  /** As {@link #bindArray}, to registers that hold nothing counted. */
  static int bindFresh(
      ThreadState ts, PyFunction f, int base, PyObject[] args, int start, int n, PyTuple names) {
    return place(ts, f.code, base, bind(ts, f, args, start, n, names));
  }

  /** Writes parameters into their registers, each with a reference of its own. */
  private static int place(ThreadState ts, PyCode code, int base, PyObject[] bound) {
    ts.stack.ensure(base + code.registers);
    PyObject[] regs = ts.stack.regs;
    boolean far = code.registers > Opcodes.FAR_BASE;
    int near = far ? Math.min(bound.length, Opcodes.NEAR) : bound.length;
    for (int i = 0; i < near; i++) {
      regs[base + i] = ts.keep(bound[i]);
    }
    for (int i = near; i < code.registers && (far || regs[base + i] != null); i++) {
      regs[base + i] = null; // arguments beyond the parameters
    }
    for (int i = near; i < bound.length; i++) {
      regs[base + Opcodes.FAR_BASE + i - near] = ts.keep(bound[i]);
    }
    return 0;
  }

  /** Registers from the base on that hold parameters, for {@link Frames#push}. */
  static int filled(PyCode code) {
    return code.registers > Opcodes.FAR_BASE ? code.registers : code.parameters;
  }

  /** The values of the parameters, in order; each is borrowed or held by the scope. */
  static PyObject[] bind(
      ThreadState ts, PyFunction f, PyObject[] args, int start, int n, PyTuple names) {
    PyCode code = f.code;
    int positional = code.argCount;
    int keywordable = positional + code.kwOnlyArgCount;
    PyObject[] bound = new PyObject[code.parameters];
    System.arraycopy(args, start, bound, 0, Math.min(n, positional));
    boolean varargs = (code.flags & PyCode.CO_VARARGS) != 0;
    if (varargs) {
      bound[keywordable] =
          n <= positional
              ? PyTuple.EMPTY
              : PyTuple.of(ts, Arrays.copyOfRange(args, start + positional, start + n));
    }
    PyDict kwargs = null;
    if ((code.flags & PyCode.CO_VARKEYWORDS) != 0) {
      kwargs = new PyDict(ts);
      bound[code.parameters - 1] = kwargs;
    }
    if (names != null) {
      for (int i = 0; i < names.size(); i++) {
        keyword(ts, f, bound, (PyStr) names.at(i), args[start + n + i], kwargs, names);
      }
    }
    if (n > positional && !varargs) {
      throw tooMany(ts, f, n, bound);
    }
    defaults(ts, f, bound, Math.min(n, positional));
    return bound;
  }

  private static void keyword(
      ThreadState ts,
      PyFunction f,
      PyObject[] bound,
      PyStr name,
      PyObject value,
      PyDict kwargs,
      PyTuple names) {
    PyCode code = f.code;
    int keywordable = code.argCount + code.kwOnlyArgCount;
    for (int i = code.posOnlyArgCount; i < keywordable; i++) {
      if (code.varnames[i].equals(name)) {
        if (bound[i] != null) {
          throw PyErr.typeError(
              ts, code.qualname + "() got multiple values for argument '" + name + "'");
        }
        bound[i] = value;
        return;
      }
    }
    if (kwargs != null) {
      kwargs.put(ts, name, value);
      return;
    }
    List<String> positionalOnly = new ArrayList<>();
    for (int i = 0; i < code.posOnlyArgCount; i++) {
      for (int k = 0; k < names.size(); k++) {
        if (code.varnames[i].equals(names.at(k))) {
          positionalOnly.add(code.varnames[i].toString());
        }
      }
    }
    if (!positionalOnly.isEmpty()) {
      throw PyErr.typeError(
          ts,
          code.qualname
              + "() got some positional-only arguments passed as keyword arguments: '"
              + String.join(", ", positionalOnly)
              + "'");
    }
    throw unexpected(ts, f, name);
  }

  private static PyException unexpected(ThreadState ts, PyFunction f, PyStr name) {
    PyCode code = f.code;
    List<String> candidates = new ArrayList<>();
    for (int i = code.posOnlyArgCount; i < code.argCount + code.kwOnlyArgCount; i++) {
      candidates.add(code.varnames[i].toString());
    }
    String near = Suggestions.closest(name.toString(), candidates);
    return PyErr.typeError(
        ts,
        code.qualname
            + "() got an unexpected keyword argument '"
            + name
            + "'"
            + (near == null ? "" : ". Did you mean '" + near + "'?"));
  }

  private static void defaults(ThreadState ts, PyFunction f, PyObject[] bound, int given) {
    PyCode code = f.code;
    PyTuple defaults = f.defaults();
    int count = defaults == null ? 0 : defaults.size();
    int required = code.argCount - count;
    List<String> missing = null;
    for (int i = given; i < code.argCount; i++) {
      if (bound[i] == null) {
        if (i < required) {
          missing = missing == null ? new ArrayList<>() : missing;
          missing.add("'" + code.varnames[i] + "'");
        } else {
          bound[i] = ts.hold(defaults.at(i - required));
        }
      }
    }
    if (missing != null) {
      throw missing(ts, f, "positional", missing);
    }
    PyDict kwdefaults = f.kwdefaults();
    for (int i = code.argCount; i < code.argCount + code.kwOnlyArgCount; i++) {
      if (bound[i] == null) {
        bound[i] = kwdefaults == null ? null : kwdefaults.get(ts, code.varnames[i]);
        if (bound[i] == null) {
          missing = missing == null ? new ArrayList<>() : missing;
          missing.add("'" + code.varnames[i] + "'");
        }
      }
    }
    if (missing != null) {
      throw missing(ts, f, "keyword-only", missing);
    }
  }

  private static PyException missing(
      ThreadState ts, PyFunction f, String kind, List<String> names) {
    int n = names.size();
    String list =
        n == 1
            ? names.get(0)
            : n == 2
                ? names.get(0) + " and " + names.get(1)
                : String.join(", ", names.subList(0, n - 1)) + ", and " + names.get(n - 1);
    return PyErr.typeError(
        ts,
        f.code.qualname
            + "() missing "
            + n
            + " required "
            + kind
            + " argument"
            + (n == 1 ? "" : "s")
            + ": "
            + list);
  }

  private static PyException tooMany(ThreadState ts, PyFunction f, int given, PyObject[] bound) {
    PyCode code = f.code;
    int count = f.defaults() == null ? 0 : f.defaults().size();
    int keywordOnly = 0;
    for (int i = code.argCount; i < code.argCount + code.kwOnlyArgCount; i++) {
      if (bound[i] != null) {
        keywordOnly++;
      }
    }
    String takes =
        count > 0
            ? "from " + (code.argCount - count) + " to " + code.argCount
            : String.valueOf(code.argCount);
    boolean plural = count > 0 || code.argCount != 1;
    String but =
        keywordOnly > 0
            ? given
                + " positional argument"
                + (given == 1 ? "" : "s")
                + " (and "
                + keywordOnly
                + " keyword-only argument"
                + (keywordOnly == 1 ? "" : "s")
                + ") were"
            : given + (given == 1 ? " was" : " were");
    return PyErr.typeError(
        ts,
        code.qualname
            + "() takes "
            + takes
            + " positional argument"
            + (plural ? "s" : "")
            + " but "
            + but
            + " given");
  }
}
