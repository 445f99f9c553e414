package org.boiga.compiler;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.provider.Arguments;

/** Reads programs, and what CPython makes of them, from a resource. */
final class Cases {
  private Cases() {}

  static List<Arguments> read(String resource) {
    String text;
    try (InputStream in = Cases.class.getResourceAsStream(resource)) {
      text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<Arguments> cases = new ArrayList<>();
    for (String entry : text.strip().split("\n=====\n")) {
      String[] parts = entry.split("\n-----\n", 2);
      cases.add(Arguments.of(parts[0], parts[1]));
    }
    return cases;
  }
}
