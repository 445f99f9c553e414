package org.boiga.modules.marshal;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.boiga.memory.PyObject;
import org.boiga.objects.Codecs;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyCode;
import org.boiga.objects.PyComplex;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyFrozenSet;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyList;
import org.boiga.objects.PySet;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Reads values in the format of {@code marshal}. Results are held by the scope. */
final class Reader {
  private static final int DEEPEST = 2000;
  private static final int FLAG_REF = 0x80;

  private final ThreadState ts;
  private final Source in;
  private final boolean allowCode;
  private final List<PyObject> references = new ArrayList<>();
  private int depth;

  Reader(ThreadState ts, Source in, boolean allowCode) {
    this.ts = ts;
    this.in = in;
    this.allowCode = allowCode;
  }

  /** The one value; TypeError where a NULL stands for it. */
  PyObject readAll() {
    PyObject o = read();
    if (o == null) {
      throw PyErr.typeError(ts, "NULL object in marshal data for object");
    }
    return o;
  }

  private PyException bad(String what) {
    return PyErr.valueError(ts, "bad marshal data (" + what + ")");
  }

  private byte[] bytes(int n) {
    if (n < 0) {
      throw bad("bytes object size out of range");
    }
    byte[] b = in.read(n);
    if (b.length < n) {
      throw PyErr.of(ts, PyExc.EOFError, "marshal data too short");
    }
    return b;
  }

  private int int8() {
    byte[] b = in.read(1);
    if (b.length == 0) {
      throw PyErr.of(ts, PyExc.EOFError, "EOF read where object expected");
    }
    return b[0] & 0xff;
  }

  private int int32() {
    byte[] b = bytes(4);
    return b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | b[3] << 24;
  }

  private long int64() {
    return int32() & 0xffffffffL | (long) int32() << 32;
  }

  private double float64() {
    return Double.longBitsToDouble(int64());
  }

  /** Text of a float in the formats before version 2. */
  private double floatText() {
    return Double.parseDouble(
        new String(bytes(int8()), java.nio.charset.StandardCharsets.US_ASCII));
  }

  private int size(String what) {
    int n = int32();
    if (n < 0) {
      throw bad(what + " size out of range");
    }
    return n;
  }

  private PyObject read() {
    int type = int8();
    if (++depth > DEEPEST) {
      throw bad("recursion limit exceeded");
    }
    boolean shared = (type & FLAG_REF) != 0;
    int at = references.size();
    int kind = type & ~FLAG_REF;
    if (shared) {
      references.add(null);
    }
    PyObject o = value(kind, shared, at);
    if (shared) {
      references.set(at, o);
    }
    depth--;
    return o;
  }

  private PyObject item(String where) {
    PyObject o = read();
    if (o == null) {
      throw PyErr.typeError(ts, "NULL object in marshal data for " + where);
    }
    return o;
  }

  private PyObject value(int kind, boolean shared, int at) {
    return switch (kind) {
      case '0' -> null;
      case 'N' -> Py.None;
      case 'T' -> Py.True;
      case 'F' -> Py.False;
      case '.' -> Py.Ellipsis;
      case 'S' -> PyExc.StopIteration;
      case 'i' -> PyInt.of(int32());
      case 'I' -> PyInt.of(int64());
      case 'l' -> bigInt();
      case 'f' -> Py.float_(floatText());
      case 'g' -> Py.float_(float64());
      case 'x' -> new PyComplex(floatText(), floatText());
      case 'y' -> new PyComplex(float64(), float64());
      case 's' -> PyBytes.of(bytes(int32()));
      case 'u' -> text(bytes(size("string")));
      case 't' -> text(bytes(size("string"))).intern();
      case 'a' -> ascii(bytes(size("string")));
      case 'A' -> ascii(bytes(size("string"))).intern();
      case 'z' -> ascii(bytes(int8()));
      case 'Z' -> ascii(bytes(int8())).intern();
      case '(' -> PyTuple.of(ts, items(size("tuple"), "tuple"));
      case ')' -> PyTuple.of(ts, items(int8(), "tuple"));
      case '[' -> {
        PyList l = new PyList(ts);
        remember(shared, at, l);
        for (int n = size("list"); n > 0; n--) {
          l.append(ts, item("list"));
        }
        yield l;
      }
      case '{' -> {
        PyDict d = new PyDict(ts);
        remember(shared, at, d);
        for (PyObject k = read(); k != null; k = read()) {
          d.put(ts, k, item("dict"));
        }
        yield d;
      }
      case '<' -> {
        PySet s = new PySet(ts);
        remember(shared, at, s);
        for (int n = size("set"); n > 0; n--) {
          s.add(ts, item("set"));
        }
        yield s;
      }
      case '>' -> PyFrozenSet.from(ts, PyTuple.of(ts, items(size("set"), "set")));
      case ':' -> new PySlice(ts, item("slice"), item("slice"), item("slice"));
      case 'r' -> reference();
      case 'c' -> code();
      default -> throw bad("unknown type code");
    };
  }

  private void remember(boolean shared, int at, PyObject o) {
    if (shared) {
      references.set(at, o);
    }
  }

  private PyObject reference() {
    int i = int32();
    if (i < 0 || i >= references.size() || references.get(i) == null) {
      throw bad("invalid reference");
    }
    return references.get(i);
  }

  private PyObject bigInt() {
    int n = int32();
    BigInteger v = BigInteger.ZERO;
    int digits = Math.abs(n);
    for (int d = 0; d < digits; d++) {
      byte[] b = bytes(2);
      int digit = b[0] & 0xff | (b[1] & 0xff) << 8;
      if (digit > 0x7fff) {
        throw bad("digit out of range in long");
      }
      if (d == digits - 1 && digit == 0) {
        throw bad("unnormalized long data");
      }
      v = v.or(BigInteger.valueOf(digit).shiftLeft(15 * d));
    }
    return PyInt.of(n < 0 ? v.negate() : v);
  }

  private PyStr text(byte[] utf8) {
    return Codecs.decode(ts, PyBytes.of(utf8), "utf-8", "surrogatepass");
  }

  private static PyStr ascii(byte[] b) {
    return PyStr.of(new String(b, java.nio.charset.StandardCharsets.ISO_8859_1));
  }

  private PyObject[] items(int n, String where) {
    PyObject[] a = new PyObject[n];
    for (int i = 0; i < n; i++) {
      a[i] = item(where);
    }
    return a;
  }

  private int[] ints() {
    int[] a = new int[size("code")];
    byte[] b = bytes(a.length * 4);
    for (int i = 0, p = 0; i < a.length; i++, p += 4) {
      a[i] = b[p] & 0xff | (b[p + 1] & 0xff) << 8 | (b[p + 2] & 0xff) << 16 | b[p + 3] << 24;
    }
    return a;
  }

  private PyStr name() {
    if (!(item("code") instanceof PyStr s)) {
      throw bad("name is no str");
    }
    return s.intern();
  }

  private PyStr[] names() {
    PyStr[] a = new PyStr[size("code")];
    for (int i = 0; i < a.length; i++) {
      a[i] = name();
    }
    return a;
  }

  private PyObject code() {
    if (!allowCode) {
      throw PyErr.valueError(ts, "unmarshalling code objects is disallowed");
    }
    PyCode.Builder b = new PyCode.Builder();
    b.name = name().toString();
    b.qualname = name().toString();
    b.filename = name().toString();
    int[] head = ints();
    if (head.length != 7) {
      throw bad("code of another version");
    }
    b.firstLine = head[0];
    b.flags = head[1];
    b.argCount = head[2];
    b.posOnlyArgCount = head[3];
    b.kwOnlyArgCount = head[4];
    b.registers = head[5];
    b.firstTemporary = head[6];
    b.varnames = names();
    b.cellvars = names();
    b.freevars = names();
    b.names = names();
    b.constants = constants();
    b.instructions = ints();
    b.exceptionTable = ints();
    b.borrowTable = ints();
    b.positions = ints();
    return b.build();
  }

  /** Constants are never counted: tuples and sets among them are made as such. */
  private PyObject[] constants() {
    PyObject[] a = new PyObject[size("code")];
    for (int i = 0; i < a.length; i++) {
      a[i] = constant(item("code"));
    }
    return a;
  }

  private PyObject constant(PyObject o) {
    return switch (o) {
      case PyTuple t -> PyTuple.constant(constants(t.toArray()));
      case PyFrozenSet s -> PyFrozenSet.constant(ts, constants(Iteration.toArray(ts, s)));
      default -> o;
    };
  }

  private PyObject[] constants(PyObject[] items) {
    PyObject[] made = new PyObject[items.length];
    for (int i = 0; i < items.length; i++) {
      made[i] = constant(items[i]);
    }
    return made;
  }
}
