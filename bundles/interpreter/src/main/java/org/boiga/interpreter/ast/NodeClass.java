package org.boiga.interpreter.ast;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Positioned;
import org.boiga.compiler.ast.Span;
import org.boiga.compiler.ast.TypeParam;

/** A class of module {@code ast}, as the compiler's trees declare it. */
final class NodeClass {
  /** The attributes of nodes that have a place. */
  static final String[] POSITION = {"lineno", "col_offset", "end_lineno", "end_col_offset"};

  final String name;

  /** The record, enum or interface; for a constant of an enum the class of the enum. */
  final Class<?> type;

  /** What this is an alternative of, or null. */
  final NodeClass sum;

  final List<NodeClass> alternatives = new ArrayList<>();
  final List<Field> fields = new ArrayList<>();

  /** Whether instances have a place in the source. */
  final boolean positioned;

  /** Whether a program has to say where instances end. */
  final boolean endRequired;

  /** The constant of an enum that this is the class of, or null. */
  final Enum<?> symbol;

  private Constructor<?> constructor;

  private NodeClass(String name, Class<?> type, NodeClass sum, Enum<?> symbol) {
    this.name = name;
    this.type = type;
    this.sum = sum;
    this.symbol = symbol;
    positioned = Positioned.class.isAssignableFrom(type);
    endRequired = Pattern.class.isAssignableFrom(type) || TypeParam.class.isAssignableFrom(type);
  }

  private static NodeClass ofRecord(Class<?> type, NodeClass sum) {
    NodeClass c = new NodeClass(Schema.nameOf(type), type, sum, null);
    c.readRecord();
    return c;
  }

  private void readRecord() {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      if (types[i] != Span.class) {
        fields.add(Field.of(components[i]));
      }
    }
    try {
      constructor = type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The class of a sealed interface or an enum, with its alternatives. */
  static NodeClass sum(Class<?> type) {
    NodeClass sum = new NodeClass(Schema.nameOf(type), type, null, null);
    if (type.isEnum()) {
      for (Object symbol : type.getEnumConstants()) {
        Enum<?> e = (Enum<?>) symbol;
        sum.alternatives.add(new NodeClass(e.name(), type, sum, e));
      }
    } else {
      for (Class<?> alternative : type.getPermittedSubclasses()) {
        sum.add(alternative);
      }
    }
    return sum;
  }

  /** The class of a sum type that has one alternative, which in Java is all there is. */
  static NodeClass sumOfOne(String name, Class<?> alternative) {
    NodeClass sum = new NodeClass(name, alternative, null, null);
    sum.add(alternative);
    return sum;
  }

  private void add(Class<?> alternative) {
    alternatives.add(ofRecord(alternative, this));
  }

  /** The class of a record that is no alternative. */
  static NodeClass product(Class<?> type) {
    return ofRecord(type, null);
  }

  /** Whether there are instances. */
  boolean isConcrete() {
    return alternatives.isEmpty();
  }

  /** Makes a node of the values of its fields, and its place if it has one. */
  Object make(Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The declaration in the notation of ASDL. */
  String declaration() {
    if (isConcrete()) {
      return fields.isEmpty()
          ? name
          : fields.stream()
              .map(Field::declaration)
              .collect(Collectors.joining(", ", name + "(", ")"));
    }
    boolean plain = alternatives.stream().allMatch(a -> a.fields.isEmpty());
    String separator = plain ? " | " : "\n" + " ".repeat(name.length() + 1) + "| ";
    return alternatives.stream()
        .map(NodeClass::declaration)
        .collect(Collectors.joining(separator, name + " = ", ""));
  }
}
