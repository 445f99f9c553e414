package org.boiga.objects;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;

/**
 * {@code string.templatelib.Template}: what {@code t"..."} makes. It has one string more than
 * interpolations, which stand between the strings.
 */
@org.boiga.api.annotation.PyType(
    name = "string.templatelib.Template",
    doc = "A template string: strings, and the interpolations between them.",
    subclassable = false)
public final class PyTemplate extends Counted {
  public static final PyType TYPE = PyType.builtin(new PyTemplateTable(), PyBaseObject.TYPE);

  final PyTuple strings;
  final PyTuple interpolations;

  /** A template of n + 1 strings and n interpolations between them. */
  public PyTemplate(ThreadState ts, PyTuple strings, PyTuple interpolations) {
    super(ts);
    this.strings = ts.keep(strings);
    this.interpolations = ts.keep(interpolations);
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (kwnames != null && kwnames.size() > 0) {
      throw PyErr.typeError(ts, "Template.__new__ only accepts *args arguments");
    }
    List<PyObject> strings = new ArrayList<>();
    List<PyObject> interpolations = new ArrayList<>();
    PyStr last = PyStr.EMPTY;
    for (int i = start; i < start + n; i++) {
      switch (args[i]) {
        case PyStr s -> last = last.length() == 0 ? s : (PyStr) PyStr.concat(ts, last, s);
        case PyInterpolation p -> {
          strings.add(last);
          interpolations.add(p);
          last = PyStr.EMPTY;
        }
        default ->
            throw PyErr.typeError(
                ts,
                "Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                    + PyType.of(args[i]).name());
      }
    }
    strings.add(last);
    return new PyTemplate(
        ts,
        PyTuple.of(ts, strings.toArray(PyObject[]::new)),
        PyTuple.of(ts, interpolations.toArray(PyObject[]::new)));
  }

  @PyGetter(member = true)
  PyObject strings(ThreadState ts) {
    return ts.hold(strings);
  }

  @PyGetter(member = true)
  PyObject interpolations(ThreadState ts) {
    return ts.hold(interpolations);
  }

  @PyGetter
  PyObject values(ThreadState ts) {
    PyObject[] values = new PyObject[interpolations.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = ((PyInterpolation) interpolations.at(i)).value();
    }
    return PyTuple.of(ts, values);
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return new PyTemplateIterator(ts, this);
  }

  @PySlot
  PyObject __add__(ThreadState ts, PyObject other) {
    if (!(other instanceof PyTemplate t)) {
      return ItemSequences.cannotConcatenate(ts, this, other, TYPE.name());
    }
    int last = strings.size() - 1;
    PyObject[] texts = new PyObject[last + t.strings.size()];
    System.arraycopy(strings.items, 0, texts, 0, last);
    System.arraycopy(t.strings.items, 0, texts, last, t.strings.size());
    texts[last] = PyStr.concat(ts, (PyStr) strings.at(last), (PyStr) t.strings.at(0));
    PyTuple fields = (PyTuple) TupleMethods.__add__(ts, interpolations, t.interpolations);
    return new PyTemplate(ts, PyTuple.of(ts, texts), fields);
  }

  @PySlot
  String __repr__(ThreadState ts) {
    return "Template(strings=%s, interpolations=%s)"
        .formatted(Conversion.repr(ts, strings), Conversion.repr(ts, interpolations));
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    PyObject module = ts.interp.evaluator.importModule(ts, "string.templatelib");
    return PyTuple.of(
        ts,
        Attributes.get(ts, module, "_template_unpickle"),
        PyTuple.of(ts, strings, interpolations));
  }

  @PyMethod(
      name = "__class_getitem__",
      kind = PyMethod.Kind.CLASS,
      signature = "(object, /)",
      doc = "Make a generic alias.")
  static PyObject classGetItem(ThreadState ts, PyType cls, PyObject item) {
    return PyGenericAlias.of(ts, cls, item);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(strings);
    v.visit(interpolations);
  }
}
