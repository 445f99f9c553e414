package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.UnaryOperator;
import org.boiga.compiler.bytecode.Intrinsic;

/**
 * Compiles expressions.
 *
 * <p>The dispatch is a chain of type tests, the common first, since the linkage of a pattern switch
 * costs start-up more than all of its uses.
 */
final class Expressions {
  /** Items that one instruction takes from consecutive temporaries. */
  static final int MAX_RUN = 30;

  /** The first items of a longer collection, to which the others are added one by one. */
  static final int FIRST_RUN = 4;

  private static final int[] OPERATORS = new int[Operator.values().length];

  static {
    OPERATORS[Operator.Add.ordinal()] = ADD;
    OPERATORS[Operator.Sub.ordinal()] = SUB;
    OPERATORS[Operator.Mult.ordinal()] = MUL;
    OPERATORS[Operator.MatMult.ordinal()] = MATMUL;
    OPERATORS[Operator.Div.ordinal()] = TRUEDIV;
    OPERATORS[Operator.Mod.ordinal()] = MOD;
    OPERATORS[Operator.Pow.ordinal()] = POW;
    OPERATORS[Operator.LShift.ordinal()] = LSHIFT;
    OPERATORS[Operator.RShift.ordinal()] = RSHIFT;
    OPERATORS[Operator.BitOr.ordinal()] = OR;
    OPERATORS[Operator.BitXor.ordinal()] = XOR;
    OPERATORS[Operator.BitAnd.ordinal()] = AND;
    OPERATORS[Operator.FloorDiv.ordinal()] = FLOORDIV;
  }

  private final Unit u;

  Expressions(Unit u) {
    this.u = u;
  }

  /**
   * Evaluates an expression.
   *
   * @param dst a register, or ANY for the next temporary
   * @return the register that holds the value
   */
  int value(Expr x, int dst) {
    if (x instanceof Expr.Name name) {
      return name(name, dst);
    }
    if (x instanceof Expr.Constant constant) {
      u.e.at(constant.span());
      return u.constant(constant.value(), dst);
    }
    if (x instanceof Expr.Call call) {
      return u.calls.call(call, dst);
    }
    if (x instanceof Expr.Attribute attribute) {
      return attribute(attribute, dst);
    }
    if (x instanceof Expr.BinOp operation) {
      return binary(operation, dst);
    }
    if (x instanceof Expr.Subscript subscript) {
      return subscript(subscript, dst);
    }
    if (x instanceof Expr.Compare compare) {
      return u.conditions.compare(compare, dst);
    }
    if (x instanceof Expr.BoolOp operation) {
      return u.conditions.bool(operation, dst);
    }
    if (x instanceof Expr.Tuple tuple) {
      return tuple(tuple, dst);
    }
    if (x instanceof Expr.List list) {
      return list(list.elts(), list.span(), dst);
    }
    if (x instanceof Expr.UnaryOp operation) {
      return unary(operation, dst);
    }
    if (x instanceof Expr.JoinedStr string) {
      return u.strings.joined(string, dst);
    }
    if (x instanceof Expr.Dict dict) {
      return dict(dict, dst);
    }
    return rare(x, dst);
  }

  private int rare(Expr x, int dst) {
    if (x instanceof Expr.IfExp condition) {
      return u.conditions.conditional(condition, dst);
    }
    if (x instanceof Expr.ListComp comprehension) {
      return u.comprehensions.list(comprehension, dst);
    }
    if (x instanceof Expr.GeneratorExp generator) {
      return u.comprehensions.generator(generator, dst);
    }
    if (x instanceof Expr.Lambda lambda) {
      return u.functions.lambda(lambda, dst);
    }
    if (x instanceof Expr.Set set) {
      return set(set, dst);
    }
    if (x instanceof Expr.DictComp comprehension) {
      return u.comprehensions.dict(comprehension, dst);
    }
    if (x instanceof Expr.SetComp comprehension) {
      return u.comprehensions.set(comprehension, dst);
    }
    if (x instanceof Expr.NamedExpr named) {
      return named(named, dst);
    }
    if (x instanceof Expr.Slice slice) {
      return slice(slice, dst);
    }
    if (x instanceof Expr.Await await) {
      return await(await, dst);
    }
    if (x instanceof Expr.Yield yield) {
      return this.yield(yield, dst);
    }
    if (x instanceof Expr.YieldFrom yield) {
      return yieldFrom(yield, dst);
    }
    if (x instanceof Expr.FormattedValue value) {
      return u.strings.formatted(value, dst);
    }
    if (x instanceof Expr.TemplateStr template) {
      return u.strings.template(template, dst);
    }
    if (x instanceof Expr.Interpolation interpolation) {
      return u.strings.interpolation(interpolation, dst);
    }
    throw u.compilation.error("can't use starred expression here", x.span());
  }

  /**
   * Evaluates an expression for the next instruction to read: a local stays in its register.
   *
   * @return a local's register or the next temporary
   */
  int operand(Expr x) {
    return operandTo(x, ANY);
  }

  /** As {@link #operand(Expr)}, with the temporary for what is no local. */
  int operandTo(Expr x, int dst) {
    if (x instanceof Expr.Name name) {
      int register = inPlace(name);
      if (register >= 0) {
        return register;
      }
    } else if (x instanceof Expr.NamedExpr named) {
      int register = namedInPlace(named);
      if (register >= 0) {
        return register;
      }
    }
    return value(x, dst);
  }

  /** As {@link #operand(Expr)}, where another operand is evaluated before the value is read. */
  int operand(Expr x, Expr later) {
    return later instanceof Expr.Constant || !Hazards.rebinds(later) ? operand(x) : value(x, ANY);
  }

  /** The register of a name that is a local, after the check that it is bound; otherwise -1. */
  int inPlace(Expr.Name name) {
    if (!isLocal(name)) {
      return -1;
    }
    Variable v = u.resolve(name.id());
    u.e.at(name.span());
    u.check(v);
    return v.index();
  }

  boolean isLocal(Expr.Name name) {
    return !name.id().equals("__debug__") && u.resolve(name.id()).isLocal();
  }

  /** Evaluates an expression and drops the value. */
  void effect(Expr x) {
    if (x instanceof Expr.NamedExpr named && namedInPlace(named) >= 0) {
      return;
    }
    int value = value(x, ANY);
    u.e.op(CLEAR, value);
    u.e.top = value;
  }

  private int name(Expr.Name name, int dst) {
    u.e.at(name.span());
    if (name.id().equals("__debug__")) {
      return u.constant(u.compilation.folding().fold(name), dst);
    }
    return u.load(u.resolve(name.id()), dst);
  }

  private int named(Expr.NamedExpr named, int dst) {
    int register = namedInPlace(named);
    if (register >= 0) {
      u.e.at(named.span());
      dst = u.target(dst);
      u.e.move(dst, register);
      return dst;
    }
    int mark = u.e.top;
    int value = value(named.value(), dst == ANY || !u.e.isTemporary(dst) ? ANY : dst);
    int copy = u.e.push();
    u.e.at(named.target().span());
    u.e.op(COPY, copy, value);
    u.assignments.store(named.target(), copy);
    u.e.top = value == dst ? mark : value + 1;
    if (dst != ANY && value != dst) {
      u.e.move(dst, value);
      u.e.top = mark;
      return dst;
    }
    return value;
  }

  /** Assigns to a local and gives its register; -1 if the target is none. */
  private int namedInPlace(Expr.NamedExpr named) {
    Expr.Name name = (Expr.Name) named.target();
    Variable v = u.resolve(name.id());
    if (!v.isLocal()) {
      return -1;
    }
    value(named.value(), v.index());
    u.e.setBound(v.index(), true);
    return v.index();
  }

  // Operators

  static int opcode(Operator operator) {
    return OPERATORS[operator.ordinal()];
  }

  /** The value of a constant that an instruction can have as operand, or -1. */
  static int immediate(Expr x) {
    return x instanceof Expr.Constant c
            && c.value() instanceof Literal.Int i
            && i.value() >= 0
            && i.value() <= 255
        ? (int) i.value()
        : -1;
  }

  private int binary(Expr.BinOp operation, int dst) {
    Literal folded = u.compilation.folding().fold(operation);
    if (folded != null) {
      u.e.at(operation.span());
      return u.constant(folded, dst);
    }
    int mark = u.e.top;
    int left = operand(operation.left(), operation.right());
    int opcode = opcode(operation.op());
    int immediate = opcode == ADD || opcode == SUB ? immediate(operation.right()) : -1;
    int right = immediate >= 0 ? immediate : operand(operation.right());
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(operation.span());
    u.e.op(immediate >= 0 ? opcode - ADD + ADD_INT : opcode, dst, left, right);
    return dst;
  }

  private int unary(Expr.UnaryOp operation, int dst) {
    Literal folded = u.compilation.folding().fold(operation);
    if (folded != null) {
      u.e.at(operation.span());
      return u.constant(folded, dst);
    }
    if (operation.op() == UnaryOperator.Not) {
      Expr.Compare inverse = inverse(operation);
      if (inverse != null) {
        return u.conditions.compare(inverse, dst);
      }
    }
    int mark = u.e.top;
    int operand = operand(operation.operand());
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(operation.span());
    int opcode =
        switch (operation.op()) {
          case Invert -> INVERT;
          case Not -> NOT;
          case UAdd -> POS;
          case USub -> NEG;
        };
    u.e.op(opcode, dst, operand);
    return dst;
  }

  /** {@code not a is b} and {@code not a in b} have instructions of their own. */
  private static Expr.Compare inverse(Expr.UnaryOp operation) {
    if (!(operation.operand() instanceof Expr.Compare c) || c.ops().size() != 1) {
      return null;
    }
    return switch (c.ops().getFirst()) {
      case Is -> with(c, org.boiga.compiler.ast.CmpOperator.IsNot);
      case IsNot -> with(c, org.boiga.compiler.ast.CmpOperator.Is);
      case In -> with(c, org.boiga.compiler.ast.CmpOperator.NotIn);
      case NotIn -> with(c, org.boiga.compiler.ast.CmpOperator.In);
      default -> null;
    };
  }

  private static Expr.Compare with(Expr.Compare c, org.boiga.compiler.ast.CmpOperator op) {
    return new Expr.Compare(c.left(), List.of(op), c.comparators(), c.span());
  }

  // Attributes and items

  private int attribute(Expr.Attribute attribute, int dst) {
    int mark = u.e.top;
    int object = operand(attribute.value());
    u.e.top = mark;
    dst = u.target(dst);
    atAttribute(attribute, attribute.span());
    u.e.opWide(LOAD_ATTR, dst, object, 0, u.attribute(attribute.attr()));
    return dst;
  }

  /**
   * Sets the position of what an attribute's name is to blame for: in a chain over several lines it
   * starts at the name.
   */
  void atAttribute(Expr.Attribute attribute, Span span) {
    Span own = attribute.span();
    if (span.lineno() == own.endLineno()) {
      u.e.at(span);
      return;
    }
    int start = own.endColOffset() - attribute.attr().length();
    if (start >= 0) {
      boolean same = span == own;
      u.e.at(
          own.endLineno(),
          span.endLineno(),
          start,
          same ? own.endColOffset() : span.endColOffset());
    } else {
      u.e.at(own.endLineno(), span.endLineno(), -1, -1);
    }
  }

  private int subscript(Expr.Subscript subscript, int dst) {
    u.compilation.warnings().subscript(subscript);
    int mark = u.e.top;
    int object = operand(subscript.value(), subscript.slice());
    int key = operand(subscript.slice());
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(subscript.span());
    u.e.op(GETITEM, dst, object, key);
    return dst;
  }

  private int slice(Expr.Slice slice, int dst) {
    int mark = u.e.top;
    bound(slice.lower(), slice.span());
    bound(slice.upper(), slice.span());
    bound(slice.step(), slice.span());
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(slice.span());
    u.e.op(BUILD_SLICE, dst, mark);
    return dst;
  }

  private void bound(Expr x, Span span) {
    if (x != null) {
      value(x, ANY);
    } else {
      u.e.at(span);
      u.none(ANY);
    }
  }

  // Displays

  private int tuple(Expr.Tuple tuple, int dst) {
    Literal folded = u.compilation.folding().tuple(tuple.elts());
    if (folded != null) {
      u.e.at(tuple.span());
      return u.constant(folded, dst);
    }
    if (isRun(tuple.elts())) {
      return run(BUILD_TUPLE, tuple.elts(), tuple.span(), dst);
    }
    int list = collect(BUILD_LIST, LIST_APPEND, LIST_EXTEND, tuple.elts(), tuple.span(), ANY);
    u.e.top = list;
    dst = u.target(dst);
    u.e.op(LIST_TO_TUPLE, dst, list);
    return dst;
  }

  int list(List<Expr> elements, Span span, int dst) {
    Literal folded = elements.size() > 2 ? u.compilation.folding().tuple(elements) : null;
    if (folded != null) {
      return extended(BUILD_LIST, LIST_EXTEND, folded, span, dst);
    }
    return isRun(elements)
        ? run(BUILD_LIST, elements, span, dst)
        : collect(BUILD_LIST, LIST_APPEND, LIST_EXTEND, elements, span, dst);
  }

  private int set(Expr.Set set, int dst) {
    Literal folded = set.elts().size() > 2 ? u.compilation.folding().tuple(set.elts()) : null;
    if (folded != null) {
      return extended(BUILD_SET, SET_UPDATE, folded, set.span(), dst);
    }
    return isRun(set.elts())
        ? run(BUILD_SET, set.elts(), set.span(), dst)
        : collect(BUILD_SET, SET_ADD, SET_UPDATE, set.elts(), set.span(), dst);
  }

  /** Whether all elements fit consecutive temporaries. */
  private boolean isRun(List<Expr> elements) {
    return elements.size() <= MAX_RUN
        && !u.e.isCrowded(elements.size())
        && !Calls.hasStarred(elements);
  }

  /** Evaluates elements to consecutive temporaries and builds a collection of them. */
  int run(int opcode, List<Expr> elements, Span span, int dst) {
    int mark = u.e.top;
    for (Expr element : elements) {
      value(element, ANY);
    }
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(span);
    u.e.op(opcode, dst, mark, elements.size());
    return dst;
  }

  private int extended(int build, int extend, Literal items, Span span, int dst) {
    u.e.at(span);
    int mark = u.e.top;
    int collection = container(dst);
    u.e.op(build, collection, collection, 0);
    int constant = u.constant(items, ANY);
    u.e.op(extend, collection, constant);
    return delivered(collection, dst, mark);
  }

  /** Builds a collection item by item. */
  private int collect(int build, int add, int extend, List<Expr> elements, Span span, int dst) {
    int mark = u.e.top;
    int collection = container(dst);
    int i = 0;
    if (collection == mark && u.e.top == mark + 1) {
      // The first elements, up to one with a star, as a run
      u.e.top = mark;
      int room = u.e.isCrowded(MAX_RUN) ? 1 : FIRST_RUN;
      while (i < elements.size() && i < room && !(elements.get(i) instanceof Expr.Starred)) {
        value(elements.get(i++), ANY);
      }
      u.e.top = mark + 1;
    }
    u.e.at(span);
    u.e.op(build, collection, collection, i);
    for (; i < elements.size(); i++) {
      Expr element = elements.get(i);
      boolean starred = element instanceof Expr.Starred;
      int item = operand(starred ? ((Expr.Starred) element).value() : element);
      u.e.at(span);
      u.e.op(starred ? extend : add, collection, item);
      u.e.top = collection == mark ? mark + 1 : mark;
    }
    u.e.at(span);
    return delivered(collection, dst, mark);
  }

  /** A temporary in which to build what goes to a destination. */
  private int container(int dst) {
    return dst != ANY && u.e.isTemporary(dst) ? dst : u.e.push();
  }

  /** Moves what was built in a container to its destination. */
  private int delivered(int container, int dst, int mark) {
    if (dst == ANY || dst == container) {
      u.e.top = dst == ANY ? mark + 1 : mark;
      return container;
    }
    u.e.top = mark;
    u.e.move(dst, container);
    return dst;
  }

  private int dict(Expr.Dict dict, int dst) {
    List<Expr> keys = dict.keys();
    int n = keys.size();
    int mark = u.e.top;
    if (2 * n <= MAX_RUN && !u.e.isCrowded(2 * n) && !hasUnpacking(keys)) {
      pairs(dict, 0, n);
      u.e.top = mark;
      dst = u.target(dst);
      u.e.at(dict.span());
      u.e.op(BUILD_MAP, dst, mark, n);
      return dst;
    }
    int map = container(dst);
    int i = 0;
    if (map == mark && u.e.top == mark + 1) {
      u.e.top = mark;
      int room = u.e.isCrowded(MAX_RUN) ? 1 : FIRST_RUN / 2;
      while (i < n && i < room && keys.get(i) != null) {
        i++;
      }
      pairs(dict, 0, i);
      u.e.top = mark + 1;
    }
    u.e.at(dict.span());
    u.e.op(BUILD_MAP, map, map, i);
    int free = u.e.top;
    for (; i < n; i++) {
      if (keys.get(i) == null) {
        int mapping = operand(dict.values().get(i));
        u.e.at(dict.span());
        u.e.op(DICT_UPDATE, map, mapping);
      } else {
        int key = operand(keys.get(i), dict.values().get(i));
        int value = operand(dict.values().get(i));
        u.e.at(dict.span());
        u.e.op(MAP_ADD, map, key, value);
      }
      u.e.top = free;
    }
    return delivered(map, dst, mark);
  }

  private static boolean hasUnpacking(List<Expr> keys) {
    for (Expr key : keys) {
      if (key == null) {
        return true;
      }
    }
    return false;
  }

  private void pairs(Expr.Dict dict, int from, int to) {
    for (int i = from; i < to; i++) {
      value(dict.keys().get(i), ANY);
      value(dict.values().get(i), ANY);
    }
  }

  // Generators and coroutines

  private int await(Expr.Await await, int dst) {
    int mark = u.e.top;
    int object = value(await.value(), ANY);
    u.e.at(await.span());
    u.await(object, 0);
    return delivered(object, dst, mark);
  }

  private int yield(Expr.Yield yield, int dst) {
    u.compilation.requireFunction(u, "'yield' outside function", yield.span());
    int mark = u.e.top;
    int value;
    if (u.isAsync()) {
      value = yield.value() != null ? value(yield.value(), ANY) : noneAt(yield.span());
      u.e.at(yield.span());
      u.intrinsic(Intrinsic.ASYNC_GEN_WRAP, value, value);
    } else {
      value = yield.value() != null ? operand(yield.value()) : noneAt(yield.span());
    }
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(yield.span());
    u.e.op(YIELD, dst, value);
    return dst;
  }

  private int noneAt(Span span) {
    u.e.at(span);
    return u.none(ANY);
  }

  private int yieldFrom(Expr.YieldFrom yield, int dst) {
    u.compilation.requireFunction(u, "'yield from' outside function", yield.span());
    if (u.isAsync()) {
      throw u.compilation.error("'yield from' inside async function", yield.span());
    }
    int mark = u.e.top;
    int result = u.e.push();
    int iterable = operand(yield.value());
    u.e.top = result + 1;
    int iterator = u.e.push();
    u.e.at(yield.span());
    u.e.op(GET_YIELD_FROM_ITER, iterator, iterable);
    u.yieldFrom(result, iterator);
    return delivered(result, dst, mark);
  }
}
