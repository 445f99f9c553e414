package org.boiga.api;

import org.boiga.api.annotation.PyType;

/**
 * A type defined by hand rather than by annotations: slots by their special methods, methods,
 * computed attributes. The receiver of a function is the instance of the Java class, to be cast.
 */
public final class PyType_Spec extends DefinedTable {
  /** A slot of that shape. */
  @FunctionalInterface
  public interface Unary {
    PyObject apply(PyContext ctx, PyObject self);
  }

  /** A slot of that shape. */
  @FunctionalInterface
  public interface Binary {
    PyObject apply(PyContext ctx, PyObject self, PyObject other);
  }

  /** A slot of that shape; absent operands are null. */
  @FunctionalInterface
  public interface Ternary {
    PyObject apply(PyContext ctx, PyObject self, PyObject a, PyObject b);
  }

  /** A slot of that shape, or what writes a computed attribute, with the value as key. */
  @FunctionalInterface
  public interface Store {
    void apply(PyContext ctx, PyObject self, PyObject key, PyObject value);
  }

  /** A slot of that shape. */
  @FunctionalInterface
  public interface Remove {
    void apply(PyContext ctx, PyObject self, PyObject key);
  }

  /** A slot of that shape. */
  @FunctionalInterface
  public interface Number {
    long apply(PyContext ctx, PyObject self);
  }

  /** A slot of that shape. */
  @FunctionalInterface
  public interface Test {
    boolean apply(PyContext ctx, PyObject self);
  }

  /** A slot of that shape. */
  @FunctionalInterface
  public interface Contains {
    boolean apply(PyContext ctx, PyObject self, PyObject item);
  }

  /** What writes a computed attribute; a null value deletes it. */
  @FunctionalInterface
  public interface Setter {
    void set(PyContext ctx, PyObject self, PyObject value);
  }

  private final Class<? extends PyNativeObject> javaClass;
  private boolean subclassable = true;
  private boolean weaklyReferable = true;
  private String base = "";
  private PyType.Collection collection = PyType.Collection.INHERITED;

  /** Defines a type of that name, {@code module.Name}, whose objects are instances of the class. */
  public PyType_Spec(String name, Class<? extends PyNativeObject> javaClass) {
    super(name);
    this.javaClass = javaClass;
  }

  public PyType_Spec doc(String text) {
    setDoc(text);
    return this;
  }

  /** Forbids Python classes to derive from the type (no {@code Py_TPFLAGS_BASETYPE}). */
  public PyType_Spec notSubclassable() {
    subclassable = false;
    return this;
  }

  /** The type that it derives from; see {@link org.boiga.api.annotation.PyType#base}. */
  public PyType_Spec base(String fullName) {
    base = fullName;
    return this;
  }

  /** How patterns take instances; see {@link org.boiga.api.annotation.PyType#collection}. */
  public PyType_Spec collection(PyType.Collection kind) {
    collection = kind;
    return this;
  }

  /** Forbids weak references to instances (no {@code Py_TPFLAGS_MANAGED_WEAKREF}). */
  public PyType_Spec notWeaklyReferable() {
    weaklyReferable = false;
    return this;
  }

  public PyType_Spec method(PyMethodDef m) {
    add(m.kind, m, name().substring(name().lastIndexOf('.') + 1));
    return this;
  }

  /** Adds a computed attribute; the setter may be null. */
  public PyType_Spec getset(String attribute, Unary getter, Setter setter, String doc) {
    int write = -1;
    if (setter != null) {
      Store store = (ctx, self, value, none) -> setter.set(ctx, self, value);
      write = function(store);
    }
    add(new Entry(Kind.GETSET, function(getter), write, attribute, null, null, doc));
    return this;
  }

  private PyType_Spec slot(Slot slot, Slot.Shape shape, Object function) {
    if (slot.shape != shape) {
      throw new IllegalArgumentException(slot.method + " is of the shape " + slot.shape);
    }
    add(new Entry(Kind.SLOT, function(function), -1, slot.method, slot, slot.signature, null));
    return this;
  }

  public PyType_Spec unary(Slot slot, Unary f) {
    return slot(slot, Slot.Shape.UNARY, f);
  }

  public PyType_Spec binary(Slot slot, Binary f) {
    return slot(slot, Slot.Shape.BINARY, f);
  }

  public PyType_Spec ternary(Slot slot, Ternary f) {
    return slot(slot, Slot.Shape.TERNARY, f);
  }

  public PyType_Spec store(Slot slot, Store f) {
    return slot(slot, Slot.Shape.STORE, f);
  }

  public PyType_Spec remove(Slot slot, Remove f) {
    return slot(slot, Slot.Shape.REMOVE, f);
  }

  public PyType_Spec number(Slot slot, Number f) {
    return slot(slot, Slot.Shape.NUMBER, f);
  }

  public PyType_Spec test(Slot slot, Test f) {
    return slot(slot, Slot.Shape.TEST, f);
  }

  public PyType_Spec contains(Slot slot, Contains f) {
    return slot(slot, Slot.Shape.CONTAINS, f);
  }

  /**
   * {@code __new__}, {@code __init__} or {@code __call__}; the receiver of the first is the class.
   */
  public PyType_Spec call(Slot slot, PyMethodDef.FastCallKeywords f) {
    return slot(slot, Slot.Shape.CALL, f);
  }

  @Override
  public Class<? extends PyNativeObject> javaClass() {
    return javaClass;
  }

  @Override
  public boolean subclassable() {
    return subclassable;
  }

  @Override
  public String base() {
    return base;
  }

  @Override
  public PyType.Collection collection() {
    return collection;
  }

  @Override
  public boolean weaklyReferable() {
    return weaklyReferable;
  }

  @Override
  public PyObject unary(int id, PyContext ctx, PyObject self) {
    return ((Unary) at(id)).apply(ctx, self);
  }

  @Override
  public PyObject binary(int id, PyContext ctx, PyObject self, PyObject other) {
    return ((Binary) at(id)).apply(ctx, self, other);
  }

  @Override
  public PyObject ternary(int id, PyContext ctx, PyObject self, PyObject a, PyObject b) {
    return ((Ternary) at(id)).apply(ctx, self, a, b);
  }

  @Override
  public void store(int id, PyContext ctx, PyObject self, PyObject key, PyObject value) {
    ((Store) at(id)).apply(ctx, self, key, value);
  }

  @Override
  public void remove(int id, PyContext ctx, PyObject self, PyObject key) {
    ((Remove) at(id)).apply(ctx, self, key);
  }

  @Override
  public long number(int id, PyContext ctx, PyObject self) {
    return ((Number) at(id)).apply(ctx, self);
  }

  @Override
  public boolean test(int id, PyContext ctx, PyObject self) {
    return ((Test) at(id)).apply(ctx, self);
  }

  @Override
  public boolean contains(int id, PyContext ctx, PyObject self, PyObject item) {
    return ((Contains) at(id)).apply(ctx, self, item);
  }
}
