package org.boiga.modules.socket;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.boiga.api.libc.NativeFunction;

/** {@code getnameinfo}, which takes more arguments than {@link NativeFunction} passes. */
final class NameInfo {
  private static final int LONGEST_HOST = 1025;
  private static final int LONGEST_SERVICE = 32;
  private static final MethodHandle HANDLE;

  static {
    ValueLayout.OfLong l = ValueLayout.JAVA_LONG;
    ValueLayout.OfInt i = ValueLayout.JAVA_INT;
    HANDLE =
        Linker.nativeLinker()
            .downcallHandle(
                new NativeFunction("getnameinfo").address(),
                FunctionDescriptor.of(i, l, i, l, i, l, i, i));
  }

  private NameInfo() {}

  static int call(long address, int length, long host, long service, int flags) {
    try {
      return (int)
          HANDLE.invokeExact(address, length, host, LONGEST_HOST, service, LONGEST_SERVICE, flags);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }
}
