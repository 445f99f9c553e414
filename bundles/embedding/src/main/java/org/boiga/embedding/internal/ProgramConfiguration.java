package org.boiga.embedding.internal;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.boiga.embedding.options.Option;
import org.boiga.embedding.options.ProgramOptions;
import org.boiga.interpreter.Configuration;
import org.boiga.memory.CountingPolicy;

/** From the options of a command line to the configuration of an interpreter. */
final class ProgramConfiguration {
  /** The names in {@code sys.flags} that are named after options. */
  private static final Map<String, Option> FLAGS = new LinkedHashMap<>();

  static {
    FLAGS.put("debug", Option.DEBUG);
    FLAGS.put("inspect", Option.INSPECT);
    FLAGS.put("interactive", Option.INTERACTIVE);
    FLAGS.put("optimize", Option.OPTIMIZE);
    FLAGS.put("dont_write_bytecode", Option.DONT_WRITE_BYTECODE);
    FLAGS.put("no_user_site", Option.NO_USER_SITE);
    FLAGS.put("no_site", Option.NO_SITE);
    FLAGS.put("ignore_environment", Option.IGNORE_ENVIRONMENT);
    FLAGS.put("verbose", Option.VERBOSE);
    FLAGS.put("bytes_warning", Option.BYTES_WARNING);
    FLAGS.put("quiet", Option.QUIET);
    FLAGS.put("isolated", Option.ISOLATED);
    FLAGS.put("dev_mode", Option.DEV_MODE);
    FLAGS.put("utf8_mode", Option.UTF8_MODE);
    FLAGS.put("warn_default_encoding", Option.WARN_DEFAULT_ENCODING);
    FLAGS.put("safe_path", Option.SAFE_PATH);
    FLAGS.put("int_max_str_digits", Option.INT_MAX_STR_DIGITS);
    FLAGS.put("gil", Option.GIL);
    FLAGS.put("thread_inherit_context", Option.THREAD_INHERIT_CONTEXT);
    FLAGS.put("context_aware_warnings", Option.CONTEXT_AWARE_WARNINGS);
  }

  private ProgramConfiguration() {}

  static Configuration of(ProgramOptions options, Services services) throws IOException {
    String home = options.text(Option.HOME);
    String prefix = home.isEmpty() ? services.prefix() : home;
    return new Configuration(
        CountingPolicy.valueOf(options.text(Option.POLICY).toUpperCase(Locale.ROOT)),
        arguments(options),
        originalArguments(options),
        System.getProperty("boiga.executable", ""),
        prefix,
        path(options),
        flags(options),
        options.warnings(),
        implementationOptions(options),
        pycachePrefix(options),
        !options.isOn(Option.NO_SITE),
        services.nativeModules());
  }

  /** How the program was started, for messages. */
  static String programName() {
    return System.getProperty("boiga.program", "boiga");
  }

  private static List<String> arguments(ProgramOptions options) {
    return Stream.concat(Stream.of(options.program().argv0()), options.arguments().stream())
        .toList();
  }

  private static List<String> originalArguments(ProgramOptions options) {
    return Stream.concat(Stream.of(programName()), options.originalArguments().stream()).toList();
  }

  private static List<String> path(ProgramOptions options) {
    String given = options.text(Option.PATH);
    return given.isEmpty() ? List.of() : new ArrayList<>(List.of(given.split(File.pathSeparator)));
  }

  private static Map<String, Integer> flags(ProgramOptions options) {
    Map<String, Integer> flags = new LinkedHashMap<>();
    FLAGS.forEach((name, option) -> flags.put(name, options.number(option)));
    boolean fixed = options.hashSeed().isPresent() && options.hashSeed().getAsLong() == 0;
    flags.put("hash_randomization", fixed ? 0 : 1);
    return flags;
  }

  private static Map<String, String> implementationOptions(ProgramOptions options) {
    Map<String, String> all = new LinkedHashMap<>();
    options.implementationOptions().forEach((name, value) -> all.put(name, value.orElse(null)));
    return all;
  }

  /** The modules of extensions to run in a debug context. */
  static List<String> debuggedExtensions(ProgramOptions options) {
    return Stream.of(options.text(Option.EXTENSION_DEBUG).split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static String pycachePrefix(ProgramOptions options) {
    String given = options.text(Option.PYCACHE_PREFIX);
    return given.isEmpty() ? null : given;
  }
}
