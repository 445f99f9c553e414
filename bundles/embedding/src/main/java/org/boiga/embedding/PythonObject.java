package org.boiga.embedding;

import org.osgi.annotation.versioning.ProviderType;

/** A Python object in the hands of Java code, which owns a reference to it until it closes this. */
@ProviderType
public interface PythonObject extends AutoCloseable {
  /** The value of an attribute. */
  Object getAttribute(String name);

  void setAttribute(String name, Object value);

  /** Calls the object. */
  Object call(Object... arguments);

  /** Calls a method of the object. */
  Object callMethod(String name, Object... arguments);

  /** The name of the object's type, with its module unless that is builtins. */
  String typeName();

  /** {@code str(o)}. */
  @Override
  String toString();

  /** Drops the reference. What else is called then fails. */
  @Override
  void close();
}
