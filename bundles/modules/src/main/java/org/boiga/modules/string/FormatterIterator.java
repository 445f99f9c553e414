package org.boiga.modules.string;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.FormatParser;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** The iterator over the pieces of a format string. A leaf: it has nothing but text. */
@org.boiga.api.annotation.PyType(name = "formatteriterator", subclassable = false)
public final class FormatterIterator extends PyObject {
  public static final PyType TYPE = PyType.builtin(new FormatterIteratorTable(), PyBaseObject.TYPE);

  private final FormatParser parser;

  FormatterIterator(FormatParser parser) {
    this.parser = parser;
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  synchronized PyObject __next__(ThreadState ts) {
    if (!parser.next(ts)) {
      return null;
    }
    if (parser.fieldName == null) {
      return PyTuple.constant(parser.literal, Py.None, Py.None, Py.None);
    }
    PyObject conversion = parser.conversion == 0 ? Py.None : PyStr.ofCodePoint(parser.conversion);
    return PyTuple.constant(parser.literal, parser.fieldName, parser.spec, conversion);
  }
}
