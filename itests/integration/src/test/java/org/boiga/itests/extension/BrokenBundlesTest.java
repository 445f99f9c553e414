package org.boiga.itests.extension;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.boiga.itests.support.Container;
import org.boiga.itests.support.ContainerPrograms;
import org.boiga.itests.support.RunningBoiga;
import org.boiga.itests.support.TestBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broken bundles cost a line each; container and programs go on. */
class BrokenBundlesTest {
  private static final String MODULE =
      """
      package broken;
      import org.boiga.api.*;
      import org.boiga.api.annotation.*;
      @PyModule(name = "broken")
      public final class Broken {
        %s
      }
      """;

  @TempDir Path folder;

  private static TestBundle broken(String members) {
    return TestBundle.named("broken").source("broken.Broken", MODULE.formatted(members));
  }

  /** Declares a module whose class it does not have. */
  private static TestBundle ghost() {
    return TestBundle.named("ghost")
        .header(
            "Require-Capability",
            "osgi.extender;filter:=\"(osgi.extender=python.extension)\",python.abi;filter:=\""
                + "(&(python.abi=boiga)(version>=1.0.0)(!(version>=2.0.0)))\";effective:=active")
        .header("Provide-Capability", "python.module;python.module=ghost;class=ghost.Ghost");
  }

  private Result run(TestBundle bundle, String program) throws Exception {
    try (Container container = Container.start(folder)) {
      container.start(bundle);
      ContainerPrograms programs = ContainerPrograms.in(container);
      Result result = programs.run("-c", program);
      assertThat(programs.run("-c", "print('next')")).isEqualTo(new Result(0, "next\n", ""));
      return result;
    }
  }

  @Test
  void whatAFunctionThrowsIsASystemErrorWithAPlace() throws Exception {
    Result result =
        run(
            broken(
                """
                @PyFunction static void fail(PyContext ctx) {
                  throw new IllegalStateException("boom");
                }
                """),
            "import broken\nbroken.fail()");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "<string>", line 2, in <module>
                broken.fail()
                ~~~~~~~~~~~^^
            SystemError: broken.fail raised java.lang.IllegalStateException: boom (Broken.java:7)
            """);
  }

  @Test
  void aModuleThatFailsToInitialiseIsASystemErrorOfItsImport() throws Exception {
    Result result =
        run(
            broken(
                """
                @PyExec static void exec(PyContext ctx, PyModuleObject module) {
                  throw new IllegalStateException("not today");
                }
                """),
            "import broken");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().lines())
        .startsWith(
            "Traceback (most recent call last):", "  File \"<string>\", line 1, in <module>")
        .last()
        .isEqualTo(
            "SystemError: initialisation of module broken raised"
                + " java.lang.IllegalStateException: not today (Broken.java:7)");
  }

  @Test
  void aModuleWithoutItsClassIsAnImportError() throws Exception {
    Result result = run(ghost(), "import ghost");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err().replaceAll(" \\[\\d+]", ""))
        .isEqualTo(
            """
            Traceback (most recent call last):
              File "<string>", line 1, in <module>
                import ghost
            ImportError: module 'ghost' of bundle ghost 1.0.0 cannot be used:\
             java.lang.ClassNotFoundException: ghost.Ghost not found by ghost
            """);
  }

  @Test
  void theDeployFolderTakesBadAndGoodOnes() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    Path program =
        Files.writeString(
            folder.resolve("program.py"),
            """
            import time
            while True:
                try:
                    import broken
                    print(broken.answer(), flush=True)
                    break
                except ModuleNotFoundError:
                    time.sleep(0.02)
            """);
    Files.writeString(deploy.resolve("text.jar"), "This is no archive.");
    try (RunningBoiga container =
        BoigaProcess.boiga("--container", "-X", "bundles=" + deploy, program.toString()).start()) {
      container.awaitErrors("text.jar");
      ghost().writeTo(deploy);
      container.awaitErrors("ghost.Ghost");
      broken("@PyFunction static int answer(PyContext ctx) { return 42; }").writeTo(deploy);
      container.awaitOutput("42");
      container.type("stop 0");
      assertThat(container.endsWithin(Duration.ofSeconds(20))).isTrue();
      assertThat(container.errors().lines())
          .hasSize(2)
          .allMatch(line -> line.startsWith("boiga: "));
    }
  }

  @Test
  void inTheShortStartABadBundleIsALineToo() throws Exception {
    Path deploy = Files.createDirectory(folder.resolve("deploy"));
    Files.writeString(deploy.resolve("text.jar"), "This is no archive.");
    ghost().writeTo(deploy);
    Result result = BoigaProcess.boiga("-X", "bundles=" + deploy, "-c", "print('runs')").run();
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).isEqualTo("runs\n");
    assertThat(result.err().lines()).hasSize(2).allMatch(line -> line.startsWith("boiga: "));
  }
}
