package org.boiga.objects;

/**
 * Finding long parts in time linear in both lengths, whatever they look like: candidates that begin
 * with the part's first characters are compared until that has cost more than the text is long;
 * from there the algorithm of Knuth, Morris and Pratt goes on.
 */
final class LinearSearch {
  /** Length of a part from which on this is worth while; the first so many are searched for. */
  static final int PREFIX = 32;

  private LinearSearch() {}

  /** A sequence of characters or bytes. */
  @FunctionalInterface
  interface Text {
    int at(int i);
  }

  /** Where the part's first {@link #PREFIX} characters are in the text. */
  @FunctionalInterface
  interface Candidates {
    /** The first such place from {@code from} on, or -1. */
    int next(int from);
  }

  /** The first place of a part of length {@code m} in {@code text[from:to]}, or -1. */
  static int indexOf(Text text, int from, int to, Text part, int m, Candidates candidates) {
    long budget = to - (long) from;
    int last = to - m;
    for (int i = from; i <= last; i++) {
      i = candidates.next(i);
      if (i < 0 || i > last) {
        return -1;
      }
      int k = PREFIX;
      while (k < m && text.at(i + k) == part.at(k)) {
        k++;
      }
      if (k == m) {
        return i;
      }
      budget -= k;
      if (budget < 0) {
        return knuthMorrisPratt(text, i + 1, to, part, m);
      }
    }
    return -1;
  }

  private static int knuthMorrisPratt(Text text, int from, int to, Text part, int m) {
    // border[k]: length of the longest proper border of the part's first k characters
    int[] border = new int[m + 1];
    for (int i = 1, k = 0; i < m; border[++i] = k) {
      while (k > 0 && part.at(i) != part.at(k)) {
        k = border[k];
      }
      if (part.at(i) == part.at(k)) {
        k++;
      }
    }
    for (int i = from, k = 0; i < to; i++) {
      int c = text.at(i);
      while (k > 0 && c != part.at(k)) {
        k = border[k];
      }
      if (c == part.at(k) && ++k == m) {
        return i - m + 1;
      }
    }
    return -1;
  }
}
