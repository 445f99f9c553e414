package org.boiga.modules.marshal;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.IdentityHashMap;
import java.util.Map;
import org.boiga.memory.PyObject;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.Buffers;
import org.boiga.objects.Codecs;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyFloat;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Writes values in the format of {@code marshal}. */
final class Writer {
  private static final int DEEPEST = 2000;
  private static final int FLAG_REF = 0x80;
  private static final int REFERENCES_SINCE = 3;
  private static final int SHORT_FORMS_SINCE = 4;
  private static final int SLICES_SINCE = 5;

  private final ThreadState ts;
  private final int version;
  private final boolean allowCode;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Map<Object, Integer> references = new IdentityHashMap<>();
  private int depth;

  Writer(ThreadState ts, int version, boolean allowCode) {
    this.ts = ts;
    this.version = version;
    this.allowCode = allowCode;
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }

  private void int32(int v) {
    out.write(v);
    out.write(v >> 8);
    out.write(v >> 16);
    out.write(v >> 24);
  }

  private void int16(int v) {
    out.write(v);
    out.write(v >> 8);
  }

  private void float64(double d) {
    long v = Double.doubleToRawLongBits(d);
    int32((int) v);
    int32((int) (v >> 32));
  }

  void write(PyObject o) {
    if (++depth > DEEPEST) {
      throw PyErr.valueError(ts, "object too deeply nested to marshal");
    }
    int flag = 0;
    if (version >= REFERENCES_SINCE && isShared(o)) {
      Integer at = references.get(o);
      if (at != null) {
        out.write('r');
        int32(at);
        depth--;
        return;
      }
      references.put(o, references.size());
      flag = FLAG_REF;
    }
    value(o, flag);
    depth--;
  }

  /** Whether an object that occurs again is worth a reference. */
  private static boolean isShared(PyObject o) {
    return o instanceof PyStr
        || o instanceof PyTuple
        || o instanceof PyCode
        || o instanceof PyBytes;
  }

  private void value(PyObject o, int flag) {
    if (o == Py.None) {
      out.write('N');
    } else if (o == Py.True) {
      out.write('T');
    } else if (o == Py.False) {
      out.write('F');
    } else if (o == Py.Ellipsis) {
      out.write('.');
    } else if (o == PyExc.StopIteration) {
      out.write('S');
    } else {
      switch (o) {
        case PyInt i when o.type() == PyInt.TYPE -> integer(i);
        case PyFloat f when o.type() == PyFloat.TYPE -> {
          out.write('g');
          float64(f.value);
        }
        case PyComplex c when o.type() == PyComplex.TYPE -> {
          out.write('y');
          float64(c.real);
          float64(c.imag);
        }
        case PyStr s when o.type() == PyStr.TYPE -> string(s, flag);
        case PyBytes b when o.type() == PyBytes.TYPE -> bytes('s' | flag, b.content());
        case PyTuple t when o.type() == PyTuple.TYPE -> tuple(t, flag);
        case PyList l when o.type() == PyList.TYPE -> items('[', l.toArray(ts));
        case PyDict d when o.type() == PyDict.TYPE -> dict(d);
        case PySet s when o.type() == PySet.TYPE -> items('<', Iteration.toArray(ts, s));
        case PyFrozenSet s when o.type() == PyFrozenSet.TYPE ->
            items('>', Iteration.toArray(ts, s));
        case PySlice s when version >= SLICES_SINCE -> {
          out.write(':');
          write(s.start);
          write(s.stop);
          write(s.step);
        }
        case PyCode c -> code(c, flag);
        case BufferExporter b -> bytes('s', Buffers.content(ts, o));
        default -> throw PyErr.valueError(ts, "unmarshallable object");
      }
    }
  }

  private void integer(PyInt i) {
    if (i.isLong() && (int) i.longValue() == i.longValue()) {
      out.write('i');
      int32((int) i.longValue());
      return;
    }
    BigInteger v = i.bigValue();
    BigInteger magnitude = v.abs();
    int digits = (magnitude.bitLength() + 14) / 15;
    out.write('l');
    int32(v.signum() < 0 ? -digits : digits);
    for (int d = 0; d < digits; d++) {
      int16(magnitude.shiftRight(15 * d).intValue() & 0x7fff);
    }
  }

  private void string(PyStr s, int flag) {
    String text = s.toString();
    boolean ascii =
        version >= SHORT_FORMS_SINCE && StandardCharsets.US_ASCII.newEncoder().canEncode(text);
    boolean interned = s.isInterned() && version > 0;
    if (ascii) {
      byte[] b = text.getBytes(StandardCharsets.US_ASCII);
      if (b.length < 256) {
        out.write((interned ? 'Z' : 'z') | flag);
        out.write(b.length);
        out.writeBytes(b);
      } else {
        bytes((interned ? 'A' : 'a') | flag, b);
      }
    } else {
      bytes((interned ? 't' : 'u') | flag, Codecs.encode(ts, s, "utf-8", "surrogatepass"));
    }
  }

  private void bytes(int type, byte[] b) {
    out.write(type);
    int32(b.length);
    out.writeBytes(b);
  }

  private void tuple(PyTuple t, int flag) {
    int n = t.size();
    if (version >= SHORT_FORMS_SINCE && n < 256) {
      out.write(')' | flag);
      out.write(n);
    } else {
      out.write('(' | flag);
      int32(n);
    }
    for (int i = 0; i < n; i++) {
      write(t.at(i));
    }
  }

  private void items(char type, PyObject[] items) {
    out.write(type);
    int32(items.length);
    for (PyObject o : items) {
      write(o);
    }
  }

  private void dict(PyDict d) {
    out.write('{');
    for (PyObject pair : Iteration.toArray(ts, org.boiga.objects.Calls.method(ts, d, "items"))) {
      write(((PyTuple) pair).at(0));
      write(((PyTuple) pair).at(1));
    }
    out.write('0');
  }

  private void ints(int[] a) {
    int32(a.length);
    for (int i : a) {
      int32(i);
    }
  }

  private void names(PyStr[] a) {
    int32(a.length);
    for (PyStr s : a) {
      write(s);
    }
  }

  /** Code as the compiler made it. */
  private void code(PyCode c, int flag) {
    if (!allowCode) {
      throw PyErr.valueError(ts, "marshalling code objects is disallowed");
    }
    out.write('c' | flag);
    write(PyStr.of(c.name));
    write(PyStr.of(c.qualname));
    write(PyStr.of(c.filename));
    ints(
        new int[] {
          c.firstLine,
          c.flags,
          c.argCount,
          c.posOnlyArgCount,
          c.kwOnlyArgCount,
          c.registers,
          c.firstTemporary
        });
    names(c.varnames);
    names(c.cellvars);
    names(c.freevars);
    names(c.names);
    int32(c.constants.length);
    for (PyObject o : c.constants) {
      write(o);
    }
    ints(c.instructions);
    ints(c.exceptionTable);
    ints(c.borrowTable);
    ints(c.positions);
  }
}
