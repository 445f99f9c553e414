package org.boiga.nativemodules.unicodedata;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A property of characters that Java does not know: a value for each of some runs of them. */
final class CharacterTable {
  private static final Map<String, CharacterTable> ALL = load();

  static final CharacterTable COMBINING = ALL.get("combining");
  static final CharacterTable WIDTH = ALL.get("width");
  static final CharacterTable NUMERIC = ALL.get("numeric");
  static final CharacterTable DECOMPOSITION = ALL.get("decomposition");

  // Where version 3.2 differs.
  static final CharacterTable OLD_CATEGORY = ALL.get("old category");
  static final CharacterTable OLD_BIDIRECTIONAL = ALL.get("old bidirectional");
  static final CharacterTable OLD_MIRRORED = ALL.get("old mirrored");
  static final CharacterTable OLD_WIDTH = ALL.get("old width");
  static final CharacterTable OLD_NUMERIC = ALL.get("old numeric");
  static final CharacterTable OLD_DECIMAL = ALL.get("old decimal");
  static final CharacterTable OLD_NORMALIZATION = ALL.get("old normalization");

  private final int[] firsts;
  private final int[] lasts;
  private final String[] values;

  private CharacterTable(List<String> lines) {
    int n = lines.size();
    firsts = new int[n];
    lasts = new int[n];
    values = new String[n];
    for (int i = 0; i < n; i++) {
      String[] parts = lines.get(i).split(" ", 3);
      firsts[i] = Integer.parseInt(parts[0], 16);
      lasts[i] = firsts[i] + (parts[1].isEmpty() ? 0 : Integer.parseInt(parts[1], 16));
      values[i] = parts[2].intern();
    }
  }

  private static Map<String, CharacterTable> load() {
    Map<String, List<String>> sections = new HashMap<>();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                CharacterTable.class.getResourceAsStream("characters.txt"),
                StandardCharsets.US_ASCII))) {
      List<String> section = null;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("@")) {
          section = new ArrayList<>();
          sections.put(line.substring(1), section);
        } else if (section != null) {
          section.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, CharacterTable> tables = new HashMap<>();
    sections.forEach((name, lines) -> tables.put(name, new CharacterTable(lines)));
    return tables;
  }

  /** The value of a character, or null if it has none here. */
  String get(int c) {
    int i = Arrays.binarySearch(firsts, c);
    if (i < 0) {
      i = -i - 2;
    }
    return i >= 0 && c <= lasts[i] ? values[i] : null;
  }
}
