package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.boiga.api.PyContext;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.DistributionFolder;
import org.boiga.itests.support.Document;
import org.boiga.itests.support.Python;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents show compiles, runs, and does what they say. */
class DocumentationTest {
  private static final String API =
      "import org.boiga.api.*;\nimport org.boiga.api.annotation.*;\n"
          + "import java.util.concurrent.atomic.*;\n";

  @TempDir Path folder;

  @Test
  void theFirstExtensionOfTheReadmeRuns() throws Exception {
    Document readme = Document.read("README.md");
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    TestBundle.named("hello")
        .source("hello.Hello", readme.snippet("java", "package hello;"))
        .writeTo(deploy);
    Path program =
        Files.writeString(
            folder.resolve("program.py"), readme.snippet("python", "from hello import"));
    Result result = BoigaProcess.boiga("-X", "bundles=" + deploy, program.toString()).run();
    assertThat(result).isEqualTo(new Result(0, "Hello Felix!!!\n1 2\n", ""));
  }

  private static Document guide(String page) throws Exception {
    return Document.read("docs/extensions/" + page + ".md");
  }

  @Test
  void theModuleOfTheExtensionGuideRuns() throws Exception {
    String module = guide("types").snippet("java", "@PyModule(");
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(
          TestBundle.named("greet").source("greet.Greet", "package greet;\n" + API + module));
      python.exec(
          """
          import greet
          heard = []
          greeter = greet.Greeter(heard.append)
          greeter.greet("Ada")
          greeter.greet("Alan")
          """);
      assertThat(
              python.eval(
                  "[greet.hello('you'), greet.hello('you', loud=True), heard, len(greeter)]"))
          .isEqualTo(List.of("Hello you", "HELLO YOU", List.of("Ada", "Alan"), 2L));
    }
  }

  @Test
  void theFragmentsOfTheExtensionGuideRun() throws Exception {
    String module =
        """
        package fragments;
        import java.util.concurrent.*;
        %s
        @PyModule(name = "fragments")
        public final class Fragments {
          @PyFunction static void lookUp(PyContext ctx, PyObject mapping, PyObject key, long n) {
            %s
          }
          @PyFunction static double total(PyContext ctx, PyObject items) {
            double sum = 0;
            long n = ctx.PySequence_Size(items);
            %s
            return sum;
          }
          private static double compute(double x) { return Math.sqrt(x); }
          @PyFunction static double root(PyContext ctx, double input) {
            double result;
            %s
            return result;
          }
          @PyFunction static void take(PyContext ctx, int permits, long nanos) {
            Semaphore available = new Semaphore(permits);
            %s
          }
        }
        """
            .formatted(
                API,
                guide("exceptions").snippet("java", "PyErr_ExceptionMatches"),
                guide("objects").snippet("java", "ctx.scope()"),
                guide("threads").snippet("java", "ctx.detach()"),
                guide("threads").snippet("java", "ctx.await("));
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(TestBundle.named("fragments").source("fragments.Fragments", module));
      python.exec("import fragments");
      assertThat(python.failure("fragments.lookUp({}, 'a', 7)"))
          .isEqualTo("ValueError: 7 is too much");
      assertThat(python.failure("fragments.lookUp(5, 'a', 7)"))
          .isEqualTo("TypeError: 'int' object is not subscriptable");
      assertThat(python.eval("fragments.total([1.5, 2.0, 3])")).isEqualTo(6.5);
      assertThat(python.eval("fragments.root(81.0)")).isEqualTo(9.0);
      python.exec("fragments.take(1, 0)");
      assertThat(python.failure("fragments.take(0, 1000)")).startsWith("TimeoutError");
    }
  }

  @Test
  void theEmbeddingGuideRuns() throws Exception {
    String use = Document.read("docs/embedding.md").snippet("java", "createInterpreter");
    String activator =
        """
        package user;
        import java.util.*;
        import java.util.concurrent.Callable;
        import org.boiga.embedding.*;
        import org.osgi.framework.*;
        public final class User implements BundleActivator {
          interface Log { void info(String text); }
          public void start(BundleContext context) {
            PythonRuntime runtime =
                context.getService(context.getServiceReference(PythonRuntime.class));
            Callable<String> use = () -> {
              List<String> lines = new ArrayList<>();
              Log logger = lines::add;
              %s
              return lines.toString();
            };
            context.registerService(
                Callable.class, use, FrameworkUtil.asDictionary(Map.of("uses", "python")));
          }
          public void stop(BundleContext context) {}
        }
        """
            .formatted(
                use.replaceFirst("(?m)^}\\s*\\z", "lines.add(squares + \" \" + root);\n}\n"));
    try (Container container = Container.start(folder)) {
      container.start(
          TestBundle.named("user")
              .source("user.User", activator)
              .header("Bundle-Activator", "user.User"));
      assertThat(container.service(Callable.class, "(uses=python)").call())
          .isEqualTo(
              "[ready, {0=0, 1=1, 2=4, 3=9, 4=16, 5=25, 6=36, 7=49, 8=64, 9=81}"
                  + " 1.4142135623730951]");
    }
  }

  @Test
  void aPortedFunctionAndATableByHandRun() throws Exception {
    String ported =
        """
        package ported;
        %s
        @PyModule(name = "ported")
        public final class Ported {
          %s
          %s
        }
        """
            .formatted(
                API,
                guide("porting").snippet("java", "PyIter_Next"),
                guide("first-module").snippet("java", "greet_all"));
    String byHand = "package ledger;\n" + API + guide("types").snippet("java", "PyModExport");
    try (Container container = Container.start(folder);
        Python python = Python.in(container)) {
      container.start(TestBundle.named("ported").source("ported.Ported", ported));
      container.start(TestBundle.named("ledger").source("ledger.Ledger", byHand));
      python.exec("import ported, ledger");
      assertThat(python.eval("ported.total([1, 2.5])")).isEqualTo(3.5);
      assertThat(python.eval("ported.greet_all(['Ada', 'Alan'])")).isEqualTo("Hello Ada, Alan");
      assertThat(python.failure("ported.greet_all(5)"))
          .isEqualTo("TypeError: 'int' object is not iterable");
      assertThat(python.eval("ledger.post((1, 'a'))")).isEqualTo("(1, 'a')");
    }
  }

  private void assertExamplePrints(String extension, String output) throws Exception {
    String program = guide("examples").snippet("python", "import " + extension);
    Path bundles = DistributionFolder.extension(extension).getParent();
    Path file = Files.writeString(folder.resolve("program.py"), program);
    assertThat(BoigaProcess.boiga("-X", "bundles=" + bundles, file.toString()).in(folder).run())
        .isEqualTo(new Result(0, output, ""));
  }

  @Test
  void theProgramsOfTheExamplesRun() throws Exception {
    assertExamplePrints(
        "kvstore",
        """
        ['bolt', 'nut', 'washer'] {'count': 80}
        [('nut', {'count': 80})]
        100 ['journal', 'stock']
        """);
    assertExamplePrints(
        "ledger",
        """
        1
        -70000 {'cash': 'EUR', 'rent': 'EUR'}
        1 May {'cash': -70000, 'rent': 70000}
        """);
  }

  /** Functions of the C API by the same name, and what the tables give for others. */
  @Test
  void theTablesForPortingNameMethodsOfTheContext() throws Exception {
    String page = guide("porting").text();
    String sameName =
        page.substring(page.indexOf("| family | functions |"), page.indexOf("### By another name"));
    Set<String> methods =
        Stream.of(PyContext.class.getMethods()).map(Method::getName).collect(Collectors.toSet());
    assertThat(matches("`(_?Py[A-Za-z_]*_\\w+)`", sameName))
        .hasSizeGreaterThan(150)
        .isSubsetOf(methods);
    assertThat(matches("ctx\\.(\\w+)", page)).hasSizeGreaterThan(50).isSubsetOf(methods);
  }

  private static List<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(r -> r.group(1)).toList();
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.walk(DistributionFolder.ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of("README.md"),
              files
                  .filter(file -> file.toString().endsWith(".md"))
                  .map(file -> DistributionFolder.ROOT.relativize(file).toString()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToFiles(String path) throws Exception {
    Path page = DistributionFolder.ROOT.resolve(path);
    assertThat(
            Pattern.compile("]\\(([^)#:]+)(#[^)]*)?\\)")
                .matcher(Files.readString(page))
                .results()
                .map(r -> page.resolveSibling(r.group(1))))
        .allSatisfy(target -> assertThat(target).exists());
  }
}
