package org.boiga.itests.support;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What a test's JVM writes to standard error meanwhile. */
public final class CapturedErrors implements BeforeEachCallback, AfterEachCallback {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private PrintStream before;

  @Override
  public void beforeEach(ExtensionContext context) {
    before = System.err;
    System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  @Override
  public void afterEach(ExtensionContext context) {
    System.setErr(before);
  }

  /** The lines so far, but for a logging library's. */
  public List<String> lines() {
    return errors
        .toString(StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("SLF4J"))
        .toList();
  }
}
