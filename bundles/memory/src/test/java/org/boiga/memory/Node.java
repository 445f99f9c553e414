package org.boiga.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** An object that refers to others and tells what becomes of it. */
@ManualCounting("tests counting")
final class Node extends Counted {
  private final String name;
  private final List<String> log;
  private final List<Node> references = new ArrayList<>();

  /** What the finaliser does; null for no finaliser. */
  BiConsumer<Mutator, Node> finalizer;

  /** What is called back when this dies, or null. */
  Node referrer;

  Node(Mutator m, String name, List<String> log) {
    super(m);
    this.name = name;
    this.log = log;
  }

  /** Adds references to others. */
  Node to(Mutator m, Node... others) {
    for (Node n : others) {
      synchronized (references) {
        references.add(m.keep(n));
      }
    }
    return this;
  }

  /** Drops what this refers to. */
  void clear(Mutator m) {
    List<Node> old = List.copyOf(references);
    references.clear();
    old.forEach(n -> n.decref(m));
  }

  List<Node> references() {
    return references;
  }

  @Override
  public PyObject type() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void traverse(Visitor v) {
    references.forEach(v::visit);
  }

  @Override
  protected boolean hasFinalizer() {
    return finalizer != null;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    log.add("finalise " + name);
    finalizer.accept(m, this);
  }

  @Override
  protected long age() {
    return name.charAt(0);
  }

  @Override
  protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
    if (referrer != null) {
      callbacks.add(new CallBack(m, referrer, () -> log.add("call back for " + name)));
      referrer = null;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** A weak reference that belongs to a node. */
  private static final class CallBack extends Counted implements WeakCallbacks.Callback {
    private final Node holder;
    private final Runnable action;

    CallBack(Mutator m, Node holder, Runnable action) {
      super(m);
      this.holder = holder;
      this.action = action;
    }

    @Override
    public PyObject type() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void callBack(Mutator m) {
      if (!holder.isCondemned()) {
        action.run();
      }
    }
  }
}
