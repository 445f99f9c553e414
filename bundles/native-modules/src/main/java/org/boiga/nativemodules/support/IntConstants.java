package org.boiga.nativemodules.support;

import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;

/** Integers that a module has under names. */
public final class IntConstants {
  private IntConstants() {}

  /** Adds what a text has in each line: a name and a number. */
  public static void add(PyContext ctx, PyModuleObject m, String constants) {
    constants
        .lines()
        .map(line -> line.split(" "))
        .forEach(pair -> ctx.PyModule_AddIntConstant(m, pair[0], Long.parseLong(pair[1])));
  }
}
