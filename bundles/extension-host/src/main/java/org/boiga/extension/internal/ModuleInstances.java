package org.boiga.extension.internal;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** The extension modules of one interpreter. */
final class ModuleInstances implements Roots {
  private final List<WeakReference<ModuleInstance>> all = new ArrayList<>();

  private ModuleInstances() {}

  static ModuleInstances of(ThreadState ts) {
    return of(ts.interp);
  }

  static ModuleInstances of(InterpreterState interp) {
    return interp.state(ModuleInstances.class, ModuleInstances::new);
  }

  synchronized void add(ModuleInstance i) {
    all.removeIf(r -> r.get() == null);
    all.add(new WeakReference<>(i));
  }

  synchronized void remove(ModuleInstance i) {
    all.removeIf(r -> r.get() == i);
  }

  private synchronized List<ModuleInstance> live() {
    List<ModuleInstance> live = new ArrayList<>();
    for (WeakReference<ModuleInstance> r : all) {
      ModuleInstance i = r.get();
      if (i != null) {
        live.add(i);
      }
    }
    return live;
  }

  /** What last filled a module; null if it is none of an extension. */
  ModuleInstance filling(PyModule m) {
    return live().reversed().stream().filter(i -> i.fills(m)).findFirst().orElse(null);
  }

  /** The instances of one version of a module. */
  List<ModuleInstance> of(ModuleProvider p) {
    return live().stream().filter(i -> i.isOf(p)).toList();
  }

  @Override
  public void traverse(Visitor v) {
    live().forEach(i -> i.traverse(v));
  }

  /** At the interpreter's end: drops what modules' states own. */
  void release(ThreadState ts) {
    int mark = ts.mark();
    live().forEach(i -> i.release(ts));
    ts.release(mark);
  }
}
