package org.boiga.interpreter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.boiga.objects.NativeModules;
import org.boiga.objects.NativeTable;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/**
 * The modules written in Java that an interpreter can import ({@code sys.builtin_module_names}).
 */
public final class NativeModuleRegistry {
  private final Map<String, NativeModules> sources = new TreeMap<>();
  private final Map<PyModule, NativeTable> created =
      Collections.synchronizedMap(new java.util.IdentityHashMap<>());

  NativeModuleRegistry() {}

  /** The registry of the thread's interpreter. */
  public static NativeModuleRegistry of(ThreadState ts) {
    return ts.interp.state(NativeModuleRegistry.class, NativeModuleRegistry::new);
  }

  void add(NativeModules source) {
    for (String name : source.names()) {
      sources.putIfAbsent(name, source);
    }
  }

  public boolean contains(String name) {
    return sources.containsKey(name);
  }

  /** All names, sorted. */
  public List<String> names() {
    return new ArrayList<>(sources.keySet());
  }

  /** A new module of that name, not yet executed; null if there is none. */
  public PyModule create(ThreadState ts, String name) {
    NativeModules source = sources.get(name);
    if (source == null) {
      return null;
    }
    NativeTable table = source.table(ts, name);
    PyModule m = ModuleMaker.create(ts, table);
    created.put(m, table);
    return m;
  }

  /** Executes a module that {@link #create} made: once, and anew where its code was replaced. */
  public void exec(ThreadState ts, PyModule m) {
    NativeTable table = created.remove(m);
    if (table != null) {
      table.exec(ts, m);
    } else {
      sources.values().stream().distinct().forEach(source -> source.reload(ts, m));
    }
  }
}
