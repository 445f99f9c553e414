package org.boiga.compiler.bytecode;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.boiga.compiler.bytecode.Instruction.Operand;
import org.boiga.compiler.bytecode.Instruction.Place;
import org.boiga.compiler.bytecode.Instruction.Role;
import org.boiga.objects.ConstantRepr;
import org.boiga.objects.PyCode;

/**
 * Lists code: pc, line, opcode and operands. A local goes by its name, a cell by its name in
 * brackets, a temporary is {@code t0}, or {@code ~t0} where it holds a borrowed reference.
 */
public final class Disassembler {
  private final PyCode code;
  private final IntFunction<String> targets;
  private final StringBuilder out = new StringBuilder();

  private Disassembler(PyCode code, IntFunction<String> targets) {
    this.code = code;
    this.targets = targets;
  }

  /**
   * The operands of the instruction at {@code pc}.
   *
   * @param targets how the pcs are written that jumps go to
   */
  public static String operands(PyCode code, int pc, IntFunction<String> targets) {
    return new Disassembler(code, targets).operandsOf(Instruction.of(code.instructions[pc]), pc);
  }

  /** A listing of a code object and those among its constants. */
  public static String disassemble(PyCode code) {
    Disassembler d = new Disassembler(code, pc -> "-> " + pc);
    d.listing();
    for (Object constant : code.constants) {
      if (constant instanceof PyCode inner) {
        d.out.append('\n').append(disassemble(inner));
      }
    }
    return d.out.toString();
  }

  private void listing() {
    out.append("Code ").append(code.qualname).append(", line ").append(code.firstLine);
    out.append(", ").append(code.registers).append(" registers\n");
    int line = -1;
    int[] words = code.instructions;
    for (int pc = 0; pc < words.length; ) {
      int at = code.lineAt(pc);
      out.append(at == line ? "      " : "%5d ".formatted(at));
      line = at;
      out.append("%5d  ".formatted(pc));
      Instruction instruction = Instruction.of(words[pc]);
      if (instruction == null) {
        out.append("%-20s%08x%n".formatted("OPCODE_" + (words[pc] & 0xff), words[pc]));
        pc++;
        continue;
      }
      out.append(
          ("%-20s".formatted(instruction.name()) + operandsOf(instruction, pc)).stripTrailing());
      out.append('\n');
      pc += instruction.size();
    }
    exceptionTable();
  }

  private String operandsOf(Instruction instruction, int pc) {
    return instruction.operands().stream()
        .map(operand -> text(instruction, operand, pc))
        .collect(Collectors.joining(", "));
  }

  private String text(Instruction instruction, Operand operand, int pc) {
    int value = operand.value(code.instructions, pc);
    if (operand.role().isRegister()) {
      boolean borrows = instruction.opcode() == Opcodes.BORROW && operand.place() == Place.A;
      return (borrows ? "~" : "") + register(value, pc);
    }
    if (operand.role() == Role.TARGET) {
      return targets.apply(value);
    }
    if (operand.role() == Role.CONSTANT) {
      return ConstantRepr.repr(code.constants[value]);
    }
    if (operand.role() == Role.NAME) {
      return "." + code.names[value];
    }
    return switch (instruction.opcode()) {
      case Opcodes.MAKE_FUNCTION -> parts(value, pc);
      case Opcodes.CALL, Opcodes.CALL_METHOD ->
          operand.place() == Place.W ? arguments(value) : Integer.toString(value);
      case Opcodes.UNPACK_EX, Opcodes.UNPACK_TUPLE ->
          operand.place() == Place.W
              ? (value & 0xffff) + "+" + (value >>> 16)
              : Integer.toString(value);
      case Opcodes.INTRINSIC -> Intrinsic.values()[value].name();
      case Opcodes.SPLIT_GROUP -> register(value, pc);
      case Opcodes.MAKE_CELL -> register(value, pc);
      case Opcodes.LOAD_FREE,
          Opcodes.STORE_FREE,
          Opcodes.DELETE_FREE,
          Opcodes.LOAD_CLOSURE,
          Opcodes.LOAD_FROM_DICT_OR_FREE ->
          operand.label().equals("free") ? "<" + code.freevars[value] + ">" : "" + value;
      default -> Integer.toString(value);
    };
  }

  private String parts(int value, int pc) {
    StringBuilder text = new StringBuilder("(");
    for (int i = 0; i < 4; i++) {
      text.append(i > 0 ? ", " : "").append(register(value >>> 8 * i & 0xff, pc));
    }
    return text.append(')').toString();
  }

  private String arguments(int value) {
    int names = value & 0xffff;
    int mask = value >>> 16;
    String keywords = names == 0 ? "" : ConstantRepr.repr(code.constants[names - 1]);
    String borrowed = mask == 0 ? "" : "borrowed " + Integer.toBinaryString(mask);
    return (keywords + " " + borrowed).strip();
  }

  private String register(int register, int pc) {
    if (register == Opcodes.NONE) {
      return "-";
    }
    if (register >= code.firstTemporary) {
      String name = "t" + (register - code.firstTemporary);
      return isBorrowed(register, pc) ? "~" + name : name;
    }
    int local = register;
    if ((code.flags & PyCode.CO_OPTIMIZED) == 0) {
      if (register == 0) {
        return "namespace";
      }
      local--;
    }
    if (local < code.varnames.length) {
      return code.varnames[local].toString();
    }
    int cell = local - code.varnames.length;
    return cell < code.cellvars.length ? "[" + code.cellvars[cell] + "]" : "s" + local;
  }

  private boolean isBorrowed(int register, int pc) {
    int[] table = code.borrowTable;
    for (int i = 0; i < table.length; i += PyCode.BORROW_WORDS) {
      if ((table[i + 2] & 0xff) == register && pc >= table[i] && pc < table[i + 1]) {
        return true;
      }
    }
    return false;
  }

  private void exceptionTable() {
    int[] table = code.exceptionTable;
    for (int i = 0; i < table.length; i += PyCode.HANDLER_WORDS) {
      out.append(
          "      %5d to %d -> %d, clear from %s, exception in %s%n"
              .formatted(
                  table[i],
                  table[i + 1],
                  table[i + 2],
                  register(table[i + 3], -1),
                  register(table[i + 4], -1)));
    }
  }
}
