package org.boiga.modules.zoneinfo;

import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * The zones that an interpreter knows by key. Each class has a weak cache; {@code ZoneInfo} itself
 * keeps the zones that were used last too.
 */
final class ZoneCaches implements Roots {
  private static final int KEPT = 8;
  private static final PyStr WEAK_CACHE = PyStr.interned("_weak_cache");

  private PyObject weak;
  private PyDict kept;

  private ZoneCaches() {}

  private static ZoneCaches of(ThreadState ts) {
    return ts.interp.state(ZoneCaches.class, ZoneCaches::new);
  }

  private static PyObject newWeak(ThreadState ts) {
    return Calls.method(
        ts, ts.interp.evaluator.importModule(ts, "weakref"), "WeakValueDictionary");
  }

  /** Gives a new class a weak cache. */
  static void prepare(ThreadState ts, PyType cls) {
    Attributes.set(ts, cls, WEAK_CACHE, newWeak(ts));
  }

  private static PyObject weak(ThreadState ts, PyType cls) {
    if (cls != PyZoneInfo.TYPE) {
      return Attributes.get(ts, cls, WEAK_CACHE);
    }
    ZoneCaches c = of(ts);
    synchronized (c) {
      if (c.weak != null) {
        return c.weak;
      }
    }
    PyObject made = ts.keep(newWeak(ts));
    synchronized (c) {
      if (c.weak == null) {
        c.weak = made;
      }
      return c.weak;
    }
  }

  private static PyDict kept(ThreadState ts) {
    ZoneCaches c = of(ts);
    PyDict made = new PyDict(ts);
    synchronized (c) {
      if (c.kept == null) {
        c.kept = ts.keep(made);
      }
      return c.kept;
    }
  }

  /** The zone with a key, or null. */
  static PyObject get(ThreadState ts, PyType cls, PyObject key) {
    PyObject zone = cls == PyZoneInfo.TYPE ? kept(ts).get(ts, key) : null;
    if (zone == null) {
      zone = Calls.method(ts, weak(ts, cls), "get", key);
    }
    return zone == Py.None ? null : zone;
  }

  /** Adds a zone; returns the one that is there already, if so. */
  static PyObject add(ThreadState ts, PyType cls, PyObject key, PyObject zone) {
    return Calls.method(ts, weak(ts, cls), "setdefault", key, zone);
  }

  /** Notes that a zone was used. */
  static void use(ThreadState ts, PyType cls, PyObject key, PyObject zone) {
    if (cls != PyZoneInfo.TYPE) {
      return;
    }
    PyDict d = kept(ts);
    d.remove(ts, key);
    d.put(ts, key, zone);
    while (d.size() > KEPT) {
      d.remove(ts, d.keysArray(ts)[0]);
    }
  }

  static void clear(ThreadState ts, PyType cls, PyObject onlyKeys) {
    PyObject weak = weak(ts, cls);
    PyDict kept = cls == PyZoneInfo.TYPE ? kept(ts) : null;
    if (onlyKeys == null || onlyKeys == Py.None) {
      Calls.method(ts, weak, "clear");
      if (kept != null) {
        Calls.method(ts, kept, "clear");
      }
      return;
    }
    for (PyObject key : Iteration.toArray(ts, onlyKeys)) {
      if (kept != null) {
        kept.remove(ts, key);
      }
      Calls.method(ts, weak, "pop", key, Py.None);
    }
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(weak);
    v.visit(kept);
  }
}
