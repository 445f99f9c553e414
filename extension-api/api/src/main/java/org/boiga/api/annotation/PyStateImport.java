package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method that takes over the state of the version that this one replaces: takes the context,
 * the module and the state in this version's form, after {@link PyExec}. It is {@code static void}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyStateImport {}
