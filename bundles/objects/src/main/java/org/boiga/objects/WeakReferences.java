package org.boiga.objects;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.WeakCallbacks;

/**
 * The weak references to one object. They are cleared when its last reference goes; those to an
 * object that is not counted, or whose count is off, when the JVM finds it unreachable.
 */
public final class WeakReferences {
  /** Newest first, after the ones that {@code weakref.ref(o)} and proxy always give. */
  private final LinkedList<WeakReference<PyWeakReference>> list = new LinkedList<>();

  private Referent referent;
  private boolean cleared;

  /** For an object that is {@link WeaklyReferable}. */
  public WeakReferences() {}

  /** The weak references to {@code o}. */
  static WeakReferences of(ThreadState ts, PyObject o) {
    if (PyType.of(o).weakReferable) {
      if (o instanceof WeaklyReferable w) {
        return w.weakReferences();
      }
      if (o instanceof Shaped s) {
        return s.body().weakReferences();
      }
    }
    throw PyErr.typeError(
        ts, "cannot create weak reference to '" + PyType.of(o).name() + "' object");
  }

  /** As {@link #of}, with null where there can be none. */
  static WeakReferences ofOrNull(PyObject o) {
    return !PyType.of(o).weakReferable
        ? null
        : o instanceof WeaklyReferable w
            ? w.weakReferences()
            : o instanceof Shaped s ? s.body().weakReferences() : null;
  }

  /** The JVM's weak reference to the object; tells when the JVM finds it unreachable. */
  private final class Referent extends WeakReference<PyObject> {
    private final boolean counted;

    Referent(ThreadState ts, PyObject o) {
      super(o, LateCallbacks.of(ts.interp).queue);
      LateCallbacks late = LateCallbacks.of(ts.interp);
      late.live.add(this);
      counted = o instanceof Counted c && !c.isUncounted();
      if (counted) {
        late.toCounted.incrementAndGet();
      }
    }

    void clear(InterpreterState interp) {
      clear();
      LateCallbacks late = LateCallbacks.of(interp);
      if (late.live.remove(this) && counted) {
        late.toCounted.decrementAndGet();
      }
    }

    void clearLate(ThreadState ts) {
      WeakReferences.this.clear(ts, w -> w.callBack(ts));
    }
  }

  /** Brings objects that the JVM found unreachable to a thread that may run callbacks. */
  private static final class LateCallbacks implements InterpreterState.Closeable {
    final ReferenceQueue<PyObject> queue = new ReferenceQueue<>();
    final Set<Referent> live = ConcurrentHashMap.newKeySet();
    final AtomicInteger toCounted = new AtomicInteger();
    private final InterpreterState interp;
    private final Thread thread;

    private LateCallbacks(InterpreterState interp) {
      this.interp = interp;
      thread = Thread.ofPlatform().daemon().name("boiga-weakrefs").start(this::run);
    }

    @Override
    public void close() {
      thread.interrupt();
    }

    static LateCallbacks of(InterpreterState interp) {
      return interp.state(LateCallbacks.class, () -> new LateCallbacks(interp));
    }

    private void run() {
      while (true) {
        try {
          Referent r = (Referent) queue.remove();
          interp.addPendingCall(r::clearLate);
        } catch (InterruptedException e) {
          return;
        }
      }
    }
  }

  /** How many counted objects have weak references. */
  static int toCounted(InterpreterState interp) {
    return LateCallbacks.of(interp).toCounted.get();
  }

  // Making ---------------------------------------------------------------------------------------

  /**
   * Adds a weak reference.
   *
   * @param o the object that these are the weak references to
   */
  void add(ThreadState ts, PyObject o, PyWeakReference w) {
    synchronized (this) {
      if (referent == null) {
        if (o instanceof Counted c) {
          c.publish(ts);
        }
        referent = new Referent(ts, o);
      }
      list.add(w.isStandard() ? 0 : standard(), new WeakReference<>(w));
    }
  }

  /** How many at the beginning are standard ones. */
  private int standard() {
    int n = 0;
    for (WeakReference<PyWeakReference> r : list) {
      PyWeakReference w = r.get();
      if (w == null || !w.isStandard()) {
        break;
      }
      n++;
    }
    return n;
  }

  /** A weak reference of exactly that type without a callback, held by the scope, or null. */
  synchronized PyWeakReference reusable(ThreadState ts, PyType type) {
    for (WeakReference<PyWeakReference> r : list) {
      PyWeakReference w = r.get();
      if (w != null && w.type() == type && !w.hasCallback() && w.tryIncref(ts)) {
        return ts.holdOwned(w);
      }
    }
    return null;
  }

  // Reading --------------------------------------------------------------------------------------

  /** The object, held by the current scope; null if it is gone. */
  PyObject get(ThreadState ts) {
    Referent r = referent;
    PyObject o = r == null ? null : r.get();
    if (o instanceof Counted c && !c.isUncounted()) {
      return c.tryIncref(ts) ? ts.holdOwned(o) : null;
    }
    return o;
  }

  /** Whether the object is gone. */
  boolean isCleared() {
    Referent r = referent;
    return cleared || r == null || r.refersTo(null);
  }

  /** All of them that are alive, held by the current scope. */
  synchronized List<PyWeakReference> all(ThreadState ts) {
    List<PyWeakReference> result = new ArrayList<>();
    for (Iterator<WeakReference<PyWeakReference>> i = list.iterator(); i.hasNext(); ) {
      PyWeakReference w = i.next().get();
      if (w == null || w.isDead()) {
        i.remove();
      } else if (w.tryIncref(ts)) {
        result.add(ts.holdOwned(w));
      }
    }
    return result;
  }

  /** The first of them, held by the current scope, or null. */
  PyObject first(ThreadState ts) {
    List<PyWeakReference> all = all(ts);
    return all.isEmpty() ? null : all.getFirst();
  }

  // The end --------------------------------------------------------------------------------------

  /**
   * Clears the weak references to whatever the JVM's last collection found unreachable, without
   * waiting for the JVM to say so, and calls their callbacks.
   *
   * @return how many objects there were
   */
  static int clearUnreachable(ThreadState ts) {
    int n = 0;
    for (Referent r : LateCallbacks.of(ts.interp).live) {
      if (r.refersTo(null)) {
        r.clearLate(ts);
        n++;
      }
    }
    return n;
  }

  /** Clears all of them; those that want to be called back go to {@code callbacks}. */
  void clear(ThreadState ts, WeakCallbacks callbacks) {
    synchronized (this) {
      if (cleared || referent == null) {
        return;
      }
      cleared = true;
      referent.clear(ts.interp);
    }
    int mark = ts.mark();
    List<PyWeakReference> all = all(ts);
    synchronized (this) {
      list.clear();
    }
    for (PyWeakReference w : all) {
      if (w.hasCallback()) {
        callbacks.add(w);
      }
    }
    ts.release(mark);
  }
}
