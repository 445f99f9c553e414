package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a class to be a Python type whose members are its annotated methods and fields. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyType {
  /** The type's name; with a module it is {@code module.name}. */
  String name();

  String doc() default "";

  /** Whether Python classes may derive from it ({@code Py_TPFLAGS_BASETYPE}). */
  boolean subclassable() default true;

  /**
   * The type that it derives from, by its full name such as {@code datetime.tzinfo}: a built-in
   * one, or one of another module, which is imported before the types are made. By default the type
   * of the Java superclass, if the module declares that, or else {@code object}.
   *
   * <p>The methods of a base in another module get objects of this Java class for receivers, so
   * that they must be static with a {@code PyObject} as receiver. A class that does not extend
   * {@link org.boiga.api.PyNativeObject} declares a type whose instances the base's constructor
   * makes ({@code PyType_CallNew}), such as a tuple with names for its items; its members are
   * static.
   */
  String base() default "";

  /** How patterns take instances ({@code Py_TPFLAGS_SEQUENCE}, {@code Py_TPFLAGS_MAPPING}). */
  Collection collection() default Collection.INHERITED;

  /** Whether weak references to instances can be made ({@code Py_TPFLAGS_MANAGED_WEAKREF}). */
  boolean weaklyReferable() default true;

  /** See {@link #collection}. */
  enum Collection {
    /** As those of the base. */
    INHERITED,
    SEQUENCE,
    MAPPING
  }

  /** Whether its attributes may not be set ({@code Py_TPFLAGS_IMMUTABLETYPE}). */
  boolean immutable() default true;

  /** Names of class attributes that patterns match by position ({@code __match_args__}). */
  String[] matchArgs() default {};

  /** Further classes whose annotated methods belong to the type: static, or inherited ones. */
  Class<?>[] parts() default {};
}
