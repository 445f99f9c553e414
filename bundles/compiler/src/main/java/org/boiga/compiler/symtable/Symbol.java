package org.boiga.compiler.symtable;

/**
 * What a scope knows of a name: how the scope uses it, in flags with CPython's values, and where it
 * lives.
 */
public final class Symbol {
  /** Named by a {@code global} statement. */
  public static final int DEF_GLOBAL = 1;

  /** Assigned to. */
  public static final int DEF_LOCAL = 1 << 1;

  /** A parameter. */
  public static final int DEF_PARAM = 1 << 2;

  /** Named by a {@code nonlocal} statement. */
  public static final int DEF_NONLOCAL = 1 << 3;

  /** Read. */
  public static final int USE = 1 << 4;

  /** Free in a scope inside of a class, which has a name like it. */
  public static final int DEF_FREE_CLASS = 1 << 6;

  /** Bound by an import. */
  public static final int DEF_IMPORT = 1 << 7;

  /** Annotated. */
  public static final int DEF_ANNOT = 1 << 8;

  /** The target of a comprehension's loop. */
  public static final int DEF_COMP_ITER = 1 << 9;

  /** A type parameter. */
  public static final int DEF_TYPE_PARAM = 1 << 10;

  /** A cell in a comprehension that was inlined. */
  public static final int DEF_COMP_CELL = 1 << 11;

  /** Bound in any way. */
  public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM;

  /** Where the number of the resolution is in {@link #encoded}. */
  public static final int SCOPE_OFFSET = 12;

  private final String name;
  private int flags;
  private Resolution resolution;

  Symbol(String name) {
    this.name = name;
  }

  /** The name, mangled. */
  public String name() {
    return name;
  }

  public int flags() {
    return flags;
  }

  /** Whether any of the given flags are set. */
  public boolean is(int flag) {
    return (flags & flag) != 0;
  }

  void add(int newFlags) {
    flags |= newFlags;
  }

  /** Where the name lives. */
  public Resolution resolution() {
    return resolution;
  }

  void resolve(Resolution newResolution) {
    resolution = newResolution;
  }

  /** Flags and resolution in one number, as Python's {@code _symtable} gives them. */
  public int encoded() {
    return resolution == null ? flags : flags | resolution.ordinal() + 1 << SCOPE_OFFSET;
  }

  @Override
  public String toString() {
    return name + ":" + encoded();
  }
}
