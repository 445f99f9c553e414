package org.boiga.interpreter;

/** The bits of the argument {@code flags} of {@code compile}. */
public final class CompileFlags {
  public static final int DONT_IMPLY_DEDENT = 0x200;
  public static final int ONLY_AST = 0x400;
  public static final int TYPE_COMMENTS = 0x1000;
  public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
  public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
  public static final int OPTIMIZED_AST = 0x8000 | ONLY_AST;

  /** The features of {@code __future__} that there ever were. */
  static final int FEATURES = 0x1fe0000;

  private static final int NESTED_SCOPES = 0x10;

  private static final int ALL =
      DONT_IMPLY_DEDENT
          | TYPE_COMMENTS
          | ALLOW_TOP_LEVEL_AWAIT
          | ALLOW_INCOMPLETE_INPUT
          | OPTIMIZED_AST
          | FEATURES
          | NESTED_SCOPES;

  private CompileFlags() {}

  static boolean areKnown(int flags) {
    return (flags & ~ALL) == 0;
  }
}
