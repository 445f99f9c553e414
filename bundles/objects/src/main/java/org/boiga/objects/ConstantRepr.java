package org.boiga.objects;

import org.boiga.memory.PyObject;

/** The {@code repr} of constants, which runs no Python code: for the compiler's texts. */
public final class ConstantRepr {
  private ConstantRepr() {}

  /** The repr of a constant of a code object: a leaf, or a tuple of such. */
  public static String repr(PyObject constant) {
    return switch (constant) {
      case PyStr s -> StrRepr.repr(s).toString();
      case PyBool b -> b == Py.True ? "True" : "False";
      case PyInt i -> i.bigValue().toString();
      case PyFloat f -> FloatText.repr(f.value);
      case PyComplex c -> ComplexText.repr(c.real, c.imag);
      case PyBytes b -> b.toString();
      case PyTuple t -> tuple(t);
      case PyNone n -> "None";
      case PyEllipsis e -> "Ellipsis";
      case PyCode c -> "<code object " + c.name + ">";
      default -> constant.toString();
    };
  }

  private static String tuple(PyTuple t) {
    StringBuilder out = new StringBuilder("(");
    for (int i = 0; i < t.size(); i++) {
      out.append(i > 0 ? ", " : "").append(repr(t.at(i)));
    }
    return out.append(t.size() == 1 ? ",)" : ")").toString();
  }
}
