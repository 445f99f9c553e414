package org.boiga.interpreter;

import java.util.List;
import org.boiga.interpreter.ast.AstModuleTable;
import org.boiga.interpreter.sys.DisModuleTable;
import org.boiga.interpreter.sys.ImpModuleTable;
import org.boiga.interpreter.sys.SuggestionsModuleTable;
import org.boiga.interpreter.sys.SysconfigDataModule;
import org.boiga.interpreter.sys.SysconfigDataModuleTable;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;
import org.boiga.objects.ThreadState;

/** The native modules that belong to the interpreter itself. */
final class InterpreterModules implements NativeModules {
  @Override
  public List<String> names() {
    return List.of(
        "_ast", "_dis", "_imp", "_suggestions", SysconfigDataModule.NAME, "builtins", "sys");
  }

  @Override
  public NativeTable table(ThreadState ts, String name) {
    return switch (name) {
      case "_ast" -> new AstModuleTable();
      case "_dis" -> new DisModuleTable();
      case "_imp" -> new ImpModuleTable();
      case "_suggestions" -> new SuggestionsModuleTable();
      case SysconfigDataModule.NAME -> new SysconfigDataModuleTable();
      default -> throw new IllegalArgumentException(name + " exists once an interpreter is made");
    };
  }
}
