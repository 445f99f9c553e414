package org.boiga.api.libc;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * A function of the C library whose arguments and result are integers or pointers, found at its
 * first call.
 *
 * <p>All share one downcall of six {@code long} arguments: on the 64-bit systems that are supported
 * such arguments go to registers whatever their size, and what a function does not expect it does
 * not read. Making a second downcall of another shape would cost more time at start-up than a
 * thousand calls.
 */
public final class NativeFunction {
  /** The linker and the shared downcall, made when the first function is called. */
  private static final class Downcall {
    static final SymbolLookup SYMBOLS;
    static final MethodHandle HANDLE;

    static {
      Linker linker = Linker.nativeLinker();
      SYMBOLS = linker.defaultLookup();
      ValueLayout l = ValueLayout.JAVA_LONG;
      HANDLE =
          linker.downcallHandle(
              FunctionDescriptor.of(l, l, l, l, l, l, l), Linker.Option.captureCallState("errno"));
      used = true;
    }
  }

  private static volatile boolean used;

  private final String name;
  private MemorySegment address;

  public NativeFunction(String name) {
    this.name = name;
  }

  /** Whether any function has been called, so that further calls are cheap. */
  public static boolean isLinked() {
    return used;
  }

  /** Whether the C library has the function. */
  public boolean exists() {
    return Downcall.SYMBOLS.find(name).isPresent();
  }

  /** The function's address. */
  public MemorySegment address() {
    MemorySegment a = address;
    if (a == null) {
      a =
          Downcall.SYMBOLS
              .find(name)
              .orElseThrow(() -> new UnsatisfiedLinkError("no function " + name));
      address = a;
    }
    return a;
  }

  private long invoke(Scratch s, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) Downcall.HANDLE.invokeExact(address(), s.state, a, b, c, d, e, f);
    } catch (RuntimeException | Error t) {
      throw t;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  /**
   * Calls a function that returns an int: its result, or the error number negated where it is -1.
   */
  public int call(long a, long b, long c, long d, long e, long f) {
    Scratch s = Scratch.get();
    int r = (int) invoke(s, a, b, c, d, e, f);
    return r == -1 ? -s.errno() : r;
  }

  public int call(long a, long b, long c, long d) {
    return call(a, b, c, d, 0, 0);
  }

  public int call(long a, long b, long c) {
    return call(a, b, c, 0, 0, 0);
  }

  public int call(long a, long b) {
    return call(a, b, 0, 0, 0, 0);
  }

  public int call(long a) {
    return call(a, 0, 0, 0, 0, 0);
  }

  public int call() {
    return call(0, 0, 0, 0, 0, 0);
  }

  /** As {@link #call} of a function that returns a long, such as {@code ssize_t}. */
  public long callLong(long a, long b, long c, long d, long e, long f) {
    Scratch s = Scratch.get();
    long r = invoke(s, a, b, c, d, e, f);
    return r == -1 ? -s.errno() : r;
  }

  public long callLong(long a, long b, long c) {
    return callLong(a, b, c, 0, 0, 0);
  }

  public long callLong(long a, long b, long c, long d) {
    return callLong(a, b, c, d, 0, 0);
  }

  /** Calls a function whose result is not an error code: all 64 bits of it. */
  public long callRaw(long a, long b, long c, long d, long e, long f) {
    return invoke(Scratch.get(), a, b, c, d, e, f);
  }

  public long callRaw(long a, long b, long c) {
    return callRaw(a, b, c, 0, 0, 0);
  }

  /** As {@link #callRaw}; a null pointer gives the error number negated. */
  public long callPointer(long a, long b, long c) {
    Scratch s = Scratch.get();
    long r = invoke(s, a, b, c, 0, 0, 0);
    return r == 0 ? -s.errno() : r;
  }
}
