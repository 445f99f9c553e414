package org.boiga.embedding;

/**
 * Java code that Python calls as a function, with positional arguments converted to Java values.
 */
@FunctionalInterface
public interface JavaFunction {
  /** Returns what becomes the call's result; what it throws becomes a RuntimeError. */
  Object call(Object... arguments) throws Exception;
}
