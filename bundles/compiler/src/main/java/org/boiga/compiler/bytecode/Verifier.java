package org.boiga.compiler.bytecode;

import static org.boiga.compiler.bytecode.Opcodes.*;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.boiga.compiler.bytecode.Instruction.Operand;
import org.boiga.compiler.bytecode.Instruction.Role;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyTuple;

/**
 * Checks code: that operands are in range, that jumps go to instructions, and, on all paths and by
 * way of handlers, that each temporary is written only while it holds nothing and read only while
 * it holds something, that locals are bound where they are read, and that the borrow table is
 * exact. For tests, and for the analysis of what temporaries hold.
 */
public final class Verifier {
  // What a register may hold. Locals are EMPTY or OWNED, where OWNED says that they are bound
  public static final byte EMPTY = 0;

  private static final byte OWNED = 1;
  private static final byte BORROWED = 2;

  /** What LOAD_METHOD put before the receiver. */
  private static final byte METHOD = 3;

  /** A local as receiver, or an attribute's value. */
  private static final byte RECEIVER_OR_VALUE = 4;

  /** Empty or not. */
  private static final byte MAYBE = 5;

  private final PyCode code;
  private final int[] words;
  private final byte[][] states;
  private final boolean[] starts;
  private final Deque<Integer> work = new ArrayDeque<>();
  private int pc;
  private byte[] state;

  private Verifier(PyCode code) {
    this.code = code;
    words = code.instructions;
    states = new byte[words.length][];
    starts = new boolean[words.length + 1];
  }

  /**
   * Checks a code object and those among its constants.
   *
   * @throws IllegalStateException with a description of the first fault
   */
  public static void verify(PyCode code) {
    Verifier verifier = new Verifier(code);
    try {
      verifier.run();
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s at pc %d, line %d of %s (%s)%n%s"
              .formatted(
                  e,
                  verifier.pc,
                  code.lineAt(verifier.pc),
                  code.qualname,
                  code.filename,
                  Disassembler.disassemble(code)),
          e);
    }
    for (Object constant : code.constants) {
      if (constant instanceof PyCode inner) {
        verify(inner);
      }
    }
  }

  /** What each register may hold before each instruction; null where control does not come. */
  public static byte[][] states(PyCode code) {
    Verifier verifier = new Verifier(code);
    verifier.run();
    return verifier.states;
  }

  private void check(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException(what);
    }
  }

  private void run() {
    decode();
    tables();
    byte[] entry = new byte[Math.min(code.registers, 256)];
    boolean optimised = (code.flags & PyCode.CO_OPTIMIZED) != 0;
    Arrays.fill(entry, 0, optimised ? Math.min(code.parameters, entry.length) : 1, OWNED);
    flow(0, entry);
    while (!work.isEmpty()) {
      pc = work.poll();
      state = states[pc].clone();
      step();
    }
  }

  // Form

  private void decode() {
    for (pc = 0; pc < words.length; ) {
      starts[pc] = true;
      Instruction instruction = Instruction.of(words[pc]);
      check(instruction != null, "no instruction");
      for (Operand operand : instruction.operands()) {
        range(operand, operand.value(words, pc));
      }
      pc += instruction.size();
    }
    check(pc == words.length, "instruction is cut off");
  }

  private void range(Operand operand, int value) {
    switch (operand.role()) {
      case WRITTEN, CONSUMED, KEPT, RUN ->
          check(
              value == NONE || value < Math.min(code.registers, 251) || operand.role() == Role.RUN,
              "register out of range: " + operand);
      case CONSTANT -> check(value < code.constants.length, "no constant " + value);
      case NAME -> check(value < code.names.length, "no name " + value);
      case TARGET -> check(value >= 0 && value < words.length, "target out of range");
      case NUMBER -> {
        if (operand.label().equals("free")) {
          check(value < code.freevars.length, "no free variable " + value);
        }
      }
    }
  }

  private void tables() {
    int[] handlers = code.exceptionTable;
    for (int i = 0; i < handlers.length; i += PyCode.HANDLER_WORDS) {
      check(handlers[i] < handlers[i + 1], "empty range in exception table");
      check(starts[handlers[i]] && starts[handlers[i + 2]], "exception table is off");
      check(handlers[i + 1] == words.length || starts[handlers[i + 1]], "range end is off");
      check(handlers[i + 3] >= code.firstTemporary, "handler clears locals");
      check(handlers[i + 4] >= handlers[i + 3], "exception goes to a live temporary");
      check(handlers[i + 4] < code.registers, "exception register out of range");
    }
    int[] positions = code.positions;
    for (int i = PyCode.POSITION_WORDS; i < positions.length; i += PyCode.POSITION_WORDS) {
      check(positions[i] > positions[i - PyCode.POSITION_WORDS], "positions do not rise");
    }
  }

  // Flow

  private void flow(int target, byte[] incoming) {
    check(target < words.length, "control falls off the end");
    check(starts[target], "jump into an instruction");
    byte[] known = states[target];
    if (known == null) {
      states[target] = incoming.clone();
      work.add(target);
      return;
    }
    boolean changed = false;
    for (int r = 0; r < known.length; r++) {
      if (known[r] != incoming[r] && known[r] != MAYBE) {
        byte joined = isTemporary(r) ? MAYBE : EMPTY;
        changed |= joined != known[r];
        known[r] = joined;
      }
    }
    if (changed) {
      work.add(target);
    }
  }

  private boolean isTemporary(int register) {
    return register >= code.firstTemporary;
  }

  private void step() {
    byte[] before = state.clone();
    borrowTable();
    int opcode = words[pc] & 0xff;
    Instruction instruction = Instruction.of(opcode);
    int next = pc + instruction.size();
    int target = Instruction.target(words, pc);
    reads(instruction);
    byte[] jumping = state.clone();
    switch (opcode) {
      case JUMP_TRUTH_OR_CLEAR -> consume(a(), OWNED);
      case FOR_NEXT -> {
        byte[] exhausted = state;
        state = jumping;
        write(a(), OWNED);
        state = exhausted;
        clear(b());
      }
      default -> writes(instruction);
    }
    exceptions(before);
    if (target >= 0) {
      boolean back = target <= pc;
      boolean marked =
          opcode == FOR_NEXT
              || opcode == JUMP_BACK
              || isConditional(opcode) && (words[pc] >>> 24 & BACK) != 0;
      check(back == marked, "direction of a jump");
      flow(target, jumping);
    }
    switch (opcode) {
      case JUMP, JUMP_BACK, RETURN, RAISE, RERAISE -> {}
      default -> flow(next, state);
    }
  }

  private static boolean isConditional(int opcode) {
    return opcode >= JUMP_LT && opcode <= JUMP_TRUTH_OR_CLEAR;
  }

  private void exceptions(byte[] before) {
    int[] table = code.exceptionTable;
    for (int i = 0; i < table.length; i += PyCode.HANDLER_WORDS) {
      if (pc >= table[i] && pc < table[i + 1]) {
        byte[] incoming = before.clone();
        for (int r = 0; r < incoming.length; r++) {
          if (r >= table[i + 3]) {
            incoming[r] = EMPTY;
          } else if (incoming[r] != state[r] && isTemporary(r)) {
            incoming[r] = MAYBE;
          } else if (state[r] == EMPTY) {
            incoming[r] = EMPTY;
          }
        }
        incoming[table[i + 4]] = OWNED;
        flow(table[i + 2], incoming);
        return;
      }
    }
  }

  private void borrowTable() {
    int[] table = code.borrowTable;
    for (int r = code.firstTemporary; r < state.length; r++) {
      if (state[r] == BORROWED || state[r] == RECEIVER_OR_VALUE) {
        int entry = state[r] == BORROWED ? r : r | RECEIVER;
        boolean found = false;
        for (int i = 0; i < table.length; i += PyCode.BORROW_WORDS) {
          found |= table[i + 2] == entry && pc >= table[i] && pc < table[i + 1];
        }
        check(found, "borrowed register is not in the table: " + r);
      }
    }
    for (int i = 0; i < table.length; i += PyCode.BORROW_WORDS) {
      if (pc >= table[i] && pc < table[i + 1]) {
        byte held = state[table[i + 2] & 0xff];
        check(
            held == ((table[i + 2] & RECEIVER) != 0 ? RECEIVER_OR_VALUE : BORROWED),
            "register in the borrow table is not borrowed: " + table[i + 2]);
      }
    }
  }

  // Effects

  private int a() {
    return words[pc] >> 8 & 0xff;
  }

  private int b() {
    return words[pc] >> 16 & 0xff;
  }

  private int c() {
    return words[pc] >>> 24;
  }

  private int w() {
    return words[pc + 1];
  }

  private void consume(int register, byte expected) {
    check(register < state.length, "register out of range: " + register);
    check(
        state[register] == expected,
        "register " + register + " holds " + state[register] + ", not " + expected);
    if (isTemporary(register)) {
      state[register] = EMPTY;
    }
  }

  private void consumeRun(int first, int count) {
    for (int i = 0; i < count; i++) {
      check(isTemporary(first + i), "run of locals");
      consume(first + i, OWNED);
    }
  }

  private void keep(int register) {
    check(register < state.length, "register out of range: " + register);
    check(
        state[register] == OWNED || state[register] == BORROWED,
        "register " + register + " holds " + state[register]);
  }

  private void write(int register, byte kind) {
    check(register < state.length, "register out of range: " + register);
    check(
        !isTemporary(register) || state[register] == EMPTY,
        "register " + register + " is overwritten");
    state[register] = kind;
  }

  private void clear(int register) {
    if (isTemporary(register) || register != 0 || isOptimised()) {
      state[register] = EMPTY;
    }
  }

  private boolean isOptimised() {
    return (code.flags & PyCode.CO_OPTIMIZED) != 0;
  }

  private void reads(Instruction instruction) {
    int opcode = instruction.opcode();
    if (opcode == CLEAR) {
      check(a() < state.length, "register out of range");
      clear(a());
      return;
    }
    if (opcode == CHECK_LOCAL) {
      state[a()] = OWNED;
      return;
    }
    if (opcode == MOVE && !isTemporary(b())) {
      return;
    }
    for (Operand operand : instruction.operands()) {
      int register = operand.role().isRegister() ? operand.value(words, pc) : NONE;
      if (register == NONE) {
        continue;
      }
      if (operand.role() == Role.CONSUMED) {
        boolean empty = state[register] == MAYBE && (opcode == MOVE || opcode == STORE_FAR);
        consume(register, empty ? MAYBE : OWNED);
      } else if (operand.role() == Role.KEPT && opcode != JUMP_TRUTH_OR_CLEAR) {
        keep(register);
      }
    }
    runs(opcode);
  }

  /** Reads what the declaration leaves to the instruction. */
  private void runs(int opcode) {
    switch (opcode) {
      case BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_STRING -> consumeRun(b(), c());
      case BUILD_MAP -> consumeRun(b(), 2 * c());
      case BUILD_SLICE, BUILD_INTERPOLATION -> consumeRun(b(), 3);
      case INTRINSIC -> consumeRun(b(), Intrinsic.values()[c()].arity);
      case CALL -> {
        consumeRun(b(), 1);
        arguments(b() + 1);
      }
      case CALL_METHOD -> {
        consume(b(), METHOD);
        consume(b() + 1, (w() >>> 31) != 0 ? RECEIVER_OR_VALUE : OWNED);
        arguments(b() + 2);
      }
      case CALL_EX -> {
        consumeRun(b(), 2 + c());
      }
      case MAKE_FUNCTION -> {
        for (int i = 0; i < 4; i++) {
          int part = w() >>> 8 * i & 0xff;
          if (part != NONE) {
            consumeRun(part, 1);
          }
        }
      }
      case MAKE_CELL -> {
        if (b() != NONE) {
          consume(b(), OWNED);
          state[b()] = EMPTY;
        }
      }
      case SPLIT_GROUP -> consumeRun(w(), 1);
      case YIELD_FROM -> {
        consumeRun(a(), 1);
        clear(b());
      }
      case END_ASYNC_FOR -> clear(a());
      case JUMP_TRUTH_OR_CLEAR -> keep(a());
      default -> {}
    }
  }

  private void arguments(int first) {
    int names = w() & 0xffff;
    int count = c();
    if (names != 0) {
      check(names <= code.constants.length, "no names");
      count += ((PyTuple) code.constants[names - 1]).size();
    }
    int mask = w() >>> 16 & 0x7fff;
    check(mask >>> Math.min(count, 15) == 0, "borrowed arguments that are none");
    for (int i = 0; i < count; i++) {
      consume(first + i, (mask >>> i & 1) != 0 && i < 15 ? BORROWED : OWNED);
    }
  }

  private void writes(Instruction instruction) {
    int opcode = instruction.opcode();
    switch (opcode) {
      case MOVE -> write(a(), isBound(b()) ? OWNED : isTemporary(a()) ? MAYBE : EMPTY);
      case COPY_FAR -> write(a(), MAYBE);
      case BORROW -> {
        check(isTemporary(a()) && !isTemporary(b()), "BORROW of a temporary");
        write(a(), BORROWED);
      }
      case DELETE_LOCAL -> {
        check(!isTemporary(a()), "DELETE_LOCAL of a temporary");
        clear(a());
      }
      case LOAD_METHOD -> {
        write(a(), METHOD);
        write(a() + 1, isTemporary(b()) ? OWNED : RECEIVER_OR_VALUE);
      }
      case UNPACK -> writeRun(a(), c());
      case UNPACK_EX -> writeRun(a(), (w() & 0xffff) + 1 + (w() >>> 16));
      case WITH_ENTER, ASYNC_WITH_ENTER, SPLIT_GROUP -> writeRun(a(), 2);
      case WITH_EXIT -> {
        if (a() == NONE) {
          clear(b());
        } else {
          write(a(), OWNED);
        }
      }
      default -> {
        for (Operand operand : instruction.operands()) {
          if (operand.role() == Role.WRITTEN) {
            write(operand.value(words, pc), OWNED);
          }
        }
      }
    }
  }

  /** Whether a local is bound; what a temporary held is known where it was consumed. */
  private boolean isBound(int register) {
    return isTemporary(register) ? states[pc][register] != MAYBE : state[register] == OWNED;
  }

  private void writeRun(int first, int count) {
    for (int i = 0; i < count; i++) {
      write(first + i, OWNED);
    }
  }
}
