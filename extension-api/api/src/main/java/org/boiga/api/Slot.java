package org.boiga.api;

import java.util.HashMap;
import java.util.Map;

/**
 * The operations that a type can define: special method, shape of the implementing function, and
 * the text signature of its Python wrapper. Dispatch, inheritance, and the wrappers in type
 * dictionaries are derived from this table.
 */
public enum Slot {
  NEW("__new__", Shape.CALL, "($type, *args, **kwargs)"),
  INIT("__init__", Shape.CALL, "($self, /, *args, **kwargs)"),
  CALL("__call__", Shape.CALL, "($self, /, *args, **kwargs)"),
  DEL("__del__", Shape.UNARY, "($self, /)"),
  REPR("__repr__", Shape.UNARY, "($self, /)"),
  STR("__str__", Shape.UNARY, "($self, /)"),
  HASH("__hash__", Shape.NUMBER, "($self, /)"),
  BOOL("__bool__", Shape.TEST, "($self, /)"),

  LT("__lt__", Shape.BINARY, "($self, value, /)"),
  LE("__le__", Shape.BINARY, "($self, value, /)"),
  EQ("__eq__", Shape.BINARY, "($self, value, /)"),
  NE("__ne__", Shape.BINARY, "($self, value, /)"),
  GT("__gt__", Shape.BINARY, "($self, value, /)"),
  GE("__ge__", Shape.BINARY, "($self, value, /)"),

  GETATTRIBUTE("__getattribute__", Shape.BINARY, "($self, name, /)"),
  GETATTR("__getattr__", Shape.BINARY, "($self, name, /)"),
  SETATTR("__setattr__", Shape.STORE, "($self, name, value, /)"),
  DELATTR("__delattr__", Shape.REMOVE, "($self, name, /)"),
  GET("__get__", Shape.TERNARY, "($self, instance, owner=None, /)"),
  SET("__set__", Shape.STORE, "($self, instance, value, /)"),
  DELETE("__delete__", Shape.REMOVE, "($self, instance, /)"),

  ITER("__iter__", Shape.UNARY, "($self, /)"),
  NEXT("__next__", Shape.UNARY, "($self, /)"),
  AWAIT("__await__", Shape.UNARY, "($self, /)"),
  AITER("__aiter__", Shape.UNARY, "($self, /)"),
  ANEXT("__anext__", Shape.UNARY, "($self, /)"),

  LEN("__len__", Shape.NUMBER, "($self, /)"),
  GETITEM("__getitem__", Shape.BINARY, "($self, key, /)"),
  SETITEM("__setitem__", Shape.STORE, "($self, key, value, /)"),
  DELITEM("__delitem__", Shape.REMOVE, "($self, key, /)"),
  CONTAINS("__contains__", Shape.CONTAINS, "($self, key, /)"),

  ADD("__add__", "__radd__", "__iadd__"),
  SUB("__sub__", "__rsub__", "__isub__"),
  MUL("__mul__", "__rmul__", "__imul__"),
  MATMUL("__matmul__", "__rmatmul__", "__imatmul__"),
  TRUEDIV("__truediv__", "__rtruediv__", "__itruediv__"),
  FLOORDIV("__floordiv__", "__rfloordiv__", "__ifloordiv__"),
  MOD("__mod__", "__rmod__", "__imod__"),
  DIVMOD("__divmod__", "__rdivmod__", null),
  LSHIFT("__lshift__", "__rlshift__", "__ilshift__"),
  RSHIFT("__rshift__", "__rrshift__", "__irshift__"),
  AND("__and__", "__rand__", "__iand__"),
  XOR("__xor__", "__rxor__", "__ixor__"),
  OR("__or__", "__ror__", "__ior__"),
  POW("__pow__", "__rpow__", "__ipow__", Shape.TERNARY, "($self, value, mod=None, /)"),

  RADD("__radd__"),
  RSUB("__rsub__"),
  RMUL("__rmul__"),
  RMATMUL("__rmatmul__"),
  RTRUEDIV("__rtruediv__"),
  RFLOORDIV("__rfloordiv__"),
  RMOD("__rmod__"),
  RDIVMOD("__rdivmod__"),
  RLSHIFT("__rlshift__"),
  RRSHIFT("__rrshift__"),
  RAND("__rand__"),
  RXOR("__rxor__"),
  ROR("__ror__"),
  RPOW("__rpow__", null, null, Shape.TERNARY, "($self, value, mod=None, /)"),

  IADD("__iadd__"),
  ISUB("__isub__"),
  IMUL("__imul__"),
  IMATMUL("__imatmul__"),
  ITRUEDIV("__itruediv__"),
  IFLOORDIV("__ifloordiv__"),
  IMOD("__imod__"),
  ILSHIFT("__ilshift__"),
  IRSHIFT("__irshift__"),
  IAND("__iand__"),
  IXOR("__ixor__"),
  IOR("__ior__"),
  IPOW("__ipow__"),

  NEG("__neg__", Shape.UNARY, "($self, /)"),
  POS("__pos__", Shape.UNARY, "($self, /)"),
  ABS("__abs__", Shape.UNARY, "($self, /)"),
  INVERT("__invert__", Shape.UNARY, "($self, /)"),
  INT("__int__", Shape.UNARY, "($self, /)"),
  FLOAT("__float__", Shape.UNARY, "($self, /)"),
  INDEX("__index__", Shape.UNARY, "($self, /)");

  /** The shape of the Java function behind a slot: parameters after the context, and result. */
  public enum Shape {
    /** {@code (self) -> object}; for NEXT null means exhausted. */
    UNARY,
    /** {@code (self, object) -> object}, NotImplemented where the operand is not supported. */
    BINARY,
    /** {@code (self, object or null, object or null) -> object}. */
    TERNARY,
    /** {@code (self, object, object)}. */
    STORE,
    /** {@code (self, object)}. */
    REMOVE,
    /** {@code (self) -> long}. */
    NUMBER,
    /** {@code (self) -> boolean}. */
    TEST,
    /** {@code (self, object) -> boolean}. */
    CONTAINS,
    /** Any arguments, as they were passed. */
    CALL
  }

  private static final Map<String, Slot> BY_NAME = new HashMap<>();

  static {
    for (Slot s : values()) {
      BY_NAME.put(s.method, s);
    }
  }

  /** The special method's name. */
  public final String method;

  public final Shape shape;

  /** Text signature of the wrapper in a type's dictionary. */
  public final String signature;

  private final String reflected;
  private final String inPlace;

  Slot(String method, Shape shape, String signature) {
    this(method, null, null, shape, signature);
  }

  Slot(String method) {
    this(method, null, null, Shape.BINARY, "($self, value, /)");
  }

  Slot(String method, String reflected, String inPlace) {
    this(method, reflected, inPlace, Shape.BINARY, "($self, value, /)");
  }

  Slot(String method, String reflected, String inPlace, Shape shape, String signature) {
    this.method = method;
    this.shape = shape;
    this.signature = signature;
    this.reflected = reflected;
    this.inPlace = inPlace;
  }

  /** The slot tried on the right operand, or null if this is no binary arithmetic operation. */
  public Slot reflected() {
    return reflected == null ? null : BY_NAME.get(reflected);
  }

  /** The slot of the augmented assignment, or null. */
  public Slot inPlace() {
    return inPlace == null ? null : BY_NAME.get(inPlace);
  }

  /** The slot that a special method's name denotes, or null. */
  public static Slot of(String method) {
    return BY_NAME.get(method);
  }
}
