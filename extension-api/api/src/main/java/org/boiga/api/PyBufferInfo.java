package org.boiga.api;

import java.lang.foreign.MemorySegment;

/**
 * What an exporter tells of its memory: the members of {@code Py_buffer} that {@code bf_getbuffer}
 * fills in. A value without owner; whoever asked for the memory gets it as a {@link PyBuffer},
 * which holds the exporting object.
 *
 * @param memory all bytes that items may lie in, on the Java heap or outside of it. A segment of a
 *     {@code byte[]} is the cheapest: consumers then work on the array. A confined segment serves
 *     one thread only
 * @param readonly whether consumers must not write
 * @param format the format of an item as in module struct
 * @param itemsize bytes of an item
 * @param offset where in the memory the item with all indices zero lies
 * @param shape number of items in each dimension; not to be changed afterwards
 * @param strides bytes from one item to the next in each dimension, perhaps negative or zero; not
 *     to be changed afterwards
 */
public record PyBufferInfo(
    MemorySegment memory,
    boolean readonly,
    String format,
    int itemsize,
    long offset,
    long[] shape,
    long[] strides) {

  /** Bytes one after another ({@code PyBuffer_FillInfo}). */
  public static PyBufferInfo ofBytes(MemorySegment memory, boolean readonly) {
    return ofItems(memory, readonly, "B", 1, memory.byteSize());
  }

  /** Items one after another, in one dimension. */
  public static PyBufferInfo ofItems(
      MemorySegment memory, boolean readonly, String format, int itemsize, long count) {
    return new PyBufferInfo(
        memory, readonly, format, itemsize, 0, new long[] {count}, new long[] {itemsize});
  }

  /** Items in row-major order ({@code PyBuffer_FillContiguousStrides}). */
  public static PyBufferInfo ofArray(
      MemorySegment memory, boolean readonly, String format, int itemsize, long... shape) {
    long[] strides = new long[shape.length];
    long stride = itemsize;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return new PyBufferInfo(memory, readonly, format, itemsize, 0, shape, strides);
  }
}
