package org.boiga.example.vector;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.boiga.api.PyCompareOp;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.api.context.ContainerObjects.SliceIndices;

/** A vector. It never changes, so that threads share it as they like. */
@PyType(
    name = "vector.Vector",
    doc = "A dense vector of floats, from any iterable of what float() takes.")
public final class Vector extends PyNativeObject {
  private final double[] elements;

  /** Takes over {@code elements}. */
  Vector(PyContext ctx, double... elements) {
    super(ctx);
    this.elements = elements;
  }

  private Vector(PyContext ctx, PyTypeObject type, double... elements) {
    super(ctx, type);
    this.elements = elements;
  }

  @PySlot(signature = "(iterable=(), /)")
  static PyObject __new__(PyContext ctx, PyTypeObject type, PyObject iterable) {
    return new Vector(ctx, type, iterable == null ? new double[0] : elementsOf(ctx, iterable));
  }

  private static double[] elementsOf(PyContext ctx, PyObject iterable) {
    if (iterable instanceof Vector v) {
      return v.elements;
    }
    Elements collected = new Elements(ctx.PyObject_LengthHint(iterable, 8));
    ctx.PyIter_ForEach(iterable, item -> collected.add(number(ctx, item)));
    return collected.toArray();
  }

  /** Whatever {@code float()} takes. */
  private static double number(PyContext ctx, PyObject item) {
    return ctx.PyFloat_AsDouble(ctx.PyFloat_Check(item) ? item : ctx.PyNumber_Float(item));
  }

  /** A growing array. */
  private static final class Elements {
    private double[] elements;
    private int size;

    Elements(long hint) {
      elements = new double[(int) Math.clamp(hint, 0, 1 << 20)];
    }

    void add(double d) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, Math.max(8, size * 2));
      }
      elements[size++] = d;
    }

    double[] toArray() {
      return size == elements.length ? elements : Arrays.copyOf(elements, size);
    }
  }

  int size() {
    return elements.length;
  }

  double at(int i) {
    return elements[i];
  }

  // A sequence -----------------------------------------------------------------------------------

  @PySlot
  long __len__(PyContext ctx) {
    return elements.length;
  }

  @PySlot
  PyObject __getitem__(PyContext ctx, PyObject key) {
    if (ctx.PySlice_Check(key)) {
      return slice(ctx, ctx.PySlice_Unpack(key, elements.length));
    }
    if (!ctx.PyIndex_Check(key)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "vector indices must be integers or slices, not %s",
          ctx.PyType_GetName(ctx.Py_TYPE(key)));
    }
    long i = ctx.PyNumber_AsSsize_t(key);
    long at = i < 0 ? i + elements.length : i;
    if (at < 0 || at >= elements.length) {
      throw ctx.PyErr_Format(PyExc.IndexError, "vector index out of range");
    }
    return ctx.PyFloat_FromDouble(elements[(int) at]);
  }

  private Vector slice(PyContext ctx, SliceIndices s) {
    double[] part = new double[s.count()];
    for (int i = 0; i < part.length; i++) {
      part[i] = elements[(int) (s.start() + i * s.step())];
    }
    return new Vector(ctx, part);
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return new VectorIterator(ctx, this);
  }

  @PySlot
  boolean __contains__(PyContext ctx, PyObject item) {
    if (!ctx.PyFloat_Check(item) && !ctx.PyLong_Check(item)) {
      return false;
    }
    double d = ctx.PyFloat_AsDouble(item);
    return Arrays.stream(elements).anyMatch(e -> e == d);
  }

  // Arithmetic -----------------------------------------------------------------------------------

  @PySlot
  PyObject __add__(PyContext ctx, PyObject other) {
    return combine(ctx, other, (a, b) -> a + b);
  }

  @PySlot
  PyObject __radd__(PyContext ctx, PyObject other) {
    return combine(ctx, other, (a, b) -> b + a);
  }

  @PySlot
  PyObject __sub__(PyContext ctx, PyObject other) {
    return combine(ctx, other, (a, b) -> a - b);
  }

  @PySlot
  PyObject __rsub__(PyContext ctx, PyObject other) {
    return combine(ctx, other, (a, b) -> b - a);
  }

  @PySlot
  PyObject __mul__(PyContext ctx, PyObject other) {
    return combine(ctx, other, (a, b) -> a * b);
  }

  @PySlot
  PyObject __rmul__(PyContext ctx, PyObject other) {
    return combine(ctx, other, (a, b) -> b * a);
  }

  @PySlot
  PyObject __truediv__(PyContext ctx, PyObject other) {
    return combine(
        ctx,
        other,
        (a, b) -> {
          if (b == 0) {
            throw ctx.PyErr_Format(PyExc.ZeroDivisionError, "vector division by zero");
          }
          return a / b;
        });
  }

  @PySlot
  PyObject __matmul__(PyContext ctx, PyObject other) {
    return other instanceof Vector v
        ? ctx.PyFloat_FromDouble(dot(ctx, v))
        : ctx.Py_NotImplemented();
  }

  @PySlot
  PyObject __neg__(PyContext ctx) {
    return new Vector(ctx, Arrays.stream(elements).map(e -> -e).toArray());
  }

  /** The operation by elements, with a vector of the same length or with one number. */
  private PyObject combine(PyContext ctx, PyObject other, DoubleBinaryOperator op) {
    double[] result = new double[elements.length];
    if (other instanceof Vector v) {
      checkLength(ctx, v);
      for (int i = 0; i < result.length; i++) {
        result[i] = op.applyAsDouble(elements[i], v.elements[i]);
      }
    } else if (ctx.PyFloat_Check(other) || ctx.PyLong_Check(other)) {
      double d = ctx.PyFloat_AsDouble(other);
      for (int i = 0; i < result.length; i++) {
        result[i] = op.applyAsDouble(elements[i], d);
      }
    } else {
      return ctx.Py_NotImplemented();
    }
    return new Vector(ctx, result);
  }

  private void checkLength(PyContext ctx, Vector other) {
    if (other.elements.length != elements.length) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "vectors of different length: %d and %d",
          elements.length,
          other.elements.length);
    }
  }

  @PyMethod(doc = "The inner product with another vector of the same length.")
  double dot(PyContext ctx, Vector other) {
    checkLength(ctx, other);
    double sum = 0;
    for (int i = 0; i < elements.length; i++) {
      sum += elements[i] * other.elements[i];
    }
    return sum;
  }

  @PyMethod(doc = "The sum of the elements.")
  double sum(PyContext ctx) {
    double sum = 0;
    for (double e : elements) {
      sum += e;
    }
    return sum;
  }

  @PyMethod(doc = "The Euclidean length.")
  double norm(PyContext ctx) {
    return Math.sqrt(dot(ctx, this));
  }

  @PyMethod(doc = "The vector of f(element) for each element.")
  PyObject map(PyContext ctx, PyObject f) {
    double[] result = new double[elements.length];
    for (int i = 0; i < result.length; i++) {
      try (var scope = ctx.scope()) {
        PyObject element = ctx.PyFloat_FromDouble(elements[i]);
        result[i] = ctx.PyFloat_AsDouble(ctx.PyObject_CallOneArg(f, element));
      }
    }
    return new Vector(ctx, result);
  }

  @PyMethod(doc = "The elements as a list.")
  PyObject tolist(PyContext ctx) {
    PyObject[] items = new PyObject[elements.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = ctx.PyFloat_FromDouble(elements[i]);
    }
    return ctx.PyList_New(items);
  }

  @PyGetter(doc = "The number of dimensions: 1.")
  int ndim(PyContext ctx) {
    return 1;
  }

  boolean isClose(PyContext ctx, Vector other, double tolerance) {
    checkLength(ctx, other);
    for (int i = 0; i < elements.length; i++) {
      double a = elements[i];
      double b = other.elements[i];
      if (!(Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b)))) {
        return false;
      }
    }
    return true;
  }

  // Comparison and text --------------------------------------------------------------------------

  @PySlot
  PyObject compare(PyContext ctx, PyObject other, PyCompareOp op) {
    if (!(other instanceof Vector v) || op != PyCompareOp.EQ && op != PyCompareOp.NE) {
      return ctx.Py_NotImplemented();
    }
    boolean equal = elements.length == v.elements.length;
    for (int i = 0; equal && i < elements.length; i++) {
      equal = elements[i] == v.elements[i];
    }
    return ctx.PyBool_FromBoolean(equal == (op == PyCompareOp.EQ));
  }

  @PySlot
  long __hash__(PyContext ctx) {
    long hash = 7;
    for (double e : elements) {
      hash = hash * 31 + Double.hashCode(e == 0 ? 0.0 : e);
    }
    return hash;
  }

  @PySlot
  String __repr__(PyContext ctx) {
    StringBuilder text = new StringBuilder("Vector([");
    for (int i = 0; i < elements.length; i++) {
      PyObject element = ctx.PyFloat_FromDouble(elements[i]);
      text.append(i == 0 ? "" : ", ").append(ctx.PyUnicode_AsString(ctx.PyObject_Repr(element)));
    }
    return text.append("])").toString();
  }
}
