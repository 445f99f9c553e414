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

  /** Whether its attributes may not be set ({@code Py_TPFLAGS_IMMUTABLETYPE}). */
  boolean immutable() default true;

  /** Names of class attributes that patterns match by position ({@code __match_args__}). */
  String[] matchArgs() default {};

  /** Further classes whose annotated methods belong to the type: static, or inherited ones. */
  Class<?>[] parts() default {};
}
