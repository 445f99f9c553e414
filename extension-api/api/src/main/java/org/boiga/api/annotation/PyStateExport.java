package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method that gives a module's state for the version of its bundle that replaces it: takes the
 * context and returns Python objects or objects of the JDK, since the two versions do not know each
 * other's classes. It is {@code static Object}; the module has a {@link PyStateImport} too.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyStateExport {
  /** How long calls have to finish where a module does not say otherwise, in milliseconds. */
  long DRAIN_MILLIS = 5000;

  /** The version of the exported state's form, from 1 on. */
  int version();

  /**
   * How long calls that run when the module's bundle stops have to finish, in milliseconds; those
   * that do not are reported, and go on in the old version.
   */
  long drainMillis() default DRAIN_MILLIS;
}
