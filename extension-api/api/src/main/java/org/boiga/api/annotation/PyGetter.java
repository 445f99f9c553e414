package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a computed attribute ({@code PyGetSetDef}) of a type by the method that reads it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyGetter {
  /** The attribute's name; by default the Java name, less one trailing underscore. */
  String name() default "";

  String doc() default "";

  /** Whether it shows as a field of the instance ({@code PyMemberDef}) rather than as computed. */
  boolean member() default false;
}
