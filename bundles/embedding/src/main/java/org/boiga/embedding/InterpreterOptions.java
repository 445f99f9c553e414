package org.boiga.embedding;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * What an interpreter is made with.
 *
 * @param arguments {@code sys.argv}
 * @param path folders for the front of {@code sys.path}
 * @param policy how references are counted: {@code biased}, {@code atomic} or {@code off}
 * @param site whether {@code site} is imported, which finds installed packages
 * @param input what {@code sys.stdin} reads; by default the process's standard input
 * @param output where {@code sys.stdout} goes
 * @param errors where {@code sys.stderr} goes
 * @param debuggedExtensions modules of extensions to run in a debug context; {@code *} for all
 */
public record InterpreterOptions(
    List<String> arguments,
    List<String> path,
    String policy,
    boolean site,
    Optional<InputStream> input,
    Optional<OutputStream> output,
    Optional<OutputStream> errors,
    List<String> debuggedExtensions) {

  /** No arguments, no folders, the process's streams. */
  public static InterpreterOptions defaults() {
    return new InterpreterOptions(
        List.of(""),
        List.of(),
        "biased",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  public InterpreterOptions withArguments(List<String> value) {
    return new InterpreterOptions(
        value, path, policy, site, input, output, errors, debuggedExtensions);
  }

  public InterpreterOptions withPath(List<String> value) {
    return new InterpreterOptions(
        arguments, value, policy, site, input, output, errors, debuggedExtensions);
  }

  public InterpreterOptions withPolicy(String value) {
    return new InterpreterOptions(
        arguments, path, value, site, input, output, errors, debuggedExtensions);
  }

  public InterpreterOptions withSite(boolean value) {
    return new InterpreterOptions(
        arguments, path, policy, value, input, output, errors, debuggedExtensions);
  }

  public InterpreterOptions withInput(InputStream value) {
    return new InterpreterOptions(
        arguments, path, policy, site, Optional.of(value), output, errors, debuggedExtensions);
  }

  public InterpreterOptions withOutput(OutputStream value) {
    return new InterpreterOptions(
        arguments, path, policy, site, input, Optional.of(value), errors, debuggedExtensions);
  }

  public InterpreterOptions withErrors(OutputStream value) {
    return new InterpreterOptions(
        arguments, path, policy, site, input, output, Optional.of(value), debuggedExtensions);
  }

  public InterpreterOptions withDebuggedExtensions(List<String> value) {
    return new InterpreterOptions(arguments, path, policy, site, input, output, errors, value);
  }
}
