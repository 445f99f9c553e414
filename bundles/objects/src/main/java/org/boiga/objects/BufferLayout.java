package org.boiga.objects;

/**
 * How the items of a buffer lie in its memory.
 *
 * @param format a format of module struct
 * @param itemSize bytes of an item
 * @param offset where the item with all indices zero lies
 * @param shape number of items in each dimension
 * @param strides distance in bytes between neighbours in each dimension; may be negative or zero
 */
public record BufferLayout(String format, int itemSize, long offset, long[] shape, long[] strides) {

  /** The layout of {@code length} bytes. */
  public static BufferLayout ofBytes(long length) {
    return of("B", 1, length);
  }

  /** The layout of {@code count} items in one dimension. */
  public static BufferLayout of(String format, int itemSize, long count) {
    return new BufferLayout(format, itemSize, 0, new long[] {count}, new long[] {itemSize});
  }

  /** The layout of an array in row-major order. */
  public static BufferLayout of(String format, int itemSize, long offset, long[] shape) {
    long[] strides = new long[shape.length];
    long stride = itemSize;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return new BufferLayout(format, itemSize, offset, shape, strides);
  }

  public int dimensions() {
    return shape.length;
  }

  /** Number of items. */
  public long count() {
    long n = 1;
    for (long s : shape) {
      n *= s;
    }
    return n;
  }

  /** Number of bytes that all items have. */
  public long byteLength() {
    return count() * itemSize;
  }

  /** Whether the items lie one after another in row-major order. */
  public boolean isCContiguous() {
    long stride = itemSize;
    for (int i = shape.length - 1; i >= 0; i--) {
      if (shape[i] == 0) {
        return true;
      }
      if (shape[i] > 1 && strides[i] != stride) {
        return count() == 0;
      }
      stride *= shape[i];
    }
    return true;
  }

  /** Whether the items lie one after another in column-major order. */
  public boolean isFContiguous() {
    long stride = itemSize;
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] == 0) {
        return true;
      }
      if (shape[i] > 1 && strides[i] != stride) {
        return count() == 0;
      }
      stride *= shape[i];
    }
    return true;
  }

  /** The format without the mark for native order and alignment. */
  public String plainFormat() {
    return format.startsWith("@") ? format.substring(1) : format;
  }
}
