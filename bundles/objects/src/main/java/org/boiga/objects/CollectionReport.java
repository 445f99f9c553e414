package org.boiga.objects;

import org.boiga.memory.Counted;

/** What {@code gc} prints about a collection where its debugging flags ask for it. */
final class CollectionReport {
  private final long started = System.nanoTime();

  CollectionReport(int generation) {
    print("gc: collecting generation " + generation + "...");
  }

  void end(ThreadState ts, int found) {
    double seconds = (System.nanoTime() - started) / 1e9;
    print("gc: done, %d unreachable, 0 uncollectable, %.4fs elapsed".formatted(found, seconds));
  }

  /** Tells about one object that will be collected. */
  static void collectable(ThreadState ts, Counted c) {
    print("gc: collectable <" + PyType.of(c).name() + " " + Identity.hex(c) + ">");
  }

  /** To the process's own standard error: the program's may be what is collected. */
  private static void print(String line) {
    System.err.println(line);
  }
}
