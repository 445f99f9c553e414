package org.boiga.compiler;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.boiga.compiler.AstParser.Mode;
import org.boiga.compiler.AstParser.Options;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.symtable.FutureFeatures;
import org.boiga.compiler.symtable.SymbolTable;

/** Shorthands for tests that parse. */
final class Parsing {
  static final String FILENAME = "f";

  private Parsing() {}

  static Mod parse(String program) {
    return parse(program, Options.of(Mode.EXEC, WarningListener.IGNORE));
  }

  static Mod parse(String program, Options options) {
    return AstParser.parse(Source.of(program, FILENAME), options);
  }

  static Mod parseBytes(byte[] program) {
    return AstParser.parse(
        SourceDecoder.decode(program, FILENAME), Options.of(Mode.EXEC, WarningListener.IGNORE));
  }

  static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static SymbolTable symbols(String program) {
    return symbols(parse(program), false);
  }

  static SymbolTable symbols(Mod program, boolean topLevelAwait) {
    FutureFeatures future = FutureFeatures.of(program, FILENAME, Set.of());
    return SymbolTable.build(program, FILENAME, future, topLevelAwait);
  }

  /** The error of a program that does not get through the front end. */
  static SyntaxException errorOf(String program) {
    return Assertions.catchThrowableOfType(SyntaxException.class, () -> symbols(program));
  }
}
