package org.boiga.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the tables. */
final class Report {
  static final Path RESULTS = Folders.OUTPUT.resolve("results.tsv");

  private static final Path PAGE = Folders.ROOT.resolve("docs/conformance.md");

  private static final Map<String, String> TIERS =
      new TreeMap<>(
          Map.of(
              "T1", "The language",
              "T2", "Built-in types and functions",
              "T3", "The standard library",
              "T4", "Threads, memory, frames, finalisation"));

  private Report() {}

  /** The results of one run, with the ids of all cases that failed. */
  static void writeResults(List<Outcome> outcomes) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("module\tending\ttests\tpassed\tfailed\tskipped\tdetails\tseconds\tfailing");
    for (Outcome outcome : outcomes) {
      Outcome.Counts counts = outcome.counts();
      lines.add(
          String.join(
              "\t",
              outcome.module().name(),
              outcome.ending().name().toLowerCase(),
              Integer.toString(counts.run()),
              Integer.toString(outcome.passed()),
              Integer.toString(counts.failed()),
              Integer.toString(counts.skipped()),
              Integer.toString(counts.details()),
              Long.toString(outcome.time().toSeconds()),
              String.join(" ", outcome.failing())));
    }
    Files.write(RESULTS, lines);
  }

  /** The page that says what passes, from the expectations. */
  static void writePage(Expectations expectations, CheckedMode checks) throws IOException {
    List<TestModule> modules = TestModule.all();
    List<String> lines = new ArrayList<>();
    lines.add(
        """
        # Conformance
        Written by `itests/conformance/run --update`: how many cases of CPython 3.14.3's own test
        modules pass, next to how many pass on CPython under the same conditions (no resources, no
        implementation details, without the modules in C by which CPython tests itself). A module that
        ends without a summary counts as nothing passed. Cases marked as about CPython itself skip on both
        sides and count on neither; "of CPython" tells how many they are.

        | tier | what | passed | reference | share | modules as good as the reference | of CPython |
        |---|---|---|---|---|---|---|\
        """);
    for (String tier : TIERS.keySet()) {
      lines.add(tierRow(tier, modules, expectations));
    }
    for (String tier : TIERS.keySet()) {
      if (!isMeasured(modules, tier, expectations)) {
        continue;
      }
      lines.add("\n## %s: %s".formatted(tier, TIERS.get(tier)));
      lines.add("| module | passed | reference | of CPython |\n|---|---|---|---|");
      for (TestModule module : modules) {
        if (module.tier().equals(tier)) {
          int passed = expectations.of(module);
          lines.add(
              "| %s | %d | %d | %d |"
                  .formatted(
                      module.name(), passed, module.passed(), expectations.detailsOf(module)));
        }
      }
    }
    if (!checks.isEmpty()) {
      lines.addAll(checks.section());
    }
    Files.write(PAGE, lines);
  }

  private static boolean isMeasured(List<TestModule> all, String tier, Expectations expectations) {
    return all.stream().anyMatch(m -> m.tier().equals(tier) && expectations.of(m) > 0);
  }

  private static String tierRow(String tier, List<TestModule> all, Expectations expectations) {
    List<TestModule> modules = all.stream().filter(m -> m.tier().equals(tier)).toList();
    int passed = modules.stream().mapToInt(expectations::of).sum();
    int reference = modules.stream().mapToInt(TestModule::passed).sum();
    if (!isMeasured(all, tier, expectations)) {
      return "| %s | %s | not measured | %d | | | |".formatted(tier, TIERS.get(tier), reference);
    }
    long complete = modules.stream().filter(m -> expectations.of(m) >= m.passed()).count();
    int details = modules.stream().mapToInt(expectations::detailsOf).sum();
    return "| %s | %s | %d | %d | %.1f %% | %d of %d | %d |"
        .formatted(
            tier,
            TIERS.get(tier),
            passed,
            reference,
            100.0 * passed / reference,
            complete,
            modules.size(),
            details);
  }
}
