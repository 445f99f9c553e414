package org.boiga.memory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The checked mode of the memory manager ({@code -X refcheck}): every use of a finalised object
 * fails, and at exit the counts of all live objects are compared with the references that exist.
 *
 * <p>The system property {@code boiga.refcheck.sites} adds where each of these was made, or
 * finalised.
 *
 * <p>It is chosen when the process starts, so that the checks cost nothing otherwise. It keeps
 * every live object, and so is for tests.
 */
public final class RefCheck {
  /** Whether this process runs in checked mode. */
  public static final boolean ENABLED = Boolean.getBoolean("boiga.refcheck");

  /**
   * Whether each object remembers which Java code made and finalised it; slow, for finding what
   * leaks.
   */
  private static final boolean SITES = Boolean.getBoolean("boiga.refcheck.sites");

  private static final int SITE_DEPTH = 24;

  private static final Map<Counted, String> LIVE =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private static final Map<Counted, Throwable> DEATHS =
      Collections.synchronizedMap(new IdentityHashMap<>());
  private static final List<String> VIOLATIONS = Collections.synchronizedList(new ArrayList<>());

  /** What owns references without being an object: the interpreters of the process. */
  private static final List<Roots> ROOTS = Collections.synchronizedList(new ArrayList<>());

  /** Objects that have been found out of balance. */
  private static final Set<Counted> REPORTED = Collections.newSetFromMap(new IdentityHashMap<>());

  private RefCheck() {}

  /** A use of an object after its last reference had gone. */
  public static final class UseAfterFinalization extends AssertionError {
    private UseAfterFinalization(String message, Throwable death) {
      super(message, death);
    }
  }

  /** One object whose count differs from the references that were found. */
  public record Imbalance(Counted object, int counted, int found, String site) {}

  static void track(Counted c, Mutator m) {
    LIVE.put(c, SITES ? " (" + (m == null ? "" : m.place()) + ")" + site() : "");
  }

  static void untrack(Counted c) {
    LIVE.remove(c);
  }

  private static String site() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .dropWhile(f -> f.getMethodName().equals("<init>") || inThisPackage(f))
                    .limit(SITE_DEPTH)
                    .map(f -> "\n    at " + f)
                    .collect(Collectors.joining()));
  }

  private static boolean inThisPackage(StackWalker.StackFrame f) {
    return f.getClassName().startsWith(RefCheck.class.getPackageName());
  }

  static void died(Counted c) {
    LIVE.remove(c);
    if (SITES) {
      DEATHS.put(c, new Throwable("finalised here"));
    }
  }

  /** Fails if {@code c} has been finalised; callers guard with {@link #ENABLED}. */
  public static void checkUse(Counted c) {
    if (c.isDead()) {
      String what = c.getClass().getSimpleName() + " used after it was finalised";
      VIOLATIONS.add(what);
      throw new UseAfterFinalization(what, DEATHS.get(c));
    }
  }

  /** Checks {@code o} if it is counted. */
  public static void checkUse(PyObject o) {
    if (o instanceof Counted c) {
      checkUse(c);
    }
  }

  /** The uses of finalised objects seen since the last call. */
  public static List<String> violations() {
    synchronized (VIOLATIONS) {
      List<String> seen = List.copyOf(VIOLATIONS);
      VIOLATIONS.clear();
      return seen;
    }
  }

  /**
   * Adds what owns references outside the counted heap. It stays when it has ended: what is left of
   * it is live as long as the process is.
   */
  public static void addRoots(Roots roots) {
    if (ENABLED) {
      ROOTS.add(roots);
    }
  }

  /**
   * Compares the counts of all live objects with the references that exist.
   *
   * @return the objects whose counts are off and have not been reported yet, in no particular order
   */
  public static synchronized List<Imbalance> imbalances() {
    Map<Counted, int[]> found = new IdentityHashMap<>();
    List<Counted> live;
    synchronized (LIVE) {
      live = new ArrayList<>(LIVE.keySet());
    }
    Visitor count =
        o -> {
          if (o instanceof Counted c) {
            found.computeIfAbsent(c, k -> new int[1])[0]++;
          }
        };
    synchronized (ROOTS) {
      ROOTS.forEach(roots -> roots.traverse(count));
    }
    for (Counted c : live) {
      c.traverse(count);
    }
    List<Imbalance> off = new ArrayList<>();
    for (Counted c : live) {
      int[] n = found.get(c);
      int references = n == null ? 0 : n[0];
      if (!c.isUncounted() && c.refcount() != references && REPORTED.add(c)) {
        off.add(new Imbalance(c, c.refcount(), references, LIVE.get(c)));
      }
    }
    return off;
  }
}
