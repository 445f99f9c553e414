package org.boiga.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.boiga.memory.Counted;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.memory.Reaper;
import org.boiga.memory.RefCheck;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Collector;
import org.boiga.objects.Comparison;
import org.boiga.objects.Heap;
import org.boiga.objects.Names;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unraisable;

/** Ends interpreters as CPython does: threads, atexit, streams, modules. */
@ManualCounting("drops what the interpreter owns")
public final class Shutdown {
  private Shutdown() {}

  /**
   * Ends the interpreter of the calling thread, its main thread.
   *
   * @return false if standard output could not be flushed
   */
  public static boolean run(ThreadState ts) {
    int mark = ts.mark();
    callIfLoaded(ts, "threading", "_shutdown");
    callIfLoaded(ts, "atexit", "_run_exitfuncs");
    ts.interp.finalizing = true;
    ts.registry.world.stopOthers(ts); // threads that nobody waits for
    boolean flushed = flush(ts);
    // While modules are whole; without finalisers the JVM need not look.
    Collector.collectAtExit(ts, ts.registry.reaper.isWatching() ? Collector.OLDEST : 0);
    ts.release(mark);
    Heap.finalizeModules(ts);
    ts.release(mark);
    clearModules(ts);
    lastSafepoint(ts);
    Collector.collectAtExit(ts, 0);
    Heap.spareOthers(ts);
    Set<Reaper.Registration> last = Heap.heldBySystem(ts);
    ts.registry.reaper.finalizeAll(ts, r -> !last.contains(r));
    flush(ts);
    ts.release(mark);
    clearNamespace(ts, ts.interp.sys);
    clearNamespace(ts, ts.interp.builtins);
    ts.registry.reaper.finalizeAll(ts, r -> true);
    ts.release(mark);
    return flushed;
  }

  /** What a signal's handler raises now has nobody left to catch it. */
  private static void lastSafepoint(ThreadState ts) {
    try {
      ts.safepoint();
    } catch (PyException e) {
      Unraisable.report(ts, e, null);
    }
  }

  private static void callIfLoaded(ThreadState ts, String module, String function) {
    PyObject m = ts.interp.modules.get(ts, module);
    if (m == null || m == Py.None) {
      return;
    }
    try {
      Calls.method(ts, m, function);
    } catch (PyException e) {
      Unraisable.report(ts, e, m);
    }
  }

  private static boolean flush(ThreadState ts) {
    boolean ok = true;
    for (PyStr name : List.of(Names.stdout, Names.stderr)) {
      PyObject f = ts.interp.sys.get(ts, name);
      if (f != null && f != Py.None && !isClosed(ts, f)) {
        try {
          Calls.method(ts, f, "flush");
        } catch (PyException e) {
          if (name == Names.stdout) {
            Unraisable.report(ts, e, f);
            ok = false;
          }
        }
      }
    }
    return ok;
  }

  private static boolean isClosed(ThreadState ts, PyObject file) {
    try {
      PyObject closed = Attributes.getOrNull(ts, file, PyStr.interned("closed"));
      return closed != null && Comparison.truth(ts, closed);
    } catch (PyException e) {
      return false; // flushing it will tell what is wrong
    }
  }

  /** Empties the namespaces of all modules but sys and builtins, {@code __main__} first. */
  private static void clearModules(ThreadState ts) {
    PyDict modules = ts.interp.modules;
    List<PyModule> rest = new ArrayList<>();
    PyDict.Table t = modules.table();
    for (int e = t.used - 1; e >= 0; e--) {
      if (t.value(e) instanceof PyModule m
          && m.dict(ts) != ts.interp.sys
          && m.dict(ts) != ts.interp.builtins) {
        boolean main = t.key(e).toString().equals("__main__");
        rest.add(main ? 0 : rest.size(), m);
      }
    }
    for (PyModule m : rest) {
      clearNamespace(ts, m.dict(ts));
    }
  }

  /** Names with one leading underscore go first, then all others but {@code __builtins__}. */
  private static void clearNamespace(ThreadState ts, PyDict d) {
    for (int pass = 0; pass < 2; pass++) {
      PyDict.Table t = d.table();
      for (int e = 0, n = t.used; e < n; e++) {
        if (t.value(e) != null && t.key(e) instanceof PyStr name) {
          String s = name.toString();
          boolean isPrivate = s.startsWith("_") && !s.startsWith("__");
          if (pass == 0 ? isPrivate : !s.equals("__builtins__")) {
            int mark = ts.mark();
            d.put(ts, name, Py.None);
            ts.release(mark);
          }
        }
      }
    }
  }

  /** In checked mode: the objects whose counts are off, one line each; empty otherwise. */
  public static List<String> imbalances(ThreadState ts) {
    if (!RefCheck.ENABLED) {
      return List.of();
    }
    ts.registry.settle(ts);
    List<String> lines = new ArrayList<>(RefCheck.violations());
    for (RefCheck.Imbalance i : RefCheck.imbalances()) {
      lines.add(
          describe(i.object())
              + " counts "
              + i.counted()
              + " references, "
              + i.found()
              + " were found"
              + i.site());
    }
    return lines;
  }

  private static String describe(Counted c) {
    String kind = c.getClass().getSimpleName();
    return c instanceof PyInstance ? kind + " of type " + PyType.of(c).name() : kind;
  }
}
