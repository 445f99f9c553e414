package org.boiga.interpreter;

import java.util.List;
import org.boiga.interpreter.sys.ImpModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;

/** The native modules that belong to the interpreter itself. */
final class InterpreterModules implements NativeModules {
  @Override
  public List<String> names() {
    return List.of("_imp", "builtins", "sys");
  }

  @Override
  public NativeTable table(String name) {
    if (name.equals("_imp")) {
      return new ImpModuleTable();
    }
    throw new IllegalArgumentException(name + " exists once an interpreter is made");
  }
}
