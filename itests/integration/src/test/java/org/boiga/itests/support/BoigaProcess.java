package org.boiga.itests.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs the launcher script as a user does. */
public final class BoigaProcess {
  /** What a finished process left. */
  public record Result(int exitCode, String out, String err) {}

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

  public Result run() throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PYTHON"));
    builder.environment().put("BOIGA_JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    var out = CompletableFuture.supplyAsync(() -> read(process.getInputStream()));
    var err = CompletableFuture.supplyAsync(() -> read(process.getErrorStream()));
    try (var stdin = process.getOutputStream()) {
      stdin.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(120, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      assertThat(command).as("ended in time; wrote:%n%s%n%s", out.join(), err.join()).isEmpty();
    }
    return new Result(process.exitValue(), out.join(), err.join());
  }

  private static String read(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
