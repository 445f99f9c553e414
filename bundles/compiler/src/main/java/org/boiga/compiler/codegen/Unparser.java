package org.boiga.compiler.codegen;

import java.util.List;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.BoolOperator;
import org.boiga.compiler.ast.CmpOperator;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Keyword;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Operator;
import org.boiga.objects.ConstantRepr;

/** The source text of expressions, for annotations that are strings. */
final class Unparser {
  // Precedences, loosest first
  private static final int TUPLE = 0;
  private static final int TEST = 1;
  private static final int OR = 2;
  private static final int AND = 3;
  private static final int NOT = 4;
  private static final int CMP = 5;
  private static final int EXPR = 6;
  private static final int BIT_XOR = 7;
  private static final int BIT_AND = 8;
  private static final int SHIFT = 9;
  private static final int ARITH = 10;
  private static final int TERM = 11;
  private static final int FACTOR = 12;
  private static final int POWER = 13;
  private static final int AWAIT = 14;
  private static final int ATOM = 15;

  private static final String INFINITY = "1e309";

  private final StringBuilder out = new StringBuilder();

  private Unparser() {}

  static String unparse(Expr x) {
    return unparse(x, TEST);
  }

  private static String unparse(Expr x, int level) {
    Unparser unparser = new Unparser();
    unparser.put(x, level);
    return unparser.out.toString();
  }

  /** The repr of a constant. */
  static String repr(Literal value) {
    return ConstantRepr.repr(Literals.toObject(value));
  }

  private Unparser put(String text) {
    out.append(text);
    return this;
  }

  private void put(Expr x, int level) {
    switch (x) {
      case Expr.Name name -> put(name.id());
      case Expr.Constant constant -> constant(constant);
      case Expr.Attribute attribute -> attribute(attribute);
      case Expr.Subscript subscript -> subscript(subscript);
      case Expr.BinOp operation -> binary(operation, level);
      case Expr.BoolOp operation -> bool(operation, level);
      case Expr.UnaryOp operation -> unary(operation, level);
      case Expr.Compare compare -> compare(compare, level);
      case Expr.Call call -> call(call);
      case Expr.Tuple tuple -> tuple(tuple, level);
      case Expr.List list -> enclosed("[", list.elts(), "]");
      case Expr.Set set -> enclosed("{", set.elts(), "}");
      case Expr.Dict dict -> dict(dict);
      case Expr.IfExp condition -> conditional(condition, level);
      case Expr.Lambda lambda -> lambda(lambda, level);
      case Expr.ListComp c -> comprehension("[", c.elt(), null, c.generators(), "]");
      case Expr.SetComp c -> comprehension("{", c.elt(), null, c.generators(), "}");
      case Expr.DictComp c -> comprehension("{", c.key(), c.value(), c.generators(), "}");
      case Expr.GeneratorExp c -> comprehension("(", c.elt(), null, c.generators(), ")");
      case Expr.Slice slice -> slice(slice);
      case Expr.Starred starred -> put("*").put(starred.value(), EXPR);
      case Expr.NamedExpr named -> {
        open(level > TUPLE);
        put(named.target(), ATOM);
        put(" := ").put(named.value(), ATOM);
        close(level > TUPLE);
      }
      case Expr.Await await -> {
        open(level > AWAIT);
        put("await ").put(await.value(), ATOM);
        close(level > AWAIT);
      }
      case Expr.Yield yield -> {
        put(yield.value() == null ? "(yield" : "(yield ");
        if (yield.value() != null) {
          put(yield.value(), TEST);
        }
        put(")");
      }
      case Expr.YieldFrom yield -> {
        put("(yield from ").put(yield.value(), TEST);
        put(")");
      }
      case Expr.JoinedStr string -> template("f", string.values());
      case Expr.TemplateStr string -> template("t", string.values());
      case Expr.FormattedValue field -> template("f", List.of(field));
      case Expr.Interpolation field -> template("t", List.of(field));
    }
  }

  private void open(boolean parenthesis) {
    if (parenthesis) {
      out.append('(');
    }
  }

  private void close(boolean parenthesis) {
    if (parenthesis) {
      out.append(')');
    }
  }

  private void list(List<Expr> elements) {
    for (int i = 0; i < elements.size(); i++) {
      put(i > 0 ? ", " : "").put(elements.get(i), TEST);
    }
  }

  private void enclosed(String open, List<Expr> elements, String close) {
    put(open).list(elements);
    put(close);
  }

  private void constant(Expr.Constant constant) {
    if ("u".equals(constant.kind())) {
      put("u");
    }
    literal(constant.value());
  }

  private void literal(Literal value) {
    if (value == Literal.Singleton.ELLIPSIS) {
      put("...");
    } else if (value instanceof Literal.Float || value instanceof Literal.Complex) {
      put(repr(value).replace("inf", INFINITY));
    } else if (value instanceof Literal.TupleValue tuple) {
      put("(");
      for (int i = 0; i < tuple.elements().size(); i++) {
        put(i > 0 ? ", " : "").literal(tuple.elements().get(i));
      }
      put(tuple.elements().size() == 1 ? ",)" : ")");
    } else {
      put(repr(value));
    }
  }

  private void attribute(Expr.Attribute attribute) {
    put(attribute.value(), ATOM);
    boolean number =
        attribute.value() instanceof Expr.Constant c
            && (c.value() instanceof Literal.Int || c.value() instanceof Literal.BigInt);
    put(number ? " ." : ".").put(attribute.attr());
  }

  private void subscript(Expr.Subscript subscript) {
    put(subscript.value(), ATOM);
    put("[").put(subscript.slice(), TUPLE);
    put("]");
  }

  private void slice(Expr.Slice slice) {
    if (slice.lower() != null) {
      put(slice.lower(), TEST);
    }
    put(":");
    if (slice.upper() != null) {
      put(slice.upper(), TEST);
    }
    if (slice.step() != null) {
      put(":").put(slice.step(), TEST);
    }
  }

  private static String symbol(Operator op) {
    return switch (op) {
      case Add -> " + ";
      case Sub -> " - ";
      case Mult -> " * ";
      case MatMult -> " @ ";
      case Div -> " / ";
      case Mod -> " % ";
      case Pow -> " ** ";
      case LShift -> " << ";
      case RShift -> " >> ";
      case BitOr -> " | ";
      case BitXor -> " ^ ";
      case BitAnd -> " & ";
      case FloorDiv -> " // ";
    };
  }

  private static int precedence(Operator op) {
    return switch (op) {
      case Add, Sub -> ARITH;
      case Mult, MatMult, Div, Mod, FloorDiv -> TERM;
      case Pow -> POWER;
      case LShift, RShift -> SHIFT;
      case BitOr -> EXPR;
      case BitXor -> BIT_XOR;
      case BitAnd -> BIT_AND;
    };
  }

  private void binary(Expr.BinOp operation, int level) {
    int own = precedence(operation.op());
    int right = operation.op() == Operator.Pow ? 1 : 0;
    open(level > own);
    put(operation.left(), own + right);
    put(symbol(operation.op())).put(operation.right(), own + 1 - right);
    close(level > own);
  }

  private void bool(Expr.BoolOp operation, int level) {
    boolean and = operation.op() == BoolOperator.And;
    int own = and ? AND : OR;
    open(level > own);
    for (int i = 0; i < operation.values().size(); i++) {
      put(i == 0 ? "" : and ? " and " : " or ").put(operation.values().get(i), own + 1);
    }
    close(level > own);
  }

  private void unary(Expr.UnaryOp operation, int level) {
    int own =
        switch (operation.op()) {
          case Not -> NOT;
          default -> FACTOR;
        };
    String symbol =
        switch (operation.op()) {
          case Invert -> "~";
          case Not -> "not ";
          case UAdd -> "+";
          case USub -> "-";
        };
    open(level > own);
    put(symbol).put(operation.operand(), own);
    close(level > own);
  }

  private static String symbol(CmpOperator op) {
    return switch (op) {
      case Eq -> " == ";
      case NotEq -> " != ";
      case Lt -> " < ";
      case LtE -> " <= ";
      case Gt -> " > ";
      case GtE -> " >= ";
      case Is -> " is ";
      case IsNot -> " is not ";
      case In -> " in ";
      case NotIn -> " not in ";
    };
  }

  private void compare(Expr.Compare compare, int level) {
    open(level > CMP);
    put(compare.left(), CMP + 1);
    for (int i = 0; i < compare.ops().size(); i++) {
      put(symbol(compare.ops().get(i))).put(compare.comparators().get(i), CMP + 1);
    }
    close(level > CMP);
  }

  private void call(Expr.Call call) {
    put(call.func(), ATOM);
    if (call.args().size() == 1
        && call.keywords().isEmpty()
        && call.args().getFirst() instanceof Expr.GeneratorExp generator) {
      put(generator, TUPLE);
      return;
    }
    put("(").list(call.args());
    boolean first = call.args().isEmpty();
    for (Keyword keyword : call.keywords()) {
      put(first ? "" : ", ");
      put(keyword.arg() == null ? "**" : keyword.arg() + "=");
      put(keyword.value(), TEST);
      first = false;
    }
    put(")");
  }

  private void tuple(Expr.Tuple tuple, int level) {
    if (tuple.elts().isEmpty()) {
      put("()");
      return;
    }
    open(level > TUPLE);
    list(tuple.elts());
    put(tuple.elts().size() == 1 ? "," : "");
    close(level > TUPLE);
  }

  private void dict(Expr.Dict dict) {
    put("{");
    for (int i = 0; i < dict.keys().size(); i++) {
      put(i > 0 ? ", " : "");
      if (dict.keys().get(i) != null) {
        put(dict.keys().get(i), TEST);
        put(": ").put(dict.values().get(i), TEST);
      } else {
        put("**").put(dict.values().get(i), EXPR);
      }
    }
    put("}");
  }

  private void conditional(Expr.IfExp condition, int level) {
    open(level > TEST);
    put(condition.body(), TEST + 1);
    put(" if ").put(condition.test(), TEST + 1);
    put(" else ").put(condition.orelse(), TEST);
    close(level > TEST);
  }

  private void comprehension(
      String open, Expr element, Expr value, List<Comprehension> clauses, String close) {
    put(open).put(element, TEST);
    if (value != null) {
      put(": ").put(value, TEST);
    }
    for (Comprehension clause : clauses) {
      put(clause.is_async() != 0 ? " async for " : " for ").put(clause.target(), TUPLE);
      put(" in ").put(clause.iter(), TEST + 1);
      for (Expr condition : clause.ifs()) {
        put(" if ").put(condition, TEST + 1);
      }
    }
    put(close);
  }

  private void lambda(Expr.Lambda lambda, int level) {
    open(level > TEST);
    int start = out.length();
    parameters(lambda.args());
    out.insert(start, out.length() > start ? "lambda " : "lambda");
    put(": ").put(lambda.body(), TEST);
    close(level > TEST);
  }

  private void parameters(Arguments args) {
    int positionalOnly = args.posonlyargs().size();
    int n = positionalOnly + args.args().size();
    boolean first = true;
    for (int i = 0; i < n; i++) {
      put(first ? "" : ", ");
      first = false;
      Arg arg =
          i < positionalOnly ? args.posonlyargs().get(i) : args.args().get(i - positionalOnly);
      put(arg.arg());
      int value = i - n + args.defaults().size();
      if (value >= 0) {
        put("=").put(args.defaults().get(value), TEST);
      }
      if (i + 1 == positionalOnly) {
        put(", /");
      }
    }
    if (args.vararg() != null || !args.kwonlyargs().isEmpty()) {
      put(first ? "*" : ", *");
      first = false;
      if (args.vararg() != null) {
        put(args.vararg().arg());
      }
    }
    for (int i = 0; i < args.kwonlyargs().size(); i++) {
      put(first ? "" : ", ").put(args.kwonlyargs().get(i).arg());
      first = false;
      if (args.kw_defaults().get(i) != null) {
        put("=").put(args.kw_defaults().get(i), TEST);
      }
    }
    if (args.kwarg() != null) {
      put(first ? "**" : ", **").put(args.kwarg().arg());
    }
  }

  // f-strings and t-strings: their text is that of a str with fields in it

  private void template(String prefix, List<Expr> parts) {
    put(prefix).put(repr(new Literal.Str(body(parts, false))));
  }

  private static String body(List<Expr> parts, boolean inSpec) {
    StringBuilder text = new StringBuilder();
    for (Expr part : parts) {
      switch (part) {
        case Expr.Constant c when c.value() instanceof Literal.Str s ->
            text.append(s.value().replace("{", "{{").replace("}", "}}"));
        case Expr.FormattedValue f ->
            text.append(field(unparse(f.value(), OR), f.conversion(), f.format_spec()));
        case Expr.Interpolation i ->
            text.append(
                field(
                    i.str() instanceof Literal.Str s ? s.value() : unparse(i.value(), OR),
                    i.conversion(),
                    i.format_spec()));
        case Expr.JoinedStr j -> text.append(body(j.values(), inSpec));
        default -> text.append(unparse(part));
      }
    }
    return text.toString();
  }

  private static String field(String expression, int conversion, Expr spec) {
    StringBuilder text = new StringBuilder(expression.startsWith("{") ? "{ " : "{");
    text.append(expression);
    if (conversion > 0) {
      text.append('!').append((char) conversion);
    }
    if (spec != null) {
      text.append(':');
      text.append(
          spec instanceof Expr.JoinedStr j ? body(j.values(), true) : body(List.of(spec), true));
    }
    return text.append('}').toString();
  }
}
