package org.boiga.compiler.ast;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a field that may be absent: ASDL's {@code ?}. On the element type of a list it is ASDL's
 * {@code ?*}; on an {@code int} it says that a program may leave the field out, which means zero.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
public @interface Nullable {}
