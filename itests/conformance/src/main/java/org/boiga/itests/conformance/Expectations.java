package org.boiga.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many cases of each module pass: the committed file, whose numbers only rise. Beside them, for
 * the reader, how many skip because they are about CPython itself.
 */
public final class Expectations {
  private static final Path FILE = Folders.RESOURCES.resolve("expectations.tsv");

  private final Map<String, Integer> passed = new HashMap<>();
  private final Map<String, Integer> details = new HashMap<>();

  private Expectations() {}

  public static Expectations load() throws IOException {
    Expectations expectations = new Expectations();
    for (String line : Files.readAllLines(FILE).stream().skip(1).toList()) {
      String[] fields = line.split("\t");
      expectations.passed.put(fields[0], Integer.parseInt(fields[1]));
      expectations.details.put(fields[0], Integer.parseInt(fields[2]));
    }
    return expectations;
  }

  public int of(TestModule module) {
    return passed.getOrDefault(module.name(), 0);
  }

  int detailsOf(TestModule module) {
    return details.getOrDefault(module.name(), 0);
  }

  public boolean areMetBy(Outcome outcome) {
    return outcome.passed() >= of(outcome.module());
  }

  void raise(Outcome outcome) {
    passed.merge(outcome.module().name(), outcome.passed(), Math::max);
    if (outcome.ending() == Outcome.Ending.COMPLETE) {
      details.put(outcome.module().name(), outcome.counts().details());
    }
  }

  void save() throws IOException {
    List<String> lines = new ArrayList<>(List.of("module\tpassed\tdetails"));
    for (TestModule module : TestModule.all()) {
      if (of(module) > 0) {
        lines.add(module.name() + "\t" + of(module) + "\t" + detailsOf(module));
      }
    }
    Files.write(FILE, lines);
  }
}
