package org.boiga.extension.internal;

import java.util.function.BiConsumer;
import org.boiga.api.PyObject;
import org.boiga.api.context.ContainerObjects;
import org.boiga.objects.Calls;
import org.boiga.objects.DictUpdate;
import org.boiga.objects.Py;
import org.boiga.objects.PyAnySet;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyList;
import org.boiga.objects.PyMappingProxy;
import org.boiga.objects.PySet;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Containers. */
abstract class ContainerContext extends StringContext implements ContainerObjects {
  ContainerContext(ThreadState ts) {
    super(ts);
  }

  private static org.boiga.memory.PyObject orNone(PyObject o) {
    return o == null ? Py.None : in(o);
  }

  // tuple ----------------------------------------------------------------------------------------

  private PyTuple tuple(PyObject o) {
    return expect(o, PyTuple.class, "tuple");
  }

  @Override
  public boolean PyTuple_Check(PyObject o) {
    return o instanceof PyTuple;
  }

  @Override
  public PyObject PyTuple_Pack(PyObject... items) {
    return PyTuple.of(ts, in(items));
  }

  @Override
  public long PyTuple_Size(PyObject o) {
    return tuple(o).size();
  }

  @Override
  public PyObject PyTuple_GetItem(PyObject o, long i) {
    PyTuple t = tuple(o);
    if (i < 0 || i >= t.size()) {
      throw PyErr.indexError(ts, "tuple index out of range");
    }
    return out(ts.hold(t.at((int) i)));
  }

  // list -----------------------------------------------------------------------------------------

  private PyList list(PyObject o) {
    return expect(o, PyList.class, "list");
  }

  @Override
  public boolean PyList_Check(PyObject o) {
    return o instanceof PyList;
  }

  @Override
  public boolean PyList_CheckExact(PyObject o) {
    return o instanceof PyList l && PyType.of(l) == PyList.TYPE;
  }

  @Override
  public PyObject PyList_Pop(PyObject o, long i) {
    PyList l = list(o);
    return out(i == -1 ? l.removeLast(ts) : i < 0 ? null : l.remove(ts, i));
  }

  @Override
  public boolean PyList_Exchange(PyObject o, long i, long k) {
    return i >= 0
        && k >= 0
        && i <= Integer.MAX_VALUE
        && k <= Integer.MAX_VALUE
        && list(o).swap((int) i, (int) k);
  }

  @Override
  public PyObject PyList_New(PyObject... items) {
    return PyList.of(ts, in(items));
  }

  @Override
  public long PyList_Size(PyObject o) {
    return list(o).size();
  }

  @Override
  public PyObject PyList_GetItemRef(PyObject o, long i) {
    PyObject item = PyList_GetOptionalItem(o, i);
    if (item == null) {
      throw PyErr.indexError(ts, "list index out of range");
    }
    return item;
  }

  @Override
  public PyObject PyList_GetOptionalItem(PyObject o, long i) {
    return i < 0 || i > Integer.MAX_VALUE ? null : out(list(o).getOrNull(ts, (int) i));
  }

  @Override
  public void PyList_SetItem(PyObject o, long i, PyObject item) {
    if (i < 0) {
      throw PyErr.indexError(ts, "list assignment index out of range");
    }
    list(o).set(ts, i, in(item));
  }

  @Override
  public void PyList_Insert(PyObject o, long i, PyObject item) {
    list(o).insert(ts, i, in(item));
  }

  @Override
  public void PyList_Append(PyObject o, PyObject item) {
    list(o).append(ts, in(item));
  }

  @Override
  public void PyList_Extend(PyObject o, PyObject iterable) {
    list(o).extend(ts, in(iterable));
  }

  @Override
  public void PyList_Clear(PyObject o) {
    list(o).clear(ts);
  }

  @Override
  public void PyList_Sort(PyObject o) {
    Calls.method(ts, list(o), "sort");
  }

  @Override
  public void PyList_Reverse(PyObject o) {
    Calls.method(ts, list(o), "reverse");
  }

  @Override
  public PyObject PyList_AsTuple(PyObject o) {
    return PyTuple.from(ts, list(o));
  }

  // dict -----------------------------------------------------------------------------------------

  private PyDict dict(PyObject o) {
    return expect(o, PyDict.class, "dict");
  }

  @Override
  public boolean PyDict_Check(PyObject o) {
    return o instanceof PyDict;
  }

  @Override
  public PyObject PyDict_New() {
    return new PyDict(ts);
  }

  @Override
  public PyObject PyDict_GetItemRef(PyObject o, PyObject key) {
    return out(dict(o).get(ts, in(key)));
  }

  @Override
  public PyObject PyDict_GetItemStringRef(PyObject o, String key) {
    return out(dict(o).get(ts, key));
  }

  @Override
  public void PyDict_SetItem(PyObject o, PyObject key, PyObject value) {
    dict(o).put(ts, in(key), in(value));
  }

  @Override
  public void PyDict_SetItemString(PyObject o, String key, PyObject value) {
    dict(o).put(ts, key, in(value));
  }

  @Override
  public PyObject PyDict_SetDefaultRef(PyObject o, PyObject key, PyObject value) {
    org.boiga.memory.PyObject there = dict(o).putIfAbsent(ts, in(key), in(value));
    return there == null ? value : out(there);
  }

  @Override
  public void PyDict_DelItem(PyObject o, PyObject key) {
    if (dict(o).remove(ts, in(key)) == null) {
      throw PyErr.keyError(ts, in(key));
    }
  }

  @Override
  public void PyDict_DelItemString(PyObject o, String key) {
    PyDict_DelItem(o, PyStr.of(key));
  }

  @Override
  public PyObject PyDict_Pop(PyObject o, PyObject key) {
    return out(dict(o).remove(ts, in(key)));
  }

  @Override
  public boolean PyDict_Contains(PyObject o, PyObject key) {
    return dict(o).containsKey(ts, in(key));
  }

  @Override
  public long PyDict_Size(PyObject o) {
    return dict(o).size();
  }

  @Override
  public PyObject PyDict_Keys(PyObject o) {
    return PyMapping_Keys(dict(o));
  }

  @Override
  public PyObject PyDict_Values(PyObject o) {
    return PyMapping_Values(dict(o));
  }

  @Override
  public PyObject PyDict_Items(PyObject o) {
    return PyMapping_Items(dict(o));
  }

  @Override
  public PyObject PyDict_Copy(PyObject o) {
    return dict(o).copyOf(ts);
  }

  @Override
  public void PyDict_Clear(PyObject o) {
    dict(o).clear(ts);
  }

  @Override
  public void PyDict_Update(PyObject o, PyObject other) {
    DictUpdate.from(ts, dict(o), in(other));
  }

  @Override
  public void PyDict_ForEach(PyObject o, BiConsumer<PyObject, PyObject> body) {
    PyDict d = dict(o);
    PyDict.Table t = d.table();
    for (int e = 0, used = t.used; e < used; e++) {
      int mark = ts.mark();
      org.boiga.memory.PyObject key = d.holdKey(ts, t, e);
      org.boiga.memory.PyObject value = key == null ? null : d.hold(ts, t, e);
      if (value != null) {
        body.accept(out(key), out(value));
      }
      ts.release(mark);
    }
  }

  // set ------------------------------------------------------------------------------------------

  private PyAnySet anySet(PyObject o) {
    return expect(o, PyAnySet.class, "set or frozenset");
  }

  @Override
  public PyObject PyDictProxy_New(PyObject mapping) {
    return new PyMappingProxy(ts, in(mapping));
  }

  @Override
  public boolean PyAnySet_Check(PyObject o) {
    return o instanceof PyAnySet;
  }

  @Override
  public PyObject PySet_New(PyObject iterable) {
    return iterable == null ? new PySet(ts) : PySet.from(ts, in(iterable));
  }

  @Override
  public PyObject PyFrozenSet_New(PyObject iterable) {
    return iterable == null ? PyFrozenSet.of(ts) : PyFrozenSet.from(ts, in(iterable));
  }

  @Override
  public long PySet_Size(PyObject o) {
    return anySet(o).size();
  }

  @Override
  public boolean PySet_Contains(PyObject o, PyObject item) {
    return anySet(o).contains(ts, in(item));
  }

  @Override
  public void PySet_Add(PyObject o, PyObject item) {
    expect(o, PySet.class, "set").add(ts, in(item));
  }

  @Override
  public boolean PySet_Discard(PyObject o, PyObject item) {
    return expect(o, PySet.class, "set").remove(ts, in(item));
  }

  // slice ----------------------------------------------------------------------------------------

  @Override
  public boolean PySlice_Check(PyObject o) {
    return o instanceof PySlice;
  }

  @Override
  public PyObject PySlice_New(PyObject start, PyObject stop, PyObject step) {
    return new PySlice(ts, orNone(start), orNone(stop), orNone(step));
  }

  @Override
  public SliceIndices PySlice_Unpack(PyObject o, long length) {
    return PySlice_AdjustIndices(length, PySlice_Unpack(o));
  }

  @Override
  public SliceBounds PySlice_Unpack(PyObject o) {
    PySlice.Bounds b = expect(o, PySlice.class, "slice").bounds(ts);
    return new SliceBounds(b.start(), b.stop(), b.step());
  }

  @Override
  public SliceIndices PySlice_AdjustIndices(long length, SliceBounds b) {
    PySlice.Indices i = new PySlice.Bounds(b.start(), b.stop(), b.step()).within(length);
    return new SliceIndices(i.start(), i.stop(), i.step(), i.count());
  }
}
