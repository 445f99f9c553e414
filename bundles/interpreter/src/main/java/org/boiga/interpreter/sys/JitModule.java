package org.boiga.interpreter.sys;

import org.boiga.api.annotation.PyFunction;
import org.boiga.objects.ThreadState;

/** {@code sys._jit}: about CPython's just-in-time compiler, which this is not. */
@org.boiga.api.annotation.PyModule(
    name = "sys._jit",
    doc = "Whether CPython's just-in-time compiler is there; the JVM's is no part of it.")
final class JitModule {
  private JitModule() {}

  @PyFunction(name = "is_available", doc = "Whether the compiler was built in.")
  static boolean isAvailable(ThreadState ts) {
    return false;
  }

  @PyFunction(name = "is_enabled", doc = "Whether the compiler is switched on.")
  static boolean isEnabled(ThreadState ts) {
    return false;
  }

  @PyFunction(name = "is_active", doc = "Whether compiled code calls this.")
  static boolean isActive(ThreadState ts) {
    return false;
  }
}
