package org.boiga.nativemodules.random;

import org.boiga.api.annotation.PyModule;

/** {@code _random}. */
@PyModule(
    builtin = true,
    name = "_random",
    doc = "Module implements the Mersenne Twister random number generator.",
    types = PyRandom.class)
public final class RandomModule {
  private RandomModule() {}
}
