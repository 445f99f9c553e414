package org.boiga.interpreter;

import static org.boiga.compiler.bytecode.Opcodes.*;

import org.boiga.api.Slot;
import org.boiga.memory.ManualCounting;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Conversion;
import org.boiga.objects.DictUpdate;
import org.boiga.objects.Iteration;
import org.boiga.objects.Names;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTemplate;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** Displays of lists, tuples, sets, dicts and formatted strings. */
@ManualCounting("registers own references")
final class Displays {
  private Displays() {}

  /** See {@link RareInstructions#execute}. */
  static PyObject execute(ThreadState ts, PyCode co, int w, int base) {
    int a = w >>> 8 & 0xff;
    int b = w >>> 16 & 0xff;
    int c = w >>> 24;
    int ft = co.firstTemporary;
    int mark = ts.mark();
    PyObject[] regs = ts.stack.regs;
    PyObject value;
    switch (w & 0xff) {
      case BUILD_TUPLE -> {
        value = PyTuple.of(ts, copy(regs, base + b, c));
        return run(ts, mark, value, base + b, c);
      }
      case BUILD_LIST -> {
        value = PyList.of(ts, copy(regs, base + b, c));
        return run(ts, mark, value, base + b, c);
      }
      case BUILD_SET -> {
        PySet s = new PySet(ts);
        for (int i = 0; i < c; i++) {
          s.add(ts, ts.stack.regs[base + b + i]);
        }
        return run(ts, mark, s, base + b, c);
      }
      case BUILD_MAP -> {
        PyDict d = new PyDict(ts);
        for (int i = 0; i < c; i++) {
          PyObject[] r = ts.stack.regs;
          d.put(ts, r[base + b + 2 * i], r[base + b + 2 * i + 1]);
        }
        return run(ts, mark, d, base + b, 2 * c);
      }
      case BUILD_STRING -> {
        value = PyStr.join(ts, PyStr.EMPTY, copy(regs, base + b, c));
        return run(ts, mark, value, base + b, c);
      }
      case BUILD_SLICE -> {
        value = new PySlice(ts, regs[base + b], regs[base + b + 1], regs[base + b + 2]);
        return run(ts, mark, value, base + b, 3);
      }
      case LIST_APPEND -> ((PyList) regs[base + a]).append(ts, regs[base + b]);
      case SET_ADD -> ((PySet) regs[base + a]).add(ts, regs[base + b]);
      case MAP_ADD -> {
        ((PyDict) regs[base + a]).put(ts, regs[base + b], regs[base + c]);
        Frames.consume(ts, base, c, ft);
      }
      case LIST_EXTEND -> extend(ts, (PyList) regs[base + a], regs[base + b]);
      case SET_UPDATE -> {
        PySet s = (PySet) regs[base + a];
        Iteration.forEach(
            ts,
            regs[base + b],
            x -> {
              s.add(ts, x);
              return true;
            });
      }
      case DICT_UPDATE -> update(ts, (PyDict) regs[base + a], regs[base + b]);
      case DICT_MERGE -> merge(ts, (PyDict) regs[base + a], regs[base + b], regs[base + c]);
      case LIST_TO_TUPLE -> {
        value = PyTuple.of(ts, ((PyList) regs[base + b]).toArray(ts));
        return finish(ts, mark, value, base, b, ft);
      }
      case FORMAT -> {
        value = Conversion.format(ts, converted(ts, regs[base + b], c), null);
        return finish(ts, mark, value, base, b, ft);
      }
      case CONVERT -> {
        value = converted(ts, regs[base + b], c);
        return finish(ts, mark, value, base, b, ft);
      }
      case FORMAT_SPEC -> {
        value = Conversion.format(ts, regs[base + b], (PyStr) regs[base + c]);
        PyObject result = finish(ts, mark, value, base, b, ft);
        Frames.consume(ts, base, c, ft);
        return result;
      }
      case BUILD_INTERPOLATION -> {
        value =
            Templates.interpolation(ts, regs[base + b], regs[base + b + 1], c, regs[base + b + 2]);
        return run(ts, mark, value, base + b, 3);
      }
      case BUILD_TEMPLATE -> {
        value = new PyTemplate(ts, (PyTuple) regs[base + b], (PyTuple) regs[base + c]);
        PyObject result = finish(ts, mark, value, base, b, ft);
        Frames.consume(ts, base, c, ft);
        return result;
      }
      default -> throw new AssertionError("opcode " + (w & 0xff));
    }
    ts.release(mark);
    Frames.consume(ts, base, b, ft);
    return null;
  }

  private static PyObject[] copy(PyObject[] regs, int at, int n) {
    PyObject[] items = new PyObject[n];
    System.arraycopy(regs, at, items, 0, n);
    return items;
  }

  /** Ends an instruction that consumes a run of temporaries. */
  private static PyObject run(ThreadState ts, int mark, PyObject value, int at, int n) {
    PyObject result = ts.take(mark, value);
    for (int i = 0; i < n; i++) {
      Frames.clearOwned(ts, at + i);
    }
    return result;
  }

  private static PyObject finish(
      ThreadState ts, int mark, PyObject value, int base, int operand, int ft) {
    PyObject result = ts.take(mark, value);
    Frames.consume(ts, base, operand, ft);
    return result;
  }

  private static PyObject converted(ThreadState ts, PyObject v, int conversion) {
    return switch (conversion) {
      case 1 -> Conversion.str(ts, v);
      case 2 -> Conversion.repr(ts, v);
      case 3 -> Conversion.ascii(ts, v);
      default -> v;
    };
  }

  private static void extend(ThreadState ts, PyList list, PyObject iterable) {
    PyType t = PyType.of(iterable);
    if (t.slot(Slot.ITER) == null && t.slot(Slot.GETITEM) == null) {
      throw PyErr.typeError(ts, "Value after * must be an iterable, not " + t.name());
    }
    list.extend(ts, iterable);
  }

  private static void update(ThreadState ts, PyDict d, PyObject mapping) {
    if (!(mapping instanceof PyDict) && Attributes.getOrNull(ts, mapping, Names.keys) == null) {
      throw PyErr.typeError(ts, "'" + PyType.of(mapping).name() + "' object is not a mapping");
    }
    DictUpdate.fromMapping(ts, d, mapping);
  }

  private static void merge(ThreadState ts, PyDict d, PyObject mapping, PyObject callable) {
    PyObject keys;
    if (mapping instanceof PyDict m) {
      keys = m;
    } else {
      PyObject method = Attributes.getOrNull(ts, mapping, Names.keys);
      if (method == null) {
        throw PyErr.typeError(
            ts,
            StarArguments.describe(ts, callable)
                + " argument after ** must be a mapping, not "
                + PyType.of(mapping).name());
      }
      keys = org.boiga.objects.Calls.call(ts, method);
    }
    Iteration.forEach(
        ts,
        keys,
        key -> {
          PyObject old = d.putIfAbsent(ts, key, Sequences.getItem(ts, mapping, key));
          if (old != null) {
            throw PyErr.typeError(
                ts,
                StarArguments.describe(ts, callable)
                    + " got multiple values for keyword argument '"
                    + Conversion.str(ts, key)
                    + "'");
          }
          return true;
        });
  }
}
