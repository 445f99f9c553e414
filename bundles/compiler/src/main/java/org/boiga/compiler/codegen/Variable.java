package org.boiga.compiler.codegen;

/**
 * Where a name lives for the code being compiled.
 *
 * @param kind how it is reached
 * @param name the name, mangled
 * @param index the register of a local or cell, the number of a far one, the index of a free
 *     variable; otherwise without meaning
 */
record Variable(Kind kind, String name, int index) {

  enum Kind {
    /** In a register. */
    LOCAL,
    /** In a far register. */
    FAR_LOCAL,
    /** In a cell in a register. */
    CELL,
    /** In a cell in a far register. */
    FAR_CELL,
    /** In a cell of the function's closure. */
    FREE,
    /** In the module or the built-ins. */
    GLOBAL,
    /** In the namespace of code that is not optimised, else in the module or the built-ins. */
    NAME,
    /** As CELL, but read from the class's namespace first. */
    DICT_OR_CELL,
    /** As FREE, but read from the class's namespace first. */
    DICT_OR_FREE,
    /** As GLOBAL, but read from the class's namespace first. */
    DICT_OR_GLOBAL
  }

  boolean isLocal() {
    return kind == Kind.LOCAL;
  }
}
