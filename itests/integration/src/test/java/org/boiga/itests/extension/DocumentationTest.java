package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
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
import org.junit.jupiter.params.provider.ValueSource;

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

  @Test
  void theModuleOfTheExtensionGuideRuns() throws Exception {
    String module = Document.read("docs/extensions.md").snippet("java", "@PyModule(");
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
    Document guide = Document.read("docs/extensions.md");
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
                guide.snippet("java", "PyErr_ExceptionMatches"),
                guide.snippet("java", "ctx.scope()"),
                guide.snippet("java", "ctx.detach()"),
                guide.snippet("java", "ctx.await("));
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        "docs/architecture.md",
        "docs/embedding.md",
        "docs/extensions.md",
        "docs/operations.md"
      })
  void linksLeadToFiles(String path) throws Exception {
    Path page = DistributionFolder.ROOT.resolve(path);
    assertThat(
            Pattern.compile("]\\(([^)#:]+)\\)")
                .matcher(Files.readString(page))
                .results()
                .map(r -> page.resolveSibling(r.group(1))))
        .allSatisfy(target -> assertThat(target).exists());
  }
}
