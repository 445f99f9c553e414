package org.boiga.extension.internal;

import org.boiga.api.spi.NativeTable;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;
import org.osgi.framework.Version;

/** One version of a module as one revision of a bundle provides it. */
final class ModuleProvider implements PyModule.Replaceable {
  private final String name;
  private final Version version;
  private final String bundle;
  private final NativeTable table;
  private final String problem;
  private volatile boolean used;
  private volatile boolean replaced;

  /**
   * @param bundle the bundle in messages
   * @param table null if there is a problem
   * @param problem why the module cannot be used, or null
   */
  ModuleProvider(String name, Version version, String bundle, NativeTable table, String problem) {
    this.name = name;
    this.version = version;
    this.bundle = bundle;
    this.table = table;
    this.problem = problem;
  }

  String name() {
    return name;
  }

  Version version() {
    return version;
  }

  String bundle() {
    return bundle;
  }

  NativeTable table() {
    return table;
  }

  String problem() {
    return problem;
  }

  @Override
  public boolean isReplaced() {
    return replaced;
  }

  void replaced(boolean b) {
    replaced = b;
  }

  /** Whether any interpreter has used it. */
  boolean isUsed() {
    return used;
  }

  void markUsed() {
    used = true;
  }

  /** Removes its module from {@code sys.modules} of the thread's interpreter. */
  void evict(ThreadState ts) {
    int mark = ts.mark();
    if (ts.interp.modules.get(ts, name) instanceof PyModule m && m.origin == this) {
      ts.interp.modules.remove(ts, PyStr.interned(name));
    }
    ts.release(mark);
  }

  @Override
  public String toString() {
    return "module '" + name + "' of " + bundle;
  }
}
