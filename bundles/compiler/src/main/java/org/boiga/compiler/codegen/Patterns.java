package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;

/**
 * Compiles match statements.
 *
 * <p>A pattern tests a subject in a register. Where the subject is a temporary, it is consumed if
 * the pattern matches. What names capture waits in temporaries until the whole pattern has matched.
 * A test that fails jumps to where all temporaries that are in use then are cleared.
 */
final class Patterns {
  private final Unit u;

  Patterns(Unit u) {
    this.u = u;
  }

  /** What a pattern has captured so far, and where its tests jump that fail. */
  private final class Attempt {
    final int base = u.e.top;

    /** Label i clears temporary base + i - 1 and goes on with label i - 1; 0 is the next case. */
    final List<Label> failures = new ArrayList<>();

    /** Registers of captured values by name. */
    Map<String, Integer> captures = new LinkedHashMap<>();

    /** Whether a pattern that always matches may stand here. */
    boolean irrefutableAllowed;

    Attempt(boolean irrefutableAllowed) {
      this.irrefutableAllowed = irrefutableAllowed;
    }

    /** Where to jump when the temporaries below the next free one are in use. */
    Label failure() {
      return failure(u.e.top);
    }

    Label failure(int top) {
      int depth = top - base;
      while (failures.size() <= depth) {
        failures.add(new Label());
      }
      return failures.get(depth);
    }

    /** Places the failure labels; control comes here by them alone. */
    void bindFailures() {
      for (int i = failures.size() - 1; i >= 0; i--) {
        u.e.bind(failures.get(i));
        if (i > 0) {
          u.e.op(CLEAR, base + i - 1);
        }
      }
    }
  }

  void match(Stmt.Match statement) {
    int mark = u.e.top;
    int subject = u.pushScratch();
    u.expressions.value(statement.subject(), subject);
    Label end = new Label();
    List<MatchCase> cases = statement.cases();
    for (int i = 0; i < cases.size(); i++) {
      MatchCase block = cases.get(i);
      boolean last = i == cases.size() - 1;
      Attempt attempt = new Attempt(last || block.guard() != null);
      u.e.at(block.pattern().span());
      pattern(block.pattern(), subject, attempt);
      storeCaptures(attempt, block.pattern().span());
      u.e.top = mark;
      if (block.guard() != null) {
        u.conditions.branch(block.guard(), false, attempt.failure(mark));
      }
      u.e.at(block.pattern().span());
      u.e.op(CLEAR, subject);
      u.statements.body(block.body());
      u.e.atNone();
      u.e.jump(end);
      attempt.bindFailures();
    }
    u.e.op(CLEAR, subject);
    u.e.bind(end);
    u.popScratch();
    u.e.top = mark;
  }

  private void storeCaptures(Attempt attempt, Span span) {
    u.e.at(span);
    for (Map.Entry<String, Integer> capture : attempt.captures.entrySet()) {
      int top = u.e.top;
      u.storeName(capture.getKey(), capture.getValue());
      u.e.top = top;
    }
  }

  // Patterns

  private void pattern(Pattern p, int subject, Attempt a) {
    if (p instanceof Pattern.MatchValue value) {
      value(value, subject, a);
    } else if (p instanceof Pattern.MatchAs as) {
      as(as, subject, a);
    } else if (p instanceof Pattern.MatchClass type) {
      type(type, subject, a);
    } else if (p instanceof Pattern.MatchOr or) {
      or(or, subject, a);
    } else if (p instanceof Pattern.MatchSequence sequence) {
      sequence(sequence, subject, a);
    } else if (p instanceof Pattern.MatchSingleton singleton) {
      singleton(singleton, subject, a);
    } else if (p instanceof Pattern.MatchMapping mapping) {
      mapping(mapping, subject, a);
    } else if (p instanceof Pattern.MatchStar star) {
      capture(star.name(), subject, a, star.span());
    }
  }

  /** A pattern inside of another; it may always match. */
  private void inner(Pattern p, int subject, Attempt a) {
    boolean allowed = a.irrefutableAllowed;
    a.irrefutableAllowed = true;
    pattern(p, subject, a);
    a.irrefutableAllowed = allowed;
  }

  private boolean isTemporary(int register) {
    return u.e.isTemporary(register);
  }

  private void drop(int subject) {
    if (isTemporary(subject)) {
      u.e.op(CLEAR, subject);
    }
  }

  private static boolean isWildcard(Pattern p) {
    return p instanceof Pattern.MatchAs as && as.pattern() == null && as.name() == null;
  }

  private static boolean isStarWildcard(Pattern p) {
    return p instanceof Pattern.MatchStar star && star.name() == null;
  }

  private void value(Pattern.MatchValue p, int subject, Attempt a) {
    int mark = u.e.top;
    Expr value = p.value();
    int immediate = Expressions.immediate(value);
    if (immediate >= 0) {
      u.e.at(p.span());
      u.e.branch(JUMP_EQ_INT, subject, immediate, false, a.failure());
      return;
    }
    int other = u.expressions.operand(value);
    u.e.top = mark;
    u.e.at(p.span());
    u.e.branch(JUMP_EQ, subject, other, false, a.failure());
  }

  private void singleton(Pattern.MatchSingleton p, int subject, Attempt a) {
    u.e.at(p.span());
    if (p.value() == Literal.Singleton.NONE) {
      u.e.branch(JUMP_NONE, subject, 0, false, a.failure());
      return;
    }
    int mark = u.e.top;
    int value = u.constant(p.value(), ANY);
    u.e.top = mark;
    u.e.branch(JUMP_IS, subject, value, false, a.failure());
  }

  private void as(Pattern.MatchAs p, int subject, Attempt a) {
    if (p.pattern() == null) {
      if (!a.irrefutableAllowed) {
        throw u.compilation.error(
            p.name() != null
                ? "name capture '" + p.name() + "' makes remaining patterns unreachable"
                : "wildcard makes remaining patterns unreachable",
            p.span());
      }
      capture(p.name(), subject, a, p.span());
      return;
    }
    u.e.at(p.span());
    int kept = u.e.push();
    u.e.op(COPY, kept, subject);
    pattern(p.pattern(), subject, a);
    capture(p.name(), kept, a, p.span());
  }

  /** Keeps the subject for a name; without a name drops it. */
  private void capture(String name, int subject, Attempt a, Span span) {
    if (name == null) {
      drop(subject);
      return;
    }
    if (a.captures.containsKey(name)) {
      throw u.compilation.error("multiple assignments to name '" + name + "' in pattern", span);
    }
    u.e.at(span);
    int kept = subject;
    if (!isTemporary(subject)) {
      kept = u.e.push();
      u.e.op(MOVE, kept, subject);
    }
    a.captures.put(name, kept);
  }

  // Sequences

  private void sequence(Pattern.MatchSequence p, int subject, Attempt a) {
    List<Pattern> patterns = p.patterns();
    int n = patterns.size();
    int star = -1;
    boolean onlyWildcards = true;
    boolean starWildcard = false;
    for (int i = 0; i < n; i++) {
      Pattern element = patterns.get(i);
      if (element instanceof Pattern.MatchStar) {
        if (star >= 0) {
          throw u.compilation.error("multiple starred names in sequence pattern", p.span());
        }
        star = i;
        starWildcard = isStarWildcard(element);
        onlyWildcards &= starWildcard;
      } else {
        onlyWildcards &= isWildcard(element);
      }
    }
    u.e.at(p.span());
    int mark = u.e.top;
    int test = u.e.push();
    u.e.op(MATCH_SEQUENCE, test, subject);
    u.e.top = mark;
    u.e.branch(JUMP_TRUTH, test, 0, false, a.failure());
    if (star < 0 || n > 1) {
      length(subject, star < 0 ? n : n - 1, star >= 0, a);
    }
    if (onlyWildcards) {
      drop(subject);
    } else if (starWildcard) {
      items(p, subject, star, a);
    } else {
      unpacked(p, subject, star, a);
    }
  }

  private void length(int subject, int n, boolean atLeast, Attempt a) {
    int mark = u.e.top;
    int length = u.e.push();
    u.e.op(GET_LEN, length, subject);
    u.e.top = mark;
    if (n <= 255) {
      u.e.branch(atLeast ? JUMP_GE_INT : JUMP_EQ_INT, length, n, false, a.failure());
      return;
    }
    u.e.push();
    int expected = u.constant(new Literal.Int(n), ANY);
    u.e.top = mark;
    u.e.branch(atLeast ? JUMP_GE : JUMP_EQ, length, expected, false, a.failure());
  }

  /** Unpacks the subject and matches all elements. */
  private void unpacked(Pattern.MatchSequence p, int subject, int star, Attempt a) {
    int n = p.patterns().size();
    int first = u.e.top;
    for (int i = 0; i < n; i++) {
      u.e.push();
    }
    if (star < 0) {
      u.e.op(UNPACK, first, subject, n);
    } else {
      u.e.opWide(UNPACK_EX, first, subject, 0, star | n - star - 1 << 16);
    }
    elements(p.patterns(), first, a);
  }

  /** Matches patterns with consecutive temporaries. */
  private void elements(List<Pattern> patterns, int first, Attempt a) {
    for (int i = 0; i < patterns.size(); i++) {
      inner(patterns.get(i), first + i, a);
    }
  }

  /** Matches the elements that are no wildcards, each by its index. */
  private void items(Pattern.MatchSequence p, int subject, int star, Attempt a) {
    List<Pattern> patterns = p.patterns();
    int n = patterns.size();
    for (int i = 0; i < n; i++) {
      Pattern element = patterns.get(i);
      if (i == star || isWildcard(element)) {
        continue;
      }
      int item = u.e.push();
      int object = again(subject);
      int index = u.e.top;
      u.e.at(element.span());
      if (i < star) {
        u.constant(new Literal.Int(i), ANY);
      } else {
        u.e.push();
        u.e.op(GET_LEN, index, subject);
        u.e.op(SUB_INT, index, index, n - i);
      }
      u.e.op(GETITEM, item, object, index);
      u.e.top = item + 1;
      inner(element, item, a);
    }
    drop(subject);
  }

  /** A register to read a subject from that is needed once more. */
  private int again(int subject) {
    if (!isTemporary(subject)) {
      return subject;
    }
    int copy = u.e.push();
    u.e.op(COPY, copy, subject);
    return copy;
  }

  // Mappings

  private void mapping(Pattern.MatchMapping p, int subject, Attempt a) {
    int n = p.keys().size();
    u.e.at(p.span());
    int mark = u.e.top;
    int test = u.e.push();
    u.e.op(MATCH_MAPPING, test, subject);
    u.e.top = mark;
    u.e.branch(JUMP_TRUTH, test, 0, false, a.failure());
    if (n == 0 && p.rest() == null) {
      drop(subject);
      return;
    }
    if (n > 0) {
      length(subject, n, true, a);
    }
    int keys = u.e.push();
    keys(p, keys);
    u.e.at(p.span());
    int values = u.e.push();
    int copy = u.e.push();
    u.e.op(COPY, copy, keys);
    u.e.op(MATCH_KEYS, values, subject, copy);
    u.e.op(COPY, copy, values);
    u.e.top = copy;
    u.e.branch(JUMP_NONE, copy, 0, true, a.failure());
    int rest = -1;
    if (p.rest() != null) {
      rest = rest(n, subject, keys);
    } else {
      drop(subject);
    }
    u.e.op(CLEAR, keys);
    if (rest < 0) {
      u.e.top = keys; // nested patterns need few registers
    }
    int first = u.e.top;
    for (int i = 0; i < n; i++) {
      u.e.push();
    }
    u.e.op(UNPACK, first, values, n);
    elements(p.patterns(), first, a);
    if (rest >= 0) {
      capture(p.rest(), rest, a, p.span());
    }
  }

  private void keys(Pattern.MatchMapping p, int dst) {
    Set<Literal> seen = new HashSet<>();
    List<Expr> keys = p.keys();
    for (Expr key : keys) {
      Literal constant = u.compilation.folding().fold(key);
      if (constant != null) {
        if (!seen.add(normalized(constant))) {
          throw u.compilation.error(
              "mapping pattern checks duplicate key (" + Unparser.repr(constant) + ")", p.span());
        }
      } else if (!(key instanceof Expr.Attribute)) {
        throw u.compilation.error(
            "mapping pattern keys may only match literals and attribute lookups", p.span());
      }
    }
    u.expressions.value(
        new Expr.Tuple(keys, org.boiga.compiler.ast.ExprContext.Load, p.span()), dst);
  }

  /** A form in which literals are equal that are equal as keys. */
  private static Literal normalized(Literal key) {
    if (key instanceof Literal.Singleton s) {
      return s == Literal.Singleton.TRUE
          ? new Literal.Int(1)
          : s == Literal.Singleton.FALSE ? new Literal.Int(0) : s;
    }
    if (key instanceof Literal.Complex c && c.imag() == 0) {
      return normalized(new Literal.Float(c.real()));
    }
    return key instanceof Literal.Float f
            && f.value() == Math.rint(f.value())
            && Math.abs(f.value()) < 1L << 53
        ? new Literal.Int((long) f.value())
        : key;
  }

  /** Makes the dict of what is left of a mapping without the keys; gives its temporary. */
  private int rest(int n, int subject, int keys) {
    int dict = u.e.push();
    u.e.op(BUILD_MAP, dict, dict, 0);
    u.e.op(DICT_UPDATE, dict, subject);
    int first = u.e.push();
    u.e.op(COPY, first, keys);
    for (int i = 1; i < n; i++) {
      u.e.push();
    }
    u.e.op(UNPACK, first, first, n);
    for (int i = 0; i < n; i++) {
      int copy = u.e.push();
      u.e.op(COPY, copy, dict);
      u.e.op(DELITEM, copy, first + i);
      u.e.top = copy;
    }
    u.e.top = first;
    return dict;
  }

  // Classes

  private void type(Pattern.MatchClass p, int subject, Attempt a) {
    List<String> attributes = p.kwd_attrs();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < attributes.size(); i++) {
      if (!seen.add(attributes.get(i))) {
        throw u.compilation.error(
            "attribute name repeated in class pattern: " + attributes.get(i),
            p.kwd_patterns().get(i).span());
      }
    }
    int positional = p.patterns().size();
    int n = positional + attributes.size();
    int mark = u.e.top;
    int type = u.expressions.operand(p.cls());
    u.e.top = mark;
    int values = u.e.push();
    u.e.at(p.span());
    List<Literal> names = new ArrayList<>(attributes.size() + 1);
    names.add(new Literal.Int(positional));
    for (String attribute : attributes) {
      names.add(new Literal.Str(attribute));
    }
    if (u.e.isLive()) {
      int constant = u.constants.index(new Literal.TupleValue(names));
      u.e.opWide(MATCH_CLASS, values, subject, type, constant);
    }
    int copy = u.e.push();
    u.e.op(COPY, copy, values);
    u.e.top = copy;
    u.e.branch(JUMP_NONE, copy, 0, true, a.failure());
    drop(subject);
    u.e.top = values;
    for (int i = 0; i < n; i++) {
      u.e.push();
    }
    if (n == 0) {
      u.e.op(CLEAR, values);
      return;
    }
    u.e.op(UNPACK, values, values, n);
    List<Pattern> patterns = new ArrayList<>(p.patterns());
    patterns.addAll(p.kwd_patterns());
    elements(patterns, values, a);
  }

  // Alternatives

  private void or(Pattern.MatchOr p, int subject, Attempt a) {
    List<Pattern> alternatives = p.patterns();
    Label matched = new Label();
    Map<String, Integer> outer = a.captures;
    boolean allowed = a.irrefutableAllowed;
    int mark = u.e.top;
    List<String> control = null;
    for (int i = 0; i < alternatives.size(); i++) {
      Pattern alternative = alternatives.get(i);
      boolean last = i == alternatives.size() - 1;
      u.e.at(alternative.span());
      u.e.top = mark;
      // Room for the captures that all alternatives have in common
      if (control != null) {
        for (int k = 0; k < control.size(); k++) {
          u.e.push();
        }
      }
      Attempt attempt = new Attempt(last && allowed);
      attempt.captures = new LinkedHashMap<>();
      pattern(alternative, again(subject), attempt);
      if (control == null) {
        control = List.copyOf(attempt.captures.keySet());
      } else if (!attempt.captures.keySet().equals(Set.copyOf(control))) {
        throw u.compilation.error("alternative patterns bind different names", p.span());
      }
      deliver(control, attempt, mark);
      u.e.jump(matched);
      attempt.bindFailures();
      u.e.top = mark;
    }
    // No alternative matched
    u.e.at(p.span());
    u.e.jump(a.failure(mark));
    u.e.bind(matched);
    u.e.top = mark;
    for (int k = 0; k < control.size(); k++) {
      u.e.push();
      if (outer.containsKey(control.get(k))) {
        throw u.compilation.error(
            "multiple assignments to name '" + control.get(k) + "' in pattern", p.span());
      }
      outer.put(control.get(k), mark + k);
    }
    a.captures = outer;
    a.irrefutableAllowed = allowed;
    drop(subject);
  }

  /** Moves the captures of an alternative to the first temporaries, in the order of the names. */
  private void deliver(List<String> names, Attempt attempt, int slots) {
    int n = names.size();
    if (n == 0) {
      return;
    }
    // By way of temporaries above all others, since slots and captures may overlap
    int above = u.e.top;
    for (String name : names) {
      int moved = u.e.push();
      u.e.op(MOVE, moved, attempt.captures.get(name));
    }
    for (int k = 0; k < n; k++) {
      u.e.op(MOVE, slots + k, above + k);
    }
    u.e.top = above;
  }
}
