package org.boiga.itests.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of the launcher that a test talks to while it runs. */
public final class RunningBoiga implements AutoCloseable {
  private final Process process;
  private final StringBuffer out = new StringBuffer();
  private final StringBuffer err = new StringBuffer();
  private final Thread outReader;
  private final Thread errReader;

  RunningBoiga(Process process) {
    this.process = process;
    outReader = Thread.ofVirtual().start(() -> copy(process.getInputStream(), out));
    errReader = Thread.ofVirtual().start(() -> copy(process.getErrorStream(), err));
  }

  /** Writes a line to standard input. */
  public void type(String line) throws IOException {
    write(line + "\n");
  }

  void write(String text) throws IOException {
    process.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }

  public void closeInput() throws IOException {
    process.getOutputStream().close();
  }

  public void awaitOutput(String text) throws InterruptedException {
    Container.await("output of " + text, () -> out.indexOf(text) >= 0);
  }

  public void awaitErrors(String text) throws InterruptedException {
    Container.await("message with " + text, () -> err.indexOf(text) >= 0);
  }

  public String output() {
    return out.toString();
  }

  public String errors() {
    return err.toString();
  }

  /** Whether it ends in that time, and has then said all that it says. */
  public boolean endsWithin(Duration time) throws InterruptedException {
    if (!process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    outReader.join();
    errReader.join();
    return true;
  }

  public int exitCode() {
    return process.exitValue();
  }

  /** Asks the process to end, as {@code kill} does. */
  public void signal() {
    process.destroy();
  }

  /** Presses the interrupt key. */
  public void interrupt() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private static void copy(InputStream stream, StringBuffer text) {
    try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
      char[] buffer = new char[4096];
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        text.append(buffer, 0, count);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
