package org.boiga.extension.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.boiga.objects.ThreadState;

/**
 * Which modules of one interpreter run in a debug context, what these have found, and what the
 * modules have open.
 */
final class Debugging {
  /** Says that all modules run in a debug context. */
  static final String ALL = "*";

  /** A report or two tell what is wrong; a loop that leaks is not to fill memory. */
  private static final int MOST = 1000;

  private final Set<String> modules = new LinkedHashSet<>();
  private final List<String> reports = new ArrayList<>();
  private final Set<DebugResource> open = new LinkedHashSet<>();

  private Debugging() {}

  static Debugging of(ThreadState ts) {
    return ts.interp.state(Debugging.class, Debugging::new);
  }

  synchronized void add(Set<String> names) {
    modules.addAll(names);
  }

  /** Whether a module runs in a debug context. */
  synchronized boolean isOn(String module) {
    return modules.contains(module) || modules.contains(ALL);
  }

  /** Says in one line what a function did. */
  synchronized void report(String function, String what) {
    if (reports.size() < MOST) {
      String line = function + ": " + what;
      reports.add(line);
      System.err.println("boiga: extdebug: " + line);
    }
  }

  synchronized List<String> reports() {
    return List.copyOf(reports);
  }

  synchronized void opened(DebugResource r) {
    open.add(r);
  }

  synchronized void closed(DebugResource r) {
    open.remove(r);
  }

  /** At the interpreter's end: reports what a module has not closed. */
  synchronized void end() {
    for (DebugResource r : new ArrayList<>(open)) {
      r.reportLeak("the interpreter's end");
    }
    open.clear();
  }
}
