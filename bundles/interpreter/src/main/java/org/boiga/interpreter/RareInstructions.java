package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;

import org.boiga.api.Slot;
import org.boiga.compiler.bytecode.Intrinsic;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Names;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseException;
import org.boiga.objects.PyCell;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFunction;
import org.boiga.objects.PyTuple;
import org.boiga.objects.Sequences;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/** Instructions that have no class of their own. */
@ManualCounting("registers own references")
final class RareInstructions {
  private RareInstructions() {}

  /**
   * Executes an instruction of the running frame.
   *
   * @param w its first word
   * @param word its second word, if it has one
   * @return the value for register a, owned; null if the instruction gives none
   */
  static PyObject execute(ThreadState ts, PyFunction fn, PyCode co, int w, int word, int base) {
    int a = w >>> 8 & 0xff;
    int b = w >>> 16 & 0xff;
    int c = w >>> 24;
    int ft = co.firstTemporary;
    int mark = ts.mark();
    PyObject[] regs = ts.stack.regs;
    PyObject value;
    switch (w & 0xff) {
      case LOAD_FAR -> {
        value = regs[base + Variables.farRegister(w >>> 16)];
        if (value == null) {
          throw Variables.unboundLocal(ts, Variables.farName(co, w >>> 16));
        }
        return ts.keep(value);
      }
      case STORE_FAR -> {
        storeFar(ts, base, a, Variables.farRegister(w >>> 16), ft);
        return null;
      }
      case COPY_FAR -> {
        return ts.keep(regs[base + Variables.farRegister(w >>> 16)]);
      }
      case LOAD_CONST_WIDE -> {
        return co.constants[word];
      }
      case LOAD_COMMON -> {
        return b == 0 ? PyExc.AssertionError : PyExc.NotImplementedError;
      }
      case CHECK_LOCAL -> {
        if (regs[base + a] == null) {
          throw Variables.unboundLocal(ts, co.varnames[w >>> 16]);
        }
        return null;
      }
      case DELETE_LOCAL -> {
        if (regs[base + a] == null) {
          throw Variables.unboundLocal(ts, co.varnames[a]);
        }
        Frames.clear(ts, base, a);
        return null;
      }
      case DELETE_GLOBAL -> {
        Globals.delete(ts, fn.globals, co.names[w >>> 16]);
        ts.release(mark);
        return null;
      }
      case DELETE_NAME -> {
        Globals.delete(ts, regs[base], co.names[w >>> 16]);
        ts.release(mark);
        return null;
      }
      case LOAD_FROM_DICT_OR_GLOBALS -> {
        value = Globals.lookupName(ts, fn, regs[base + b], co.names[word]);
        return finish(ts, mark, value, base, b, ft);
      }
      case LOAD_FROM_DICT_OR_FREE -> {
        value = Globals.fromNamespace(ts, regs[base + b], co.names[word]);
        if (value == null) {
          value = Variables.free(fn, c).get(ts);
        }
        if (value == null) {
          throw Variables.unboundFree(ts, co, c);
        }
        return finish(ts, mark, value, base, b, ft);
      }
      case LOAD_FROM_DICT_OR_CELL -> {
        value = Globals.fromNamespace(ts, regs[base + b], co.names[word]);
        if (value == null) {
          value = ((PyCell) regs[base + c]).get(ts);
        }
        if (value == null) {
          throw Variables.unboundLocal(ts, Variables.cellName(ts, co, regs[base + c]));
        }
        return finish(ts, mark, value, base, b, ft);
      }
      case LOAD_LOCALS -> {
        return ts.keep(regs[base]);
      }
      case DELETE_FREE -> {
        if (Variables.free(fn, w >>> 16).set(ts, null) == null) {
          throw Variables.unboundFree(ts, co, w >>> 16);
        }
        ts.release(mark);
        return null;
      }
      case DELETE_CELL -> {
        if (((PyCell) regs[base + b]).set(ts, null) == null) {
          throw Variables.unboundLocal(ts, Variables.cellName(ts, co, regs[base + b]));
        }
        ts.release(mark);
        return null;
      }
      case POS -> value = Numbers.unary(ts, regs[base + b], Slot.POS, "unary +");
      case INVERT -> value = Numbers.unary(ts, regs[base + b], Slot.INVERT, "unary ~");
      case DELETE_ATTR -> {
        Attributes.delete(ts, regs[base + a], co.names[word]);
        return done(ts, mark, base, a, ft);
      }
      case DELITEM -> {
        Sequences.deleteItem(ts, regs[base + a], regs[base + b]);
        ts.release(mark);
        Frames.consume(ts, base, a, ft);
        Frames.consume(ts, base, b, ft);
        return null;
      }
      case LIST_EXTEND,
          SET_UPDATE,
          DICT_UPDATE,
          DICT_MERGE,
          LIST_TO_TUPLE,
          FORMAT_SPEC,
          CONVERT,
          BUILD_INTERPOLATION,
          BUILD_TEMPLATE -> {
        return Displays.execute(ts, co, w, base);
      }
      case UNPACK_EX -> {
        Unpacking.starred(ts, base, a, b, word & 0xffff, word >>> 16, ft);
        return null;
      }
      case UNPACK_TUPLE -> {
        return Unpacking.tuple(ts, base, b, c != 0, word, ft);
      }
      case GET_YIELD_FROM_ITER, GET_AWAITABLE, GET_AITER, GET_ANEXT -> {
        value = Coroutines.execute(ts, co, w, regs[base + b]);
        if ((w & 0xff) == GET_ANEXT) {
          return ts.take(mark, value);
        }
        return finish(ts, mark, value, base, b, ft);
      }
      case END_ASYNC_FOR -> {
        Coroutines.endAsyncFor(ts, base, a, b);
        return null;
      }
      case RERAISE -> {
        PyException e = new PyException(ts.hold((PyBaseException) regs[base + a]));
        e.traced = true;
        throw e;
      }
      case SPLIT_GROUP, PREPARE_RERAISE -> {
        return Groups.execute(ts, w, word, base, ft);
      }
      case ASYNC_WITH_ENTER -> {
        Contexts.enter(ts, base, a, b, ft, Names.__aenter__, Names.__aexit__);
        return null;
      }
      case LOAD_BUILD_CLASS -> value = Globals.lookupBuiltin(ts, fn, Names.__build_class__);
      case IMPORT_NAME -> {
        value = Imports.importName(ts, fn, regs[base], co, co.names[word], regs[base + b], c);
        return finish(ts, mark, value, base, b, ft);
      }
      case IMPORT_FROM -> value = Imports.importFrom(ts, regs[base + b], co.names[word]);
      case IMPORT_STAR -> {
        Imports.importStar(ts, regs[base + a], regs[base]);
        return done(ts, mark, base, a, ft);
      }
      case MATCH_CLASS -> {
        value =
            Patterns.matchClass(ts, regs[base + b], regs[base + c], (PyTuple) co.constants[word]);
        return finish(ts, mark, value, base, c, ft);
      }
      case MATCH_MAPPING -> value = Py.bool(Patterns.isMapping(regs[base + b]));
      case MATCH_SEQUENCE -> value = Py.bool(Patterns.isSequence(regs[base + b]));
      case MATCH_KEYS -> {
        value = Patterns.matchKeys(ts, regs[base + b], regs[base + c]);
        return finish(ts, mark, value, base, c, ft);
      }
      case GET_LEN -> value = SmallInt.of(Sequences.length(ts, regs[base + b]));
      case INTRINSIC -> {
        return Intrinsics.execute(ts, Intrinsic.values()[c], base, b);
      }
      default -> throw new AssertionError("opcode " + (w & 0xff));
    }
    // Instructions with one operand in b; those that keep it are told by their role.
    PyObject result = ts.take(mark, value);
    if (consumes(w & 0xff)) {
      Frames.consume(ts, base, b, ft);
    }
    return result;
  }

  private static boolean consumes(int op) {
    return switch (op) {
      case POS, INVERT -> true;
      default -> false;
    };
  }

  private static PyObject finish(
      ThreadState ts, int mark, PyObject value, int base, int operand, int ft) {
    PyObject result = ts.take(mark, value);
    Frames.consume(ts, base, operand, ft);
    return result;
  }

  private static PyObject done(ThreadState ts, int mark, int base, int operand, int ft) {
    ts.release(mark);
    Frames.consume(ts, base, operand, ft);
    return null;
  }

  private static void storeFar(ThreadState ts, int base, int a, int far, int ft) {
    PyObject v = a == NONE ? null : Frames.take(ts, base, a, ft);
    PyObject[] regs = ts.stack.regs;
    PyObject old = regs[base + far];
    regs[base + far] = v;
    Returns.drop(ts, old);
  }
}
