package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a special method that fills a slot of the type: the Java method bears the special
 * method's name and has the parameters and result that the {@link org.boiga.api.Slot.Shape shape}
 * asks for.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PySlot {
  /** For slots of the shape CALL: the signature to parse arguments by; see {@link PyMethod}. */
  String signature() default "";

  String doc() default "";
}
