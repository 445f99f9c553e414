package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Keyword;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Span;

/** Compiles calls: callable and arguments go to consecutive temporaries, locals as borrowed. */
final class Calls {
  /** Arguments that can be marked as borrowed. */
  private static final int MAX_BORROWED = 15;

  private static final int RECEIVER_BIT = 15;

  private final Unit u;

  Calls(Unit u) {
    this.u = u;
  }

  int call(Expr.Call call, int dst) {
    u.compilation.warnings().call(call);
    checkKeywords(call.keywords());
    boolean simple = isSimple(call.args(), call.keywords());
    if (simple && call.func() instanceof Expr.Attribute method) {
      return method(call, method, dst);
    }
    int mark = u.e.top;
    int callable = u.expressions.value(call.func(), ANY);
    if (!simple) {
      unpacked(callable, 0, call.args(), call.keywords(), call.span());
      u.e.top = mark;
      dst = u.target(dst);
      u.e.at(call.span());
      u.e.op(CALL_EX, dst, callable, call.keywords().isEmpty() ? 0 : 1);
      return dst;
    }
    int borrows = u.e.openBorrows();
    int mask = arguments(call.args(), call.keywords());
    int names = names(call.keywords());
    u.e.top = mark;
    dst = u.target(dst);
    u.e.at(call.span());
    u.e.opWide(CALL, dst, callable, call.args().size(), names | mask << 16);
    u.e.endBorrows(borrows);
    return dst;
  }

  private int method(Expr.Call call, Expr.Attribute method, int dst) {
    int mark = u.e.top;
    boolean borrows = hazards(call.args(), call.keywords()) == 0;
    int object = borrows ? u.expressions.operand(method.value()) : -1;
    if (object < 0) {
      object = u.expressions.value(method.value(), ANY);
    }
    u.e.top = mark;
    int function = u.e.push();
    int receiver = u.e.push();
    u.expressions.atAttribute(method, method.span());
    u.e.opWide(LOAD_METHOD, function, object, 0, u.attribute(method.attr()));
    int started = u.e.openBorrows();
    int mask = 0;
    if (!u.e.isTemporary(object)) {
      mask = 1 << RECEIVER_BIT;
      u.e.startBorrow(RECEIVER | receiver);
    }
    mask |= arguments(call.args(), call.keywords());
    int names = names(call.keywords());
    u.e.top = mark;
    dst = u.target(dst);
    u.expressions.atAttribute(method, call.span());
    u.e.opWide(CALL_METHOD, dst, function, call.args().size(), names | mask << 16);
    u.e.endBorrows(started);
    return dst;
  }

  private int hazards(List<Expr> args, List<Keyword> keywords) {
    return Hazards.of(args) | Hazards.ofKeywords(keywords);
  }

  /** Whether positional and keyword arguments fit consecutive temporaries. */
  boolean isSimple(List<Expr> args, List<Keyword> keywords) {
    int n = args.size() + keywords.size();
    if (n > Expressions.MAX_RUN || u.e.isCrowded(n) || u.variables.hasFar() || hasStarred(args)) {
      return false;
    }
    for (Keyword keyword : keywords) {
      if (keyword.arg() == null) {
        return false;
      }
    }
    return true;
  }

  static boolean hasStarred(List<Expr> expressions) {
    for (Expr x : expressions) {
      if (x instanceof Expr.Starred) {
        return true;
      }
    }
    return false;
  }

  /**
   * Evaluates arguments to consecutive temporaries.
   *
   * @return the mask of those that are borrowed
   */
  private int arguments(List<Expr> args, List<Keyword> keywords) {
    boolean calm = hazards(args, keywords) == 0;
    int n = args.size();
    int mask = 0;
    for (int i = 0; i < n + keywords.size(); i++) {
      Expr x = i < n ? args.get(i) : keywords.get(i - n).value();
      if (i < MAX_BORROWED && x instanceof Expr.Name name && u.expressions.isLocal(name)) {
        if (calm || laterHazards(args, keywords, i + 1) == 0) {
          int local = u.expressions.inPlace(name);
          int register = u.e.push();
          u.e.op(BORROW, register, local);
          u.e.startBorrow(register);
          mask |= 1 << i;
          continue;
        }
      }
      u.expressions.value(x, ANY);
    }
    return mask;
  }

  private static int laterHazards(List<Expr> args, List<Keyword> keywords, int from) {
    int n = args.size();
    return from < n
        ? Hazards.of(args.subList(from, n)) | Hazards.ofKeywords(keywords)
        : Hazards.ofKeywords(keywords.subList(from - n, keywords.size()));
  }

  /** Index of the tuple of keyword names plus one, or 0 if there are none. */
  int names(List<Keyword> keywords) {
    if (keywords.isEmpty() || !u.e.isLive()) {
      return 0;
    }
    List<String> names = new ArrayList<>(keywords.size());
    for (Keyword keyword : keywords) {
      names.add(keyword.arg());
    }
    int index = u.constants.index(Constants.names(names)) + 1;
    if (index >>> 16 != 0) {
      throw u.compilation.error("too many constants", null);
    }
    return index;
  }

  private void checkKeywords(List<Keyword> keywords) {
    if (keywords.isEmpty()) {
      return;
    }
    Set<String> seen = new HashSet<>();
    for (Keyword keyword : keywords) {
      if (keyword.arg() != null) {
        if (!seen.add(keyword.arg())) {
          throw u.compilation.error("keyword argument repeated: " + keyword.arg(), keyword.span());
        }
      }
    }
  }

  /**
   * Calls a callable in a temporary with arguments of which the first are evaluated.
   *
   * @param callable the temporary of the callable, after which come the first arguments; the next
   *     free temporary follows them
   */
  void callWith(
      int callable, int first, List<Expr> args, List<Keyword> keywords, Span span, int dst) {
    checkKeywords(keywords);
    if (!isSimple(args, keywords)) {
      unpacked(callable, first, args, keywords, span);
      u.e.at(span);
      u.e.op(CALL_EX, dst, callable, keywords.isEmpty() ? 0 : 1);
      return;
    }
    for (Expr arg : args) {
      u.expressions.value(arg, ANY);
    }
    for (Keyword keyword : keywords) {
      u.expressions.value(keyword.value(), ANY);
    }
    u.e.at(span);
    u.e.opWide(CALL, dst, callable, first + args.size(), names(keywords));
  }

  /** Calls a callable in a temporary with the temporaries that follow it. */
  void callTemporaries(int callable, int count, int dst) {
    if (u.variables.hasFar()) {
      u.e.op(BUILD_TUPLE, callable + 1, callable + 1, count);
      u.e.op(CALL_EX, dst, callable);
    } else {
      u.e.opWide(CALL, dst, callable, count, 0);
    }
  }

  /** Evaluates the arguments of CALL_EX, of which the first positional ones are in temporaries. */
  private void unpacked(
      int callable, int first, List<Expr> args, List<Keyword> keywords, Span span) {
    int positional = callable + 1;
    if (first == 0 && args.size() == 1 && args.getFirst() instanceof Expr.Starred starred) {
      u.expressions.value(starred.value(), ANY);
    } else if (first == 0 && args.isEmpty()) {
      u.e.at(span);
      u.constant(new Literal.TupleValue(List.of()), ANY);
    } else {
      positional(positional, first, args, span);
    }
    u.e.top = positional + 1;
    if (!keywords.isEmpty()) {
      keywords(callable, u.e.push(), keywords, span);
    }
  }

  private void positional(int list, int first, List<Expr> args, Span span) {
    int i = 0;
    int plain = 0;
    while (plain < args.size() && !(args.get(plain) instanceof Expr.Starred)) {
      plain++;
    }
    int run = plain <= Expressions.MAX_RUN ? plain : Expressions.FIRST_RUN;
    int room = u.e.isCrowded(Expressions.MAX_RUN) ? 1 : run;
    while (i < room && i < plain) {
      u.expressions.value(args.get(i++), ANY);
    }
    u.e.at(span);
    if (i == args.size()) {
      u.e.op(BUILD_TUPLE, list, list, first + i);
      return;
    }
    u.e.op(BUILD_LIST, list, list, first + i);
    for (; i < args.size(); i++) {
      u.e.top = list + 1;
      Expr arg = args.get(i);
      if (arg instanceof Expr.Starred starred) {
        int iterable = u.expressions.operand(starred.value());
        u.e.at(span);
        u.e.op(LIST_EXTEND, list, iterable);
      } else {
        int value = u.expressions.operand(arg);
        u.e.at(span);
        u.e.op(LIST_APPEND, list, value);
      }
    }
    u.e.op(LIST_TO_TUPLE, list, list);
  }

  private void keywords(int callable, int dict, List<Keyword> keywords, Span span) {
    boolean started = false;
    int i = 0;
    while (i < keywords.size()) {
      if (keywords.get(i).arg() == null) {
        if (!started) {
          u.e.at(span);
          u.e.op(BUILD_MAP, dict, dict, 0);
        }
        u.e.top = dict + 1;
        int mapping = u.expressions.operand(keywords.get(i).value());
        u.e.at(span);
        u.e.op(DICT_MERGE, dict, mapping, callable);
        i++;
      } else {
        u.e.top = started ? dict + 1 : dict;
        int pairs = u.e.top;
        int n = 0;
        int room =
            u.e.isCrowded(Expressions.MAX_RUN)
                ? 1
                : keywords.size() <= Expressions.MAX_RUN / 2
                    ? Expressions.MAX_RUN / 2
                    : Expressions.FIRST_RUN / 2;
        for (; i < keywords.size() && n < room && keywords.get(i).arg() != null; i++, n++) {
          u.e.at(keywords.get(i).span());
          u.string(keywords.get(i).arg(), ANY);
          u.expressions.value(keywords.get(i).value(), ANY);
        }
        u.e.at(span);
        u.e.op(BUILD_MAP, pairs, pairs, n);
        if (started) {
          u.e.op(DICT_MERGE, dict, pairs, callable);
        }
      }
      started = true;
    }
  }
}
