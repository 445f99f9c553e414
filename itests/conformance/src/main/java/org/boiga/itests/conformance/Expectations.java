package org.boiga.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many cases of each module pass: the committed file, whose numbers only rise. */
public final class Expectations {
  private static final Path FILE = Folders.RESOURCES.resolve("expectations.tsv");

  private final Map<String, Integer> passed = new HashMap<>();

  private Expectations() {}

  public static Expectations load() throws IOException {
    Expectations expectations = new Expectations();
    for (String line : Files.readAllLines(FILE).subList(1, Files.readAllLines(FILE).size())) {
      String[] fields = line.split("\t");
      expectations.passed.put(fields[0], Integer.parseInt(fields[1]));
    }
    return expectations;
  }

  public int of(TestModule module) {
    return passed.getOrDefault(module.name(), 0);
  }

  public boolean areMetBy(Outcome outcome) {
    return outcome.passed() >= of(outcome.module());
  }

  void raise(Outcome outcome) {
    passed.merge(outcome.module().name(), outcome.passed(), Math::max);
  }

  void save() throws IOException {
    List<String> lines = new ArrayList<>(List.of("module\tpassed"));
    for (TestModule module : TestModule.all()) {
      if (of(module) > 0) {
        lines.add(module.name() + "\t" + of(module));
      }
    }
    Files.write(FILE, lines);
  }
}
