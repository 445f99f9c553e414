package org.boiga.compiler.codegen;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.bytecode.Disassembler;
import org.boiga.compiler.bytecode.Verifier;
import org.boiga.objects.PyCode;

/** Programs as verified code and as lists of instructions. */
final class Listing {
  private Listing() {}

  static PyCode compile(String program) {
    byte[] text = program.getBytes(StandardCharsets.UTF_8);
    PyCode code =
        Compiler.compile(text, true, "<test>", Compiler.Mode.EXEC, WarningListener.IGNORE);
    Verifier.verify(code);
    return code;
  }

  /** The first code object among a program's constants. */
  static PyCode function(String program) {
    for (Object constant : compile(program).constants) {
      if (constant instanceof PyCode code) {
        return code;
      }
    }
    throw new AssertionError("the program has no function");
  }

  /** The instructions of a program's first function, without pcs, in single blanks. */
  static List<String> instructions(String program) {
    List<String> instructions = new ArrayList<>();
    for (String line : Disassembler.disassemble(function(program)).split("\n")) {
      if (line.matches("[ \\d]{11}  [A-Z].*")) {
        instructions.add(line.substring(13).replaceAll(" +", " ").strip());
      } else if (!instructions.isEmpty()) {
        break;
      }
    }
    return instructions;
  }
}
