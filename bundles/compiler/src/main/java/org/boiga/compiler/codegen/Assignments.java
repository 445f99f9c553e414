package org.boiga.compiler.codegen;

import static org.boiga.compiler.bytecode.Opcodes.*;
import static org.boiga.compiler.codegen.Unit.ANY;

import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.symtable.ScopeType;

/** Compiles what assigns and deletes. */
final class Assignments {
  /** Targets that UNPACK gives temporaries to. */
  private static final int MAX_UNPACKED = 40;

  private final Unit u;

  Assignments(Unit u) {
    this.u = u;
  }

  void assign(Stmt.Assign statement) {
    List<Expr> targets = statement.targets();
    if (targets.size() == 1) {
      assign(targets.getFirst(), statement.value());
      return;
    }
    int mark = u.e.top;
    int value = u.expressions.value(statement.value(), ANY);
    for (int i = 0; i < targets.size() - 1; i++) {
      int copy = u.e.push();
      u.e.at(statement.span());
      u.e.op(COPY, copy, value);
      store(targets.get(i), copy);
      u.e.top = value + 1;
    }
    store(targets.getLast(), value);
    u.e.top = mark;
  }

  /** Assigns the value of an expression to a target. */
  void assign(Expr target, Expr value) {
    int mark = u.e.top;
    if (target instanceof Expr.Name name) {
      Variable v = u.resolve(name.id());
      if (v.isLocal()) {
        u.expressions.value(value, v.index());
        u.e.setBound(v.index(), true);
      } else {
        int register = u.expressions.operand(value);
        u.e.at(name.span());
        u.store(v, register);
      }
    } else if (!assignElementwise(target, value)) {
      // A local that is unpacked is read at once, one that is stored only after the target's parts
      boolean late = !isSequence(target) && Hazards.rebinds(target);
      int register = late ? u.expressions.value(value, ANY) : u.expressions.operand(value);
      store(target, register);
    }
    u.e.top = mark;
  }

  private static boolean isSequence(Expr target) {
    return target instanceof Expr.Tuple || target instanceof Expr.List;
  }

  static List<Expr> elements(Expr x) {
    return x instanceof Expr.Tuple tuple
        ? tuple.elts()
        : x instanceof Expr.List list ? list.elts() : null;
  }

  /**
   * Assigns a tuple or list display to as many targets without making it.
   *
   * @return whether the assignment is of that kind
   */
  private boolean assignElementwise(Expr target, Expr value) {
    List<Expr> targets = elements(target);
    List<Expr> values = elements(value);
    if (targets == null
        || values == null
        || targets.size() != values.size()
        || targets.size() > Expressions.MAX_RUN
        || u.e.isCrowded(targets.size())
        || Calls.hasStarred(targets)
        || Calls.hasStarred(values)) {
      return false;
    }
    int n = targets.size();
    int[] registers = new int[n];
    for (int i = 0; i < n; i++) {
      registers[i] =
          mayStay(values, targets, i)
              ? u.expressions.operand(values.get(i))
              : u.expressions.value(values.get(i), ANY);
    }
    for (int i = 0; i < n; i++) {
      int top = u.e.top;
      store(targets.get(i), registers[i]);
      u.e.top = top;
    }
    return true;
  }

  /** Whether a value may be read from its local after the others and earlier targets. */
  private boolean mayStay(List<Expr> values, List<Expr> targets, int index) {
    if (!(values.get(index) instanceof Expr.Name name)) {
      return false;
    }
    for (int i = index + 1; i < values.size(); i++) {
      if (Hazards.rebinds(values.get(i))) {
        return false;
      }
    }
    for (int i = 0; i < index; i++) {
      Expr target = targets.get(i);
      if (!(target instanceof Expr.Name other) || other.id().equals(name.id())) {
        return false;
      }
    }
    return targets.get(index) instanceof Expr.Name;
  }

  /** Assigns a register to a target; a temporary is consumed. */
  void store(Expr target, int register) {
    if (target instanceof Expr.Name name) {
      u.e.at(name.span());
      u.store(u.resolve(name.id()), register);
    } else if (target instanceof Expr.Attribute attribute) {
      noteStaticAttribute(attribute);
      int mark = u.e.top;
      int object = u.expressions.operand(attribute.value());
      u.expressions.atAttribute(attribute, attribute.span());
      u.e.opWide(STORE_ATTR, object, register, 0, u.attribute(attribute.attr()));
      u.e.top = mark;
    } else if (target instanceof Expr.Subscript subscript) {
      int mark = u.e.top;
      int object = u.expressions.operand(subscript.value(), subscript.slice());
      int key = u.expressions.operand(subscript.slice());
      u.e.at(subscript.span());
      u.e.op(SETITEM, object, key, register);
      u.e.top = mark;
    } else if (target instanceof Expr.Starred) {
      throw u.compilation.error(
          "starred assignment target must be in a list or tuple", target.span());
    } else {
      unpack(elements(target), target.span(), register);
    }
  }

  /** Attributes that methods assign to {@code self} are known to the class. */
  private void noteStaticAttribute(Expr.Attribute attribute) {
    if (attribute.value() instanceof Expr.Name name && name.id().equals("self")) {
      for (Unit outer = u.parent; outer != null; outer = outer.parent) {
        if (outer.scope.type() == ScopeType.CLASS) {
          outer.staticAttributes.add(attribute.attr());
          return;
        }
      }
    }
  }

  // Unpacking

  private void unpack(List<Expr> targets, Span span, int register) {
    int n = targets.size();
    int star = -1;
    for (int i = 0; i < n; i++) {
      if (targets.get(i) instanceof Expr.Starred) {
        if (star >= 0) {
          throw u.compilation.error("multiple starred expressions in assignment", span);
        }
        star = i;
      }
    }
    if (star >= 256 || star >= 0 && n - star - 1 >= 1 << 15) {
      throw u.compilation.error("too many expressions in star-unpacking assignment", span);
    }
    u.e.at(span);
    if (n > MAX_UNPACKED || u.e.isCrowded(n)) {
      unpackMany(targets, star, register);
      return;
    }
    int mark = u.e.top;
    if (star < 0) {
      int run = localRun(targets);
      boolean isTarget = register >= run && register < run + n;
      if (run >= 0 && !isTarget) {
        u.e.op(UNPACK, run, register, n);
        for (int i = 0; i < n; i++) {
          u.e.setBound(run + i, true);
        }
        return;
      }
    }
    for (int i = 0; i < n; i++) {
      u.e.push();
    }
    if (n == 0) {
      u.e.push();
    }
    if (star < 0) {
      u.e.op(UNPACK, mark, register, n);
    } else {
      u.e.opWide(UNPACK_EX, mark, register, 0, star | n - star - 1 << 16);
    }
    for (int i = 0; i < n; i++) {
      Expr target = targets.get(i);
      store(target instanceof Expr.Starred starred ? starred.value() : target, mark + i);
    }
    u.e.top = mark;
  }

  /** The first register if the targets are locals in consecutive registers, else -1. */
  private int localRun(List<Expr> targets) {
    int first = -1;
    for (int i = 0; i < targets.size(); i++) {
      if (!(targets.get(i) instanceof Expr.Name name)) {
        return -1;
      }
      Variable v = u.resolve(name.id());
      if (!v.isLocal() || i > 0 && v.index() != first + i) {
        return -1;
      }
      if (i == 0) {
        first = v.index();
      }
    }
    return first;
  }

  private void unpackMany(List<Expr> targets, int star, int register) {
    int n = targets.size();
    int counts = star < 0 ? n : star | n - star - 1 << 16;
    int mark = u.e.top;
    int tuple = u.e.push();
    u.e.opWide(UNPACK_TUPLE, tuple, register, star < 0 ? 0 : 1, counts);
    for (int i = 0; i < n; i++) {
      int copy = u.e.push();
      int index = u.e.push();
      u.e.op(COPY, copy, tuple);
      u.constant(new Literal.Int(i), index);
      u.e.op(GETITEM, copy, copy, index);
      u.e.top = copy + 1;
      Expr target = targets.get(i);
      store(target instanceof Expr.Starred starred ? starred.value() : target, copy);
      u.e.top = copy;
    }
    u.e.op(CLEAR, tuple);
    u.e.top = mark;
  }

  // Augmented assignment

  void augmented(Stmt.AugAssign statement) {
    int mark = u.e.top;
    Expr target = statement.target();
    if (target instanceof Expr.Name name) {
      augmentName(statement, name);
    } else if (target instanceof Expr.Attribute attribute) {
      augmentAttribute(statement, attribute);
    } else if (target instanceof Expr.Subscript subscript) {
      augmentItem(statement, subscript);
    } else {
      throw new IllegalArgumentException("invalid node type for augmented assignment");
    }
    u.e.top = mark;
  }

  private void augmentName(Stmt.AugAssign statement, Expr.Name name) {
    Variable v = u.resolve(name.id());
    if (!v.isLocal()) {
      u.e.at(name.span());
      int value = u.load(v, ANY);
      operate(statement, value, value);
      u.e.at(name.span());
      u.store(v, value);
      return;
    }
    u.e.at(name.span());
    u.check(v);
    int left = Hazards.rebinds(statement.value()) ? u.expressions.value(name, ANY) : v.index();
    operate(statement, v.index(), left);
    u.e.setBound(v.index(), true);
  }

  /** Emits the operation itself. */
  private void operate(Stmt.AugAssign statement, int dst, int left) {
    int opcode = Expressions.opcode(statement.op());
    int immediate = opcode == ADD || opcode == SUB ? Expressions.immediate(statement.value()) : -1;
    if (immediate >= 0) {
      u.e.at(statement.span());
      u.e.op(opcode - ADD + IADD_INT, dst, left, immediate);
      return;
    }
    int mark = u.e.top;
    int right = u.expressions.operand(statement.value());
    u.e.at(statement.span());
    u.e.op(opcode + IN_PLACE, dst, left, right);
    u.e.top = mark;
  }

  private void augmentAttribute(Stmt.AugAssign statement, Expr.Attribute attribute) {
    noteStaticAttribute(attribute);
    int object = u.expressions.operand(attribute.value(), statement.value());
    int base = u.e.top;
    int read = readAgain(object);
    u.e.top = base;
    int value = u.e.push();
    int name = u.attribute(attribute.attr());
    u.expressions.atAttribute(attribute, attribute.span());
    u.e.opWide(LOAD_ATTR, value, read, 0, name);
    operate(statement, value, value);
    u.expressions.atAttribute(attribute, attribute.span());
    u.e.opWide(STORE_ATTR, object, value, 0, name);
  }

  /** A register from which an operand can be read that is needed once more. */
  private int readAgain(int register) {
    if (!u.e.isTemporary(register)) {
      return register;
    }
    int copy = u.e.push();
    u.e.op(COPY, copy, register);
    return copy;
  }

  private void augmentItem(Stmt.AugAssign statement, Expr.Subscript subscript) {
    Expr value = statement.value();
    boolean rebinds = Hazards.rebinds(value);
    int object =
        rebinds || Hazards.rebinds(subscript.slice())
            ? u.expressions.value(subscript.value(), ANY)
            : u.expressions.operand(subscript.value());
    int key =
        rebinds
            ? u.expressions.value(subscript.slice(), ANY)
            : u.expressions.operand(subscript.slice());
    u.e.at(subscript.span());
    int base = u.e.top;
    int readObject = readAgain(object);
    int readKey = readAgain(key);
    u.e.top = base;
    int item = u.e.push();
    u.e.op(GETITEM, item, readObject, readKey);
    operate(statement, item, item);
    u.e.at(subscript.span());
    u.e.op(SETITEM, object, key, item);
  }

  // Deletion

  void delete(Expr target) {
    int mark = u.e.top;
    if (target instanceof Expr.Name name) {
      u.e.at(name.span());
      u.delete(u.resolve(name.id()));
    } else if (target instanceof Expr.Attribute attribute) {
      int object = u.expressions.operand(attribute.value());
      u.expressions.atAttribute(attribute, attribute.span());
      u.e.opWide(DELETE_ATTR, object, 0, 0, u.attribute(attribute.attr()));
    } else if (target instanceof Expr.Subscript subscript) {
      int object = u.expressions.operand(subscript.value(), subscript.slice());
      int key = u.expressions.operand(subscript.slice());
      u.e.at(subscript.span());
      u.e.op(DELITEM, object, key);
    } else {
      for (Expr element : elements(target)) {
        delete(element);
      }
    }
    u.e.top = mark;
  }
}
