package org.boiga.itests.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * A module of CPython's package {@code test}, and what of it the reference ran, passed and skipped.
 */
public record TestModule(String tier, String name, int run, int passed, int skipped) {

  /** All modules, in the table's order. */
  public static List<TestModule> all() throws IOException {
    return Files.readAllLines(Folders.RESOURCES.resolve("modules.tsv")).stream()
        .skip(1)
        .map(TestModule::parse)
        .toList();
  }

  /** The modules that names of modules, names of tiers and {@code all} select. */
  public static List<TestModule> select(List<String> names) throws IOException {
    List<TestModule> all = all();
    List<TestModule> selected = new ArrayList<>();
    for (String name : names) {
      List<TestModule> found = all.stream().filter(m -> m.isSelectedBy(name)).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException("neither a module of the table nor a tier: " + name);
      }
      selected.addAll(found);
    }
    return selected.stream().distinct().toList();
  }

  private boolean isSelectedBy(String name) {
    return name.equals("all") || name.equals(tier) || name.equals(this.name);
  }

  private static TestModule parse(String line) {
    String[] fields = line.split("\t");
    return new TestModule(
        fields[0],
        fields[1],
        Integer.parseInt(fields[2]),
        Integer.parseInt(fields[3]),
        Integer.parseInt(fields[4]));
  }
}
