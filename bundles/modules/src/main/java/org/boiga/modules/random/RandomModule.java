package org.boiga.modules.random;

import org.boiga.api.annotation.PyExec;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** {@code _random}. */
@org.boiga.api.annotation.PyModule(
    name = "_random",
    doc = "Module implements the Mersenne Twister random number generator.")
public final class RandomModule {
  private RandomModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "Random", PyRandom.TYPE);
  }
}
