package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.framestack.FrameStack.BASE;
import static org.boiga.framestack.FrameStack.PC;

import java.lang.invoke.VarHandle;
import org.boiga.compiler.bytecode.Instruction;
import org.boiga.framestack.FrameStack;
import org.boiga.memory.PyObject;
import org.boiga.objects.Executable;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyFunction;

/** Decodes code objects into {@link Executable} instructions, when they run first. */
final class ThreadedCode {
  private ThreadedCode() {}

  /** The instruction at which the running frame goes on. */
  static Executable current(FrameStack st) {
    int[] control = st.control;
    int record = st.current;
    PyCode code = ((PyFunction) st.regs[control[record + BASE] - 1]).code;
    return of(code)[control[record + PC]];
  }

  /** The instructions of {@code code} by pc. */
  static Executable[] of(PyCode code) {
    Executable[] e = code.executable;
    return e != null ? e : decode(code);
  }

  private static Executable[] decode(PyCode code) {
    synchronized (code) {
      if (code.executable == null) {
        Executable[] made = optimized(code);
        VarHandle.releaseFence(); // readers go by the reference
        code.executable = made;
      }
      return code.executable;
    }
  }

  /** An instruction that can take a constant where it would read a temporary. */
  interface TakesConstant {
    /** The register of that operand, or -1. */
    int constantRegister();

    void setConstant(PyObject constant);
  }

  /** All instructions, executed one by one. */
  static Executable[] make(PyCode code) {
    int[] words = code.instructions;
    Executable[] made = new Executable[words.length];
    for (int pc = 0; pc < words.length; pc = made[pc].after) {
      made[pc] = make(code, words, pc, pc);
    }
    link(code, made);
    return made;
  }

  /**
   * As {@link #make}, but with less to execute: an instruction that loads a constant for the next
   * one is replaced by the latter, and nothing leads to a jump that leads elsewhere.
   */
  private static Executable[] optimized(PyCode code) {
    int[] words = code.instructions;
    Executable[] made = make(code);
    for (int pc = 0; pc < words.length; pc = Math.max(pc + 1, made[pc].after)) {
      if (made[pc] instanceof Moves.LoadConst load
          && load.a >= load.ft
          && load.next instanceof TakesConstant t
          && t.constantRegister() == load.a) {
        Executable both = make(code, words, load.after, pc);
        ((TakesConstant) both).setConstant(load.constant);
        made[pc] = both;
      }
    }
    link(code, made);
    for (Executable e : made) {
      if (e != null) {
        e.next = destination(e.next);
        if (e instanceof Branches.Jumping j) {
          j.target = destination(j.target);
        }
      }
    }
    return made;
  }

  private static void link(PyCode code, Executable[] made) {
    for (Executable e : made) {
      if (e != null) {
        e.next = e.after < made.length ? made[e.after] : null;
        if (e instanceof Branches.Jumping j) {
          j.target = made[Instruction.target(code.instructions, j.word)];
        }
      }
    }
  }

  /** Where control goes that comes to {@code e}. */
  private static Executable destination(Executable e) {
    Executable at = e;
    while (at instanceof Branches.Jump j) { // forward, and so to an end
      at = j.target;
    }
    return at;
  }

  /**
   * Decodes the instruction at {@code pc}.
   *
   * @param first pc of the instructions whose work it does as well, or {@code pc}
   */
  private static Executable make(PyCode code, int[] words, int pc, int first) {
    int op = words[pc] & 0xff;
    return switch (op) {
      case NOP -> new Moves.Nop(code, words, pc);
      case MOVE -> new Moves.Move(code, words, pc);
      case BORROW -> new Moves.Borrow(code, words, pc);
      case COPY -> new Moves.Copy(code, words, pc);
      case LOAD_CONST -> new Moves.LoadConst(code, words, pc);
      case CLEAR -> new Moves.Clear(code, words, pc);
      case LOAD_GLOBAL -> new Moves.LoadGlobal(code, words, pc);
      case LOAD_FREE -> new Moves.LoadFree(code, words, pc);
      case LOAD_CELL -> new Moves.LoadCell(code, words, pc);
      case ADD, IADD -> new Arithmetic.Add(code, words, pc, first);
      case SUB, ISUB -> new Arithmetic.Sub(code, words, pc, first);
      case MUL, IMUL -> new Arithmetic.Mul(code, words, pc, first);
      case FLOORDIV, IFLOORDIV -> new Arithmetic.FloorDiv(code, words, pc, first);
      case MOD, IMOD -> new Arithmetic.Mod(code, words, pc, first);
      case TRUEDIV, ITRUEDIV -> new Arithmetic.TrueDiv(code, words, pc, first);
      case AND, IAND -> new Arithmetic.And(code, words, pc, first);
      case OR, IOR -> new Arithmetic.Or(code, words, pc, first);
      case XOR, IXOR -> new Arithmetic.Xor(code, words, pc, first);
      case LSHIFT, ILSHIFT -> new Arithmetic.LShift(code, words, pc, first);
      case RSHIFT, IRSHIFT -> new Arithmetic.RShift(code, words, pc, first);
      case POW, MATMUL, IPOW, IMATMUL -> new Arithmetic.Other(code, words, pc, first);
      case ADD_INT, IADD_INT -> new Arithmetic.AddInt(code, words, pc, 1);
      case SUB_INT, ISUB_INT -> new Arithmetic.AddInt(code, words, pc, -1);
      case LT, LE, EQ, NE, GT, GE -> new Arithmetic.Compare(code, words, pc);
      case JUMP_LT -> new Branches.Less(code, words, pc, first);
      case JUMP_LE, JUMP_EQ, JUMP_NE, JUMP_GT, JUMP_GE ->
          new Branches.Compare(code, words, pc, first);
      case JUMP_LT_INT, JUMP_LE_INT, JUMP_EQ_INT, JUMP_NE_INT, JUMP_GT_INT, JUMP_GE_INT ->
          new Branches.CompareInt(code, words, pc);
      case JUMP_IS -> new Branches.Is(code, words, pc);
      case JUMP_IN -> new Branches.In(code, words, pc);
      case JUMP_NONE -> new Branches.None(code, words, pc);
      case JUMP_TRUTH, JUMP_TRUTH_OR_CLEAR -> new Branches.Truth(code, words, pc);
      case JUMP -> new Branches.Jump(code, words, pc);
      case JUMP_BACK -> new Branches.JumpBack(code, words, pc);
      case JUMP_NO_MATCH -> new Branches.NoMatch(code, words, pc);
      case FOR_NEXT -> new Branches.ForNext(code, words, pc);
      case LOAD_ATTR -> new AttributeInstructions.Load(code, words, pc);
      case STORE_ATTR -> new AttributeInstructions.Store(code, words, pc);
      case LOAD_METHOD -> new AttributeInstructions.LoadMethod(code, words, pc);
      case GETITEM -> new Items.Get(code, words, pc);
      case SETITEM -> new Items.Set(code, words, pc);
      case CALL -> new CallInstructions.Call(code, words, pc);
      case CALL_METHOD -> new CallInstructions.CallMethod(code, words, pc);
      case CALL_EX -> new CallInstructions.CallEx(code, words, pc);
      case RETURN -> new CallInstructions.Return(code, words, pc);
      case YIELD, YIELD_FROM -> new CallInstructions.Yield(code, words, pc);
      case NEG -> new Arithmetic.Negative(code, words, pc);
      case NOT -> new Arithmetic.Not(code, words, pc);
      case IS, IS_NOT -> new Arithmetic.Is(code, words, pc);
      case IN, NOT_IN -> new Arithmetic.In(code, words, pc);
      case GET_ITER -> new Items.Iter(code, words, pc);
      case UNPACK -> new Unpacking.Exact(code, words, pc);
      case BUILD_TUPLE -> new DisplayInstructions.Tuple(code, words, pc);
      case BUILD_LIST -> new DisplayInstructions.List(code, words, pc);
      case BUILD_SET -> new DisplayInstructions.Set(code, words, pc);
      case BUILD_MAP -> new DisplayInstructions.Dict(code, words, pc);
      case BUILD_SLICE -> new DisplayInstructions.Slice(code, words, pc);
      case BUILD_STRING -> new DisplayInstructions.Str(code, words, pc);
      case FORMAT -> new DisplayInstructions.Format(code, words, pc);
      case LIST_APPEND -> new DisplayInstructions.ListAppend(code, words, pc);
      case SET_ADD -> new DisplayInstructions.SetAdd(code, words, pc);
      case MAP_ADD -> new DisplayInstructions.DictAdd(code, words, pc);
      case LOAD_NAME -> new VariableInstructions.LoadName(code, words, pc);
      case STORE_NAME -> new VariableInstructions.StoreName(code, words, pc);
      case STORE_GLOBAL -> new VariableInstructions.StoreGlobal(code, words, pc);
      case STORE_FREE -> new VariableInstructions.StoreFree(code, words, pc);
      case STORE_CELL -> new VariableInstructions.StoreCell(code, words, pc);
      case LOAD_CLOSURE -> new VariableInstructions.LoadClosure(code, words, pc);
      case MAKE_CELL -> new VariableInstructions.MakeCell(code, words, pc);
      case MAKE_FUNCTION -> new VariableInstructions.MakeFunction(code, words, pc);
      case RAISE -> new HandlerInstructions.Raise(code, words, pc);
      case PUSH_HANDLED -> new HandlerInstructions.PushHandled(code, words, pc);
      case POP_HANDLED -> new HandlerInstructions.PopHandled(code, words, pc);
      case WITH_ENTER -> new HandlerInstructions.WithEnter(code, words, pc);
      case WITH_EXIT -> new HandlerInstructions.WithExit(code, words, pc);
      default -> new RareInstruction(code, words, pc);
    };
  }
}
