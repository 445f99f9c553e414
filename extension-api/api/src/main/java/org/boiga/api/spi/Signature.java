package org.boiga.api.spi;

/**
 * Parameters of a function that can be passed by keyword. Indices count the named parameters,
 * without {@code *args} and {@code **kwargs}.
 */
public final class Signature {
  public final String function;
  public final int positionalOnly;
  public final int positional;
  public final long required;
  public final boolean varArgs;
  public final boolean varKeywords;
  public final String[] names;

  /** What the runtime made of it. */
  public volatile Object compiled;

  /**
   * @param function the name in error messages
   * @param positionalOnly number of parameters before {@code /}
   * @param positional number of parameters before {@code *}
   * @param required bit for each parameter without a default
   */
  public Signature(
      String function,
      int positionalOnly,
      int positional,
      long required,
      boolean varArgs,
      boolean varKeywords,
      String... names) {
    this.function = function;
    this.positionalOnly = positionalOnly;
    this.positional = positional;
    this.required = required;
    this.varArgs = varArgs;
    this.varKeywords = varKeywords;
    this.names = names;
  }
}
