package org.boiga.embedding.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A parsed command line together with the environment that it was given in. */
public final class ProgramOptions {
  private final Program program;
  private final List<String> arguments;
  private final List<String> originalArguments;
  private final Map<Option, Object> values;
  private final List<String> warnings;
  private final Map<String, Optional<String>> implementationOptions;

  ProgramOptions(
      Program program,
      List<String> arguments,
      List<String> originalArguments,
      Map<Option, Object> values,
      List<String> warnings,
      Map<String, Optional<String>> implementationOptions) {
    this.program = program;
    this.arguments = List.copyOf(arguments);
    this.originalArguments = List.copyOf(originalArguments);
    this.values = new EnumMap<>(Option.class);
    this.values.putAll(values);
    this.warnings = allWarnings(warnings);
    this.implementationOptions =
        Collections.unmodifiableMap(new LinkedHashMap<>(implementationOptions));
  }

  public Program program() {
    return program;
  }

  /** {@code sys.argv[1:]}. */
  public List<String> arguments() {
    return arguments;
  }

  /** {@code sys.orig_argv[1:]}. */
  public List<String> originalArguments() {
    return originalArguments;
  }

  /** {@code sys.warnoptions}, weakest first. */
  public List<String> warnings() {
    return warnings;
  }

  /** {@code sys._xoptions}; empty stands for {@code True}. */
  public Map<String, Optional<String>> implementationOptions() {
    return implementationOptions;
  }

  public boolean isOn(Option option) {
    return number(option) != 0;
  }

  public int number(Option option) {
    return (Integer) values.getOrDefault(option, option.defaultValue());
  }

  public String text(Option option) {
    return (String) values.getOrDefault(option, option.defaultValue());
  }

  /** Whether the command line or the environment says anything about the option. */
  public boolean isGiven(Option option) {
    return values.containsKey(option);
  }

  /** What hashes of str and bytes start from, unless that is to be random. */
  public OptionalLong hashSeed() {
    String seed = text(Option.HASH_SEED);
    boolean random = isOn(Option.HASH_RANDOMIZATION) || seed.equals("random");
    return random ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(seed));
  }

  private List<String> allWarnings(List<String> given) {
    List<String> all = new ArrayList<>();
    if (isOn(Option.DEV_MODE)) {
      all.add("default");
    }
    all.addAll(given);
    switch (number(Option.BYTES_WARNING)) {
      case 0 -> {}
      case 1 -> all.add("default::BytesWarning");
      default -> all.add("error::BytesWarning");
    }
    return List.copyOf(all);
  }
}
