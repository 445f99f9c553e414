package org.boiga.extension.internal;

import java.util.ArrayDeque;
import org.boiga.api.PyContext;
import org.boiga.api.PyFieldQueue;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.ThreadState;

/**
 * A queue of counted references. Operations synchronise; nothing that could stop or call Python
 * code happens under the lock. It is traversed while the world is stopped, or by its last user.
 */
final class OwnedQueue implements PyFieldQueue, Traversed {
  private final ArrayDeque<PyObject> items = new ArrayDeque<>();

  @Override
  public void add(PyContext ctx, org.boiga.api.PyObject o) {
    ThreadState ts = ContextBase.threadOf(ctx);
    PyObject added = ts.keep(ContextBase.in(o));
    synchronized (this) {
      items.add(added);
    }
  }

  @Override
  public org.boiga.api.PyObject poll(PyContext ctx) {
    PyObject first;
    synchronized (this) {
      first = items.poll();
    }
    return ContextBase.out(ContextBase.threadOf(ctx).holdOwned(first));
  }

  @Override
  public synchronized int size() {
    return items.size();
  }

  @Override
  public void traverse(Visitor v) {
    items.forEach(v::visit);
  }
}
