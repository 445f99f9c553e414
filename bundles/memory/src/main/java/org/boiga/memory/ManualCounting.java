package org.boiga.memory;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the few places that count references by hand. Everything else holds references by scope
 * ({@link Mutator#hold}) or by field ({@link Mutator#keep}); a build rule fails on other callers.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR})
public @interface ManualCounting {
  /** Why the place cannot hold its references by scope. */
  String value();
}
