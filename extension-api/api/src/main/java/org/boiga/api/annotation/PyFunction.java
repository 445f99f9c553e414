package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares a function of the module that the class declares; a static or instance Java method. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyFunction {
  /** The Python name; by default the Java name, less one trailing underscore. */
  String name() default "";

  /** Python signature; see {@link PyMethod#signature}. */
  String signature() default "";

  String doc() default "";
}
