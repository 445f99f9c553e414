package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares a method of a type. An instance method of the Java class that implements the type is a
 * method; a static one whose first parameter after the context is the receiver is a method too if
 * {@code kind} says so.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyMethod {
  /** The Python name; by default the Java name, less one trailing underscore. */
  String name() default "";

  /**
   * Python signature without the receiver, such as {@code "(iterable=(), /, *, key=None)"}: names,
   * kinds and defaults of the Java parameters after the context, in order. By default all are
   * positional-only and required.
   *
   * <p>A parameter of the type {@link org.boiga.api.PyBuffer} gets the bytes of a bytes-like
   * argument ({@code y*}): it is open during the call, and closed after it, also where a later
   * argument is wrong or the method throws. TypeError for other arguments, BufferError where the
   * bytes do not lie one after another. With a default, which can only be {@code None} or {@code
   * <unrepresentable>}, it is null where the argument is omitted, or None.
   */
  String signature() default "";

  String doc() default "";

  Kind kind() default Kind.INSTANCE;

  /** What the first argument is. */
  enum Kind {
    /** The instance. A static Java method takes it as first parameter after the context. */
    INSTANCE,
    /** The class (METH_CLASS): a static Java method with the type as first such parameter. */
    CLASS,
    /** None (METH_STATIC). */
    STATIC
  }
}
