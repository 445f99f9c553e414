package org.boiga.api.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that brings an exported state from one form into the next: takes the context and the
 * state, and returns what it has become. It is {@code static Object}; several are applied one after
 * the other.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyStateMigration {
  /** The version of the form that it starts from; see {@link PyStateExport#version}. */
  int from();
}
