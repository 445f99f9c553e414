package org.boiga.modules.opcode;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.opcode.InstructionSet.Property;
import org.boiga.objects.Args;
import org.boiga.objects.Py;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code _opcode}: about the instructions that the {@code opcode} module lists. Boiga's own
 * register code has others; no program gets those by their numbers.
 */
@org.boiga.api.annotation.PyModule(name = "_opcode", doc = "Facts about stack instructions.")
public final class OpcodeModule {
  private static final String[] UNARY_INTRINSICS = {
    "INTRINSIC_1_INVALID",
    "INTRINSIC_PRINT",
    "INTRINSIC_IMPORT_STAR",
    "INTRINSIC_STOPITERATION_ERROR",
    "INTRINSIC_ASYNC_GEN_WRAP",
    "INTRINSIC_UNARY_POSITIVE",
    "INTRINSIC_LIST_TO_TUPLE",
    "INTRINSIC_TYPEVAR",
    "INTRINSIC_PARAMSPEC",
    "INTRINSIC_TYPEVARTUPLE",
    "INTRINSIC_SUBSCRIPT_GENERIC",
    "INTRINSIC_TYPEALIAS"
  };
  private static final String[] BINARY_INTRINSICS = {
    "INTRINSIC_2_INVALID",
    "INTRINSIC_PREP_RERAISE_STAR",
    "INTRINSIC_TYPEVAR_WITH_BOUND",
    "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS",
    "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
    "INTRINSIC_SET_TYPEPARAM_DEFAULT"
  };
  private static final String[] SPECIAL_METHODS = {
    "__enter__", "__exit__", "__aenter__", "__aexit__"
  };
  private static final String[] OPERATORS = {
    "ADD", "+",
    "AND", "&",
    "FLOOR_DIVIDE", "//",
    "LSHIFT", "<<",
    "MATRIX_MULTIPLY", "@",
    "MULTIPLY", "*",
    "REMAINDER", "%",
    "OR", "|",
    "POWER", "**",
    "RSHIFT", ">>",
    "SUBTRACT", "-",
    "TRUE_DIVIDE", "/",
    "XOR", "^"
  };

  private OpcodeModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "ENABLE_SPECIALIZATION", Py.True);
    m.put(ts, "ENABLE_SPECIALIZATION_FT", Py.True);
  }

  @PyFunction(
      name = "stack_effect",
      signature = "(opcode, oparg=None, /, *, jump=None)",
      doc = "By how much an instruction changes the depth of the stack.")
  static int stackEffect(ThreadState ts, int opcode, PyObject oparg, PyObject jump) {
    int argument = oparg == null || oparg == Py.None ? 0 : Args.toInt(ts, oparg);
    Integer effect;
    if (jump == null || jump == Py.None) {
      effect = InstructionSet.stackEffect(opcode, argument, false);
      Integer jumping = InstructionSet.stackEffect(opcode, argument, true);
      effect = effect == null ? null : Integer.valueOf(Math.max(effect, jumping));
    } else if (jump == Py.True || jump == Py.False) {
      effect = InstructionSet.stackEffect(opcode, argument, jump == Py.True);
    } else {
      throw PyErr.valueError(ts, "stack_effect: jump must be False, True or None");
    }
    if (effect == null) {
      throw PyErr.valueError(ts, "invalid opcode or oparg");
    }
    return effect;
  }

  @PyFunction(
      name = "is_valid",
      signature = "(opcode)",
      doc = "Whether there is an instruction of this number.")
  static boolean isValid(ThreadState ts, int opcode) {
    return InstructionSet.contains(opcode);
  }

  @PyFunction(
      name = "has_arg",
      signature = "(opcode)",
      doc = "Whether an instruction uses its argument.")
  static boolean hasArg(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.ARGUMENT);
  }

  @PyFunction(
      name = "has_const",
      signature = "(opcode)",
      doc = "Whether an instruction reads a constant.")
  static boolean hasConst(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.CONSTANT);
  }

  @PyFunction(
      name = "has_name",
      signature = "(opcode)",
      doc = "Whether the argument of an instruction is a name.")
  static boolean hasName(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.NAME);
  }

  @PyFunction(name = "has_jump", signature = "(opcode)", doc = "Whether an instruction may jump.")
  static boolean hasJump(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.JUMP);
  }

  @PyFunction(
      name = "has_free",
      signature = "(opcode)",
      doc = "Whether an instruction uses a variable that functions share.")
  static boolean hasFree(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.FREE);
  }

  @PyFunction(
      name = "has_local",
      signature = "(opcode)",
      doc = "Whether an instruction uses a local variable.")
  static boolean hasLocal(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.LOCAL);
  }

  @PyFunction(
      name = "has_exc",
      signature = "(opcode)",
      doc = "Whether an instruction sets up an exception handler.")
  static boolean hasExc(ThreadState ts, int opcode) {
    return InstructionSet.has(opcode, Property.HANDLER);
  }

  @PyFunction(
      name = "get_specialization_stats",
      doc = "Statistics of specialization; None, since none are kept.")
  static PyObject specializationStats(ThreadState ts) {
    return Py.None;
  }

  @PyFunction(
      name = "get_nb_ops",
      doc = "Names and symbols of the binary operators, by the argument of BINARY_OP.")
  static PyObject operators(ThreadState ts) {
    PyList all = PyList.of(ts);
    addOperators(ts, all, "NB_", "");
    addOperators(ts, all, "NB_INPLACE_", "=");
    all.append(ts, PyTuple.constant(PyStr.of("NB_SUBSCR"), PyStr.of("[]")));
    return all;
  }

  private static void addOperators(ThreadState ts, PyList to, String prefix, String suffix) {
    for (int i = 0; i < OPERATORS.length; i += 2) {
      to.append(
          ts,
          PyTuple.constant(PyStr.of(prefix + OPERATORS[i]), PyStr.of(OPERATORS[i + 1] + suffix)));
    }
  }

  private static PyList list(ThreadState ts, String[] names) {
    PyList l = PyList.of(ts);
    for (String name : names) {
      l.append(ts, PyStr.of(name));
    }
    return l;
  }

  @PyFunction(name = "get_intrinsic1_descs", doc = "Names of the unary intrinsics.")
  static PyObject unaryIntrinsics(ThreadState ts) {
    return list(ts, UNARY_INTRINSICS);
  }

  @PyFunction(name = "get_intrinsic2_descs", doc = "Names of the binary intrinsics.")
  static PyObject binaryIntrinsics(ThreadState ts) {
    return list(ts, BINARY_INTRINSICS);
  }

  @PyFunction(
      name = "get_special_method_names",
      doc = "The special methods that LOAD_SPECIAL looks up.")
  static PyObject specialMethods(ThreadState ts) {
    return list(ts, SPECIAL_METHODS);
  }

  @PyFunction(
      name = "get_executor",
      signature = "(code, offset)",
      doc = "The executor at an offset of code.")
  static PyObject executor(ThreadState ts, PyObject code, PyObject offset) {
    if (!(code instanceof PyCode)) {
      throw PyErr.typeError(ts, "expected a code object, not '" + PyType.of(code).name() + "'");
    }
    throw PyErr.runtimeError(ts, "Executors are not available in this build");
  }
}
