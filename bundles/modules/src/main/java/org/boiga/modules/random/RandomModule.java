package org.boiga.modules.random;

/** {@code _random}. */
@org.boiga.api.annotation.PyModule(
    name = "_random",
    doc = "Module implements the Mersenne Twister random number generator.",
    types = {PyRandom.class})
public final class RandomModule {
  private RandomModule() {}
}
