package org.boiga.objects;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads lines of source files for reports, which go without them where that fails. */
public final class SourceLines {
  private SourceLines() {}

  /** A line of a file, counted from 1, or null. */
  public static String read(String filename, long line) {
    if (filename == null) {
      return null;
    }
    try {
      Path path = Path.of(filename);
      if (!Files.isRegularFile(path)) {
        return null;
      }
      try (BufferedReader r = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
        String text = null;
        for (long i = 0; i < line; i++) {
          text = r.readLine();
        }
        return text;
      }
    } catch (IOException | InvalidPathException e) {
      return null;
    }
  }
}
