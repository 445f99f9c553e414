package org.boiga.itests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The modules of {@code build-modules.txt} pass as many cases as they did before. */
class ConformanceTest {
  private static final ModuleRunner RUNNER = ModuleRunner.ofDistribution();

  @AfterAll
  static void stop() {
    RUNNER.close();
  }

  @TestFactory
  Stream<DynamicTest> passesAsManyCasesAsExpected() throws IOException {
    Files.createDirectories(Folders.OUTPUT);
    Expectations expectations = Expectations.load();
    List<String> names = Files.readAllLines(Folders.RESOURCES.resolve("build-modules.txt"));
    return TestModule.select(names).stream()
        .map(module -> test(module, RUNNER.start(module), expectations))
        .toList()
        .stream();
  }

  private static DynamicTest test(
      TestModule module, Future<Outcome> run, Expectations expectations) {
    return DynamicTest.dynamicTest(
        module.name(),
        () -> {
          Outcome outcome = ModuleRunner.await(run);
          assertThat(outcome.passed())
              .as("%s; failing: %s", outcome.summary(), outcome.failing())
              .isGreaterThanOrEqualTo(expectations.of(module));
        });
  }
}
