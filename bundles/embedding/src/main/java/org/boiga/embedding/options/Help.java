package org.boiga.embedding.options;

import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The help texts, from the table. */
final class Help {
  private static final int COLUMN = 25;

  private final StringBuilder text = new StringBuilder();

  private Help() {}

  static String usage() {
    return "usage: %s [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
        .formatted(System.getProperty("boiga.program", "boiga"));
  }

  static String text(Set<Option> asked) {
    boolean all = asked.contains(Option.HELP_ALL);
    Help help = new Help();
    if (all || asked.contains(Option.HELP)) {
      help.options();
    }
    if (all || asked.contains(Option.HELP_ENVIRONMENT)) {
      help.variables();
    }
    if (all || asked.contains(Option.HELP_IMPLEMENTATION)) {
      help.implementationOptions();
    }
    return help.text.toString();
  }

  private void options() {
    text.append(usage());
    title("Options, and variables that do the same:");
    lines(Help::isOption, Help::label, option -> option.variable().orElse(""));
    title("Arguments:");
    line("file", "the program, or a folder or archive with a __main__ module");
    line("-", "read the program from stdin; a prompt if that is a terminal");
    line("arg ...", "what the program finds in sys.argv[1:]");
  }

  private void variables() {
    title("Environment variables:");
    lines(
        option -> option.variable().isPresent(),
        option -> option.variable().orElseThrow(),
        option -> option.commandLineName().orElse(""));
  }

  private void implementationOptions() {
    title("Options of the implementation:");
    lines(Help::isImplementationOption, Help::label, option -> option.variable().orElse(""));
  }

  private static boolean isOption(Option option) {
    return option.commandLineName().isPresent() && !isImplementationOption(option);
  }

  private static boolean isImplementationOption(Option option) {
    return option.implementationName().isPresent();
  }

  private static String label(Option option) {
    String between = isImplementationOption(option) ? "=" : " ";
    String label = option.commandLineName().orElseThrow();
    for (String alias : option.aliases()) {
      label += ", " + alias;
    }
    return label + option.argument().map(argument -> between + argument).orElse("");
  }

  private void title(String title) {
    text.append(text.isEmpty() ? "" : "\n").append(title).append('\n');
  }

  private void lines(
      Predicate<Option> wanted, Function<Option, String> label, Function<Option, String> also) {
    Stream.of(Option.values())
        .filter(wanted)
        .forEach(
            option -> {
              String other = also.apply(option);
              line(label.apply(option), option.doc() + (other.isEmpty() ? "" : "; also " + other));
            });
  }

  private void line(String label, String doc) {
    text.append(label);
    if (label.length() >= COLUMN) {
      text.append('\n').repeat(' ', COLUMN);
    } else {
      text.repeat(' ', COLUMN - label.length());
    }
    text.append(doc).append('\n');
  }
}
