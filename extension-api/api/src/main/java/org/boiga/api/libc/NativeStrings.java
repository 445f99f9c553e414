package org.boiga.api.libc;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** C strings and arrays of them, as arguments of native functions. */
public final class NativeStrings {
  private NativeStrings() {}

  /** A call with one string. */
  @FunctionalInterface
  public interface Call {
    int call(long string);
  }

  /** A call with two strings. */
  @FunctionalInterface
  public interface Call2 {
    int call(long a, long b);
  }

  /** The address of a copy of {@code b} with a zero at its end. */
  public static long string(Arena arena, byte[] b) {
    MemorySegment s = arena.allocate(b.length + 1L);
    MemorySegment.copy(b, 0, s, ValueLayout.JAVA_BYTE, 0, b.length);
    return s.address();
  }

  /** The bytes of a C string at the beginning of {@code s}. */
  public static byte[] read(MemorySegment s) {
    long n = 0;
    while (s.get(ValueLayout.JAVA_BYTE, n) != 0) {
      n++;
    }
    byte[] b = new byte[(int) n];
    MemorySegment.copy(s, ValueLayout.JAVA_BYTE, 0, b, 0, b.length);
    return b;
  }

  /** The bytes of the C string at {@code address}, or null for a null pointer. */
  public static byte[] read(long address) {
    return address == 0 ? null : read(MemorySegment.ofAddress(address).reinterpret(Long.MAX_VALUE));
  }

  /** The address of an array of pointers to copies of strings, with a null pointer at its end. */
  public static long array(Arena arena, List<byte[]> strings) {
    MemorySegment a = arena.allocate(8L * (strings.size() + 1), 8);
    for (int i = 0; i < strings.size(); i++) {
      a.set(ValueLayout.JAVA_LONG, 8L * i, string(arena, strings.get(i)));
    }
    return a.address();
  }

  public static int with(byte[] s, Call call) {
    try (Arena arena = Arena.ofConfined()) {
      return call.call(string(arena, s));
    }
  }

  public static int with(byte[] s, byte[] t, Call2 call) {
    try (Arena arena = Arena.ofConfined()) {
      return call.call(string(arena, s), string(arena, t));
    }
  }
}
