package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The method that writes a computed attribute; a null value deletes it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PySetter {
  /** The attribute's name; by default the Java name, less one trailing underscore. */
  String name() default "";
}
