package org.boiga.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the checked mode reported at the ends of modules: the committed file {@code checked.tsv}.
 */
final class CheckedMode {
  private static final Path FILE = Folders.RESOURCES.resolve("checked.tsv");
  private static final String REPORT = "boiga: refcheck: ";

  /** What was reported, or how the module ended if not with a summary; empty if all was well. */
  private final Map<String, String> reports = new TreeMap<>();

  private CheckedMode() {}

  static CheckedMode load() throws IOException {
    CheckedMode checks = new CheckedMode();
    if (Files.exists(FILE)) {
      for (String line : Files.readAllLines(FILE).stream().skip(1).toList()) {
        String[] fields = line.split("\t", 2);
        checks.reports.put(fields[0], fields[1]);
      }
    }
    return checks;
  }

  /** Takes in what one module's process reported; for the reader in one line. */
  String note(Outcome outcome) throws IOException {
    String report;
    if (outcome.ending() != Outcome.Ending.COMPLETE) {
      report = outcome.ending().name().toLowerCase();
    } else {
      report =
          String.join(
              "; ",
              Files.readAllLines(ModuleRunner.log(outcome.module())).stream()
                  .filter(line -> line.startsWith(REPORT))
                  .map(line -> line.substring(REPORT.length()).replaceFirst(" \\(.*", ""))
                  .distinct()
                  .toList());
    }
    reports.put(outcome.module().name(), report);
    return report.isEmpty() ? "balanced" : report;
  }

  void save() throws IOException {
    List<String> lines = new ArrayList<>(List.of("module\treport"));
    reports.forEach((module, report) -> lines.add(module + "\t" + report));
    Files.write(FILE, lines);
  }

  /** The section of the page. */
  List<String> section() {
    List<String> lines = new ArrayList<>();
    long balanced = reports.values().stream().filter(String::isEmpty).count();
    lines.add("\n## Checked mode");
    lines.add(
        "Written by `run --checked --update`: of %d modules that ran with `-X refcheck`, %d used no"
            .formatted(reports.size(), balanced));
    lines.add("finalised object and ended with every count equal to the references that exist.");
    if (balanced < reports.size()) {
      lines.add("\n| module | report |\n|---|---|");
    }
    reports.forEach(
        (module, report) -> {
          if (!report.isEmpty()) {
            lines.add("| %s | %s |".formatted(module, report));
          }
        });
    return lines;
  }

  boolean isEmpty() {
    return reports.isEmpty();
  }
}
