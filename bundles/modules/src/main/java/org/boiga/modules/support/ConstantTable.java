package org.boiga.modules.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.boiga.objects.Py;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** The constants of a module in a file of lines with a name and a number. */
public final class ConstantTable {
  private ConstantTable() {}

  /** Puts the constants of the file {@code constants.txt} beside a class into a module. */
  public static void put(ThreadState ts, PyModule m, Class<?> beside) {
    try (BufferedReader r =
        new BufferedReader(
            new InputStreamReader(
                beside.getResourceAsStream("constants.txt"), StandardCharsets.US_ASCII))) {
      r.lines()
          .map(line -> line.split(" "))
          .forEach(pair -> m.put(ts, pair[0], Py.int_(Long.parseLong(pair[1]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
