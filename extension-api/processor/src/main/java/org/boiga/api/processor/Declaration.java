package org.boiga.api.processor;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyType;

/**
 * What one annotated class declares to Python, checked.
 *
 * @param module whether it declares a module, else a type
 * @param builtin whether the module is part of Python
 * @param base full name of the type's base, empty if the Java superclass tells
 * @param signature text signature of the type's constructor, or null
 * @param exec the method that fills a new module, or null
 * @param transfer how the module's state crosses to its next version, or null
 * @param types classes of the types that the module exports
 * @param internalTypes classes of further types of the module
 */
record Declaration(
    TypeElement element,
    Target target,
    boolean module,
    boolean builtin,
    String name,
    String doc,
    boolean subclassable,
    boolean immutable,
    String base,
    PyType.Collection collection,
    boolean weaklyReferable,
    List<String> matchArgs,
    String signature,
    ExecutableElement exec,
    StateTransfer transfer,
    List<TypeElement> types,
    List<TypeElement> internalTypes,
    List<Entry> entries) {

  /** The method of the table that an entry is called through. */
  enum Dispatch {
    UNARY("PyObject unary", ""),
    BINARY("PyObject binary", ", PyObject other", "other"),
    TERNARY("PyObject ternary", ", PyObject a, PyObject b", "a", "b"),
    STORE("void store", ", PyObject key, PyObject value", "key", "value"),
    REMOVE("void remove", ", PyObject key", "key"),
    NUMBER("long number", ""),
    TEST("boolean test", ""),
    CONTAINS("boolean contains", ", PyObject item", "item"),
    CALL("PyObject call", ", PyObject[] args, int start, int n, PyTuple kwnames");

    /** Result type and name. */
    final String head;

    /** Declarations of the parameters after the receiver. */
    final String parameters;

    /** Names of the operands. */
    final List<String> operands;

    Dispatch(String head, String parameters, String... operands) {
      this.head = head;
      this.parameters = parameters;
      this.operands = List.of(operands);
    }

    static Dispatch of(Slot.Shape shape) {
      return valueOf(shape.name());
    }
  }

  /** What the Java method takes after the context for a receiver. */
  enum Receiver {
    /** Nothing: it is static, and so is the Python function. */
    NONE,
    /** It is an instance method of the Java class. */
    THIS,
    /** The first parameter. */
    PARAMETER
  }

  /** How a method of the table calls the Java method. */
  sealed interface Body permits Operands, Comparison, Raw, Parsed {}

  /** Passes the first operands of the slot on as they are. */
  record Operands(int count) implements Body {}

  /** Passes the operand and a constant that tells which comparison it is. */
  record Comparison(String op) implements Body {}

  /** Passes arguments on as the caller gave them. */
  record Raw() implements Body {}

  /** Parses arguments by the signature and converts each. */
  record Parsed(PythonSignature signature, List<Argument> arguments) implements Body {}

  /**
   * A parameter of a parsed call.
   *
   * @param defaultValue Java source of the value where the argument is omitted, or null if required
   */
  record Argument(PythonSignature.Param python, TypeMirror type, String defaultValue) {}

  /**
   * One entry of the table.
   *
   * @param kind name of the constant of the table's kinds
   * @param shortName name in messages about the values of arguments
   * @param fullName name in messages about the call itself
   * @param textSignature null if there is none
   * @param setter for a computed attribute: the method that writes it, or null
   */
  record Entry(
      String kind,
      Dispatch dispatch,
      String name,
      String shortName,
      String fullName,
      Slot slot,
      String textSignature,
      String doc,
      Function function,
      Body body,
      Function setter) {}

  /**
   * A Java method to call.
   *
   * @param receiverType the class to cast the receiver to; null for {@link Receiver#NONE}
   */
  record Function(ExecutableElement method, Receiver receiver, TypeMirror receiverType) {}

  /** The simple name of the table's class. */
  String tableName() {
    return tableName(element);
  }

  static String tableName(TypeElement element) {
    StringBuilder b = new StringBuilder(element.getSimpleName());
    for (var e = element.getEnclosingElement();
        e instanceof TypeElement outer;
        e = e.getEnclosingElement()) {
      b.insert(0, outer.getSimpleName() + "_");
    }
    return b.append("Table").toString();
  }
}
