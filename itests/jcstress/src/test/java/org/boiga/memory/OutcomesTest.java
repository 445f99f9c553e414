package org.boiga.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs what jcstress found in this package, in JVMs of its own. */
class OutcomesTest {
  private static final Path RESULTS = Path.of("target", "jcstress").toAbsolutePath();

  /** One JVM for each class, with the JVM's usual options, for a moment. */
  private static final List<String> BRIEF =
      "-m quick -f 1 -fsm 1 -iters 1 -time 200 -sc false -af NONE -jvmArgs -Xmx256m"
          .transform(options -> List.of(options.split(" ")));

  @Test
  void noForbiddenOutcomeIsSeen() throws Exception {
    Files.createDirectories(RESULTS);
    Path log = RESULTS.resolve("log");
    int status =
        new ProcessBuilder(command())
            .directory(RESULTS.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    List<String> lines = Files.readAllLines(log);
    assertThat(lines)
        .as(String.join("\n", lines))
        .contains("  Failed tests: No matches.", "  Error tests: No matches.");
    assertThat(status).isZero();
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-r", RESULTS.toString()));
    String mode = System.getProperty("boiga.jcstress.mode", "brief");
    command.addAll(mode.equals("brief") ? BRIEF : List.of("-m", mode));
    return command;
  }
}
