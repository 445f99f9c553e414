package org.boiga.embedding;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The service that makes Python interpreters for Java code. Any number of them live side by side.
 */
@ProviderType
public interface PythonRuntime {
  /** Makes an interpreter; close it. */
  PythonInterpreter createInterpreter(InterpreterOptions options);

  /** Makes an interpreter as a program has it that names no options. */
  default PythonInterpreter createInterpreter() {
    return createInterpreter(InterpreterOptions.defaults());
  }

  /** The version of the language, such as {@code 3.14.3}. */
  String pythonVersion();
}
