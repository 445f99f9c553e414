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
    return switch (value) {
      case Literal.Str s -> str(s);
      case Literal.Int i -> PyInt.of(i.value());
      case Literal.Singleton s ->
          switch (s) {
            case NONE -> Py.None;
            case TRUE -> Py.True;
            case FALSE -> Py.False;
            case ELLIPSIS -> Py.Ellipsis;
          };
      case Literal.Float f -> new PyFloat(f.value());
      case Literal.BigInt i -> PyInt.of(i.value());
      case Literal.Bytes b -> PyBytes.of(b.value());
      case Literal.Complex c -> new PyComplex(c.real(), c.imag());
      case Literal.TupleValue t -> tuple(t.elements());
      case Literal.FrozenSetValue s -> tuple(s.elements());
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
