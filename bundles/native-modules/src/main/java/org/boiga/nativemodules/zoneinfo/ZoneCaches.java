package org.boiga.nativemodules.zoneinfo;

import org.boiga.api.PyContext;
import org.boiga.api.PyGlobal;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;

/**
 * The zones that an interpreter knows by key. Each class has a weak cache; {@code ZoneInfo} itself
 * keeps the zones that were used last too.
 */
final class ZoneCaches {
  private static final int KEPT = 8;
  private static final String WEAK_CACHE = "_weak_cache";

  private final PyTypeObject zoneInfo;
  private final PyGlobal weak;
  private final PyGlobal kept;

  ZoneCaches(PyContext ctx, PyTypeObject zoneInfo) {
    this.zoneInfo = zoneInfo;
    weak = ctx.PyGlobal_New(newWeak(ctx));
    kept = ctx.PyGlobal_New(ctx.PyDict_New());
  }

  private static PyObject newWeak(PyContext ctx) {
    return ctx.PyObject_CallMethod(ctx.PyImport_ImportModule("weakref"), "WeakValueDictionary");
  }

  /** Gives a new class a weak cache. */
  static void prepare(PyContext ctx, PyTypeObject cls) {
    ctx.PyObject_SetAttrString(cls, WEAK_CACHE, newWeak(ctx));
  }

  private PyObject weak(PyContext ctx, PyTypeObject cls) {
    return cls == zoneInfo ? weak.get(ctx) : ctx.PyObject_GetAttrString(cls, WEAK_CACHE);
  }

  /** The zone with a key, or null. */
  PyObject get(PyContext ctx, PyTypeObject cls, PyObject key) {
    PyObject zone = cls == zoneInfo ? ctx.PyDict_GetItemRef(kept.get(ctx), key) : null;
    if (zone == null) {
      zone = ctx.PyObject_CallMethod(weak(ctx, cls), "get", key);
    }
    return ctx.Py_IsNone(zone) ? null : zone;
  }

  /** Adds a zone; returns the one that is there already, if so. */
  PyObject add(PyContext ctx, PyTypeObject cls, PyObject key, PyObject zone) {
    return ctx.PyObject_CallMethod(weak(ctx, cls), "setdefault", key, zone);
  }

  /** Notes that a zone was used. */
  void use(PyContext ctx, PyTypeObject cls, PyObject key, PyObject zone) {
    if (cls != zoneInfo) {
      return;
    }
    PyObject d = kept.get(ctx);
    ctx.PyDict_Pop(d, key);
    ctx.PyDict_SetItem(d, key, zone);
    while (ctx.PyDict_Size(d) > KEPT) {
      PyObject oldest = ctx.PyList_GetOptionalItem(ctx.PyDict_Keys(d), 0);
      if (oldest != null) {
        ctx.PyDict_Pop(d, oldest);
      }
    }
  }

  void clear(PyContext ctx, PyTypeObject cls, PyObject onlyKeys) {
    PyObject w = weak(ctx, cls);
    PyObject k = cls == zoneInfo ? kept.get(ctx) : null;
    if (onlyKeys == null || ctx.Py_IsNone(onlyKeys)) {
      ctx.PyObject_CallMethod(w, "clear");
      if (k != null) {
        ctx.PyDict_Clear(k);
      }
      return;
    }
    for (PyObject key : ctx.PySequence_ToArray(onlyKeys)) {
      if (k != null) {
        ctx.PyDict_Pop(k, key);
      }
      ctx.PyObject_CallMethod(w, "pop", key, ctx.Py_None());
    }
  }
}
