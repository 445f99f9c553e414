package org.boiga.compiler;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.ast.AstName;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Node;
import org.boiga.compiler.ast.Nullable;
import org.boiga.compiler.ast.Span;

/** Writes a tree as {@code ast.dump(tree, include_attributes=True)} does. */
public final class AstDump {
  private record Field(String name, Method accessor, boolean optional) {}

  private record Type(String name, Field[] fields) {}

  private static final Map<Class<?>, Type> TYPES = new HashMap<>();

  private final StringBuilder out = new StringBuilder();

  private AstDump() {}

  public static String dump(Node tree) {
    AstDump dump = new AstDump();
    dump.write(tree);
    return dump.out.toString();
  }

  private static Type type(Class<?> node) {
    return TYPES.computeIfAbsent(node, AstDump::describe);
  }

  private static Type describe(Class<?> node) {
    AstName name = node.getAnnotation(AstName.class);
    RecordComponent[] components = node.getRecordComponents();
    Field[] fields = new Field[components.length];
    for (int i = 0; i < fields.length; i++) {
      AnnotatedType type = components[i].getAnnotatedType();
      Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      fields[i] =
          new Field(components[i].getName(), accessor, type.isAnnotationPresent(Nullable.class));
    }
    return new Type(name == null ? node.getSimpleName() : name.value(), fields);
  }

  private void write(Object value) {
    switch (value) {
      case null -> out.append("None");
      case Node node -> writeNode(node);
      case List<?> list -> writeList(list);
      case Enum<?> constant when !(constant instanceof Literal) ->
          out.append(constant.name()).append("()");
      case Literal literal -> PythonRepr.append(out, literal);
      case String text -> PythonRepr.append(out, text);
      default -> out.append(value);
    }
  }

  private void writeList(List<?> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        out.append(", ");
      }
      write(list.get(i));
    }
    out.append(']');
  }

  private void writeNode(Node node) {
    Type type = type(node.getClass());
    out.append(type.name()).append('(');
    int start = out.length();
    for (Field field : type.fields()) {
      Object value = value(node, field);
      if (value instanceof Span span) {
        attribute(start, "lineno", span.lineno());
        attribute(start, "col_offset", span.colOffset());
        attribute(start, "end_lineno", span.endLineno());
        attribute(start, "end_col_offset", span.endColOffset());
      } else if (!(value == null && field.optional()) && !List.of().equals(value)) {
        attribute(start, field.name(), value);
      }
    }
    out.append(')');
  }

  private void attribute(int start, String name, Object value) {
    if (out.length() > start) {
      out.append(", ");
    }
    out.append(name).append('=');
    write(value);
  }

  private static Object value(Node node, Field field) {
    try {
      return field.accessor().invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
