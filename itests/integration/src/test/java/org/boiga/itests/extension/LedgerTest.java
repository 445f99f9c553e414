package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.CapturedErrors;
import org.boiga.itests.support.ClassLoaders;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** The example extension {@code ledger}, whose state crosses from version to version. */
@Timeout(240)
class LedgerTest {
  private static final int THREADS = 8;
  private static final int UPDATES = 30;
  private static final Path BUNDLE = DistributionFolder.extension("ledger");
  private static final Path TESTS =
      DistributionFolder.ROOT.resolve("example-extensions/ledger/src/test");

  @TempDir Path folder;

  @RegisterExtension final CapturedErrors errors = new CapturedErrors();

  /** The bundle as its first version was, whose state is of another form. */
  private static InputStream first() throws Exception {
    String name = "org.boiga.example.ledger.FirstLedger";
    Path source = TESTS.resolve("java").resolve(name.replace('.', '/') + ".java");
    return TestBundle.named("ledger")
        .version("1.0.0")
        .source(name, Files.readString(source))
        .content();
  }

  private static InputStream later(int version) throws Exception {
    Map<String, byte[]> classes = new HashMap<>();
    try (JarFile jar = new JarFile(BUNDLE.toFile())) {
      for (Enumeration<JarEntry> all = jar.entries(); all.hasMoreElements(); ) {
        JarEntry entry = all.nextElement();
        if (entry.getName().endsWith(".class")) {
          classes.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
        }
      }
    }
    return TestBundle.named("ledger").version("2.0." + version).classes(classes).content();
  }

  @Test
  void noPostingIsLostOrDoubledWhileVersionsChange() throws Exception {
    ClassLoaders loaders = new ClassLoaders();
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = container.context().installBundle("test:ledger", first());
      bundle.start();
      loaders.add(bundle);
      python.exec(
          """
          import ledger, threading, time
          from ledger import post
          ledger.open("cash", 1000000)
          for i in range(%1$d):
              ledger.open(f"account {i}")
          stop = False
          errors, numbers = [], [[] for _ in range(%1$d)]

          def work(i):
              try:
                  while not stop:
                      entries = {"cash": -i, f"account {i}": i}
                      numbers[i].append(post(f"from thread {i}", entries))
                      if len(numbers[i]) %% 10 == 0:
                          time.sleep(0.001)
              except BaseException as e:
                  errors.append(repr(e))

          threads = [threading.Thread(target=work, args=(i,)) for i in range(%1$d)]
          for t in threads: t.start()
          """
              .formatted(THREADS));
      for (int version = 1; version <= UPDATES; version++) {
        Thread.sleep(20);
        bundle.update(later(version));
        loaders.add(bundle);
      }
      Container.await(
          "the state's crossing to the last version",
          () -> python.eval("ledger.__spec__.origin").equals("bundle ledger 2.0." + UPDATES));
      python.exec(
          """
          stop = True
          for t in threads: t.join()
          counts = [len(n) for n in numbers]
          every = sorted(n for mine in numbers for n in mine)
          journal = list(ledger.journal())
          """);
      assertThat((List<?>) python.eval("errors")).isEmpty();
      assertThat(python.eval("ledger.FORM")).isEqualTo(2L);
      assertThat((Boolean) python.eval("every == list(range(1, len(every) + 1))"))
          .as("each number was given once")
          .isTrue();
      assertThat((Boolean) python.eval("[p.number for p in journal] == [0] + every"))
          .as("each posting is in the journal, after that of the opening balance")
          .isTrue();
      assertThat(
              (Boolean)
                  python.eval(
                      "all(ledger.balance(f'account {i}') == i * n for i, n in enumerate(counts))"))
          .isTrue();
      assertThat((Boolean) python.eval("sum(map(ledger.balance, ledger.accounts())) == 0"))
          .isTrue();
      assertThat((Boolean) python.eval("post('last', {}) == len(every) + 1"))
          .as("a function of the first version leads to the last one")
          .isTrue();
      python.exec("del journal, post");
      container.refresh(bundle);
      assertThat((Boolean) python.eval("ledger.post('after', {}) == len(every) + 2")).isTrue();
      loaders.awaitEnd();
    }
    assertThat(errors.lines()).isEmpty();
  }

  @Test
  void aFormThatAnOlderVersionDoesNotKnowKeepsTheLaterOneInService() throws Exception {
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      Bundle bundle = container.context().installBundle("test:ledger", later(0));
      bundle.start();
      python.exec("import ledger; ledger.open('cash', 'EUR'); ledger.post('', {'cash': 0})");
      bundle.update(first());
      Container.await("the report", () -> !errors.lines().isEmpty());
      assertThat(errors.lines())
          .containsExactly(
              "boiga: module 'ledger' of bundle ledger 1.0.0 does not take over the state of module"
                  + " 'ledger' of bundle ledger 2.0.0, which stays in service: RuntimeError: module"
                  + " ledger has no migration of its state from form 2 to form 1");
      assertThat(python.eval("ledger.FORM, ledger.post('', {}), ledger.accounts()"))
          .isEqualTo(List.of(2L, 2L, Map.of("cash", "EUR")));
    }
  }

  @Test
  void itsPythonTestsPass() throws Exception {
    String program = TESTS.resolve("python/test_ledger.py").toString();
    assertPassed(
        BoigaProcess.boiga("-X", "refcheck", "-X", "bundles=" + BUNDLE.getParent(), program).run());
    try (Container container = Container.start(folder)) {
      container.installAndStart(List.of(BUNDLE));
      assertPassed(ContainerPrograms.in(container).run(program));
    }
  }

  private static void assertPassed(Result result) {
    assertThat(result.err()).endsWith("\nOK\n");
    assertThat(result.exitCode()).isZero();
  }
}
