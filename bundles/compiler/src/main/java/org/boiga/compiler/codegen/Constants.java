package org.boiga.compiler.codegen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.ast.Literal;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyCode;

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
      objects.add(Literals.toObject(value));
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

  /** A constant tuple of names. */
  static Literal names(List<String> names) {
    List<Literal> elements = new ArrayList<>(names.size());
    for (String name : names) {
      elements.add(new Literal.Str(name));
    }
    return new Literal.TupleValue(elements);
  }
}
