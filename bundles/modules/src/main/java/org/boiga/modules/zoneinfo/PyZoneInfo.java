package org.boiga.modules.zoneinfo;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.modules.datetime.PyDateTime;
import org.boiga.modules.datetime.PyTzInfo;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Conversion;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code zoneinfo.ZoneInfo}: a zone of the IANA database. */
@org.boiga.api.annotation.PyType(
    name = "zoneinfo.ZoneInfo",
    doc = "A time zone of the IANA time zone database.")
public final class PyZoneInfo extends PyTzInfo {
  public static final PyType TYPE =
      PyType.builtin(new PyZoneInfoTable(), PyTzInfo.TYPE).weaklyReferable();

  private static final PyTuple FOLD = PyTuple.constant(PyStr.interned("fold"));

  /** How an object was made, which says how it is pickled. */
  private enum Source {
    UNCACHED,
    CACHE,
    FILE
  }

  private final ZoneData data;

  /** None if it was made from a file without one. */
  private final PyObject key;

  /** The repr of the file it was made from, or null. */
  private final PyStr file;

  private final Source source;

  private PyZoneInfo(
      ThreadState ts, PyType cls, ZoneData data, PyObject key, PyStr file, Source source) {
    super(ts, cls);
    this.data = data;
    this.key = ts.keep(key);
    this.file = file;
    this.source = source;
  }

  // Making ---------------------------------------------------------------------------------------

  @PySlot(signature = "(key)")
  static PyObject __new__(ThreadState ts, PyType cls, PyObject key) {
    PyObject zone = ZoneCaches.get(ts, cls, key);
    if (zone == null) {
      PyZoneInfo made = load(ts, cls, key, Source.CACHE);
      zone = ZoneCaches.add(ts, cls, key, made);
    }
    ZoneCaches.use(ts, cls, key, zone);
    return zone;
  }

  private static PyZoneInfo load(ThreadState ts, PyType cls, PyObject key, Source source) {
    PyObject tzpath = ts.interp.evaluator.importModule(ts, "zoneinfo._tzpath");
    PyObject path = Calls.method(ts, tzpath, "find_tzfile", key);
    PyObject file;
    if (path == Py.None) {
      PyObject common = ts.interp.evaluator.importModule(ts, "zoneinfo._common");
      file = Calls.method(ts, common, "load_tzdata", key);
    } else {
      PyObject io = ts.interp.evaluator.importModule(ts, "io");
      file = Calls.method(ts, io, "open", path, PyStr.of("rb"));
    }
    ZoneData data;
    try {
      data = ZoneData.read(ts, file);
    } finally {
      Calls.method(ts, file, "close");
    }
    return new PyZoneInfo(ts, cls, data, key, null, source);
  }

  @PyMethod(
      name = "no_cache",
      kind = PyMethod.Kind.CLASS,
      signature = "(key)",
      doc = "A new object for a key, whatever is cached.")
  static PyObject noCache(ThreadState ts, PyType cls, PyObject key) {
    return load(ts, cls, key, Source.UNCACHED);
  }

  @PyMethod(
      name = "from_file",
      kind = PyMethod.Kind.CLASS,
      signature = "(file_obj, /, key=None)",
      doc = "The zone that a binary file describes.")
  static PyObject fromFile(ThreadState ts, PyType cls, PyObject file, PyObject key) {
    PyStr repr = Conversion.repr(ts, file);
    ZoneData data = ZoneData.read(ts, file);
    return new PyZoneInfo(ts, cls, data, key == null ? Py.None : key, repr, Source.FILE);
  }

  @PyMethod(
      name = "clear_cache",
      kind = PyMethod.Kind.CLASS,
      signature = "(*, only_keys=None)",
      doc = "Forget the cached zones, or those with some keys.")
  static void clearCache(ThreadState ts, PyType cls, PyObject onlyKeys) {
    ZoneCaches.clear(ts, cls, onlyKeys);
  }

  @PyMethod(kind = PyMethod.Kind.CLASS, signature = "(**kwargs)", doc = "Prepare a subclass.")
  static void __init_subclass__(
      ThreadState ts, PyType cls, org.boiga.objects.PyDict kwargs) {
    ZoneCaches.prepare(ts, cls);
  }

  // Answers --------------------------------------------------------------------------------------

  private static long seconds(PyDateTime dt) {
    return dt.date.toEpochDay() * 86_400 + dt.time.toSecondOfDay();
  }

  /** What holds at a time, or null if that is not known without one. */
  private LocalTimeType find(ThreadState ts, PyObject at) {
    if (at == Py.None) {
      return data.fixed() ? (LocalTimeType) data.after() : null;
    }
    if (!(at instanceof PyDateTime dt)) {
      throw PyErr.typeError(
          ts, "argument must be a datetime or None, not " + PyType.of(at).name());
    }
    return data.at(seconds(dt), dt.date.getYear(), dt.fold());
  }

  @Override
  @PyMethod(signature = "(dt, /)", doc = "How far the zone is ahead of UTC at a time.")
  protected PyObject utcoffset(ThreadState ts, PyObject dt) {
    LocalTimeType t = find(ts, dt);
    return t == null ? Py.None : t.utcoffset();
  }

  @Override
  @PyMethod(signature = "(dt, /)", doc = "How much of the offset is daylight saving.")
  protected PyObject dst(ThreadState ts, PyObject dt) {
    LocalTimeType t = find(ts, dt);
    return t == null ? Py.None : t.dst();
  }

  @Override
  @PyMethod(signature = "(dt, /)", doc = "The abbreviation of the zone at a time.")
  protected PyObject tzname(ThreadState ts, PyObject dt) {
    LocalTimeType t = find(ts, dt);
    return t == null ? Py.None : t.name();
  }

  @Override
  @PyMethod(signature = "(dt, /)", doc = "A time in UTC as a time in the zone.")
  protected PyObject fromutc(ThreadState ts, PyObject object) {
    PyDateTime dt = checkUtc(ts, object);
    long t = seconds(dt);
    int year = dt.date.getYear();
    PyObject local =
        Numbers.binary(ts, dt, data.atUtc(t, year).utcoffset(), Slot.ADD, "+");
    if (!data.isFold(t, year)) {
      return local;
    }
    if (local instanceof PyDateTime d && d.type() == PyDateTime.TYPE) {
      return PyDateTime.of(ts, PyDateTime.TYPE, d.date, d.time, d.zone, 1);
    }
    PyObject[] fold = {Py.int_(1)};
    return Calls.call(ts, Attributes.get(ts, local, "replace"), fold, 0, 0, FOLD);
  }

  @PyGetter(doc = "The key of the zone in the database.", member = true)
  PyObject key(ThreadState ts) {
    return ts.hold(key);
  }

  @PySlot
  PyObject __str__(ThreadState ts) {
    return key == Py.None ? __repr__(ts) : Conversion.str(ts, key);
  }

  @PySlot
  PyObject __repr__(ThreadState ts) {
    String name = type().shortName();
    return PyStr.of(
        key == Py.None
            ? name + ".from_file(" + file + ")"
            : name + "(key=" + Conversion.repr(ts, key) + ")");
  }

  // Pickling -------------------------------------------------------------------------------------

  @Override
  @PyMethod(doc = "How to find or make the object again.")
  protected PyObject __reduce__(ThreadState ts) {
    if (source == Source.FILE) {
      PyObject pickle = ts.interp.evaluator.importModule(ts, "pickle");
      throw PyErr.of(
          ts,
          (PyType) Attributes.get(ts, pickle, "PicklingError"),
          "Cannot pickle a ZoneInfo file from a file stream.");
    }
    PyObject maker = Attributes.get(ts, this, "_unpickle");
    int cached = source == Source.CACHE ? 1 : 0;
    return PyTuple.of(ts, maker, PyTuple.of(ts, key, Py.int_(cached)));
  }

  @PyMethod(
      kind = PyMethod.Kind.CLASS,
      signature = "(key, from_cache, /)",
      doc = "The object of a pickle.")
  static PyObject _unpickle(ThreadState ts, PyType cls, PyObject key, boolean fromCache) {
    return fromCache ? Calls.call(ts, cls, key) : load(ts, cls, key, Source.UNCACHED);
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(key);
  }
}
