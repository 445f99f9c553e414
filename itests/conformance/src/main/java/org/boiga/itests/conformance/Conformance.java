package org.boiga.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** The command {@code itests/conformance/run}. */
public final class Conformance {
  private final List<String> selection = new ArrayList<>();
  private Path python = Folders.BOIGA;
  private int parallel = Runtime.getRuntime().availableProcessors();
  private Duration limit = ModuleRunner.LIMIT;
  private boolean update;
  private boolean checked;

  private Conformance(String[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case "--update" -> update = true;
        case "--checked" -> checked = true;
        case "--python" -> python = Path.of(arguments[++i]).toAbsolutePath();
        case "--parallel" -> parallel = Integer.parseInt(arguments[++i]);
        case "--limit" -> limit = Duration.ofSeconds(Long.parseLong(arguments[++i]));
        default -> selection.add(arguments[i]);
      }
    }
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    System.exit(new Conformance(arguments).run() ? 0 : 1);
  }

  private boolean run() throws IOException, InterruptedException {
    Files.createDirectories(Folders.OUTPUT);
    Expectations expectations = Expectations.load();
    List<Outcome> outcomes = new ArrayList<>();
    boolean met = true;
    CheckedMode checks = CheckedMode.load();
    try (ModuleRunner runner = new ModuleRunner(python, checked, parallel, limit)) {
      List<Future<Outcome>> runs =
          TestModule.select(selection).stream().map(runner::start).toList();
      for (Future<Outcome> run : runs) {
        Outcome outcome = ModuleRunner.await(run);
        outcomes.add(outcome);
        System.out.println(outcome.summary());
        if (checked) {
          System.out.println("  " + checks.note(outcome));
        } else if (!expectations.areMetBy(outcome)) {
          met = false;
          System.out.println("  fewer than expected: " + expectations.of(outcome.module()));
        }
        Report.writeResults(outcomes);
        if (update && checked) {
          checks.save();
        } else if (update) {
          expectations.raise(outcome);
          expectations.save();
        }
      }
    }
    System.out.printf(
        "%d modules: %d passed, reference %d%n",
        outcomes.size(),
        outcomes.stream().mapToInt(Outcome::passed).sum(),
        outcomes.stream().mapToInt(o -> o.module().passed()).sum());
    if (update) {
      Report.writePage(expectations, checks);
    }
    return met;
  }
}
