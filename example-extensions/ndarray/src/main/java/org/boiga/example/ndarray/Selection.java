package org.boiga.example.ndarray;

import java.util.stream.IntStream;

/**
 * Elements of an array: a view, or if there are index arrays one view for each of their elements.
 *
 * @param view the axes that are not indexed by arrays
 * @param isElement whether the key named a single element
 * @param offsets how far each element of the index arrays moves the view, or null
 * @param place where the axes of the index arrays are among those of the result
 * @param common the shape of the index arrays
 * @param shape the shape of the result of index arrays
 */
record Selection(
    Strided view, boolean isElement, long[] offsets, int place, int[] common, int[] shape) {
  boolean fancy() {
    return offsets != null;
  }

  /** Copies what is selected. */
  void gather(Strided to) {
    if (view.ndim() == 0 && to.isContiguous() && view.type() == to.type()) {
      gatherElements(to);
      return;
    }
    Strided target = ordered(to);
    Cursor places = places(target);
    Strided part = part(target);
    for (long offset : offsets) {
      part.shifted(places.next() - part.offset()).assign(view.shifted(offset));
    }
  }

  private void gatherElements(Strided to) {
    Object from = view.memory().array();
    if (from instanceof double[] a && to.memory().array() instanceof double[] r) {
      int first = to.first();
      for (int b = 0; b < offsets.length; b++) {
        r[first + b] = a[(int) ((view.offset() + offsets[b]) >> 3)];
      }
      return;
    }
    long at = to.offset();
    for (long offset : offsets) {
      Elements.copy(view.memory(), view.type(), view.offset() + offset, to.memory(), to.type(), at);
      at += to.type().itemsize;
    }
  }

  /** Sets what is selected; of an element that is selected twice the last value counts. */
  void scatter(Strided values) {
    Strided source = ordered(values);
    Cursor places = places(source);
    Strided part = part(source);
    for (long offset : offsets) {
      long at = places.next();
      if (view.ndim() > 0) {
        view.shifted(offset).assign(part.shifted(at - part.offset()));
      } else {
        Elements.copy(
            source.memory(), source.type(), at, view.memory(), view.type(), view.offset() + offset);
      }
    }
  }

  /** An array of the result's shape with the axes of the index arrays first. */
  private Strided ordered(Strided a) {
    int n = common.length;
    return a.transposed(
        IntStream.concat(
                IntStream.range(place, place + n),
                IntStream.concat(IntStream.range(0, place), IntStream.range(place + n, a.ndim())))
            .toArray());
  }

  private Cursor places(Strided ordered) {
    return new Cursor(ordered.axes(0, common.length));
  }

  private Strided part(Strided ordered) {
    return ordered.axes(common.length, ordered.ndim());
  }
}
