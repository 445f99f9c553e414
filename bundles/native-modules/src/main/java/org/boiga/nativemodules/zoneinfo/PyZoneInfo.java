package org.boiga.nativemodules.zoneinfo;

import java.time.LocalDate;
import org.boiga.api.PyContext;
import org.boiga.api.PyDateTime_CAPI;
import org.boiga.api.PyExc;
import org.boiga.api.PyField;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.nativemodules.support.Texts;

/** {@code zoneinfo.ZoneInfo}: a zone of the IANA database. */
@PyType(
    name = "zoneinfo.ZoneInfo",
    doc = "A time zone of the IANA time zone database.",
    base = "datetime.tzinfo")
public final class PyZoneInfo extends PyNativeObject {
  /** How an object was made, which says how it is pickled. */
  private enum Source {
    UNCACHED,
    CACHE,
    FILE
  }

  private final ZoneData data;

  /** None if it was made from a file without one. */
  private final PyField key;

  /** The repr of the file it was made from, or null. */
  private final String file;

  private final Source source;

  private PyZoneInfo(
      PyContext ctx, PyTypeObject cls, ZoneData data, PyObject key, String file, Source source) {
    super(ctx, cls);
    this.data = data;
    this.key = field(ctx, key);
    this.file = file;
    this.source = source;
  }

  // Making ---------------------------------------------------------------------------------------

  @PySlot(signature = "(key)")
  static PyObject __new__(PyContext ctx, PyTypeObject cls, PyObject key) {
    ZoneCaches caches = State.of(ctx).caches;
    PyObject zone = caches.get(ctx, cls, key);
    if (zone == null) {
      zone = caches.add(ctx, cls, key, load(ctx, cls, key, Source.CACHE));
    }
    caches.use(ctx, cls, key, zone);
    return zone;
  }

  private static PyZoneInfo load(PyContext ctx, PyTypeObject cls, PyObject key, Source source) {
    PyObject tzpath = ctx.PyImport_ImportModule("zoneinfo._tzpath");
    PyObject path = ctx.PyObject_CallMethod(tzpath, "find_tzfile", key);
    PyObject file;
    if (ctx.Py_IsNone(path)) {
      PyObject common = ctx.PyImport_ImportModule("zoneinfo._common");
      file = ctx.PyObject_CallMethod(common, "load_tzdata", key);
    } else {
      PyObject io = ctx.PyImport_ImportModule("io");
      file = ctx.PyObject_CallMethod(io, "open", path, ctx.PyUnicode_FromString("rb"));
    }
    ZoneData data;
    try {
      data = ZoneData.read(ctx, file);
    } finally {
      ctx.PyObject_CallMethod(file, "close");
    }
    return new PyZoneInfo(ctx, cls, data, key, null, source);
  }

  @PyMethod(
      name = "no_cache",
      kind = PyMethod.Kind.CLASS,
      signature = "(key)",
      doc = "A new object for a key, whatever is cached.")
  static PyObject noCache(PyContext ctx, PyTypeObject cls, PyObject key) {
    return load(ctx, cls, key, Source.UNCACHED);
  }

  @PyMethod(
      name = "from_file",
      kind = PyMethod.Kind.CLASS,
      signature = "(file_obj, /, key=None)",
      doc = "The zone that a binary file describes.")
  static PyObject fromFile(PyContext ctx, PyTypeObject cls, PyObject file, PyObject key) {
    String repr = Texts.repr(ctx, file);
    ZoneData data = ZoneData.read(ctx, file);
    return new PyZoneInfo(ctx, cls, data, key == null ? ctx.Py_None() : key, repr, Source.FILE);
  }

  @PyMethod(
      name = "clear_cache",
      kind = PyMethod.Kind.CLASS,
      signature = "(*, only_keys=None)",
      doc = "Forget the cached zones, or those with some keys.")
  static void clearCache(PyContext ctx, PyTypeObject cls, PyObject onlyKeys) {
    State.of(ctx).caches.clear(ctx, cls, onlyKeys);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(**kwargs)", doc = "Prepare a subclass.")
  static void __init_subclass__(PyContext ctx, PyTypeObject cls, PyObject kwargs) {
    ZoneCaches.prepare(ctx, cls);
  }

  // Answers --------------------------------------------------------------------------------------

  private static long seconds(PyDateTime_CAPI datetime, LocalDate date, PyObject dt) {
    return date.toEpochDay() * 86_400 + datetime.PyTime_AsLocalTime(dt).toSecondOfDay();
  }

  /** What holds at a time, or null if that is not known without one. */
  private LocalTimeType find(PyContext ctx, PyObject at) {
    if (ctx.Py_IsNone(at)) {
      return data.fixed() ? (LocalTimeType) data.after() : null;
    }
    PyDateTime_CAPI datetime = State.of(ctx).datetime;
    if (!datetime.PyDateTime_Check(at)) {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "argument must be a datetime or None, not " + ctx.PyObject_TypeName(at));
    }
    LocalDate d = datetime.PyDate_AsLocalDate(at);
    return data.at(seconds(datetime, d, at), d.getYear(), datetime.PyDateTime_GET_FOLD(at));
  }

  @PyMethod(signature = "(dt, /)", doc = "How far the zone is ahead of UTC at a time.")
  PyObject utcoffset(PyContext ctx, PyObject dt) {
    LocalTimeType t = find(ctx, dt);
    return t == null ? ctx.Py_None() : t.utcoffset();
  }

  @PyMethod(signature = "(dt, /)", doc = "How much of the offset is daylight saving.")
  PyObject dst(PyContext ctx, PyObject dt) {
    LocalTimeType t = find(ctx, dt);
    return t == null ? ctx.Py_None() : t.dst();
  }

  @PyMethod(signature = "(dt, /)", doc = "The abbreviation of the zone at a time.")
  String tzname(PyContext ctx, PyObject dt) {
    LocalTimeType t = find(ctx, dt);
    return t == null ? null : t.name();
  }

  @PyMethod(signature = "(dt, /)", doc = "A time in UTC as a time in the zone.")
  PyObject fromutc(PyContext ctx, PyObject dt) {
    PyDateTime_CAPI datetime = State.of(ctx).datetime;
    if (!datetime.PyDateTime_Check(dt)) {
      throw ctx.PyErr_Format(PyExc.TypeError, "fromutc: argument must be a datetime");
    }
    if (datetime.PyDateTime_GET_TZINFO(ctx, dt) != this) {
      throw ctx.PyErr_Format(PyExc.ValueError, "fromutc: dt.tzinfo is not self");
    }
    LocalDate date = datetime.PyDate_AsLocalDate(dt);
    long t = seconds(datetime, date, dt);
    int year = date.getYear();
    PyObject local = ctx.PyNumber_Add(dt, data.atUtc(t, year).utcoffset());
    if (!data.isFold(t, year)) {
      return local;
    }
    if (datetime.PyDateTime_CheckExact(ctx, local)) {
      return datetime.PyDateTime_FromDateAndTime(
          ctx,
          datetime.PyDate_AsLocalDate(local),
          datetime.PyTime_AsLocalTime(local),
          datetime.PyDateTime_GET_TZINFO(ctx, local),
          1);
    }
    PyObject replace = ctx.PyObject_GetAttrString(local, "replace");
    PyObject[] fold = {ctx.PyLong_FromLong(1)};
    PyObject names = ctx.PyTuple_Pack(ctx.PyUnicode_InternFromString("fold"));
    return ctx.PyObject_Vectorcall(replace, fold, 0, 0, names);
  }

  @PyGetter(doc = "The key of the zone in the database.", member = true)
  PyObject key(PyContext ctx) {
    return key.get(ctx);
  }

  @PySlot
  PyObject __str__(PyContext ctx) {
    PyObject k = key.get(ctx);
    return ctx.Py_IsNone(k) ? ctx.PyUnicode_FromString(__repr__(ctx)) : ctx.PyObject_Str(k);
  }

  @PySlot
  String __repr__(PyContext ctx) {
    String name = ctx.PyType_GetName(ctx.Py_TYPE(this));
    PyObject k = key.get(ctx);
    return ctx.Py_IsNone(k)
        ? name + ".from_file(" + file + ")"
        : name + "(key=" + Texts.repr(ctx, k) + ")";
  }

  // Pickling -------------------------------------------------------------------------------------

  @PyMethod(doc = "How to find or make the object again.")
  PyObject __reduce__(PyContext ctx) {
    if (source == Source.FILE) {
      PyObject pickle = ctx.PyImport_ImportModule("pickle");
      throw ctx.PyErr_Format(
          ctx.PyObject_GetAttrString(pickle, "PicklingError"),
          "Cannot pickle a ZoneInfo file from a file stream.");
    }
    PyObject maker = ctx.PyObject_GetAttrString(this, "_unpickle");
    PyObject cached = ctx.PyLong_FromLong(source == Source.CACHE ? 1 : 0);
    return ctx.PyTuple_Pack(maker, ctx.PyTuple_Pack(key.get(ctx), cached));
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(key, from_cache, /)",
      doc = "The object of a pickle.")
  static PyObject _unpickle(PyContext ctx, PyTypeObject cls, PyObject key, boolean fromCache) {
    return fromCache ? ctx.PyObject_CallOneArg(cls, key) : load(ctx, cls, key, Source.UNCACHED);
  }
}
