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
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTemplate;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;

/** What is rare in displays, calls and formatted strings. */
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

  static PyObject converted(ThreadState ts, PyObject v, int conversion) {
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
