package org.boiga.objects;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The form in which Python programs see the source positions of code ({@code co_linetable}): for
 * each run of code units one entry, whose lines count from those of the entry before. An entry's
 * first byte alone has its sign bit set; it says how the rest is to be read.
 */
final class LocationTable {
  /** Code units of an instruction word. */
  private static final int UNITS = PyCode.WORD_BYTES / 2;

  private static final int MAX_UNITS = 8;

  // Forms, from 0 on: ten by the start column's eighth, for short spans on the same line
  private static final int SHORT_FORMS = 10;
  private static final int ONE_LINE = 10;
  private static final int MAX_LINES = 2;
  private static final int NO_COLUMNS = 13;
  private static final int LONG = 14;
  private static final int NONE = 15;

  private static final int CHUNK_BITS = 6;
  private static final int MORE = 1 << CHUNK_BITS;
  private static final int MAX_COLUMN = 128;
  private static final int MAX_SHORT_COLUMN = 80;
  private static final int MAX_SHORT_WIDTH = 16;

  private final byte[] bytes;
  private int at;

  private LocationTable(byte[] bytes) {
    this.bytes = bytes;
  }

  // Writing --------------------------------------------------------------------------------------

  static byte[] encode(PyCode code) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int line = code.firstLine;
    int pc = 0;
    while (pc < code.instructions.length) {
      int[] position = code.positionOf(pc);
      int end = pc + 1;
      while (end < code.instructions.length && Arrays.equals(code.positionOf(end), position)) {
        end++;
      }
      for (int units = (end - pc) * UNITS; units > 0; units -= MAX_UNITS) {
        write(out, position, Math.min(units, MAX_UNITS), line);
        line = position[0] < 0 ? line : position[0];
      }
      pc = end;
    }
    return out.toByteArray();
  }

  private static void write(ByteArrayOutputStream out, int[] position, int units, int before) {
    int line = position[0];
    int endLine = position[1];
    int column = position[2];
    int endColumn = position[3];
    int lines = line - before;
    int width = endColumn - column;
    if (line < 0) {
      first(out, NONE, units);
    } else if (column < 0 || endColumn < 0) {
      first(out, NO_COLUMNS, units);
      signed(out, lines);
    } else if (endLine == line
        && lines == 0
        && column < MAX_SHORT_COLUMN
        && width >= 0
        && width < MAX_SHORT_WIDTH) {
      first(out, column >> 3, units);
      out.write((column & 7) << 4 | width);
    } else if (endLine == line
        && lines >= 0
        && lines <= MAX_LINES
        && column < MAX_COLUMN
        && endColumn < MAX_COLUMN) {
      first(out, ONE_LINE + lines, units);
      out.write(column);
      out.write(endColumn);
    } else {
      first(out, LONG, units);
      signed(out, lines);
      unsigned(out, Math.max(endLine - line, 0));
      unsigned(out, column + 1);
      unsigned(out, endColumn + 1);
    }
  }

  private static void first(ByteArrayOutputStream out, int form, int units) {
    out.write(0x80 | form << 3 | units - 1);
  }

  private static void signed(ByteArrayOutputStream out, int n) {
    unsigned(out, n < 0 ? -n << 1 | 1 : n << 1);
  }

  private static void unsigned(ByteArrayOutputStream out, int n) {
    int rest = n;
    while (rest >= MORE) {
      out.write(MORE | rest & MORE - 1);
      rest >>>= CHUNK_BITS;
    }
    out.write(rest);
  }

  // Reading --------------------------------------------------------------------------------------

  /**
   * Positions as in {@link PyCode#positions}; an instruction has that of its first code unit, and
   * none where the table ends before it.
   */
  static int[] decode(byte[] table, int firstLine, int instructions) {
    LocationTable t = new LocationTable(table);
    IntStream.Builder positions = IntStream.builder();
    int[] last = null;
    int line = firstLine;
    int unit = 0;
    int pc = 0;
    while (pc < instructions) {
      int[] position = {-1, -1, -1, -1};
      int end = instructions;
      if (t.at < table.length) {
        int first = t.next();
        int form = first >> 3 & 15;
        if (form != NONE) {
          line = t.read(form, line, position);
        }
        unit += (first & 7) + 1;
        end = (unit + UNITS - 1) / UNITS;
      }
      if (end > pc && !Arrays.equals(position, last)) {
        positions.add(pc);
        Arrays.stream(position).forEach(positions::add);
        last = position;
      }
      pc = end;
    }
    return positions.build().toArray();
  }

  /** Reads an entry's position; returns its line. */
  private int read(int form, int before, int[] position) {
    int line = before;
    int endLine;
    int column = -1;
    int endColumn = -1;
    if (form < SHORT_FORMS) {
      int second = next();
      endLine = line;
      column = form << 3 | second >> 4 & 7;
      endColumn = column + (second & 15);
    } else if (form < NO_COLUMNS) {
      line += form - ONE_LINE;
      endLine = line;
      column = next();
      endColumn = next();
    } else {
      int lines = unsigned();
      line += (lines & 1) != 0 ? -(lines >>> 1) : lines >>> 1;
      endLine = line;
      if (form == LONG) {
        endLine += unsigned();
        column = unsigned() - 1;
        endColumn = unsigned() - 1;
      }
    }
    position[0] = line;
    position[1] = endLine;
    position[2] = column;
    position[3] = endColumn;
    return line;
  }

  private int next() {
    return at < bytes.length ? bytes[at++] & 0xff : 0;
  }

  private int unsigned() {
    int n = 0;
    int shift = 0;
    int b;
    do {
      b = next();
      n |= (b & MORE - 1) << shift;
      shift += CHUNK_BITS;
    } while ((b & MORE) != 0);
    return n;
  }
}
