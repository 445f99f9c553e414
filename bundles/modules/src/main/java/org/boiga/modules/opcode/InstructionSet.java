package org.boiga.modules.opcode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The stack instructions that the library's {@code opcode} module names. A line of the table has
 * number, name, properties and the effect on the depth of the stack: a number, then terms that are
 * multiples of the argument ({@code n}), of its lowest bit, of the sum of its two bytes, or of
 * whether the instruction jumps.
 */
final class InstructionSet {
  /** What an instruction has to do with: a letter of its line each. */
  enum Property {
    ARGUMENT('a'),
    CONSTANT('c'),
    NAME('n'),
    JUMP('j'),
    FREE('f'),
    LOCAL('l'),
    HANDLER('e');

    private final char letter;

    Property(char letter) {
      this.letter = letter;
    }
  }

  private record Instruction(String properties, List<String> effect) {}

  private static final Map<Integer, Instruction> ALL = load();

  private InstructionSet() {}

  private static Map<Integer, Instruction> load() {
    Map<Integer, Instruction> all = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                InstructionSet.class.getResourceAsStream("opcodes.txt"),
                StandardCharsets.US_ASCII))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        List<String> words = Arrays.asList(line.split(" "));
        all.put(
            Integer.parseInt(words.getFirst()),
            new Instruction(words.get(2), words.subList(3, words.size())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  static boolean contains(int opcode) {
    return ALL.containsKey(opcode);
  }

  static boolean has(int opcode, Property property) {
    Instruction i = ALL.get(opcode);
    return i != null && i.properties.indexOf(property.letter) >= 0;
  }

  /**
   * By how much an instruction changes the depth of the stack.
   *
   * @return null if the instruction is unknown, or its effect not defined
   */
  static Integer stackEffect(int opcode, int argument, boolean jumps) {
    Instruction instruction = ALL.get(opcode);
    if (instruction == null || instruction.effect.getFirst().equals("?")) {
      return null;
    }
    int effect = Integer.parseInt(instruction.effect.getFirst());
    for (String term : instruction.effect.subList(1, instruction.effect.size())) {
      int sign = term.indexOf('*');
      effect +=
          Integer.parseInt(term.substring(0, sign))
              * unit(term.substring(sign + 1), argument, jumps);
    }
    return effect;
  }

  private static int unit(String name, int argument, boolean jumps) {
    return switch (name) {
      case "n" -> argument;
      case "bit" -> argument & 1;
      case "bytes" -> (argument & 0xff) + (argument >> 8);
      case "jump" -> jumps ? 1 : 0;
      default -> throw new IllegalArgumentException(name);
    };
  }
}
