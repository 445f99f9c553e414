package org.boiga.embedding.options;

import java.util.List;
import java.util.regex.Pattern;

/**
 * How the text of an option or environment variable becomes its value: an {@link Integer} or a
 * {@link String}. An {@code -X} option without {@code =} has no text ({@code null}).
 */
@FunctionalInterface
interface OptionValue {
  Object read(String text, boolean fromEnvironment) throws OptionException;

  /** On if it is there, whatever it says. */
  OptionValue PRESENCE = (text, fromEnvironment) -> 1;

  OptionValue TEXT = (text, fromEnvironment) -> text == null ? "" : text;

  /** A variable counts by its number; what is no number, or negative, counts as one. */
  OptionValue COUNT =
      (text, fromEnvironment) ->
          text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 1;

  OptionValue FLAG =
      (text, fromEnvironment) -> Math.min(1, (Integer) COUNT.read(text, fromEnvironment));

  /** Free threading cannot be turned off. */
  OptionValue GIL =
      (text, fromEnvironment) -> {
        if ("0".equals(text)) {
          return 0;
        }
        throw OptionException.fatal(
            "1".equals(text)
                ? "config_read_gil: Enabling the GIL is not supported by this build"
                : "config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"");
      };

  OptionValue IMPORT_TIME =
      (text, fromEnvironment) -> {
        if (text == null || (fromEnvironment && !text.matches("[0-9]+"))) {
          return 1;
        }
        if (text.matches("[0-2]")) {
          return Integer.parseInt(text);
        }
        throw OptionException.fatal(
            fromEnvironment
                ? "config_init_import_time: PYTHONPROFILEIMPORTTIME: "
                    + "numeric values other than 1 and 2 are reserved for future use."
                : "config_init_import_time: -X importtime: "
                    + "values other than 1 and 2 are reserved for future use.");
      };

  static OptionValue number(int minimum, boolean orZero, String problem) {
    return number(minimum, orZero, problem, problem);
  }

  /** A number from {@code minimum}, or 0 where that has a meaning of its own. */
  static OptionValue number(
      int minimum, boolean orZero, String commandProblem, String environmentProblem) {
    return (text, fromEnvironment) -> {
      if (text != null && text.matches("[0-9]{1,9}")) {
        int value = Integer.parseInt(text);
        if (value >= minimum || (orZero && value == 0)) {
          return value;
        }
      }
      throw OptionException.fatal(fromEnvironment ? environmentProblem : commandProblem);
    };
  }

  /** One of two digits. */
  static OptionValue bit(String commandProblem, String environmentProblem) {
    return (text, fromEnvironment) -> {
      if ("0".equals(text) || "1".equals(text)) {
        return Integer.parseInt(text);
      }
      throw OptionException.fatal(fromEnvironment ? environmentProblem : commandProblem);
    };
  }

  static OptionValue choice(List<String> choices, String problem) {
    return choice(choices, problem, problem);
  }

  static OptionValue choice(
      List<String> choices, String commandProblem, String environmentProblem) {
    return (text, fromEnvironment) -> {
      if (!choices.contains(text)) {
        throw OptionException.fatal(fromEnvironment ? environmentProblem : commandProblem);
      }
      return text;
    };
  }

  static OptionValue matching(Pattern pattern, String problem) {
    return (text, fromEnvironment) -> {
      if (text == null || !pattern.matcher(text).matches()) {
        throw OptionException.fatal(problem);
      }
      return text;
    };
  }

  /** Another rule for an option without a text. */
  default OptionValue orIfBare(Object value) {
    return (text, fromEnvironment) -> text == null ? value : read(text, fromEnvironment);
  }

  /** Another rule for one particular text. */
  default OptionValue except(String special, Object value) {
    return (text, fromEnvironment) -> special.equals(text) ? value : read(text, fromEnvironment);
  }
}
