package org.boiga.itests.conformance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What the run of one module gave. A module that ended without a summary has passed nothing,
 * whatever its cases did before.
 */
public record Outcome(
    TestModule module, Ending ending, Counts counts, List<String> failing, Duration time) {

  /** How the process ended. */
  public enum Ending {
    COMPLETE,
    /** It could not even import the module. */
    NOT_STARTED,
    CRASH,
    HANG
  }

  /**
   * The cases of which a line was written.
   *
   * @param details those that skip because they are about CPython itself
   */
  public record Counts(int passed, int failed, int skipped, int details) {
    int run() {
      return passed + failed + skipped + details;
    }
  }

  static Outcome of(TestModule module, boolean ended, List<String> lines, Duration time) {
    int passed = 0;
    int skipped = 0;
    int details = 0;
    boolean complete = false;
    List<String> failing = new ArrayList<>();
    for (String line : lines) {
      String[] fields = line.split("\t", 2);
      switch (fields[0]) {
        case "passed" -> passed++;
        case "skipped" -> skipped++;
        case "detail" -> details++;
        case "failed" -> failing.add(fields[1]);
        case "end" -> complete = true;
        default -> throw new IllegalStateException(line);
      }
    }
    Ending ending =
        complete
            ? Ending.COMPLETE
            : !ended ? Ending.HANG : lines.isEmpty() ? Ending.NOT_STARTED : Ending.CRASH;
    Counts counts = new Counts(passed, failing.size(), skipped, details);
    return new Outcome(module, ending, counts, failing, time);
  }

  /** How many cases count as passed. */
  public int passed() {
    return ending == Ending.COMPLETE ? counts.passed : 0;
  }

  /** One line for a reader. */
  public String summary() {
    String line =
        "%-40s %5d passed (reference %d), %d failed, %d skipped, %d of CPython, %d s"
            .formatted(
                module.name(),
                passed(),
                module.passed(),
                counts.failed,
                counts.skipped,
                counts.details,
                time.toSeconds());
    return switch (ending) {
      case COMPLETE -> line;
      case NOT_STARTED -> line + ": no case ran";
      case CRASH -> line + ": crash after " + counts.run() + " cases";
      case HANG -> line + ": hang after " + counts.run() + " cases";
    };
  }
}
