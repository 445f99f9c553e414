package org.boiga.embedding.options;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a command line as CPython does, by the table {@link Option}. */
public final class OptionParser {
  private static final Map<String, Option> BY_NAME = new HashMap<>();

  static {
    for (Option option : Option.values()) {
      option.commandLineName().ifPresent(name -> BY_NAME.put(name, option));
      option.aliases().forEach(alias -> BY_NAME.put(alias, option));
    }
  }

  private final List<String> original;
  private final Map<Option, Object> values = new EnumMap<>(Option.class);
  private final List<String> warnings = new ArrayList<>();
  private final Map<String, Optional<String>> implementationOptions = new LinkedHashMap<>();
  private final Set<Option> shown = EnumSet.noneOf(Option.class);
  private int versions;
  private int next;
  private Program program;

  private OptionParser(List<String> arguments) {
    this.original = arguments;
  }

  /** Parses the arguments after the launcher's own name. */
  public static ProgramOptions parse(List<String> arguments, Map<String, String> environment)
      throws OptionException {
    return new OptionParser(arguments).parse(environment);
  }

  private ProgramOptions parse(Map<String, String> environment) throws OptionException {
    boolean optionsEnded = false;
    while (program == null && !optionsEnded && next < original.size()) {
      String argument = original.get(next);
      if (argument.equals("-") || !argument.startsWith("-")) {
        break;
      }
      next++;
      if (argument.equals("--")) {
        optionsEnded = true;
      } else if (argument.startsWith("--")) {
        longOption(argument);
      } else {
        shortOptions(argument);
      }
    }
    showWhatWasAsked();
    if (program == null) {
      program = programOfNextArgument();
    }
    implyIsolation();
    if (!isOn(Option.IGNORE_ENVIRONMENT)) {
      readEnvironment(environment);
    }
    if (isOn(Option.INTERACTIVE)) {
      values.put(Option.INSPECT, 1);
    }
    return new ProgramOptions(
        program,
        original.subList(next, original.size()),
        original,
        values,
        warnings,
        implementationOptions);
  }

  private void longOption(String argument) throws OptionException {
    Option option = BY_NAME.get(argument);
    switch (option) {
      case null -> throw unknown(argument);
      case CONTAINER -> {
        if (next != 1) {
          throw OptionException.usage("--container must be the first option");
        }
        values.put(option, 1);
      }
      case CHECK_HASH_BASED_PYCS -> {
        if (next == original.size()) {
          throw OptionException.usage("Argument expected for the " + argument + " options");
        }
        String value = original.get(next++);
        if (!List.of(option.argument().orElseThrow().split("\\|")).contains(value)) {
          throw OptionException.usage(argument + " must be one of 'default', 'always', or 'never'");
        }
        values.put(option, value);
      }
      case VERSION -> versions++;
      default -> shown.add(option);
    }
  }

  private void shortOptions(String cluster) throws OptionException {
    for (int i = 1; i < cluster.length() && program == null; i++) {
      String name = "-" + cluster.charAt(i);
      Option option = BY_NAME.get(name);
      if (option == null || option == Option.JAVA_OPTION) {
        throw unknown(name);
      }
      if (option.argument().isPresent()) {
        withArgument(option, name, cluster.substring(i + 1));
        return;
      }
      switch (option) {
        case HELP -> shown.add(option);
        case VERSION -> versions++;
        default ->
            values.merge(option, 1, (old, one) -> option.isCounted() ? (Integer) old + 1 : one);
      }
    }
  }

  private void withArgument(Option option, String name, String attached) throws OptionException {
    String argument = attached;
    if (attached.isEmpty()) {
      if (next == original.size()) {
        throw OptionException.usage("Argument expected for the " + name + " option");
      }
      argument = original.get(next++);
    }
    switch (option) {
      case COMMAND -> program = new Program.Command(argument);
      case MODULE -> program = new Program.Module(argument);
      case WARNINGS -> warnings.add(argument);
      case IMPLEMENTATION_OPTION -> implementationOption(argument);
      default -> throw new AssertionError(option);
    }
  }

  private void implementationOption(String argument) throws OptionException {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String value = equals < 0 ? null : argument.substring(equals + 1);
    implementationOptions.put(name, Optional.ofNullable(value));
    Option option = BY_NAME.get(Declaration.IMPLEMENTATION + name);
    if (option != null) {
      values.putIfAbsent(option, option.read(value, false));
    }
  }

  private void showWhatWasAsked() throws OptionException {
    if (!shown.isEmpty()) {
      throw OptionException.show(Help.text(shown));
    }
    if (versions > 0) {
      throw OptionException.show("Python " + (versions > 1 ? Version.LONG : Version.PYTHON) + "\n");
    }
  }

  private Program programOfNextArgument() {
    if (next == original.size()) {
      return new Program.StandardInput("");
    }
    String name = original.get(next++);
    return name.equals("-") ? new Program.StandardInput(name) : new Program.File(name);
  }

  private void implyIsolation() {
    if (isOn(Option.ISOLATED)) {
      values.put(Option.IGNORE_ENVIRONMENT, 1);
      values.put(Option.SAFE_PATH, 1);
      values.put(Option.NO_USER_SITE, 1);
    }
  }

  private void readEnvironment(Map<String, String> environment) throws OptionException {
    for (Option option : Option.values()) {
      String text = option.variable().map(environment::get).orElse("");
      if (text.isEmpty()) {
        continue;
      }
      if (option == Option.WARNINGS) {
        List<String> given = new ArrayList<>(List.of(text.split(",")));
        given.removeAll(Collections.singleton(""));
        warnings.addAll(0, given);
      } else if (option.implementationName().isPresent()) {
        if (!values.containsKey(option)) {
          values.put(option, option.read(text, true));
        }
      } else {
        Object value = option.read(text, true);
        values.merge(option, value, OptionParser::stronger);
      }
    }
  }

  /** A flag or count is what the command line or the environment says, whichever is more. */
  private static Object stronger(Object given, Object fromEnvironment) {
    return given instanceof Integer one && fromEnvironment instanceof Integer other
        ? (Object) Math.max(one, other)
        : given;
  }

  private boolean isOn(Option option) {
    return values.getOrDefault(option, 0).equals(1);
  }

  private static OptionException unknown(String name) {
    return OptionException.usage("Unknown option: " + name);
  }
}
