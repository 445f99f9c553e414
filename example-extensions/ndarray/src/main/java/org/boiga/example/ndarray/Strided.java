package org.boiga.example.ndarray;

import java.util.Arrays;

/**
 * Where the elements of an array are: in row {@code i} and column {@code j} at {@code offset + i *
 * strides[0] + j * strides[1]} bytes. Views of one memory differ in nothing else.
 */
record Strided(Memory memory, DType type, int[] shape, long[] strides, long offset) {
  /** Elements without gaps from the beginning of a memory. */
  static Strided over(Memory memory, DType type, int... shape) {
    return new Strided(memory, type, shape, Shape.contiguous(shape, type.itemsize), 0);
  }

  /** New memory, all zero. */
  static Strided zeros(DType type, int... shape) {
    return over(Memory.allocate(type, Shape.size(shape)), type, shape);
  }

  int ndim() {
    return shape.length;
  }

  int size() {
    return Shape.size(shape);
  }

  boolean isContiguous() {
    return Shape.isContiguous(shape, strides, type.itemsize);
  }

  /** Whether all elements are one and the same. */
  boolean isConstant() {
    for (int d = 0; d < shape.length; d++) {
      if (shape[d] > 1 && strides[d] != 0) {
        return false;
      }
    }
    return true;
  }

  /** The index in a Java array of the first element. */
  int first() {
    return (int) (offset / type.itemsize);
  }

  // Views ----------------------------------------------------------------------------------------

  /** One index of an axis. */
  Strided at(int axis, long index) {
    long[] rest = new long[strides.length - 1];
    System.arraycopy(strides, 0, rest, 0, axis);
    System.arraycopy(strides, axis + 1, rest, axis, rest.length - axis);
    return new Strided(
        memory, type, Shape.without(shape, axis), rest, offset + index * strides[axis]);
  }

  Strided slice(int axis, long start, long step, int count) {
    int[] newShape = shape.clone();
    long[] newStrides = strides.clone();
    newShape[axis] = count;
    newStrides[axis] *= step;
    long from = count == 0 ? offset : offset + start * strides[axis];
    return new Strided(memory, type, newShape, newStrides, from);
  }

  /** One more axis of length 1. */
  Strided expanded(int axis) {
    long[] newStrides = new long[strides.length + 1];
    System.arraycopy(strides, 0, newStrides, 0, axis);
    System.arraycopy(strides, axis, newStrides, axis + 1, strides.length - axis);
    return new Strided(memory, type, Shape.with(shape, axis, 1), newStrides, offset);
  }

  /** The axes in another order, or only some of them, at their first index. */
  Strided transposed(int... axes) {
    int[] newShape = Arrays.stream(axes).map(a -> shape[a]).toArray();
    long[] newStrides = Arrays.stream(axes).mapToLong(a -> strides[a]).toArray();
    return new Strided(memory, type, newShape, newStrides, offset);
  }

  /** Axes next to each other, at the first index of the others. */
  Strided axes(int from, int to) {
    return new Strided(
        memory,
        type,
        Arrays.copyOfRange(shape, from, to),
        Arrays.copyOfRange(strides, from, to),
        offset);
  }

  Strided reversedAxes() {
    int[] axes = new int[shape.length];
    Arrays.setAll(axes, d -> shape.length - 1 - d);
    return transposed(axes);
  }

  /** One axis as the last one. */
  Strided withLast(int axis) {
    int[] axes = new int[shape.length];
    Arrays.setAll(axes, d -> d == shape.length - 1 ? axis : d < axis ? d : d + 1);
    return transposed(axes);
  }

  /** The elements by another shape of the same size; of what is contiguous. */
  Strided reshaped(int... newShape) {
    return new Strided(memory, type, newShape, Shape.contiguous(newShape, type.itemsize), offset);
  }

  /** The elements repeated over a larger shape, or null. */
  Strided broadcastTo(int... to) {
    long[] s = Shape.broadcastStrides(shape, strides, to);
    return s == null ? null : new Strided(memory, type, to, s, offset);
  }

  Strided shifted(long bytes) {
    return new Strided(memory, type, shape, strides, offset + bytes);
  }

  // Content --------------------------------------------------------------------------------------

  /** A copy without gaps, of any type. */
  Strided copied(Memory to, DType newType) {
    Strided result = over(to, newType, shape);
    result.assign(this);
    return result;
  }

  /** This, or a copy if it has gaps. */
  Strided gapless() {
    return isContiguous() ? this : copied(Memory.allocate(type, size()), type);
  }

  /** Sets all elements, of what is broadcast to this shape already. */
  void assign(Strided from) {
    Strided source = sharesDifferently(from) ? from.copied(from.newMemory(), from.type) : from;
    Cursor to = new Cursor(this);
    Cursor in = new Cursor(source);
    int size = size();
    int n = Math.min(size, Cursor.BLOCK);
    Block block = Block.of(DType.promote(type, source.type), n);
    for (int done = 0; done < size; done += n) {
      int count = Math.min(n, size - done);
      in.read(block, count);
      to.write(block, count);
    }
  }

  private Memory newMemory() {
    return Memory.allocate(type, size());
  }

  /** Whether writing here might change elements of the other that are read later. */
  boolean sharesDifferently(Strided other) {
    return memory.segment().asOverlappingSlice(other.memory.segment()).isPresent()
        && !(offset == other.offset
            && type == other.type
            && Arrays.equals(shape, other.shape)
            && Arrays.equals(strides, other.strides)
            && memory.array() == other.memory.array());
  }

  double getDouble(long bytes) {
    return Elements.getDouble(memory, type, offset + bytes);
  }

  long getLong(long bytes) {
    return Elements.getLong(memory, type, offset + bytes);
  }
}
