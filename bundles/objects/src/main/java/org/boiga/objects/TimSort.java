package org.boiga.objects;

import java.util.Arrays;

/**
 * A stable, adaptive merge sort: finds runs that are in order already, merges those of similar
 * length, and gallops where one run wins again and again (Tim Peters' listsort). Only {@code <} is
 * asked, and whatever a comparison throws leaves a permutation of the array.
 */
final class TimSort<T> {
  private static final int MIN_MERGE = 64;
  private static final int MIN_GALLOP = 7;

  /** The order. */
  @FunctionalInterface
  interface Less<T> {
    /** Whether {@code a < b}; may throw. */
    boolean test(T a, T b);
  }

  private final T[] a;
  private final Less<T> less;
  private int minGallop = MIN_GALLOP;
  private T[] spare;

  /** Runs that wait to be merged: each begins where the one before it ends. */
  private final int[] base = new int[85];

  private final int[] length = new int[85];
  private int runs;

  private TimSort(T[] a, Less<T> less) {
    this.a = a;
    this.less = less;
  }

  static <T> void sort(T[] a, Less<T> less) {
    if (a.length > 1) {
      new TimSort<>(a, less).sort();
    }
  }

  private void sort() {
    int n = a.length;
    int minRun = minRun(n);
    for (int lo = 0; lo < n; ) {
      int run = ascendingRun(lo);
      if (run < minRun) {
        int forced = Math.min(minRun, n - lo);
        insertionSort(lo, lo + forced, lo + run);
        run = forced;
      }
      base[runs] = lo;
      length[runs++] = run;
      collapse();
      lo += run;
    }
    while (runs > 1) {
      int i = runs - 2;
      merge(i > 0 && length[i - 1] < length[i + 1] ? i - 1 : i);
    }
  }

  /** A run length between 32 and 64 such that the number of runs is near a power of two. */
  private static int minRun(int n) {
    int odd = 0;
    while (n >= MIN_MERGE) {
      odd |= n & 1;
      n >>= 1;
    }
    return n + odd;
  }

  /** The length of the run at {@code lo}; one that strictly descends is reversed. */
  private int ascendingRun(int lo) {
    int n = a.length;
    int i = lo + 1;
    if (i == n) {
      return 1;
    }
    if (less.test(a[i], a[lo])) {
      for (i++; i < n && less.test(a[i], a[i - 1]); ) {
        i++;
      }
      reverse(a, lo, i);
    } else {
      for (i++; i < n && !less.test(a[i], a[i - 1]); ) {
        i++;
      }
    }
    return i - lo;
  }

  static <T> void reverse(T[] a, int lo, int hi) {
    for (hi--; lo < hi; lo++, hi--) {
      T x = a[lo];
      a[lo] = a[hi];
      a[hi] = x;
    }
  }

  /** Sorts a range whose items before {@code sorted} are in order, by binary insertion. */
  private void insertionSort(int lo, int hi, int sorted) {
    for (int i = sorted; i < hi; i++) {
      T x = a[i];
      int l = lo;
      int r = i;
      while (l < r) {
        int mid = (l + r) >>> 1;
        if (less.test(x, a[mid])) {
          r = mid;
        } else {
          l = mid + 1;
        }
      }
      System.arraycopy(a, l, a, l + 1, i - l);
      a[l] = x;
    }
  }

  /** Merges until each waiting run is longer than the next two together. */
  private void collapse() {
    while (runs > 1) {
      int i = runs - 2;
      if (i > 0 && length[i - 1] <= length[i] + length[i + 1]
          || i > 1 && length[i - 2] <= length[i - 1] + length[i]) {
        merge(length[i - 1] < length[i + 1] ? i - 1 : i);
      } else if (length[i] <= length[i + 1]) {
        merge(i);
      } else {
        return;
      }
    }
  }

  /** Merges waiting run {@code i} with the next. */
  private void merge(int i) {
    int lo = base[i];
    int mid = base[i + 1];
    int hi = mid + length[i + 1];
    length[i] += length[i + 1];
    if (i == runs - 3) {
      base[i + 1] = base[i + 2];
      length[i + 1] = length[i + 2];
    }
    runs--;
    // What is before the other run's first item, or behind its last, is in place.
    lo += gallopRight(a[mid], a, lo, mid - lo, 0);
    if (lo == mid) {
      return;
    }
    hi = mid + gallopLeft(a[mid - 1], a, mid, hi - mid, hi - mid - 1);
    if (hi == mid) {
      return;
    }
    if (mid - lo <= hi - mid) {
      mergeUp(lo, mid, hi);
    } else {
      mergeDown(lo, mid, hi);
    }
  }

  /**
   * The number of items of a sorted range that are less than {@code key}: where it goes before its
   * equals. Searches from {@code hint} in growing steps.
   */
  private int gallopLeft(T key, T[] s, int from, int n, int hint) {
    int last = 0;
    int step = 1;
    int lo;
    int hi;
    if (less.test(s[from + hint], key)) {
      int max = n - hint;
      while (step < max && less.test(s[from + hint + step], key)) {
        last = step;
        step = step > max / 2 ? max : step * 2 + 1;
      }
      lo = hint + last + 1;
      hi = hint + Math.min(step, max);
    } else {
      int max = hint + 1;
      while (step < max && !less.test(s[from + hint - step], key)) {
        last = step;
        step = step > max / 2 ? max : step * 2 + 1;
      }
      lo = hint - Math.min(step, max) + 1;
      hi = hint - last;
    }
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (less.test(s[from + mid], key)) {
        lo = mid + 1;
      } else {
        hi = mid;
      }
    }
    return lo;
  }

  /** As {@link #gallopLeft}: the number of items that are not greater, so that it goes behind. */
  private int gallopRight(T key, T[] s, int from, int n, int hint) {
    int last = 0;
    int step = 1;
    int lo;
    int hi;
    if (less.test(key, s[from + hint])) {
      int max = hint + 1;
      while (step < max && less.test(key, s[from + hint - step])) {
        last = step;
        step = step > max / 2 ? max : step * 2 + 1;
      }
      lo = hint - Math.min(step, max) + 1;
      hi = hint - last;
    } else {
      int max = n - hint;
      while (step < max && !less.test(key, s[from + hint + step])) {
        last = step;
        step = step > max / 2 ? max : step * 2 + 1;
      }
      lo = hint + last + 1;
      hi = hint + Math.min(step, max);
    }
    while (lo < hi) {
      int mid = (lo + hi) >>> 1;
      if (less.test(key, s[from + mid])) {
        hi = mid;
      } else {
        lo = mid + 1;
      }
    }
    return lo;
  }

  private T[] spare(int from, int n) {
    if (spare == null || spare.length < n) {
      spare = Arrays.copyOfRange(a, from, from + n);
    } else {
      System.arraycopy(a, from, spare, 0, n);
    }
    return spare;
  }

  /**
   * Merges two neighbouring ranges from the front; the first is the shorter. The gap between {@code
   * to} and {@code right} is always as long as what is left of the copy.
   */
  private void mergeUp(int lo, int mid, int hi) {
    int n = mid - lo;
    T[] copy = spare(lo, n);
    int left = 0;
    int right = mid;
    int to = lo;
    try {
      a[to++] = a[right++];
      while (left < n && right < hi) {
        int leftWins = 0;
        int rightWins = 0;
        while (leftWins < minGallop && rightWins < minGallop) {
          if (less.test(a[right], copy[left])) {
            a[to++] = a[right++];
            rightWins++;
            leftWins = 0;
            if (right == hi) {
              return;
            }
          } else {
            a[to++] = copy[left++];
            leftWins++;
            rightWins = 0;
            if (left == n) {
              return;
            }
          }
        }
        do {
          minGallop = Math.max(1, minGallop - 1);
          leftWins = gallopRight(a[right], copy, left, n - left, 0);
          System.arraycopy(copy, left, a, to, leftWins);
          to += leftWins;
          left += leftWins;
          if (left == n) {
            return;
          }
          a[to++] = a[right++];
          if (right == hi) {
            return;
          }
          rightWins = gallopLeft(copy[left], a, right, hi - right, 0);
          System.arraycopy(a, right, a, to, rightWins);
          to += rightWins;
          right += rightWins;
          if (right == hi) {
            return;
          }
          a[to++] = copy[left++];
          if (left == n) {
            return;
          }
        } while (leftWins >= MIN_GALLOP || rightWins >= MIN_GALLOP);
        minGallop += 2;
      }
    } finally {
      System.arraycopy(copy, left, a, to, n - left);
      Arrays.fill(copy, 0, n, null);
    }
  }

  /** As {@link #mergeUp} from the back; the second range is the shorter. */
  private void mergeDown(int lo, int mid, int hi) {
    int right = hi - mid; // items left of the copy
    T[] copy = spare(mid, right);
    int copied = right;
    int left = mid; // end of what is left of the first range
    int to = hi; // end of the gap
    try {
      a[--to] = a[--left];
      while (left > lo && right > 0) {
        int leftWins = 0;
        int rightWins = 0;
        while (leftWins < minGallop && rightWins < minGallop) {
          if (less.test(copy[right - 1], a[left - 1])) {
            a[--to] = a[--left];
            leftWins++;
            rightWins = 0;
            if (left == lo) {
              return;
            }
          } else {
            a[--to] = copy[--right];
            rightWins++;
            leftWins = 0;
            if (right == 0) {
              return;
            }
          }
        }
        do {
          minGallop = Math.max(1, minGallop - 1);
          int n = left - lo;
          leftWins = n - gallopRight(copy[right - 1], a, lo, n, n - 1);
          to -= leftWins;
          left -= leftWins;
          System.arraycopy(a, left, a, to, leftWins);
          if (left == lo) {
            return;
          }
          a[--to] = copy[--right];
          if (right == 0) {
            return;
          }
          rightWins = right - gallopLeft(a[left - 1], copy, 0, right, right - 1);
          to -= rightWins;
          right -= rightWins;
          System.arraycopy(copy, right, a, to, rightWins);
          if (right == 0) {
            return;
          }
          a[--to] = a[--left];
          if (left == lo) {
            return;
          }
        } while (leftWins >= MIN_GALLOP || rightWins >= MIN_GALLOP);
        minGallop += 2;
      }
    } finally {
      System.arraycopy(copy, 0, a, to - right, right);
      Arrays.fill(copy, 0, copied, null);
    }
  }
}
