package org.boiga.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.function.Function;
import org.boiga.api.Slot;
import org.boiga.memory.Counted;
import org.boiga.memory.Mutator;
import org.boiga.memory.PyObject;
import org.boiga.memory.Reaper;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;
import org.boiga.memory.WeakCallbacks;

/**
 * An object with attributes: an instance of a class, or of a built-in type that has a {@code
 * __dict__}. Attributes live in slots under a {@link Shape}.
 *
 * <p>Writers hold the object's lock. Readers take none: they load the shape first, then the slot;
 * writers publish value, slots and shape in that order.
 */
public class PyInstance extends SpinLock implements Shaped, WeaklyReferable {
  private static final PyObject[] NO_SLOTS = {};
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(PyObject[].class);
  private static final VarHandle SHAPE;

  static {
    try {
      SHAPE = MethodHandles.lookup().findVarHandle(PyInstance.class, "shape", Shape.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Type and layout. */
  public Shape shape;

  /** Attributes by slot index; null where deleted or not set. */
  public PyObject[] slots;

  /** The dictionary of an instance whose shape says so, else null. */
  private PyDict dict;

  /** Weak references to this object, or null if there were none so far. */
  private WeakReferences weakReferences;

  private Reaper.Registration reaper;
  private StandIn standIn;

  /** Makes an instance of {@code type} without attributes, held by the current scope. */
  public PyInstance(ThreadState ts, PyType type) {
    this(ts, type, type.finalizes && type.layout == PyType.OBJECT ? new StandIn() : null);
  }

  /**
   * As {@link #PyInstance(ThreadState, PyType)} for classes that have more state.
   *
   * @param state null if there is no finaliser, or where it need not run late
   */
  protected PyInstance(ThreadState ts, PyType type, StandIn state) {
    super(ts);
    init(type);
    if (state != null) {
      watch(ts, state);
    }
  }

  /** Has the finaliser run, with what {@code state} makes, if the JVM finds this unreachable. */
  final void watch(ThreadState ts, StandIn state) {
    state.shape = shape;
    state.slots = slots;
    standIn = state;
    reaper = ts.registry.reaper.watch(this, state);
  }

  /**
   * The attributes of a counted object that represents an instance of {@code type} in another way;
   * that object visits them.
   */
  static PyInstance bodyOfCounted(PyType type) {
    PyInstance body = new PyInstance(type);
    body.becomePart();
    return body;
  }

  /** The attributes of a leaf that represents an instance of {@code type} in another way. */
  static PyInstance uncountedBody(PyType type) {
    return new PyInstance(type);
  }

  /** Makes an instance that is never counted. */
  protected PyInstance(PyType type) {
    init(type);
  }

  private void init(PyType type) {
    shape = type.rootShape;
    slots = type.members == 0 ? NO_SLOTS : new PyObject[type.members];
  }

  /** Makes the object that stands in for one whose count was off; shares its state. */
  protected PyInstance(ThreadState ts, StandIn state) {
    super(ts);
    init(state);
  }

  /** As {@link #PyInstance(ThreadState, StandIn)}, but never counted. */
  PyInstance(StandIn state) {
    init(state);
  }

  private void init(StandIn state) {
    shape = state.shape;
    slots = state.slots;
    dict = state.dict;
  }

  /** The state of an object with a finaliser, apart from the object: see {@link Reaper}. */
  protected static class StandIn implements Function<Mutator, Counted> {
    volatile Shape shape;
    volatile PyObject[] slots;
    volatile PyDict dict;

    protected StandIn() {}

    /** Makes the object; for classes with more state of another class. */
    protected PyInstance make(ThreadState ts) {
      return new PyInstance(ts, this);
    }

    @Override
    public final Counted apply(Mutator m) {
      return make((ThreadState) m);
    }
  }

  private void publishState() {
    StandIn s = standIn;
    if (s != null) {
      s.slots = slots;
      s.dict = dict;
      s.shape = shape;
    }
  }

  @Override
  public PyType type() {
    return shape.type;
  }

  @Override
  public final PyInstance body() {
    return this;
  }

  // Attributes -----------------------------------------------------------------------------------

  /**
   * The attribute in this object itself, not in its type.
   *
   * @return held by the current scope; null if there is none
   */
  public final PyObject getOwn(ThreadState ts, PyStr name) {
    while (true) {
      Shape s = (Shape) SHAPE.getAcquire(this);
      if (s.dictionary) {
        return dict.get(ts, name);
      }
      int i = s.indexOf(name);
      PyObject v = i < 0 ? null : getSlot(ts, i);
      if (v != null || i < 0 || SHAPE.getAcquire(this) == s) {
        return v; // an empty slot tells nothing if another thread moved all to a dictionary
      }
    }
  }

  /** The value in slot {@code i}, held by the current scope; null if it is empty. */
  public final PyObject getSlot(ThreadState ts, int i) {
    PyObject v = (PyObject) SLOT.getAcquire(slots, i);
    if (!(v instanceof Counted c) || c.isUncounted()) {
      return v;
    }
    if (!c.tryIncref(ts)) {
      lock();
      v = slots[i];
      if (v instanceof Counted live) {
        live.increfPublished(ts);
      }
      unlock();
    }
    return ts.holdOwned(v);
  }

  /** Writes slot {@code i}; null empties it. The old value is released by the current scope. */
  public final PyObject setSlot(ThreadState ts, int i, PyObject value) {
    ts.keep(value);
    lock();
    PyObject old = slots[i];
    SLOT.setRelease(slots, i, value);
    unlock();
    return ts.holdOwned(old);
  }

  /**
   * Sets the attribute in slot {@code i}, or with null deletes it.
   *
   * @return false, with nothing changed, if another thread moved all attributes to a dictionary
   */
  public final boolean setAttributeSlot(ThreadState ts, int i, PyObject value) {
    ts.keep(value);
    lock();
    boolean current = !shape.dictionary;
    PyObject old = value;
    if (current) {
      old = slots[i];
      SLOT.setRelease(slots, i, value);
    }
    unlock();
    ts.holdOwned(old);
    return current;
  }

  /** Sets an attribute of this object itself. */
  public final void setOwn(ThreadState ts, PyStr name, PyObject value) {
    while (true) {
      Shape s = (Shape) SHAPE.getAcquire(this);
      if (s.dictionary) {
        dict.put(ts, name, value);
        return;
      }
      int i = s.indexOf(name);
      if (i >= 0 && slots[i] != null) {
        if (setAttributeSlot(ts, i, value)) {
          return;
        }
        continue;
      }
      if (i >= 0 || s.size >= Shape.LARGEST) {
        dict(ts); // a deleted attribute that is set again goes to the end of the order
        continue;
      }
      if (addSlot(ts, s, name, value)) {
        return;
      }
    }
  }

  /** Adds an attribute to an object of shape {@code s}; false if the shape is another by now. */
  private boolean addSlot(ThreadState ts, Shape s, PyStr name, PyObject value) {
    Shape next = s.with(name);
    return addSlot(ts, s, next, value);
  }

  /**
   * Adds the attribute that leads from shape {@code s} to {@code next}.
   *
   * @return false, with nothing changed, if another thread changed the shape
   */
  public final boolean addSlot(ThreadState ts, Shape s, Shape next, PyObject value) {
    lock();
    try {
      if (shape != s) {
        return false;
      }
      ts.keep(value);
      int i = s.size;
      PyObject[] a = slots;
      if (i >= a.length) {
        a = Arrays.copyOf(a, Math.max(4, i + (i >> 1)));
        a[i] = value;
        VarHandle.releaseFence();
        slots = a;
      } else {
        SLOT.setRelease(a, i, value);
      }
      SHAPE.setRelease(this, next);
      publishState();
      return true;
    } finally {
      unlock();
    }
  }

  /** Deletes an attribute of this object itself; false if there is none. */
  public final boolean deleteOwn(ThreadState ts, PyStr name) {
    while (true) {
      Shape s = (Shape) SHAPE.getAcquire(this);
      if (s.dictionary) {
        return dict.remove(ts, name) != null;
      }
      int i = s.indexOf(name);
      if (i < 0 || slots[i] == null) {
        if (SHAPE.getAcquire(this) == s) {
          return false;
        }
      } else if (setAttributeSlot(ts, i, null)) {
        return true;
      }
    }
  }

  /**
   * The instance's {@code __dict__}; from then on the attributes live there.
   *
   * @return borrowed from this object
   */
  public final PyDict dict(ThreadState ts) {
    if (!((Shape) SHAPE.getAcquire(this)).dictionary) {
      PyDict d = new PyDict(ts);
      lock();
      try {
        if (!shape.dictionary) {
          Shape s = shape;
          PyObject[] old = slots;
          for (int i = s.type.members; i < s.size; i++) {
            if (old[i] != null) {
              d.put(ts, s.nameAt(i), old[i]);
            }
          }
          dict = ts.keep(d);
          VarHandle.releaseFence();
          SHAPE.setRelease(this, s.type.dictionaryShape);
          // Readers that loaded the old shape may still look into the old slots: leave them filled,
          // but let go of what the dictionary holds now.
          slots = Arrays.copyOf(old, Math.max(s.type.members, old.length));
          for (int i = s.type.members; i < s.size; i++) {
            ts.holdOwned(old[i]);
            slots[i] = null;
          }
          publishState();
        }
      } finally {
        unlock();
      }
    }
    return dict;
  }

  /** Replaces the instance's {@code __dict__}. */
  public final void setDict(ThreadState ts, PyDict d) {
    dict(ts);
    lock();
    PyDict old = dict;
    dict = ts.keep(d);
    publishState();
    unlock();
    ts.holdOwned(old);
  }

  /** Changes the type ({@code o.__class__ = t}); layouts are known to agree. */
  public final void setType(ThreadState ts, PyType t) {
    dict(ts);
    lock();
    SHAPE.setRelease(this, t.dictionaryShape);
    publishState();
    unlock();
  }

  @Override
  public final WeakReferences weakReferences() {
    WeakReferences w = weakReferences;
    if (w == null) {
      lock();
      w = weakReferences;
      if (w == null) {
        w = new WeakReferences();
        weakReferences = w;
      }
      unlock();
    }
    return w;
  }

  // Life -----------------------------------------------------------------------------------------

  @Override
  public void traverse(Visitor v) {
    v.visit(dict);
    v.visitAll(slots, slots.length);
  }

  /** The finaliser is not to run, also not when the JVM finds this unreachable. */
  final void giveUpFinalizer() {
    if (reaper != null) {
      reaper.cancel();
    }
  }

  final Reaper.Registration pendingFinalizer() {
    return reaper;
  }

  @Override
  protected boolean hasFinalizer() {
    return shape.type.finalizes;
  }

  @Override
  protected void runFinalizer(Mutator m) {
    if (reaper != null && !reaper.cancel()) {
      return;
    }
    Finalization.run((ThreadState) m, this, shape.type.slot(Slot.DEL));
  }

  @Override
  public boolean mayFormCycle() {
    return shape.type != PyBaseObject.TYPE;
  }

  @Override
  protected long age() {
    return reaper == null ? super.age() : reaper.age();
  }

  @Override
  protected void clearWeakReferences(Mutator m, WeakCallbacks callbacks) {
    if (reaper != null && isDead()) {
      reaper.cancel(); // it may have died without a finaliser, as a closed file does
    }
    WeakReferences w = weakReferences;
    if (w != null) {
      w.clear((ThreadState) m, callbacks);
    }
  }
}
