package org.boiga.example.ndarray;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.context.ContainerObjects.SliceIndices;

/** What a key selects of an array: ints, slices, {@code ...}, None, index arrays and masks. */
final class Indexing {
  private Indexing() {}

  static PyObject get(PyContext ctx, NDArray a, PyObject key) {
    if (ctx.PyLong_CheckExact(key) && a.data.ndim() > 0) {
      return a.item(ctx, index(ctx, ctx.PyNumber_AsSsize_t(key), a.data.shape()[0], 0));
    }
    Selection s = select(ctx, a, key);
    if (s.fancy()) {
      NDArray result = NDArray.allocate(ctx, a.data.type(), s.shape());
      Work.run(ctx, result.data.size(), () -> s.gather(result.data));
      return result.orScalar(ctx);
    }
    if (s.view().ndim() == 0 && s.isElement()) {
      return NDArray.scalar(ctx, s.view().memory(), s.view().type(), s.view().offset());
    }
    return a.view(ctx, s.view());
  }

  static void set(PyContext ctx, NDArray a, PyObject key, PyObject value) {
    a.requireWritable(ctx);
    Selection s = select(ctx, a, key);
    if (!s.fancy()) {
      assign(ctx, s.view(), value);
      return;
    }
    Strided v = valueFor(ctx, value, a.data.type());
    Strided spread = withoutLeadingOnes(v, s.shape().length).broadcastTo(s.shape());
    if (spread == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "shape mismatch: value array of shape %s could not be broadcast to indexing result of"
              + " shape %s",
          Shape.text(v.shape()),
          Shape.text(s.shape()));
    }
    Strided source =
        a.data.sharesDifferently(spread)
            ? spread.copied(Memory.allocate(v.type(), spread.size()), v.type())
            : spread;
    Work.run(ctx, spread.size(), () -> s.scatter(source));
  }

  /** Sets all elements to a number or to what is broadcast. */
  static void assign(PyContext ctx, Strided target, PyObject value) {
    Strided v = valueFor(ctx, value, target.type());
    Strided spread = withoutLeadingOnes(v, target.ndim()).broadcastTo(target.shape());
    if (spread == null) {
      throw ctx.PyErr_Format(
          PyExc.ValueError,
          "could not broadcast input array from shape %s into shape %s",
          Shape.text(v.shape()),
          Shape.text(target.shape()));
    }
    Work.run(ctx, target.size(), () -> target.assign(spread));
  }

  private static Strided valueFor(PyContext ctx, PyObject value, DType type) {
    if (value instanceof NDArray a) {
      return a.data;
    }
    return ctx.PyObject_CheckBuffer(value)
        ? Creation.converted(ctx, value, null).data
        : Nested.of(ctx, value, type);
  }

  private static Strided withoutLeadingOnes(Strided v, int ndim) {
    Strided result = v;
    while (result.ndim() > ndim && result.shape()[0] == 1) {
      result = result.at(0, 0);
    }
    return result;
  }

  private static int index(PyContext ctx, long i, int n, int axis) {
    long at = i < 0 ? i + n : i;
    if (at < 0 || at >= n) {
      throw ctx.PyErr_Format(
          PyExc.IndexError, "index %d is out of bounds for axis %d with size %d", i, axis, n);
    }
    return (int) at;
  }

  // Keys -----------------------------------------------------------------------------------------

  private static Selection select(PyContext ctx, NDArray a, PyObject key) {
    PyObject[] items = ctx.PyTuple_Check(key) ? ctx.PySequence_ToArray(key) : new PyObject[] {key};
    Strided[] arrays = new Strided[items.length];
    int consumed = 0;
    int ellipses = 0;
    boolean fancy = false;
    for (int k = 0; k < items.length; k++) {
      PyObject item = items[k];
      if (ctx.Py_Is(item, ctx.Py_Ellipsis())) {
        ellipses++;
      } else if (!ctx.Py_IsNone(item)) {
        arrays[k] = indexArray(ctx, item);
        fancy |= arrays[k] != null;
        consumed += arrays[k] != null && arrays[k].type() == DType.BOOL ? arrays[k].ndim() : 1;
      }
    }
    if (ellipses > 1) {
      throw ctx.PyErr_Format(PyExc.IndexError, "an index can only have a single ellipsis ('...')");
    }
    if (consumed > a.data.ndim()) {
      throw ctx.PyErr_Format(
          PyExc.IndexError,
          "too many indices for array: array is %d-dimensional, but %d were indexed",
          a.data.ndim(),
          consumed);
    }
    boolean element = consumed == a.data.ndim() && ellipses == 0;
    Builder b = new Builder(ctx, a.data, fancy);
    for (int k = 0; k < items.length; k++) {
      if (arrays[k] != null) {
        b.indexBy(arrays[k]);
      } else if (ctx.Py_IsNone(items[k])) {
        b.insertAxis();
      } else if (ctx.Py_Is(items[k], ctx.Py_Ellipsis())) {
        b.skip(a.data.ndim() - consumed);
      } else {
        b.basic(items[k]);
      }
    }
    return b.finish(element);
  }

  /** The array that an item of a key is, or null if it is a number or a slice. */
  private static Strided indexArray(PyContext ctx, PyObject item) {
    if (ctx.PySlice_Check(item)) {
      return null;
    }
    if (!(item instanceof NDArray) && ctx.PyIndex_Check(item) && !ctx.PyBool_Check(item)) {
      return null;
    }
    Strided s;
    if (item instanceof NDArray a) {
      s = a.data;
    } else if (ctx.PyBool_Check(item) || ctx.PyList_Check(item) || ctx.PyTuple_Check(item)) {
      s = Nested.of(ctx, item, null);
      if (s.size() == 0 && s.type().isFloating()) {
        s = Nested.of(ctx, item, DType.INT64);
      }
    } else {
      throw ctx.PyErr_Format(
          PyExc.IndexError,
          "only integers, slices (`:`), ellipsis (`...`), newaxis (`None`) and integer or boolean"
              + " arrays are valid indices");
    }
    if (s.type().isFloating()) {
      throw ctx.PyErr_Format(
          PyExc.IndexError, "arrays used as indices must be of integer (or boolean) type");
    }
    return s;
  }

  /** Applies the items of a key from the first axis to the last one. */
  private static final class Builder {
    private final PyContext ctx;
    private final boolean fancy;
    private final List<Integer> fancyAxes = new ArrayList<>();
    private final List<Strided> indices = new ArrayList<>();
    private Strided view;
    private int axis;
    private int source;
    private boolean gap;
    private boolean separated;

    Builder(PyContext ctx, Strided a, boolean fancy) {
      this.ctx = ctx;
      this.fancy = fancy;
      view = a;
    }

    void insertAxis() {
      view = view.expanded(axis++);
      gap = true;
    }

    void skip(int axes) {
      axis += axes;
      source += axes;
      gap = true;
    }

    /** A slice or an int; beside index arrays an int is one, too. */
    void basic(PyObject item) {
      int n = view.shape()[axis];
      if (ctx.PySlice_Check(item)) {
        SliceIndices s = ctx.PySlice_Unpack(item, n);
        view = view.slice(axis++, s.start(), s.step(), s.count());
        gap = true;
      } else {
        int i = index(ctx, ctx.PyNumber_AsSsize_t(item), n, source);
        if (fancy) {
          addIndex(Strided.over(Memory.of((long) i), DType.INT64));
        } else {
          view = view.at(axis, i);
        }
      }
      source++;
    }

    void indexBy(Strided array) {
      if (array.type() != DType.BOOL) {
        addIndex(array);
        source++;
        return;
      }
      for (int d = 0; d < array.ndim(); d++) {
        if (array.shape()[d] != view.shape()[axis + d]) {
          throw ctx.PyErr_Format(
              PyExc.IndexError,
              "boolean index did not match indexed array along axis %d; size of axis is %d but"
                  + " size of corresponding boolean axis is %d",
              source + d,
              view.shape()[axis + d],
              array.shape()[d]);
        }
      }
      if (array.ndim() == 0) {
        view = view.expanded(axis);
        int n = array.getLong(0) != 0 ? 1 : 0;
        addIndex(Strided.zeros(DType.INT64, n));
      }
      for (long[] positions : Masks.nonzero(array)) {
        addIndex(Strided.over(Memory.of(positions), DType.INT64, positions.length));
        source++;
      }
    }

    private void addIndex(Strided index) {
      separated |= !fancyAxes.isEmpty() && gap;
      gap = false;
      fancyAxes.add(axis++);
      indices.add(index);
    }

    Selection finish(boolean element) {
      if (!fancy) {
        return new Selection(view, element, null, 0, null, null);
      }
      int[] common = Shape.SCALAR;
      for (Strided index : indices) {
        common = Shape.broadcast(common, index.shape());
        if (common == null) {
          throw mismatch();
        }
      }
      long[] offsets = new long[Shape.size(common)];
      for (int k = 0; k < indices.size(); k++) {
        addOffsets(offsets, indices.get(k).broadcastTo(common), fancyAxes.get(k));
      }
      int[] rest = new int[view.ndim() - fancyAxes.size()];
      for (int d = 0, r = 0; d < view.ndim(); d++) {
        if (!fancyAxes.contains(d)) {
          rest[r++] = d;
        }
      }
      Strided others = view.transposed(rest);
      int place = separated ? 0 : fancyAxes.getFirst();
      int[] shape =
          Shape.concatenated(
              Arrays.copyOf(others.shape(), place),
              common,
              Arrays.copyOfRange(others.shape(), place, others.ndim()));
      return new Selection(others, false, offsets, place, common, shape);
    }

    private PyError mismatch() {
      StringBuilder shapes = new StringBuilder();
      indices.forEach(i -> shapes.append(' ').append(Shape.text(i.shape())));
      return ctx.PyErr_Format(
          PyExc.IndexError,
          "shape mismatch: indexing arrays could not be broadcast together with shapes%s",
          shapes);
    }

    private void addOffsets(long[] offsets, Strided index, int along) {
      int n = view.shape()[along];
      long stride = view.strides()[along];
      long[] i = new long[offsets.length];
      new Cursor(index).read(i, i.length);
      for (int b = 0; b < i.length; b++) {
        offsets[b] += index(ctx, i[b], n, along) * stride;
      }
    }
  }
}
