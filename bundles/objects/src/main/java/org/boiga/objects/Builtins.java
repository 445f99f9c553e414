package org.boiga.objects;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;

/** Module {@code builtins}, but for what needs the compiler. */
@org.boiga.api.annotation.PyModule(
    name = "builtins",
    doc = "Built-in functions, types, exceptions, and other objects.",
    parts = {BuiltinAggregates.class, BuiltinConsole.class})
public final class Builtins {
  private Builtins() {}

  /** Makes the module, with everything in it that is not imported from elsewhere. */
  public static PyModule create(ThreadState ts) {
    NativeTable table = new BuiltinsTable();
    PyModule m = new PyModule(ts, PyModule.TYPE, table.name(), PyStr.of(table.doc()));
    for (NativeTable.Entry e : table.entries()) {
      m.put(ts, e.name(), PyNativeFunction.ofModule(m, table.name(), table, e));
    }
    PyType[] types = {
      PyBaseObject.TYPE,
      PyType.TYPE,
      PyBool.TYPE,
      PyInt.TYPE,
      PyFloat.TYPE,
      PyComplex.TYPE,
      PyStr.TYPE,
      PyBytes.TYPE,
      PyByteArray.TYPE,
      PyMemoryView.TYPE,
      PyTuple.TYPE,
      PyList.TYPE,
      PyDict.TYPE,
      PySet.TYPE,
      PyFrozenSet.TYPE,
      PySlice.TYPE,
      PyRange.TYPE,
      PyEnumerate.TYPE,
      PyZip.TYPE,
      PyMap.TYPE,
      PyFilter.TYPE,
      PyReversed.TYPE,
      PyProperty.TYPE,
      PyStaticMethod.TYPE,
      PyClassMethod.TYPE,
      PySuper.TYPE
    };
    for (PyType t : types) {
      m.put(ts, t.shortName(), t);
    }
    for (PyType t : PyExc.all()) {
      m.put(ts, t.shortName(), t);
    }
    m.put(ts, "EnvironmentError", PyExc.OSError);
    m.put(ts, "IOError", PyExc.OSError);
    m.put(ts, "None", Py.None);
    m.put(ts, "Ellipsis", Py.Ellipsis);
    m.put(ts, "NotImplemented", Py.NotImplemented);
    m.put(ts, "True", Py.True);
    m.put(ts, "False", Py.False);
    m.put(ts, "__debug__", Py.True);
    return m;
  }

  // Classes --------------------------------------------------------------------------------------

  @PyFunction(doc = "Makes a class: what class statements call.")
  static PyObject __build_class__(
      ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    return ClassStatement.build(ts, args, start, n, kwnames);
  }

  @PyFunction(
      signature = "(obj, class_or_tuple, /)",
      doc = "Whether an object is an instance of a class or of one of several.")
  static boolean isinstance(ThreadState ts, PyObject o, PyObject cls) {
    return Classes.isInstance(ts, o, cls);
  }

  @PyFunction(
      signature = "(cls, class_or_tuple, /)",
      doc = "Whether a class derives from a class or from one of several.")
  static boolean issubclass(ThreadState ts, PyObject c, PyObject cls) {
    return Classes.isSubclass(ts, c, cls);
  }

  @PyFunction(signature = "(obj, /)", doc = "Whether an object can be called.")
  static boolean callable(ThreadState ts, PyObject o) {
    return Calls.isCallable(o);
  }

  // Attributes -----------------------------------------------------------------------------------

  private static PyStr attribute(ThreadState ts, PyObject name) {
    if (name instanceof PyStr s) {
      return s.getClass() == PyStr.class ? s : s.intern();
    }
    throw PyErr.typeError(
        ts, "attribute name must be string, not '" + PyType.of(name).name() + "'");
  }

  @PyFunction(doc = "The value of an attribute; a default where there is none.")
  static PyObject getattr(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "getattr", kwnames);
    }
    if (n < 2 || n > 3) {
      throw Args.expected(ts, "getattr", 2, 3, n);
    }
    PyStr name = attribute(ts, args[start + 1]);
    if (n == 2) {
      return Attributes.get(ts, args[start], name);
    }
    PyObject v = Attributes.getOrNull(ts, args[start], name);
    return v == null ? ts.hold(args[start + 2]) : v;
  }

  @PyFunction(signature = "(obj, name, /)", doc = "Whether an object has an attribute.")
  static boolean hasattr(ThreadState ts, PyObject o, PyObject name) {
    return Attributes.getOrNull(ts, o, attribute(ts, name)) != null;
  }

  @PyFunction(signature = "(obj, name, value, /)", doc = "Sets an attribute.")
  static void setattr(ThreadState ts, PyObject o, PyObject name, PyObject value) {
    Attributes.set(ts, o, attribute(ts, name), value);
  }

  @PyFunction(signature = "(obj, name, /)", doc = "Deletes an attribute.")
  static void delattr(ThreadState ts, PyObject o, PyObject name) {
    Attributes.delete(ts, o, attribute(ts, name));
  }

  @PyFunction(doc = "The names of an object's attributes, or those of the current scope.")
  static PyObject dir(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "dir", kwnames);
    }
    if (n > 1) {
      throw Args.expected(ts, "dir", 0, 1, n);
    }
    PyObject names;
    if (n == 0) {
      names = Calls.method(ts, ts.interp.evaluator.locals(ts), Names.keys);
    } else {
      PyObject f = Attributes.special(ts, args[start], Names.__dir__);
      if (f == null) {
        throw PyErr.typeError(ts, "object does not provide __dir__");
      }
      names = Calls.call(ts, f);
    }
    PyList l = PyList.from(ts, names);
    ListSort.sort(ts, l, null, false);
    return l;
  }

  @PyFunction(doc = "The __dict__ of an object, or the variables of the current scope.")
  static PyObject vars(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null) {
      Args.rejectKeywords(ts, "vars", kwnames);
    }
    if (n > 1) {
      throw Args.expected(ts, "vars", 0, 1, n);
    }
    if (n == 0) {
      return ts.interp.evaluator.locals(ts);
    }
    PyObject d = Attributes.getOrNull(ts, args[start], Names.__dict__);
    if (d == null) {
      throw PyErr.typeError(ts, "vars() argument must have __dict__ attribute");
    }
    return d;
  }

  // Identity and text ----------------------------------------------------------------------------

  @PyFunction(signature = "(obj, /)", doc = "A number that no other live object has.")
  static PyObject id(ThreadState ts, PyObject o) {
    return Identity.id(o);
  }

  @PyFunction(signature = "(obj, /)", doc = "The hash of an object.")
  static long hash(ThreadState ts, PyObject o) {
    return Comparison.hash(ts, o);
  }

  @PyFunction(signature = "(obj, /)", doc = "The text that represents an object.")
  static PyObject repr(ThreadState ts, PyObject o) {
    return Conversion.repr(ts, o);
  }

  @PyFunction(signature = "(obj, /)", doc = "As repr(), with escapes for what is not ASCII.")
  static PyObject ascii(ThreadState ts, PyObject o) {
    return Conversion.ascii(ts, o);
  }

  @PyFunction(
      signature = "(value, format_spec='', /)",
      doc = "An object formatted by a specification.")
  static PyObject format(ThreadState ts, PyObject o, PyObject spec) {
    if (spec != null && !(spec instanceof PyStr)) {
      throw PyErr.typeError(
          ts,
          "format() argument 2 must be str, not "
              + (spec == Py.None ? "None" : PyType.of(spec).name()));
    }
    return Conversion.format(ts, o, (PyStr) spec);
  }

  @PyFunction(signature = "(i, /)", doc = "The character of a code point.")
  static PyObject chr(ThreadState ts, PyObject o) {
    PyInt i = Numbers.index(ts, o);
    if (!i.isLong() || i.longValue() < 0 || i.longValue() > Character.MAX_CODE_POINT) {
      throw PyErr.valueError(ts, "chr() arg not in range(0x110000)");
    }
    return PyStr.ofCodePoint((int) i.longValue());
  }

  @PyFunction(signature = "(character, /)", doc = "The code point of a character.")
  static int ord(ThreadState ts, PyObject o) {
    int length;
    switch (o) {
      case PyStr s -> {
        if (s.length() == 1) {
          return s.at(0);
        }
        length = s.length();
      }
      case ByteString b -> {
        ByteSpan span = b.span();
        if (span.length() == 1) {
          return span.at(0) & 0xff;
        }
        length = span.length();
      }
      default ->
          throw PyErr.typeError(
              ts, "ord() expected string of length 1, but " + PyType.of(o).name() + " found");
    }
    throw PyErr.typeError(
        ts, "ord() expected a character, but string of length " + length + " found");
  }

  // Numbers --------------------------------------------------------------------------------------

  @PyFunction(
      signature = "(number, /)",
      doc =
          """
          The binary notation of an integer.

          >>> bin(-10)
          '-0b1010'\
          """)
  static String bin(ThreadState ts, PyObject o) {
    return IntText.withPrefix(Numbers.index(ts, o), 2);
  }

  @PyFunction(
      signature = "(number, /)",
      doc =
          """
          The octal notation of an integer.

          >>> oct(-64)
          '-0o100'\
          """)
  static String oct(ThreadState ts, PyObject o) {
    return IntText.withPrefix(Numbers.index(ts, o), 8);
  }

  @PyFunction(
      signature = "(number, /)",
      doc =
          """
          The hexadecimal notation of an integer.

          >>> hex(-255)
          '-0xff'\
          """)
  static String hex(ThreadState ts, PyObject o) {
    return IntText.withPrefix(Numbers.index(ts, o), 16);
  }

  @PyFunction(signature = "(x, /)", doc = "The absolute value of a number.")
  static PyObject abs(ThreadState ts, PyObject x) {
    return Numbers.unary(ts, x, org.boiga.api.Slot.ABS, "abs()");
  }

  @PyFunction(signature = "(x, y, /)", doc = "The tuple (x // y, x % y).")
  static PyObject divmod(ThreadState ts, PyObject x, PyObject y) {
    return Numbers.binary(ts, x, y, org.boiga.api.Slot.DIVMOD, "divmod()");
  }

  @PyFunction(signature = "(base, exp, mod=None)", doc = "base ** exp, or base ** exp % mod.")
  static PyObject pow(ThreadState ts, PyObject base, PyObject exp, PyObject mod) {
    return Numbers.power(ts, base, exp, mod);
  }

  @PyFunction(
      signature = "(number, ndigits=None)",
      doc = "A number rounded to some decimal digits, or to an integer.")
  static PyObject round(ThreadState ts, PyObject number, PyObject digits) {
    PyObject f = Attributes.special(ts, number, Names.__round__);
    if (f == null) {
      throw PyErr.typeError(
          ts, "type " + PyType.of(number).name() + " doesn't define __round__ method");
    }
    return digits == null || digits == Py.None ? Calls.call(ts, f) : Calls.call(ts, f, digits);
  }
}
