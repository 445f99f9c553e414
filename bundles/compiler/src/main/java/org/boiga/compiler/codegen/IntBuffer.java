package org.boiga.compiler.codegen;

import java.util.Arrays;

/** A growing array of ints. */
final class IntBuffer {
  int[] data;
  int size;

  IntBuffer(int capacity) {
    data = new int[capacity];
  }

  void add(int value) {
    if (size == data.length) {
      data = Arrays.copyOf(data, size * 2);
    }
    data[size++] = value;
  }

  int[] toArray() {
    return Arrays.copyOf(data, size);
  }
}
