package org.boiga.interpreter;

import java.util.List;

/** Finds the name that a misspelt one was probably meant to be, by a weighted edit distance. */
public final class Suggestions {
  private static final int MOVE_COST = 2;
  private static final int CASE_COST = 1;
  private static final int LONGEST = 40;
  private static final int MOST = 750;

  private Suggestions() {}

  /** The candidate nearest to {@code name}, or null if none is near enough. */
  public static String closest(String name, List<String> candidates) {
    if (candidates.size() >= MOST || name.length() > LONGEST) {
      return null;
    }
    String best = null;
    int bestDistance = Integer.MAX_VALUE;
    for (String candidate : candidates) {
      if (candidate.equals(name)) {
        continue;
      }
      int max = (name.length() + candidate.length() + 3) * MOVE_COST / 6;
      int d = distance(name, candidate, Math.min(max, bestDistance - 1));
      if (d <= max && d < bestDistance) {
        best = candidate;
        bestDistance = d;
      }
    }
    return best;
  }

  private static int substitution(char a, char b) {
    if (a == b) {
      return 0;
    }
    return Character.toLowerCase(a) == Character.toLowerCase(b) ? CASE_COST : MOVE_COST;
  }

  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) * MOVE_COST > limit || b.length() > LONGEST) {
      return Integer.MAX_VALUE;
    }
    int[] row = new int[a.length() + 1];
    for (int i = 0; i < row.length; i++) {
      row[i] = i * MOVE_COST;
    }
    for (int j = 1; j <= b.length(); j++) {
      int diagonal = row[0];
      row[0] = j * MOVE_COST;
      for (int i = 1; i <= a.length(); i++) {
        int replace = diagonal + substitution(a.charAt(i - 1), b.charAt(j - 1));
        diagonal = row[i];
        row[i] = Math.min(replace, Math.min(row[i], row[i - 1]) + MOVE_COST);
      }
    }
    return row[a.length()];
  }
}
