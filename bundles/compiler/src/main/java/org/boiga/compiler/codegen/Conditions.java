package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.BoolOperator;
import org.boiga.compiler.ast.CmpOperator;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.UnaryOperator;

/** Compiles comparisons, boolean operators and conditional expressions, as values and as jumps. */
final class Conditions {
  private final Unit u;

  Conditions(Unit u) {
    this.u = u;
  }

  // Jumps

  /** Jumps to a label if the truth of an expression is {@code sense}; otherwise goes on. */
  void branch(Expr x, boolean sense, Label target) {
    Boolean constant = u.compilation.folding().truth(x);
    if (constant != null) {
      u.e.at(x.span());
      if (constant == sense) {
        u.e.jump(target);
      }
    } else if (x instanceof Expr.Compare compare) {
      branchCompare(compare, sense, target);
    } else if (x instanceof Expr.BoolOp operation) {
      branchBool(operation, sense, target);
    } else if (x instanceof Expr.UnaryOp operation && operation.op() == UnaryOperator.Not) {
      branch(operation.operand(), !sense, target);
    } else if (x instanceof Expr.IfExp condition) {
      Label otherwise = new Label();
      Label end = new Label();
      branch(condition.test(), false, otherwise);
      branch(condition.body(), sense, target);
      u.e.jump(end);
      u.e.bind(otherwise);
      branch(condition.orelse(), sense, target);
      u.e.bind(end);
    } else {
      int mark = u.e.top;
      int value = u.expressions.operand(x);
      u.e.top = mark;
      u.e.at(x.span());
      u.e.branch(JUMP_TRUTH, value, 0, sense, target);
    }
  }

  private void branchBool(Expr.BoolOp operation, boolean sense, Label target) {
    boolean shortcut = operation.op() == BoolOperator.Or;
    List<Expr> values = operation.values();
    int last = values.size() - 1;
    if (sense == shortcut) {
      for (Expr value : values) {
        branch(value, sense, target);
      }
      return;
    }
    Label skip = new Label();
    for (int i = 0; i < last; i++) {
      branch(values.get(i), shortcut, skip);
    }
    branch(values.get(last), sense, target);
    u.e.bind(skip);
  }

  private void branchCompare(Expr.Compare compare, boolean sense, Label target) {
    u.compilation.warnings().compare(compare);
    if (compare.ops().size() == 1) {
      int mark = u.e.top;
      Expr left = compare.left();
      Expr right = compare.comparators().getFirst();
      CmpOperator op = compare.ops().getFirst();
      int a = u.expressions.operand(left, right);
      branchPair(compare, op, a, right, sense, target, mark);
      return;
    }
    Label fail = sense ? new Label() : target;
    chain(compare, -1, sense, target, fail);
    if (sense) {
      u.e.bind(fail);
    }
  }

  /** Jumps by one comparison with an expression that is yet to be evaluated. */
  private void branchPair(
      Expr.Compare compare,
      CmpOperator op,
      int a,
      Expr right,
      boolean sense,
      Label target,
      int mark) {
    boolean identity = op == CmpOperator.Is || op == CmpOperator.IsNot;
    if (identity && isNone(right)) {
      u.e.top = mark;
      u.e.at(compare.span());
      u.e.branch(JUMP_NONE, a, 0, sense == (op == CmpOperator.Is), target);
      return;
    }
    int immediate = op.ordinal() <= CmpOperator.GtE.ordinal() ? Expressions.immediate(right) : -1;
    if (immediate >= 0) {
      u.e.top = mark;
      u.e.at(compare.span());
      u.e.branch(jump(op) - JUMP_LT + JUMP_LT_INT, a, immediate, sense, target);
      return;
    }
    int b = right(op, right);
    u.e.top = mark;
    branchRegisters(compare, op, a, b, sense, target);
  }

  private void branchRegisters(
      Expr.Compare compare, CmpOperator op, int a, int b, boolean sense, Label target) {
    u.e.at(compare.span());
    boolean inverse = op == CmpOperator.IsNot || op == CmpOperator.NotIn;
    u.e.branch(jump(op), a, b, sense != inverse, target);
  }

  private static int jump(CmpOperator op) {
    return switch (op) {
      case Lt -> JUMP_LT;
      case LtE -> JUMP_LE;
      case Eq -> JUMP_EQ;
      case NotEq -> JUMP_NE;
      case Gt -> JUMP_GT;
      case GtE -> JUMP_GE;
      case Is, IsNot -> JUMP_IS;
      case In, NotIn -> JUMP_IN;
    };
  }

  private static int value(CmpOperator op) {
    return switch (op) {
      case Lt -> LT;
      case LtE -> LE;
      case Eq -> EQ;
      case NotEq -> NE;
      case Gt -> GT;
      case GtE -> GE;
      case Is -> IS;
      case IsNot -> IS_NOT;
      case In -> IN;
      case NotIn -> NOT_IN;
    };
  }

  static boolean isNone(Expr x) {
    return x instanceof Expr.Constant c && c.value() == Literal.Singleton.NONE;
  }

  /** Evaluates a right operand; a display of constants after {@code in} is a constant. */
  private int right(CmpOperator op, Expr x) {
    if (op == CmpOperator.In || op == CmpOperator.NotIn) {
      List<Expr> elements =
          x instanceof Expr.List list ? list.elts() : x instanceof Expr.Set set ? set.elts() : null;
      Literal folded = elements == null ? null : u.compilation.folding().tuple(elements);
      if (x instanceof Expr.Set && folded instanceof Literal.TupleValue tuple) {
        folded = u.compilation.frozenSet(tuple.elements());
      }
      if (folded != null) {
        u.e.at(x.span());
        return u.constant(folded, ANY);
      }
    }
    return u.expressions.operand(x);
  }

  // Values

  int compare(Expr.Compare compare, int dst) {
    u.compilation.warnings().compare(compare);
    int mark = u.e.top;
    if (compare.ops().size() == 1) {
      CmpOperator op = compare.ops().getFirst();
      Expr right = compare.comparators().getFirst();
      int a = u.expressions.operand(compare.left(), right);
      int b = right(op, right);
      u.e.top = mark;
      dst = u.target(dst);
      u.e.at(compare.span());
      u.e.op(value(op), dst, a, b);
      return dst;
    }
    int result = dst != ANY && u.e.isTemporary(dst) ? dst : u.e.push();
    Label end = new Label();
    chain(compare, result, true, null, end);
    u.e.bind(end);
    return delivered(result, dst, mark);
  }

  /** Moves a result that may have been written in several places to its destination. */
  private int delivered(int result, int dst, int mark) {
    if (dst == ANY || dst == result) {
      u.e.top = dst == ANY ? mark + 1 : mark;
      return result;
    }
    u.e.top = mark;
    u.e.move(dst, result);
    return dst;
  }

  /**
   * Compiles a chain of comparisons, each operand of which is evaluated once: as a value or, if
   * {@code result} is negative, as a jump to {@code target} if its truth is {@code sense}.
   *
   * @param fail where a comparison jumps that is false, before the chain's end; it comes next
   *     unless it is the target
   */
  private void chain(Expr.Compare compare, int result, boolean sense, Label target, Label fail) {
    List<Expr> comparators = compare.comparators();
    int mark = u.e.top;
    int last = comparators.size() - 1;
    List<Label> failures = new ArrayList<>(1);
    List<Integer> kept = new ArrayList<>(1);
    int left = u.expressions.operand(compare.left(), comparators.getFirst());
    int free = ANY;
    for (int i = 0; i < last; i++) {
      // The operand is read again after the next one has been evaluated
      int register =
          Hazards.rebinds(comparators.get(i + 1))
              ? u.expressions.value(comparators.get(i), free)
              : u.expressions.operandTo(comparators.get(i), free);
      Label failure = fail;
      int right = register;
      u.e.at(compare.span());
      if (u.e.isTemporary(register)) {
        int known = kept.indexOf(register);
        if (known < 0) {
          known = kept.size();
          kept.add(register);
          failures.add(new Label());
        }
        failure = failures.get(known);
        right = u.e.push();
        u.e.op(COPY, right, register);
        u.e.top = right;
      }
      CmpOperator op = compare.ops().get(i);
      if (result >= 0) {
        u.e.op(value(op), result, left, right);
        u.e.branch(JUMP_TRUTH_OR_CLEAR, result, 0, false, failure);
      } else {
        branchRegisters(compare, op, left, right, false, failure);
      }
      // The left operand's temporary is for the operand after next
      if (register == free) {
        free = ANY;
      }
      if (u.e.isTemporary(left)) {
        free = left;
      }
      left = register;
    }
    CmpOperator op = compare.ops().get(last);
    if (result >= 0) {
      int right = right(op, comparators.get(last));
      u.e.at(compare.span());
      u.e.op(value(op), result, left, right);
    } else {
      branchPair(compare, op, left, comparators.get(last), sense, target, u.e.top);
    }
    u.e.top = mark;
    clearKept(failures, kept, fail, fail != target);
  }

  /** Where a comparison failed that kept its right operand in a temporary, clears it. */
  private void clearKept(List<Label> failures, List<Integer> kept, Label fail, boolean failIsNext) {
    if (failures.isEmpty()) {
      return;
    }
    Label past = failIsNext ? fail : new Label();
    u.e.jump(past);
    for (int i = 0; i < failures.size(); i++) {
      u.e.bind(failures.get(i));
      u.e.op(CLEAR, kept.get(i));
      if (!failIsNext || i < failures.size() - 1) {
        u.e.jump(fail);
      }
    }
    if (!failIsNext) {
      u.e.bind(past);
    }
  }

  int bool(Expr.BoolOp operation, int dst) {
    List<Expr> values = operation.values();
    boolean sense = operation.op() == BoolOperator.Or;
    int last = values.size() - 1;
    if (areLocals(values, last)) {
      return boolOfLocals(values, sense, dst);
    }
    int mark = u.e.top;
    int result = dst != ANY && u.e.isTemporary(dst) ? dst : u.e.push();
    Label end = new Label();
    for (int i = 0; i < last; i++) {
      Expr x = values.get(i);
      Boolean constant = u.compilation.folding().truth(x);
      if (constant != null && constant != sense) {
        continue;
      }
      if (constant != null) {
        u.expressions.value(x, result);
        u.e.jump(end);
      } else {
        valueIf(x, sense, result, end);
      }
    }
    u.expressions.value(values.get(last), result);
    u.e.bind(end);
    return delivered(result, dst, mark);
  }

  /**
   * Evaluates an expression and jumps with its value if its truth is {@code sense}; otherwise goes
   * on without it. Of an operand of the expression the truth is asked but once.
   */
  private void valueIf(Expr x, boolean sense, int result, Label target) {
    if (!(x instanceof Expr.BoolOp operation)) {
      u.expressions.value(x, result);
      u.e.at(x.span());
      u.e.branch(JUMP_TRUTH_OR_CLEAR, result, 0, sense, target);
      return;
    }
    List<Expr> values = operation.values();
    int last = values.size() - 1;
    boolean sameSense = sense == (operation.op() == BoolOperator.Or);
    Label skip = new Label();
    for (int i = 0; i < last; i++) {
      Expr value = values.get(i);
      Boolean constant = u.compilation.folding().truth(value);
      if (!sameSense) {
        branch(value, !sense, skip);
      } else if (constant == null) {
        valueIf(value, sense, result, target);
      } else if (constant == sense) {
        u.expressions.value(value, result);
        u.e.jump(target);
      }
    }
    valueIf(values.get(last), sense, result, target);
    u.e.bind(skip);
  }

  private boolean areLocals(List<Expr> values, int last) {
    for (int i = 0; i < last; i++) {
      if (!(values.get(i) instanceof Expr.Name name) || !u.expressions.isLocal(name)) {
        return false;
      }
    }
    return true;
  }

  /** Locals are tested where they are and copied only if one of them is the result. */
  private int boolOfLocals(List<Expr> values, boolean sense, int dst) {
    int last = values.size() - 1;
    int result = u.target(dst);
    Label end = new Label();
    Label[] found = new Label[last];
    int[] registers = new int[last];
    for (int i = 0; i < last; i++) {
      registers[i] = u.expressions.inPlace((Expr.Name) values.get(i));
      found[i] = registers[i] == result ? end : new Label();
      u.e.at(values.get(i).span());
      u.e.branch(JUMP_TRUTH, registers[i], 0, sense, found[i]);
    }
    u.expressions.value(values.get(last), result);
    for (int i = 0; i < last; i++) {
      if (found[i] != end) {
        u.e.jump(end);
        u.e.bind(found[i]);
        u.e.at(values.get(i).span());
        u.e.move(result, registers[i]);
      }
    }
    u.e.bind(end);
    return result;
  }

  int conditional(Expr.IfExp condition, int dst) {
    Boolean constant = u.compilation.folding().truth(condition.test());
    if (constant != null) {
      return u.expressions.value(constant ? condition.body() : condition.orelse(), dst);
    }
    Label otherwise = new Label();
    Label end = new Label();
    int result = u.target(dst);
    branch(condition.test(), false, otherwise);
    u.expressions.value(condition.body(), result);
    u.e.jump(end);
    u.e.bind(otherwise);
    u.expressions.value(condition.orelse(), result);
    u.e.bind(end);
    return result;
  }
}
