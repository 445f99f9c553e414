package org.boiga.api;

import org.boiga.api.spi.Signature;

/**
 * Names of parameters that may be passed by keyword ({@code _PyArg_Parser}), for {@link
 * org.boiga.api.context.CallProtocol#PyArg_ParseTupleAndKeywords}. Immutable; for a constant.
 */
public final class PyArg_Parser {
  private final Signature signature;

  /**
   * @param function its name in messages; null for just "function"
   * @param required how many of the first parameters have no default
   * @param positional how many may be passed by position; the others are keyword-only
   * @param names of all parameters, 64 at most
   */
  public PyArg_Parser(String function, int required, int positional, String... names) {
    signature = new Signature(function, 0, positional, (1L << required) - 1, false, false, names);
  }

  /** For the runtime. */
  public static Signature signature(PyArg_Parser p) {
    return p.signature;
  }
}
