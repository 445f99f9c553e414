package org.boiga.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Main;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormattingTest {
  @Test
  void everySourceIsFormatted() throws Exception {
    String[] arguments =
        Stream.concat(
                Stream.of("--dry-run"),
                SourceTree.javaSources().stream().map(path -> path.toString()))
            .toArray(String[]::new);
    StringWriter unformatted = new StringWriter();
    StringWriter errors = new StringWriter();
    int status;
    try (PrintWriter out = new PrintWriter(unformatted);
        PrintWriter err = new PrintWriter(errors)) {
      status = new Main(out, err, InputStream.nullInputStream()).format(arguments);
    }
    assertThat(errors.toString()).as("sources that do not parse").isEmpty();
    assertThat(unformatted.toString()).as("sources that tools/format would change").isEmpty();
    assertThat(status).isZero();
  }
}
