package org.boiga.modules.collections;

import org.boiga.api.Slot;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Numbers;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** {@code _collections}. */
@org.boiga.api.annotation.PyModule(
    name = "_collections",
    doc = "Container types for the module collections.")
public final class CollectionsModule {
  private static final PyStr GET = PyStr.interned("get");

  private CollectionsModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.addTypes(
        ts,
        Deque.TYPE,
        DequeIterator.TYPE,
        DequeReverseIterator.TYPE,
        DefaultDict.TYPE,
        OrderedDict.TYPE,
        TupleGetter.TYPE);
  }

  @PyFunction(
      name = "_count_elements",
      signature = "(mapping, iterable, /)",
      doc = "Add one to the count that the mapping has for each item.")
  static void countElements(ThreadState ts, PyObject mapping, PyObject iterable) {
    PyObject it = Iteration.iter(ts, iterable);
    PyType t = PyType.of(mapping);
    if (mapping instanceof PyDict d
        && t.lookup(GET) == PyDict.TYPE.lookup(GET)
        && t.slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM)) {
      Iteration.drain(ts, it, x -> d.put(ts, x, plusOne(ts, d.get(ts, x))));
    } else {
      PyObject get = Attributes.get(ts, mapping, GET);
      Iteration.drain(
          ts,
          it,
          x -> Sequences.setItem(ts, mapping, x, plusOne(ts, Calls.call(ts, get, x, Py.int_(0)))));
    }
  }

  private static PyObject plusOne(ThreadState ts, PyObject n) {
    return n == null ? Py.int_(1) : Numbers.binary(ts, n, Py.int_(1), Slot.ADD, "+");
  }
}
