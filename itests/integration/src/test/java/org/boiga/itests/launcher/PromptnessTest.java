package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Objects are finalised where CPython finalises them: the cases of {@code itests/promptness} write
 * what CPython 3.14.3 writes.
 */
class PromptnessTest {
  private static final Path FOLDER = DistributionFolder.ROOT.resolve("itests/promptness");

  /** How lines begin that finalisers write. */
  private static final String FINALIZER = "  ";

  /**
   * Cases whose finalisers may come later also with policy atomic. An exhausted iterator that
   * threads may share keeps its list until it goes, and with that policy any may be shared. The
   * worker of a future still has the result in its frame when it has woken the one who waits.
   */
  private static final Set<String> LATER =
      Set.of("containers.iterators_let_go", "containers.groupby_tee_cycle", "threads.future");

  @ParameterizedTest
  @ValueSource(strings = {"policy=biased", "policy=atomic", "refcheck"})
  void objectsGoWithTheirLastReference(String option) throws Exception {
    String bundles = "bundles=" + DistributionFolder.vectorExtension().getParent();
    String program = FOLDER.resolve("run.py").toString();
    Result result = BoigaProcess.boiga("-X", option, "-X", bundles, program).run();
    String expected = Files.readString(FOLDER.resolve("expected.txt"));
    boolean owned = !option.equals("policy=atomic");
    Map<String, List<String>> traces = traces(result.out(), owned);
    assertThat(result.err()).isEmpty();
    assertThat(traces).containsExactlyEntriesOf(traces(expected, owned));
  }

  /**
   * The traces by the names of the cases. What is finalised between two other lines is in the order
   * of the alphabet. Between threads objects with an owner may go later: where the thread that made
   * an object is running, it does so at its next safepoint.
   */
  private static Map<String, List<String>> traces(String output, boolean owned) {
    Map<String, List<String>> traces = new LinkedHashMap<>();
    List<String> trace = null;
    for (String line : output.lines().toList()) {
      if (line.startsWith("# ")) {
        trace = traces.computeIfAbsent(line.substring(2), name -> new ArrayList<>());
      } else if (trace != null) {
        trace.add(line);
      }
    }
    traces.forEach(
        (name, lines) -> sort(lines, owned ? name.startsWith("threads.") : LATER.contains(name)));
    return traces;
  }

  private static void sort(List<String> trace, boolean anywhere) {
    if (anywhere) {
      Collections.sort(trace);
      return;
    }
    int start = 0;
    for (int end = 0; end <= trace.size(); end++) {
      if (end == trace.size() || !trace.get(end).startsWith(FINALIZER)) {
        Collections.sort(trace.subList(start, end));
        start = end + 1;
      }
    }
  }
}
