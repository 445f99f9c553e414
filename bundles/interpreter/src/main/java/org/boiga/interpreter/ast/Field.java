package org.boiga.interpreter.ast;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Nullable;
import org.boiga.compiler.ast.Text;
import org.boiga.objects.PyStr;

/**
 * A field of a node class: a component of a record.
 *
 * @param type the class of the value, or of the elements of a list
 * @param optional whether it may be absent, or the elements of a list may
 */
record Field(PyStr name, Kind kind, Class<?> type, boolean optional, boolean list, Method getter) {

  /** What the value of a field, or an element of it, is. */
  enum Kind {
    NODE,
    /** A node without fields: a constant of an enum. */
    SYMBOL,
    IDENTIFIER,
    STRING,
    INT,
    CONSTANT
  }

  static Field of(RecordComponent component) {
    boolean list = component.getType() == List.class;
    AnnotatedType annotated = component.getAnnotatedType();
    Class<?> type = component.getType();
    if (list) {
      annotated = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0];
      Type argument = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
      type = (Class<?>) argument;
    }
    boolean text = component.isAnnotationPresent(Text.class);
    return new Field(
        PyStr.interned(component.getName()),
        kind(type, text),
        type,
        annotated.isAnnotationPresent(Nullable.class),
        list,
        component.getAccessor());
  }

  private static Kind kind(Class<?> type, boolean text) {
    if (type == String.class) {
      return text ? Kind.STRING : Kind.IDENTIFIER;
    }
    if (type == int.class) {
      return Kind.INT;
    }
    if (type == Literal.class) {
      return Kind.CONSTANT;
    }
    return type.isEnum() ? Kind.SYMBOL : Kind.NODE;
  }

  /** Whether leaving the field out means None. */
  boolean isNoneByDefault() {
    return optional && !list;
  }

  Object get(Object node) {
    try {
      return getter.invoke(node);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The field in the notation of ASDL. */
  String declaration() {
    String typeName =
        switch (kind) {
          case NODE, SYMBOL -> Schema.declared(type).name;
          case IDENTIFIER -> "identifier";
          case STRING -> "string";
          case INT -> "int";
          case CONSTANT -> "constant";
        };
    return typeName + (optional ? "?" : "") + (list ? "*" : "") + " " + name;
  }
}
