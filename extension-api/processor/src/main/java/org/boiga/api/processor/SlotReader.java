package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeKind;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.processor.Declaration.Body;
import org.boiga.api.processor.Declaration.Comparison;
import org.boiga.api.processor.Declaration.Dispatch;
import org.boiga.api.processor.Declaration.Entry;
import org.boiga.api.processor.Declaration.Function;
import org.boiga.api.processor.Declaration.Operands;

/** Reads and checks methods that fill slots. */
final class SlotReader {
  private static final List<Slot> COMPARISONS =
      List.of(Slot.LT, Slot.LE, Slot.EQ, Slot.NE, Slot.GT, Slot.GE);

  private final ProcessingEnvironment env;
  private final MethodReader methods;

  SlotReader(ProcessingEnvironment env, MethodReader methods) {
    this.env = env;
    this.methods = methods;
  }

  List<Entry> read(ExecutableElement m, PySlot a) throws DeclarationError {
    String name = m.getSimpleName().toString();
    if (name.equals("compare")) {
      return comparisons(m, a);
    }
    Slot slot = Slot.of(name);
    if (slot == null) {
      throw new DeclarationError(m, "there is no slot " + name);
    }
    if (slot.shape != Slot.Shape.CALL && !a.signature().isEmpty()) {
      throw new DeclarationError(m, name + " has a fixed signature");
    }
    Function f = slot == Slot.NEW ? methods.onClass(m) : methods.onInstance(m);
    Body body =
        switch (slot.shape) {
          case UNARY -> operands(m, f, 0, null);
          case BINARY -> operands(m, f, 1, null);
          case TERNARY -> operands(m, f, 2, null);
          case STORE -> operands(m, f, 2, TypeKind.VOID);
          case REMOVE -> operands(m, f, 1, TypeKind.VOID);
          case NUMBER -> operands(m, f, 0, TypeKind.LONG);
          case TEST -> operands(m, f, 0, TypeKind.BOOLEAN);
          case CONTAINS -> operands(m, f, 1, TypeKind.BOOLEAN);
          case CALL -> call(m, f, slot, a);
        };
    String owner = methods.ownerShortName();
    return List.of(
        new Entry(
            "SLOT",
            Dispatch.of(slot.shape),
            name,
            owner,
            owner,
            slot,
            slot.signature,
            a.doc(),
            f,
            body,
            null));
  }

  private Body operands(ExecutableElement m, Function f, int count, TypeKind result)
      throws DeclarationError {
    methods.requireOperands(m, f, count, m.getSimpleName().toString());
    TypeKind actual = m.getReturnType().getKind();
    boolean finalizer = m.getSimpleName().contentEquals(Slot.DEL.method);
    if (result == null) {
      if (!finalizer) {
        methods.requireResult(m);
      }
    } else if (actual != result && !(result == TypeKind.LONG && actual == TypeKind.INT)) {
      throw new DeclarationError(
          m, m.getSimpleName() + " must return " + result.name().toLowerCase(Locale.ROOT));
    }
    return new Operands(count);
  }

  private Body call(ExecutableElement m, Function f, Slot slot, PySlot a) throws DeclarationError {
    boolean nothing = m.getReturnType().getKind() == TypeKind.VOID;
    if (slot == Slot.INIT && !nothing) {
      throw new DeclarationError(m, "__init__ must return void");
    }
    if (slot == Slot.NEW && !methods.isObject(m.getReturnType())) {
      throw new DeclarationError(m, "__new__ must return an object");
    }
    return methods.body(f, a.signature());
  }

  private List<Entry> comparisons(ExecutableElement m, PySlot a) throws DeclarationError {
    Function f = methods.onInstance(m);
    var ps = methods.operands(f);
    String op = methods.target.compareOp();
    if (ps.size() != 2
        || !methods.isPlainObject(ps.get(0).asType())
        || !ps.get(1).asType().toString().equals(op)) {
      throw new DeclarationError(
          m, "compare takes a PyObject and a " + DeclarationReader.simple(op));
    }
    methods.requireResult(m);
    String owner = methods.ownerShortName();
    List<Entry> entries = new ArrayList<>();
    for (Slot s : COMPARISONS) {
      entries.add(
          new Entry(
              "SLOT",
              Dispatch.BINARY,
              s.method,
              owner,
              owner,
              s,
              s.signature,
              a.doc(),
              f,
              new Comparison(s.name()),
              null));
    }
    return entries;
  }
}
