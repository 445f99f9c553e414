package org.boiga.modules.io;

import java.util.Arrays;
import org.boiga.objects.PyStr;

/** A growing array of code points, kept as chars as long as all are in the basic plane. */
final class TextBuffer {
  private char[] units = new char[16];
  private int[] points;
  private int length;

  /** Whether there is a surrogate among the units, which might form pairs that are none. */
  private boolean surrogates;

  int length() {
    return length;
  }

  int at(int i) {
    return units != null ? units[i] : points[i];
  }

  private void reserve(int n) {
    int room = units != null ? units.length : points.length;
    if (n > room) {
      int larger = Math.max(n, room + (room >> 1));
      if (units != null) {
        units = Arrays.copyOf(units, larger);
      } else {
        points = Arrays.copyOf(points, larger);
      }
    }
  }

  private void widen() {
    points = new int[Math.max(units.length, 16)];
    for (int i = 0; i < length; i++) {
      points[i] = units[i];
    }
    units = null;
  }

  /** Writes {@code s} at {@code pos}; null characters fill a gap before it. */
  void put(int pos, PyStr s) {
    int n = s.length();
    String u = s.units();
    if (u == null && units != null) {
      widen();
    }
    reserve(pos + n);
    if (pos > length) {
      fillGap(pos);
    }
    if (points != null) {
      for (int i = 0; i < n; i++) {
        points[pos + i] = s.at(i);
      }
    } else {
      u.getChars(0, n, units, pos);
      for (int i = pos; i < pos + n && !surrogates; i++) {
        surrogates = Character.isSurrogate(units[i]);
      }
    }
    length = Math.max(length, pos + n);
  }

  private void fillGap(int to) {
    if (units != null) {
      Arrays.fill(units, length, to, '\0');
    } else {
      Arrays.fill(points, length, to, 0);
    }
  }

  void truncate(int n) {
    length = Math.min(length, n);
  }

  PyStr slice(int from, int to) {
    if (from >= to) {
      return PyStr.EMPTY;
    }
    if (to - from == 1) {
      return PyStr.ofCodePoint(at(from));
    }
    if (units != null && !surrogates) {
      return PyStr.ofUnits(new String(units, from, to - from));
    }
    int[] part = new int[to - from];
    for (int i = from; i < to; i++) {
      part[i - from] = at(i);
    }
    return PyStr.ofCodePoints(part);
  }
}
