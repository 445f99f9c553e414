package org.boiga.modules.functools;

import java.util.concurrent.atomic.AtomicLong;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Comparison;
import org.boiga.objects.Py;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyInstance;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.SmallInt;
import org.boiga.objects.ThreadState;

/**
 * What {@code functools.lru_cache} makes of a function. The results are in a dict whose order is
 * that of use; several threads may compute the same result at the same time.
 */
@org.boiga.api.annotation.PyType(name = "functools._lru_cache_wrapper")
public final class LruCache extends PyInstance {
  public static final PyType TYPE =
      PyType.builtinWithDict(new LruCacheTable(), PyBaseObject.TYPE).weaklyReferable();

  /** Stands between positional and keyword arguments in keys. */
  private static final PyObject KEYWORDS =
      new PyObject() {
        @Override
        public PyObject type() {
          return PyBaseObject.TYPE;
        }
      };

  private final PyObject function;

  /** The most results kept; negative for no limit. */
  private final long maxSize;

  private final boolean typed;
  private final PyObject infoType;
  private final PyDict results;
  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong misses = new AtomicLong();

  private LruCache(
      ThreadState ts,
      PyType cls,
      PyObject function,
      long maxSize,
      boolean typed,
      PyObject infoType) {
    super(ts, cls);
    this.function = ts.keep(function);
    this.maxSize = maxSize;
    this.typed = typed;
    this.infoType = ts.keep(infoType);
    results = ts.keep(new PyDict(ts));
  }

  @PySlot(signature = "(user_function, maxsize, typed, cache_info_type)")
  static PyObject __new__(
      ThreadState ts,
      PyType cls,
      PyObject function,
      PyObject maxSize,
      boolean typed,
      PyObject infoType) {
    if (!Calls.isCallable(function)) {
      throw PyErr.typeError(ts, "the first argument must be callable");
    }
    long most = -1;
    if (maxSize instanceof PyInt i) {
      most = Math.max(0, i.isLong() ? i.longValue() : Long.MAX_VALUE);
    } else if (maxSize != Py.None) {
      throw PyErr.typeError(ts, "maxsize should be integer or None");
    }
    return new LruCache(ts, cls, function, most, typed, infoType);
  }

  @PySlot
  PyObject __call__(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    if (maxSize == 0) {
      misses.incrementAndGet();
      return Calls.call(ts, function, args, start, n, kwnames);
    }
    PyObject key = key(ts, args, start, n, kwnames);
    PyObject known = get(ts, key);
    if (known != null) {
      hits.incrementAndGet();
      if (maxSize > 0) {
        results.move(ts, key, true);
      }
      return known;
    }
    misses.incrementAndGet();
    PyObject made = Calls.call(ts, function, args, start, n, kwnames);
    results.putIfAbsent(ts, key, made);
    while (maxSize > 0 && results.size() > maxSize) {
      results.removeFirst(ts);
    }
    return made;
  }

  private PyObject get(ThreadState ts, PyObject key) {
    try {
      return results.get(ts, key);
    } catch (PyException e) {
      if (e.matches(PyExc.TypeError)) {
        Comparison.hash(ts, key); // says what is unhashable, not that it is a key
      }
      throw e;
    }
  }

  private PyObject key(ThreadState ts, PyObject[] args, int start, int n, PyTuple kwnames) {
    int k = kwnames == null ? 0 : kwnames.size();
    if (k == 0 && !typed && n == 1 && isPlain(args[start])) {
      return args[start];
    }
    int size = n + (k > 0 ? 1 + 2 * k : 0);
    PyObject[] key = new PyObject[typed ? size + n + k : size];
    System.arraycopy(args, start, key, 0, n);
    int i = n;
    if (k > 0) {
      key[i++] = KEYWORDS;
      for (int j = 0; j < k; j++) {
        key[i++] = kwnames.at(j);
        key[i++] = args[start + n + j];
      }
    }
    if (typed) {
      for (int j = 0; j < n + k; j++) {
        key[i++] = PyType.of(args[start + j]);
      }
    }
    return PyTuple.of(ts, key);
  }

  /** Whether a single argument is its own key: its type has no other values equal to it. */
  private static boolean isPlain(PyObject o) {
    return o.getClass() == PyStr.class || o.getClass() == SmallInt.class;
  }

  @PySlot
  PyObject __get__(ThreadState ts, PyObject instance, PyObject owner) {
    return instance == null || instance == Py.None
        ? this
        : new org.boiga.objects.PyMethod(ts, this, instance);
  }

  @PyMethod(name = "cache_info", doc = "Report statistics of the cache.")
  PyObject cacheInfo(ThreadState ts) {
    return Calls.call(
        ts,
        infoType,
        Py.int_(hits.get()),
        Py.int_(misses.get()),
        maxSize < 0 ? Py.None : Py.int_(maxSize),
        Py.int_(results.size()));
  }

  @PyMethod(name = "cache_clear", doc = "Empty the cache and reset its statistics.")
  void cacheClear(ThreadState ts) {
    hits.set(0);
    misses.set(0);
    results.clear(ts);
  }

  @PyMethod
  PyObject __reduce__(ThreadState ts) {
    return Attributes.get(ts, this, "__qualname__");
  }

  @PyMethod
  PyObject __copy__(ThreadState ts) {
    return this;
  }

  @PyMethod(signature = "(memo, /)")
  PyObject __deepcopy__(ThreadState ts, PyObject memo) {
    return this;
  }

  @Override
  public void traverse(Visitor v) {
    super.traverse(v);
    v.visit(function);
    v.visit(infoType);
    v.visit(results);
  }
}
