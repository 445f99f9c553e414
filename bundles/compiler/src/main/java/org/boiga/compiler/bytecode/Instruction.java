package org.boiga.compiler.bytecode;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

/** What an opcode's declaration in {@link Opcodes} says of its operands. */
public record Instruction(int opcode, String name, List<Operand> operands, boolean wide) {
  private static final Instruction[] BY_OPCODE = new Instruction[256];

  static {
    for (Field field : Opcodes.class.getFields()) {
      Op op = field.getAnnotation(Op.class);
      if (op != null) {
        try {
          int opcode = field.getInt(null);
          BY_OPCODE[opcode] = parse(opcode, field.getName(), op.value());
        } catch (IllegalAccessException e) {
          throw new ExceptionInInitializerError(e);
        }
      }
    }
  }

  /** Where an operand is in the instruction's words. */
  public enum Place {
    A,
    B,
    C,
    BC,
    ABC,
    W
  }

  /** What an operand stands for. */
  public enum Role {
    WRITTEN('>'),
    CONSUMED('<'),
    KEPT('&'),
    RUN('^'),
    NUMBER('#'),
    CONSTANT('$'),
    NAME('.'),
    TARGET('@');

    private final char symbol;

    Role(char symbol) {
      this.symbol = symbol;
    }

    boolean isRegister() {
      return ordinal() <= RUN.ordinal();
    }
  }

  /** An operand with its label. */
  public record Operand(Place place, Role role, String label) {

    /** The value of the operand in an instruction at {@code pc}. */
    public int value(int[] code, int pc) {
      int word = code[pc];
      return switch (place) {
        case A -> word >> 8 & 0xff;
        case B -> word >> 16 & 0xff;
        case C -> word >>> 24;
        case BC -> word >>> 16;
        case ABC -> word >>> 8;
        case W -> code[pc + 1];
      };
    }
  }

  /** The declaration of an opcode, or null. */
  public static Instruction of(int opcode) {
    return BY_OPCODE[opcode & 0xff];
  }

  /** Where the instruction at {@code pc} may jump, or -1. */
  public static int target(int[] code, int pc) {
    for (Operand operand : of(code[pc]).operands) {
      if (operand.role == Role.TARGET) {
        return operand.value(code, pc);
      }
    }
    return -1;
  }

  /** Number of words. */
  public int size() {
    return wide ? 2 : 1;
  }

  Operand operand(Place place) {
    for (Operand operand : operands) {
      if (operand.place() == place) {
        return operand;
      }
    }
    return null;
  }

  private static Instruction parse(int opcode, String name, String declaration) {
    List<Operand> operands = new ArrayList<>(4);
    boolean wide = false;
    for (String part : declaration.isEmpty() ? new String[0] : declaration.split(" ")) {
      int end = 0;
      while (Character.isLowerCase(part.charAt(end))) {
        end++;
      }
      Place place = Place.valueOf(part.substring(0, end).toUpperCase(java.util.Locale.ROOT));
      wide |= place == Place.W;
      operands.add(new Operand(place, role(part.charAt(end)), part.substring(end + 1)));
    }
    return new Instruction(opcode, name, List.copyOf(operands), wide);
  }

  private static Role role(char symbol) {
    for (Role role : Role.values()) {
      if (role.symbol == symbol) {
        return role;
      }
    }
    throw new IllegalStateException("no role " + symbol);
  }
}
