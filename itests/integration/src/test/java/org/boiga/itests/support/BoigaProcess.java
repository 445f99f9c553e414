package org.boiga.itests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs the launcher script as a user does. */
public final class BoigaProcess {
  /** What a finished process left. */
  public record Result(int exitCode, String out, String err) {}

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final List<String> command = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private Path folder = DistributionFolder.ROOT;
  private String input = "";

  private BoigaProcess(Path launcher, String... arguments) {
    command.add(launcher.toString());
    command.addAll(List.of(arguments));
  }

  /** The repository's launcher. */
  public static BoigaProcess boiga(String... arguments) {
    return at(DistributionFolder.ROOT.resolve("boiga"), arguments);
  }

  /** The launcher at another place. */
  public static BoigaProcess at(Path launcher, String... arguments) {
    return new BoigaProcess(launcher, arguments);
  }

  public BoigaProcess in(Path folder) {
    this.folder = folder;
    return this;
  }

  public BoigaProcess environment(String name, String value) {
    environment.put(name, value);
    return this;
  }

  public BoigaProcess input(String input) {
    this.input = input;
    return this;
  }

  /** Starts a process that the test talks to. */
  public RunningBoiga start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    builder.environment().put("BOIGA_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return new RunningBoiga(builder.start());
  }

  /** Runs to the end. */
  public Result run() throws IOException, InterruptedException {
    try (RunningBoiga process = start()) {
      process.write(input);
      process.closeInput();
      boolean ended = process.endsWithin(PATIENCE);
      assertThat(ended).as("%s ends; wrote: %s", command, process.errors()).isTrue();
      return new Result(process.exitCode(), process.output(), process.errors());
    }
  }
}
