package org.boiga.example.ndarray;

import org.boiga.api.PyContext;
import org.boiga.api.PyDetached;

/** Runs loops over elements, detached from the interpreter where there are many of them. */
final class Work {
  private static final long MUCH = 1 << 16;

  private Work() {}

  static void run(PyContext ctx, long steps, Runnable loop) {
    if (steps < MUCH) {
      loop.run();
      return;
    }
    try (PyDetached detached = ctx.detach()) {
      loop.run();
    }
  }
}
