package org.boiga.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.ast.Literal;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;

/** The constants of a code object, each once; makes objects of literals. */
final class Constants {
  private final Map<Literal, Integer> indices = new HashMap<>();
  private final List<PyObject> objects = new ArrayList<>();

  /** The index of a constant. */
  int index(Literal value) {
    Integer index = indices.get(value);
    if (index == null) {
      index = objects.size();
      indices.put(value, index);
      objects.add(object(value));
    }
    return index;
  }

  /** The index of a code object, which is never shared. */
  int index(PyCode code) {
    objects.add(code);
    return objects.size() - 1;
  }

  PyObject[] toArray() {
    return objects.toArray(PyObject[]::new);
  }

  /** The object that a literal stands for; a frozenset becomes a tuple, for {@code in}. */
  static PyObject object(Literal value) {
    if (value instanceof Literal.Str s) {
      return str(s);
    }
    if (value instanceof Literal.Int i) {
      return PyInt.of(i.value());
    }
    if (value instanceof Literal.Singleton s) {
      return singleton(s);
    }
    if (value instanceof Literal.TupleValue t) {
      return tuple(t.elements());
    }
    if (value instanceof Literal.Float f) {
      return new PyFloat(f.value());
    }
    if (value instanceof Literal.BigInt i) {
      return PyInt.of(i.value());
    }
    if (value instanceof Literal.Bytes b) {
      return PyBytes.of(b.value());
    }
    if (value instanceof Literal.Complex c) {
      return new PyComplex(c.real(), c.imag());
    }
    return tuple(((Literal.FrozenSetValue) value).elements());
  }

  private static PyObject singleton(Literal.Singleton value) {
    return switch (value) {
      case NONE -> Py.None;
      case TRUE -> Py.True;
      case FALSE -> Py.False;
      case ELLIPSIS -> Py.Ellipsis;
    };
  }

  private static PyTuple tuple(List<Literal> elements) {
    PyObject[] items = new PyObject[elements.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = object(elements.get(i));
    }
    return PyTuple.constant(items);
  }

  /** A str, interned if it looks like a name. */
  private static PyStr str(Literal.Str literal) {
    if (literal.codePoints() != null) {
      return PyStr.ofCodePoints(literal.codePoints());
    }
    String s = literal.value();
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
        return PyStr.of(s);
      }
    }
    return PyStr.interned(s);
  }

  /** A constant tuple of names. */
  static Literal names(List<String> names) {
    List<Literal> elements = new ArrayList<>(names.size());
    for (String name : names) {
      elements.add(new Literal.Str(name));
    }
    return new Literal.TupleValue(elements);
  }
}
