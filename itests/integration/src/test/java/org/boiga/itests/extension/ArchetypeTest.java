package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.boiga.itests.support.Archetype;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.Document;
import org.boiga.itests.support.SourceCompiler;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** The project that the archetype makes, compiled, tested and run without Maven. */
class ArchetypeTest {
  private static final String PACKAGE = "com.example.weather";
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "groupId", "com.example",
          "artifactId", "weather-extension",
          "version", "1.0-SNAPSHOT",
          "package", PACKAGE,
          "module", "weather");

  @TempDir Path folder;
  private Path project;

  @BeforeEach
  void expand() throws Exception {
    project = folder.resolve("project");
    Archetype.expand(DistributionFolder.archetype(), PROPERTIES, project);
  }

  private Map<String, byte[]> compiled(String... folders) throws Exception {
    Map<String, String> sources = new HashMap<>();
    for (String name : folders) {
      Path root = project.resolve(name);
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          String path = root.relativize(file).toString();
          sources.put(path.replaceFirst("\\.java$", "").replace('/', '.'), Files.readString(file));
        }
      }
    }
    return SourceCompiler.compile(sources);
  }

  @Test
  void itsTestsPass() throws Exception {
    assertThat(passed()).isEqualTo(7 + 4 + 1);
  }

  @Test
  void theTestsOfTheGuidePassInIt() throws Exception {
    Path test = project.resolve("src/test/java/com/example/weather/ExtensionTest.java");
    String source = Files.readString(test);
    String shown =
        Document.read("docs/extensions/testing.md").snippet("java", "class ExtensionTest");
    Files.writeString(test, source.substring(0, source.indexOf("/**")) + shown);
    assertThat(passed()).isEqualTo(2 + 4 + 1);
  }

  /** Runs the project's tests; how many there are if all pass. */
  private long passed() throws Exception {
    Path classes = folder.resolve("classes");
    for (var file : compiled("src/main/java", "src/test/java").entrySet()) {
      Path target = classes.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
    String basedir = System.setProperty("basedir", project.toString()); // as Surefire does
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    SummaryGeneratingListener summary = new SummaryGeneratingListener();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
      thread.setContextClassLoader(loader);
      var request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectClass(loader.loadClass(PACKAGE + ".ExtensionTest")))
              .build();
      LauncherFactory.create().execute(request, summary);
    } finally {
      thread.setContextClassLoader(before);
      System.setProperty("basedir", basedir);
      System.clearProperty("boiga.refcheck"); // which was for the kit alone
    }
    assertThat(summary.getSummary().getFailures())
        .as("failures")
        .allSatisfy(failure -> assertThat(failure.getException()).isNull());
    return summary.getSummary().getTestsSucceededCount();
  }

  @Test
  void itsBundleRuns() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    TestBundle.named("weather").classes(compiled("src/main/java")).writeTo(deploy);
    String program = project.resolve("src/test/python/test_extension.py").toString();
    Result result = BoigaProcess.boiga("-X", "bundles=" + deploy, program).run();
    assertThat(result.err()).contains("Ran 4 tests").endsWith("\nOK\n");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void nothingIsLeftToFillIn() throws Exception {
    try (Stream<Path> files = Files.walk(project)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      assertThat(all)
          .extracting(file -> project.relativize(file).toString())
          .containsExactlyInAnyOrder(
              "README.md",
              "pom.xml",
              "src/main/java/com/example/weather/Counter.java",
              "src/main/java/com/example/weather/Extension.java",
              "src/test/java/com/example/weather/ExtensionTest.java",
              "src/test/python/test_extension.py");
      for (Path file : all) {
        assertThat(Files.readString(file))
            .as("%s", file)
            .doesNotContainPattern("\\$\\{(groupId|artifactId|version|package|module)}")
            .doesNotContainPattern("@[a-z]+[.-][a-z.-]+@");
      }
    }
    assertThat(Files.readString(project.resolve("pom.xml")))
        .contains("<boiga.version>" + System.getProperty("boiga.version") + "<");
  }
}
