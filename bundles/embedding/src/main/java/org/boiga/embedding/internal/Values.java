package org.boiga.embedding.internal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.boiga.embedding.JavaFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyAnySet;
import org.boiga.objects.PyBool;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Conversion between Java values and Python objects of one interpreter. */
final class Values {
  private final EmbeddedInterpreter interpreter;

  Values(EmbeddedInterpreter interpreter) {
    this.interpreter = interpreter;
  }

  /** The object for a Java value, held by the current scope. */
  PyObject toPython(ThreadState ts, Object value) {
    return switch (value) {
      case null -> Py.None;
      case Boolean b -> Py.bool(b);
      case Byte n -> Py.int_(n);
      case Short n -> Py.int_(n);
      case Integer n -> Py.int_(n);
      case Long n -> Py.int_(n);
      case BigInteger n -> PyInt.of(n);
      case Float d -> Py.float_(d);
      case Double d -> Py.float_(d);
      case Character c -> PyStr.of(c.toString());
      case CharSequence s -> PyStr.of(s.toString());
      case byte[] bytes -> PyBytes.of(bytes.clone());
      case Object[] items -> list(ts, Arrays.asList(items));
      case Map<?, ?> map -> {
        PyDict d = new PyDict(ts);
        map.forEach((k, v) -> d.put(ts, toPython(ts, k), toPython(ts, v)));
        yield d;
      }
      case Set<?> items -> {
        PySet s = new PySet(ts);
        items.forEach(i -> s.add(ts, toPython(ts, i)));
        yield s;
      }
      case Iterable<?> items -> list(ts, items);
      case Handle h -> h.object(ts, interpreter);
      case JavaFunction f -> new PythonFunction(interpreter, f);
      default ->
          throw new IllegalArgumentException(
              "no Python object corresponds to a " + value.getClass().getName());
    };
  }

  private PyList list(ThreadState ts, Iterable<?> items) {
    PyList l = new PyList(ts);
    for (Object i : items) {
      l.append(ts, toPython(ts, i));
    }
    return l;
  }

  /** The Java value of an object; containers are copied. */
  Object toJava(ThreadState ts, PyObject o) {
    return toJava(ts, o, new IdentityHashMap<>());
  }

  private Object toJava(ThreadState ts, PyObject o, Map<PyObject, Object> seen) {
    return switch (o) {
      case PyBool b -> b == Py.True;
      case PyInt n when n.isLong() -> (Object) n.longValue();
      case PyInt n -> n.bigValue();
      case PyFloat f -> f.value;
      case PyStr s -> s.toString();
      case PyBytes b -> b.toByteArray();
      case PyByteArray b -> b.span().copy();
      case PyList l -> items(ts, o, l.toArray(ts), new ArrayList<>(), seen);
      case PyTuple t -> items(ts, o, t.toArray(), new ArrayList<>(), seen);
      case PyAnySet s -> items(ts, o, s.toArray(ts), new LinkedHashSet<>(), seen);
      case PyDict d -> map(ts, d, seen);
      default -> o == Py.None ? null : new Handle(interpreter, ts, o);
    };
  }

  private Object items(
      ThreadState ts,
      PyObject container,
      PyObject[] items,
      java.util.Collection<Object> into,
      Map<PyObject, Object> seen) {
    Object known = seen.putIfAbsent(container, into);
    if (known != null) {
      return known;
    }
    for (PyObject i : items) {
      into.add(toJava(ts, i, seen));
    }
    return into;
  }

  private Object map(ThreadState ts, PyDict d, Map<PyObject, Object> seen) {
    Map<Object, Object> map = new LinkedHashMap<>();
    Object known = seen.putIfAbsent(d, map);
    if (known != null) {
      return known;
    }
    PyDict.Table t = d.table();
    for (int e = 0, used = t.used; e < used; e++) {
      PyObject key = d.holdKey(ts, t, e);
      PyObject value = key == null ? null : d.hold(ts, t, e);
      if (value != null) {
        map.put(toJava(ts, key, seen), toJava(ts, value, seen));
      }
    }
    return map;
  }
}
