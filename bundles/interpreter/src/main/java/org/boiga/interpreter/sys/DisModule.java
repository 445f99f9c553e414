package org.boiga.interpreter.sys;

import java.util.ArrayList;
import java.util.List;
import org.boiga.api.annotation.PyFunction;
import org.boiga.compiler.bytecode.Disassembler;
import org.boiga.compiler.bytecode.Instruction;
import org.boiga.compiler.bytecode.Instruction.Operand;
import org.boiga.compiler.bytecode.Instruction.Place;
import org.boiga.compiler.bytecode.Instruction.Role;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/**
 * {@code _dis}: the functions of the library's {@code dis} that know how instructions are encoded,
 * for register code. {@link #adapt} puts them where the library has its own; all else of {@code
 * dis} works on what they give.
 */
@org.boiga.api.annotation.PyModule(
    name = "_dis",
    doc = "What module dis has to know about register code.")
public final class DisModule {
  private static final String[] NAMES = {
    "findlabels",
    "_parse_exception_table",
    "_get_instructions_bytes",
    "_find_imports",
    "_find_store_names"
  };

  /** What {@code co_positions} has a position for. */
  private static final int CODE_UNIT_BYTES = 2;

  private DisModule() {}

  /** Has the library's module {@code dis} read register code. */
  public static void adapt(ThreadState ts, PyObject dis) {
    PyObject own = ts.interp.evaluator.importModule(ts, "_dis");
    for (String name : NAMES) {
      PyObject function = Attributes.get(ts, own, name);
      if (Attributes.getOrNull(ts, dis, PyStr.interned(name)) != function) {
        Attributes.set(ts, dis, name, function);
      }
    }
  }

  private static PyInt offset(int pc) {
    return Py.int_((long) pc * PyCode.WORD_BYTES);
  }

  private static int[] words(ThreadState ts, PyObject code) {
    byte[] bytes = ((PyBytes) code).content();
    int[] words = new int[bytes.length / PyCode.WORD_BYTES];
    java.nio.ByteBuffer.wrap(bytes)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(words, 0, words.length);
    return words;
  }

  private static int size(int word) {
    Instruction i = Instruction.of(word);
    return i == null ? 1 : i.size();
  }

  private static PyCode code(ThreadState ts, PyObject o) {
    if (o instanceof PyCode c) {
      return c;
    }
    throw PyErr.typeError(ts, "a code object is required");
  }

  // Jumps and handlers ---------------------------------------------------------------------------

  @PyFunction(
      name = "findlabels",
      signature = "(code)",
      doc = "The offsets that jumps in some code go to.")
  static PyObject findLabels(ThreadState ts, PyObject code) {
    int[] words = words(ts, code);
    List<Integer> targets = new ArrayList<>();
    for (int pc = 0; pc < words.length; pc += size(words[pc])) {
      Instruction i = Instruction.of(words[pc]);
      if (i == null || pc + i.size() > words.length) {
        continue;
      }
      for (Operand operand : i.operands()) {
        int target = operand.value(words, pc);
        if (operand.role() == Role.TARGET && !targets.contains(target)) {
          targets.add(target);
        }
      }
    }
    return PyList.of(ts, targets.stream().map(DisModule::offset).toArray(PyObject[]::new));
  }

  @PyFunction(
      name = "_parse_exception_table",
      signature = "(code)",
      doc = "The ranges of code that have handlers.")
  static PyObject exceptionTable(ThreadState ts, PyObject o) {
    PyCode code = code(ts, o);
    PyObject entry = ofDis(ts, "_ExceptionTableEntry");
    PyList entries = PyList.of(ts);
    int[] t = code.exceptionTable;
    for (int i = 0; i < t.length; i += PyCode.HANDLER_WORDS) {
      int depth = t[i + 3] - code.firstTemporary;
      entries.append(
          ts,
          Calls.call(
              ts,
              entry,
              offset(t[i]),
              offset(t[i + 1]),
              offset(t[i + 2]),
              Py.int_(Math.max(depth, 0)),
              Py.False));
    }
    return entries;
  }

  private static PyObject ofDis(ThreadState ts, String name) {
    return Attributes.get(ts, ts.interp.evaluator.importModule(ts, "dis"), name);
  }

  // Instructions ---------------------------------------------------------------------------------

  @PyFunction(
      name = "_get_instructions_bytes",
      signature =
          "(code, linestarts=None, line_offset=0, co_positions=None, original_code=None,"
              + " arg_resolver=None)",
      doc = "Iterator over the instructions of some code.")
  static PyObject instructions(
      ThreadState ts,
      PyObject bytes,
      PyObject linestarts,
      int lineOffset,
      PyObject positions,
      PyObject original,
      PyObject resolver) {
    int[] words = words(ts, bytes);
    PyCode code = codeOf(ts, resolver);
    PyObject instruction = ofDis(ts, "Instruction");
    PyObject position = ofDis(ts, "Positions");
    PyList all = PyList.of(ts);
    PyObject line = Py.None;
    for (int pc = 0; pc < words.length; pc += size(words[pc])) {
      int mark = ts.mark();
      PyObject start =
          linestarts instanceof PyDict d && d.containsKey(ts, offset(pc))
              ? d.get(ts, offset(pc))
              : null;
      if (start != null) {
        line = start == Py.None ? Py.None : Py.int_(Args.toInt(ts, start) + lineOffset);
      }
      all.append(
          ts,
          Calls.call(
              ts,
              instruction,
              named(ts, words, pc, code, resolver)
                  .with(
                      offset(pc),
                      Py.bool(start != null),
                      line,
                      label(ts, resolver, pc),
                      position(ts, position, code, pc),
                      rest(ts, words, pc))));
      ts.release(mark);
    }
    return Iteration.iter(ts, all);
  }

  /** The code that {@code dis} resolves arguments for; null if it has bytes alone. */
  private static PyCode codeOf(ThreadState ts, PyObject resolver) {
    if (resolver == null || resolver == Py.None) {
      return null;
    }
    PyObject method = Attributes.get(ts, resolver, "varname_from_oparg");
    PyObject self = Attributes.getOrNull(ts, method, PyStr.interned("__self__"));
    return self instanceof PyCode c ? c : null;
  }

  private static PyObject label(ThreadState ts, PyObject resolver, int pc) {
    return resolver == null || resolver == Py.None
        ? Py.None
        : Calls.method(ts, resolver, "get_label_for_offset", offset(pc));
  }

  /**
   * The code units after an instruction's first, which have the same position, in the place where
   * those are named that are no instructions.
   */
  private static PyObject rest(ThreadState ts, int[] words, int pc) {
    int size = Math.min(size(words[pc]), words.length - pc) * PyCode.WORD_BYTES;
    var data = java.nio.ByteBuffer.allocate(size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    data.asIntBuffer().put(words, pc, size / PyCode.WORD_BYTES);
    byte[] rest = java.util.Arrays.copyOfRange(data.array(), CODE_UNIT_BYTES, size);
    return PyList.of(
        ts,
        PyTuple.of(
            ts,
            PyStr.interned("operands"),
            Py.int_(rest.length / CODE_UNIT_BYTES),
            PyBytes.of(rest)));
  }

  private static PyObject position(ThreadState ts, PyObject positions, PyCode code, int pc) {
    if (code == null) {
      return Calls.call(ts, positions);
    }
    int[] p = code.positionOf(pc);
    PyObject[] items = new PyObject[p.length];
    for (int i = 0; i < p.length; i++) {
      items[i] = p[i] < 0 ? Py.None : Py.int_(p[i]);
    }
    return Calls.call(ts, positions, items);
  }

  /** What an instruction is, as dis has it: name, number, argument, its value and its text. */
  private record Named(
      String name, int opcode, PyObject argument, PyObject value, String operands) {
    PyObject[] with(
        PyObject offset,
        PyObject starts,
        PyObject line,
        PyObject label,
        PyObject position,
        PyObject rest) {
      return new PyObject[] {
        PyStr.interned(name),
        Py.int_(opcode),
        argument,
        value,
        PyStr.of(operands),
        offset,
        offset,
        starts,
        line,
        label,
        position,
        rest
      };
    }
  }

  private static Named named(ThreadState ts, int[] words, int pc, PyCode code, PyObject resolver) {
    int opcode = words[pc] & 0xff;
    Instruction i = Instruction.of(words[pc]);
    if (i == null || i.operands().isEmpty() || pc + i.size() > words.length) {
      return new Named(i == null ? "<" + opcode + ">" : i.name(), opcode, Py.None, Py.None, "");
    }
    PyObject argument = Py.int_(i.operands().getFirst().value(words, pc));
    if (code == null) {
      return new Named(i.name(), opcode, argument, argument, "");
    }
    String text =
        Disassembler.operands(
            code,
            pc,
            target -> {
              PyObject label = label(ts, resolver, target);
              return label == Py.None
                  ? "to " + (long) target * PyCode.WORD_BYTES
                  : "to L" + Args.toInt(ts, label);
            });
    return new Named(i.name(), opcode, argument, value(code, i, pc, text), text);
  }

  /** The constant, name or target among the operands; else their text. */
  private static PyObject value(PyCode code, Instruction i, int pc, String text) {
    for (Operand operand : i.operands()) {
      int value = operand.value(code.instructions, pc);
      switch (operand.role()) {
        case CONSTANT -> {
          return code.constants[value];
        }
        case NAME -> {
          return code.names[operand.place() == Place.W ? value & 0xffff : value];
        }
        case TARGET -> {
          return offset(value);
        }
        default -> {}
      }
    }
    return PyStr.of(text);
  }

  // What code imports and stores -----------------------------------------------------------------

  @PyFunction(
      name = "_find_imports",
      signature = "(co)",
      doc = "Iterator over (name, level, fromlist) of the imports of some code.")
  static PyObject findImports(ThreadState ts, PyObject o) {
    PyCode code = code(ts, o);
    int[] words = code.instructions;
    PyObject[] loaded = new PyObject[256];
    PyList imports = PyList.of(ts);
    for (int pc = 0; pc < words.length; pc += size(words[pc])) {
      int w = words[pc];
      switch (w & 0xff) {
        case Opcodes.LOAD_CONST -> loaded[w >>> 8 & 0xff] = code.constants[w >>> 16];
        case Opcodes.LOAD_CONST_WIDE -> loaded[w >>> 8 & 0xff] = code.constants[words[pc + 1]];
        case Opcodes.IMPORT_NAME -> {
          PyObject fromlist = loaded[w >>> 16 & 0xff];
          imports.append(
              ts,
              PyTuple.of(
                  ts,
                  code.names[words[pc + 1]],
                  Py.int_(w >>> 24),
                  fromlist == null ? Py.None : fromlist));
        }
        default -> {}
      }
    }
    return Iteration.iter(ts, imports);
  }

  @PyFunction(
      name = "_find_store_names",
      signature = "(co)",
      doc = "Iterator over the names that some code assigns to in its namespace or globals.")
  static PyObject findStoreNames(ThreadState ts, PyObject o) {
    PyCode code = code(ts, o);
    int[] words = code.instructions;
    PyList names = PyList.of(ts);
    for (int pc = 0; pc < words.length; pc += size(words[pc])) {
      int opcode = words[pc] & 0xff;
      if (opcode == Opcodes.STORE_NAME || opcode == Opcodes.STORE_GLOBAL) {
        names.append(ts, code.names[words[pc] >>> 16]);
      }
    }
    return Iteration.iter(ts, names);
  }
}
