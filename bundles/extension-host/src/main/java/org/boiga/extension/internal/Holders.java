package org.boiga.extension.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyNativeFunction;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * Finds what of an interpreter's objects belongs to a replaced version of a module, and so holds
 * its code's loader; with the ways that lead there from what the interpreter itself refers to.
 */
final class Holders {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);
  private static final int MOST = 10;
  private static final int LONGEST = 8;

  /** How an object was reached: from what, and under which key if that is a dict. */
  private record Step(Step before, Counted object, String key) {}

  private final ModuleProvider provider;
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final ArrayDeque<Step> queue = new ArrayDeque<>();
  private final List<String> found = new ArrayList<>();

  private Holders(ModuleProvider provider) {
    this.provider = provider;
  }

  /** The ways to objects of that version, at most ten of them; with the world stopped meanwhile. */
  static List<String> find(ThreadState ts, ModuleProvider provider) {
    Holders h = new Holders(provider);
    ts.registry.world.stopTheWorld(ts, PATIENCE, () -> h.search(ts));
    return h.found;
  }

  private void search(ThreadState ts) {
    look(null, ts.interp::traverse);
    while (!queue.isEmpty() && found.size() < MOST) {
      Step s = queue.poll();
      String what = belonging(s.object);
      if (what != null) {
        found.add(what + way(s));
      } else {
        look(s, s.object::traverse);
      }
    }
  }

  private void look(Step from, Consumer<Visitor> traversal) {
    boolean dict = from != null && from.object instanceof PyDict;
    PyObject[] last = new PyObject[1];
    traversal.accept(
        o -> {
          if (o instanceof Counted c && seen.add(c)) {
            String key = dict && last[0] instanceof PyStr s ? s.toString() : null;
            queue.add(new Step(from, c, key));
          }
          last[0] = o;
        });
  }

  /** What an object of the version is, or null. */
  private String belonging(Counted o) {
    return switch (o) {
      case PyType t when isOf(t.declaration()) -> "type " + t.name();
      case PyNativeFunction f when isOf(f.table) -> "function " + f.entry.name();
      case PyModule m when m.origin == provider -> "the module";
      default ->
          isOf(PyType.of(o).declaration()) ? "an object of type " + PyType.of(o).name() : null;
    };
  }

  private boolean isOf(Object table) {
    return table instanceof ExtensionTable e && e.isOf(provider);
  }

  private static String way(Step to) {
    StringBuilder way = new StringBuilder();
    int n = 0;
    for (Step s = to; s.before != null && n++ < LONGEST; s = s.before) {
      String of = PyType.of(s.before.object).name();
      way.append(" in ").append(of);
      if (s.key != null) {
        way.append("['").append(s.key).append("']");
      }
    }
    return way.toString();
  }
}
