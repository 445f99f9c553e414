package org.boiga.compiler.codegen;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Literal;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Literals of trees and the objects that they stand for. */
public final class Literals {
  private Literals() {}

  /** The object that a literal stands for. */
  public static PyObject toObject(Literal value) {
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
    return (PyObject) ((Literal.FrozenSetValue) value).set();
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
      items[i] = toObject(elements.get(i));
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

  /** The literal that stands for an object; null if it is none that code may have as a constant. */
  public static Literal of(ThreadState ts, PyObject o) {
    if (o == Py.None) {
      return Literal.Singleton.NONE;
    }
    if (o == Py.True || o == Py.False) {
      return o == Py.True ? Literal.Singleton.TRUE : Literal.Singleton.FALSE;
    }
    if (o == Py.Ellipsis) {
      return Literal.Singleton.ELLIPSIS;
    }
    if (o.type() == PyInt.TYPE) {
      return Literal.ofInt(((PyInt) o).bigValue());
    }
    if (o.type() == PyStr.TYPE) {
      return Literal.Str.of(((PyStr) o).codePoints());
    }
    if (o.type() == PyFloat.TYPE) {
      return new Literal.Float(((PyFloat) o).value);
    }
    if (o.type() == PyComplex.TYPE) {
      return new Literal.Complex(((PyComplex) o).real, ((PyComplex) o).imag);
    }
    if (o.type() == PyBytes.TYPE) {
      return new Literal.Bytes(((PyBytes) o).content());
    }
    if (o.type() == PyTuple.TYPE) {
      List<Literal> elements = listOf(ts, ((PyTuple) o).toArray());
      return elements == null ? null : new Literal.TupleValue(elements);
    }
    return o.type() == PyFrozenSet.TYPE ? frozenSet(ts, (PyFrozenSet) o) : null;
  }

  private static List<Literal> listOf(ThreadState ts, PyObject[] items) {
    List<Literal> elements = new ArrayList<>(items.length);
    for (PyObject item : items) {
      Literal element = of(ts, item);
      if (element == null) {
        return null;
      }
      elements.add(element);
    }
    return elements;
  }

  private static Literal frozenSet(ThreadState ts, PyFrozenSet set) {
    List<Literal> elements = listOf(ts, set.toArray(ts));
    if (elements == null) {
      return null;
    }
    PyObject[] constants = elements.stream().map(Literals::toObject).toArray(PyObject[]::new);
    return new Literal.FrozenSetValue(PyFrozenSet.constant(ts, constants));
  }
}
