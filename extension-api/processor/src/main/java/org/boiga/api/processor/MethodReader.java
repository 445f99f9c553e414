package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.processor.Declaration.Argument;
import org.boiga.api.processor.Declaration.Body;
import org.boiga.api.processor.Declaration.Dispatch;
import org.boiga.api.processor.Declaration.Entry;
import org.boiga.api.processor.Declaration.Function;
import org.boiga.api.processor.Declaration.Parsed;
import org.boiga.api.processor.Declaration.Raw;
import org.boiga.api.processor.Declaration.Receiver;

/** Reads and checks Java methods that are called with arguments as a Python function is. */
final class MethodReader {
  private static final int MOST_PARAMETERS = 64;

  private final ProcessingEnvironment env;
  final Target target;
  private final TypeElement owner;
  private final String ownerName;

  MethodReader(ProcessingEnvironment env, Target target, TypeElement owner, String ownerName) {
    this.env = env;
    this.target = target;
    this.owner = owner;
    this.ownerName = ownerName;
  }

  /** The name given, or else the Java name less one trailing underscore unless it is a dunder. */
  static String pythonName(String given, ExecutableElement m) {
    return given.isEmpty() ? pythonName(m.getSimpleName().toString()) : given;
  }

  private static String pythonName(String java) {
    boolean dunder = java.startsWith("__") && java.endsWith("__");
    return java.endsWith("_") && !dunder ? java.substring(0, java.length() - 1) : java;
  }

  /** The name of the owning type or module without what is before the last dot. */
  String ownerShortName() {
    return DeclarationReader.simple(ownerName);
  }

  // Receivers ------------------------------------------------------------------------------------

  private static boolean isStatic(ExecutableElement m) {
    return m.getModifiers().contains(Modifier.STATIC);
  }

  /** A method on an instance of the type. */
  Function onInstance(ExecutableElement m) throws DeclarationError {
    if (!isStatic(m)) {
      TypeMirror declaring = env.getTypeUtils().erasure(m.getEnclosingElement().asType());
      if (!env.getTypeUtils().isSubtype(env.getTypeUtils().erasure(owner.asType()), declaring)) {
        throw new DeclarationError(m, "must be static: the type's class does not inherit it");
      }
      return new Function(m, Receiver.THIS, declaring);
    }
    if (m.getParameters().size() < 2 || !isObject(m.getParameters().get(1).asType())) {
      throw new DeclarationError(m, "the second parameter of a static method is the receiver");
    }
    return new Function(m, Receiver.PARAMETER, m.getParameters().get(1).asType());
  }

  /** A static method that gets the class. */
  Function onClass(ExecutableElement m) throws DeclarationError {
    if (!isStatic(m)
        || m.getParameters().size() < 2
        || !m.getParameters().get(1).asType().toString().equals(target.type())) {
      throw new DeclarationError(
          m,
          "must be static with a second parameter of type "
              + DeclarationReader.simple(target.type()));
    }
    return new Function(m, Receiver.PARAMETER, m.getParameters().get(1).asType());
  }

  private Function onNothing(ExecutableElement m) throws DeclarationError {
    if (!isStatic(m)) {
      throw new DeclarationError(m, "must be static");
    }
    return new Function(m, Receiver.NONE, null);
  }

  // Entries --------------------------------------------------------------------------------------

  Entry function(ExecutableElement m, PyFunction a) throws DeclarationError {
    String name = pythonName(a.name(), m);
    Function f = onNothing(m);
    if (m.getParameters().size() > 1
        && m.getParameters().get(1).asType().toString().equals(target.module())) {
      f = new Function(m, Receiver.PARAMETER, m.getParameters().get(1).asType());
    }
    String full = ownerName.equals("builtins") ? name : ownerName + "." + name;
    return entry("FUNCTION", name, full, "$module", f, a.signature(), a.doc());
  }

  Entry method(ExecutableElement m, PyMethod a) throws DeclarationError {
    String name = pythonName(a.name(), m);
    Slot slot = Slot.of(name);
    if (slot != null && a.kind() == PyMethod.Kind.INSTANCE) {
      throw new DeclarationError(m, name + " is a slot: annotate it with @PySlot");
    }
    String full = ownerShortName() + "." + name;
    return switch (a.kind()) {
      case INSTANCE -> entry("METHOD", name, full, "$self", onInstance(m), a.signature(), a.doc());
      case CLASS -> entry("CLASS_METHOD", name, full, "$type", onClass(m), a.signature(), a.doc());
      case STATIC -> entry("STATIC_METHOD", name, full, null, onNothing(m), a.signature(), a.doc());
    };
  }

  private Entry entry(
      String kind,
      String name,
      String full,
      String receiver,
      Function f,
      String signature,
      String doc)
      throws DeclarationError {
    Body body = body(f, signature);
    String text =
        switch (body) {
          case Parsed p -> p.signature().text(receiver);
          case Raw r when !signature.isEmpty() -> parse(f.method(), signature).text(receiver);
          default -> null;
        };
    return new Entry(kind, Dispatch.CALL, name, name, full, null, text, doc, f, body, null);
  }

  // Parameters -----------------------------------------------------------------------------------

  /** The Java parameters after context and receiver. */
  List<? extends VariableElement> operands(Function f) {
    var all = f.method().getParameters();
    return all.subList(f.receiver() == Receiver.PARAMETER ? 2 : 1, all.size());
  }

  void requireOperands(ExecutableElement m, Function f, int count, String what)
      throws DeclarationError {
    var ps = operands(f);
    if (ps.size() != count || !ps.stream().allMatch(p -> isPlainObject(p.asType()))) {
      throw new DeclarationError(
          m,
          what
              + switch (count) {
                case 0 -> " takes no parameters after the receiver";
                case 1 -> " takes one PyObject after the receiver";
                default -> " takes " + count + " PyObjects after the receiver";
              });
    }
  }

  void requireResult(ExecutableElement m) throws DeclarationError {
    if (m.getReturnType().getKind() == TypeKind.VOID) {
      throw new DeclarationError(m, "must return a value");
    }
    checkResult(m);
  }

  void checkResult(ExecutableElement m) throws DeclarationError {
    TypeMirror t = m.getReturnType();
    boolean known =
        switch (t.getKind()) {
          case VOID, BOOLEAN, INT, LONG, DOUBLE -> true;
          default -> isString(t) || isObject(t);
        };
    if (!known) {
      throw new DeclarationError(m, "unsupported result type " + t);
    }
  }

  PythonSignature parse(ExecutableElement m, String text) throws DeclarationError {
    try {
      return PythonSignature.parse(text);
    } catch (PythonSignature.SyntaxError e) {
      throw new DeclarationError(m, e.getMessage());
    }
  }

  boolean isRaw(Function f) {
    List<String> types = operands(f).stream().map(p -> p.asType().toString()).toList();
    return types.equals(List.of(target.object() + "[]", "int", "int", target.tuple()));
  }

  Body body(Function f, String signatureText) throws DeclarationError {
    ExecutableElement m = f.method();
    checkResult(m);
    if (isRaw(f)) {
      return new Raw();
    }
    var ps = operands(f);
    if (ps.size() > MOST_PARAMETERS) {
      throw new DeclarationError(m, "more than " + MOST_PARAMETERS + " parameters");
    }
    PythonSignature s =
        signatureText.isEmpty()
            ? PythonSignature.positionalOnly(
                ps.stream().map(p -> pythonName(p.getSimpleName().toString())).toList())
            : parse(m, signatureText);
    if (s.params().size() != ps.size()) {
      throw new DeclarationError(
          m,
          "the signature has %d parameters, the Java method %d"
              .formatted(s.params().size(), ps.size()));
    }
    List<Argument> arguments = new ArrayList<>();
    for (int i = 0; i < ps.size(); i++) {
      arguments.add(argument(ps.get(i), s.params().get(i)));
    }
    return new Parsed(s, arguments);
  }

  private Argument argument(VariableElement p, PythonSignature.Param python)
      throws DeclarationError {
    TypeMirror t = p.asType();
    switch (python.kind()) {
      case VAR_POSITIONAL -> {
        if (!(t instanceof ArrayType a) || !isPlainObject(a.getComponentType())) {
          throw new DeclarationError(p, python + " must be a PyObject[]");
        }
        return new Argument(python, t, null);
      }
      case VAR_KEYWORD -> {
        if (!t.toString().equals(target.dict())) {
          throw new DeclarationError(
              p, python + " must be a " + DeclarationReader.simple(target.dict()));
        }
        return new Argument(python, t, null);
      }
      default -> {}
    }
    boolean primitive =
        switch (t.getKind()) {
          case BOOLEAN, INT, LONG, DOUBLE -> true;
          default -> false;
        };
    if (!primitive && !isString(t) && !isBuffer(t) && !isObject(t)) {
      throw new DeclarationError(p, "unsupported parameter type " + t);
    }
    if (python.defaultText() == null) {
      return new Argument(python, t, null);
    }
    String value =
        primitive
            ? Literals.primitive(t.getKind(), python.defaultText())
            : isString(t)
                ? Literals.string(python.defaultText())
                : isBuffer(t) ? Literals.absent(python.defaultText()) : "null";
    if (value == null) {
      throw new DeclarationError(
          p, "the default of '%s' is no literal of type %s".formatted(python, t));
    }
    return new Argument(python, t, value);
  }

  // Types ----------------------------------------------------------------------------------------

  static boolean isString(TypeMirror t) {
    return t.toString().equals("java.lang.String");
  }

  /** Whether it takes the memory of an argument. */
  boolean isBuffer(TypeMirror t) {
    return t.toString().equals(target.buffer());
  }

  /** Whether it is the type of any object. */
  boolean isPlainObject(TypeMirror t) {
    return t.toString().equals(target.object());
  }

  /** Whether it is the type of any object, or a subclass. */
  boolean isObject(TypeMirror t) {
    TypeElement object = env.getElementUtils().getTypeElement(target.object());
    return t.getKind() == TypeKind.ERROR
        || t.getKind() == TypeKind.DECLARED
            && object != null
            && env.getTypeUtils().isSubtype(env.getTypeUtils().erasure(t), object.asType());
  }
}
