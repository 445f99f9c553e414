package org.boiga.extension.internal;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyBuffer;
import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;
import org.boiga.api.Slot;
import org.boiga.api.context.BufferProtocol;
import org.boiga.api.context.SequenceProtocol;
import org.boiga.api.context.StringObjects;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.CodecRegistry;
import org.boiga.objects.Codecs;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyByteArray;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyList;
import org.boiga.objects.PyMemoryView;
import org.boiga.objects.PySlice;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.Sequences;
import org.boiga.objects.ThreadState;
import org.boiga.objects.Unicode;
import org.boiga.objects.UnicodeNames;

/** Strings, and sequences and mappings of any type. */
abstract class StringContext extends NumberContext
    implements StringObjects, BufferProtocol, SequenceProtocol {
  StringContext(ThreadState ts) {
    super(ts);
  }

  private PyStr str(PyObject o) {
    return expect(o, PyStr.class, "str");
  }

  @Override
  public boolean PyUnicode_Check(PyObject o) {
    return o instanceof PyStr;
  }

  @Override
  public boolean PyUnicode_CheckExact(PyObject o) {
    return o instanceof PyStr s && PyType.of(s) == PyStr.TYPE;
  }

  @Override
  public PyObject PyUnicode_FromString(String s) {
    return PyStr.of(s);
  }

  @Override
  public PyObject PyUnicode_InternFromString(String s) {
    return PyStr.interned(s);
  }

  @Override
  public PyObject PyUnicode_FromFormat(String format, Object... args) {
    return PyStr.of(format.formatted(args));
  }

  @Override
  public String PyUnicode_AsString(PyObject o) {
    return str(o).toString();
  }

  @Override
  public long PyUnicode_GetLength(PyObject o) {
    return str(o).length();
  }

  @Override
  public int PyUnicode_ReadChar(PyObject o, long index) {
    PyStr s = str(o);
    if (index < 0 || index >= s.length()) {
      throw PyErr.indexError(ts, "string index out of range");
    }
    return s.at((int) index);
  }

  @Override
  public int[] PyUnicode_AsUCS4(PyObject o) {
    PyStr s = str(o);
    int[] codePoints = new int[s.length()];
    for (int i = 0; i < codePoints.length; i++) {
      codePoints[i] = s.at(i);
    }
    return codePoints;
  }

  @Override
  public PyObject PyUnicode_FromUCS4(int... codePoints) {
    return PyStr.ofCodePoints(codePoints.clone());
  }

  @Override
  public byte[] PyUnicode_EncodeFSDefault(PyObject o) {
    return Codecs.fsEncode(ts, str(o));
  }

  @Override
  public PyObject PyUnicode_DecodeFSDefault(byte... b) {
    return Codecs.fsDecode(ts, b);
  }

  @Override
  public PyObject PyCodec_LookupError(String name) {
    return out(CodecRegistry.of(ts).errorHandler(ts, name));
  }

  @Override
  public PyObject PyUnicode_Substring(PyObject o, long start, long end) {
    PyStr s = str(o);
    if (start < 0 || end < 0) {
      throw PyErr.indexError(ts, "string index out of range");
    }
    int to = (int) Math.min(end, s.length());
    return start >= to ? PyStr.EMPTY : s.substring((int) start, to);
  }

  @Override
  public PyObject PyUnicode_Concat(PyObject a, PyObject b) {
    return PyStr.concat(ts, str(a), str(b));
  }

  @Override
  public PyObject PyUnicode_FromCodePoints(int... points) {
    for (int c : points) {
      if (!Character.isValidCodePoint(c)) {
        throw PyErr.valueError(
            ts, "character U+%x is not in range [U+0000; U+10ffff]".formatted(c));
      }
    }
    return points.length == 1 ? PyStr.ofCodePoint(points[0]) : PyStr.ofCodePoints(points);
  }

  @Override
  public PyObject PyUnicode_Decode(byte[] content, String encoding, String errors) {
    return Codecs.decode(ts, PyBytes.of(content), encoding, errors);
  }

  @Override
  public byte[] PyUnicode_AsEncodedString(PyObject o, String encoding, String errors) {
    return Codecs.encode(ts, str(o), encoding, errors).clone();
  }

  @Override
  public PyObject PyUnicode_Join(PyObject separator, PyObject iterable) {
    return PyStr.join(ts, str(separator), Iteration.toArray(ts, in(iterable)));
  }

  @Override
  public boolean PyUnicode_EqualToString(PyObject o, String s) {
    return o instanceof PyStr text && text.toString().equals(s);
  }

  @Override
  public PyUnicodeWriter PyUnicodeWriter_Create() {
    return new UnicodeWriter(ts);
  }

  @Override
  public int Py_UNICODE_TODECIMAL(int c) {
    return Unicode.decimal(c);
  }

  @Override
  public boolean Py_UNICODE_ISDIGIT(int c) {
    return Unicode.isDigit(c);
  }

  @Override
  public String PyUnicode_GetName(int c) {
    return UnicodeNames.name(c);
  }

  @Override
  public PyObject PyUnicode_FromName(String name, boolean aliases) {
    int c = aliases ? UnicodeNames.lookup(name) : UnicodeNames.lookupName(name);
    return c >= 0 ? PyStr.ofCodePoint(c) : aliases ? UnicodeNames.sequence(name) : null;
  }

  @Override
  public boolean PyBytes_Check(PyObject o) {
    return o instanceof PyBytes;
  }

  @Override
  public PyObject PyBytes_FromByteArray(byte... content) {
    return PyBytes.of(content.clone());
  }

  @Override
  public byte[] PyBytes_AsByteArray(PyObject o) {
    return expect(o, PyBytes.class, "bytes").toByteArray();
  }

  @Override
  public boolean PyBytes_CheckExact(PyObject o) {
    return o instanceof PyBytes b && PyType.of(b) == PyBytes.TYPE;
  }

  @Override
  public MemorySegment PyBytes_AsMemory(PyObject o) {
    return MemorySegment.ofArray(expect(o, PyBytes.class, "bytes").content());
  }

  @Override
  public long PyBytes_Size(PyObject o) {
    return expect(o, PyBytes.class, "bytes").length();
  }

  @Override
  public boolean PyByteArray_Check(PyObject o) {
    return o instanceof PyByteArray;
  }

  @Override
  public PyObject PyByteArray_FromByteArray(byte... content) {
    return new PyByteArray(ts, content.clone());
  }

  @Override
  public byte[] PyByteArray_AsByteArray(PyObject o) {
    return expect(o, PyByteArray.class, "bytearray").span().copy();
  }

  // Buffers --------------------------------------------------------------------------------------

  @Override
  public boolean PyObject_CheckBuffer(PyObject o) {
    return Buffers.isExporter(in(o));
  }

  @Override
  public PyBuffer PyObject_GetBuffer(PyObject o, int flags) {
    return BufferView.acquire(ts, in(o), flags);
  }

  @Override
  public byte[] PyBuffer_ToByteArray(PyBuffer b) {
    return Buffers.copy(((BufferView) b).buffer);
  }

  @Override
  public PyObject PyMemoryView_FromObject(PyObject o) {
    return Calls.call(ts, PyMemoryView.TYPE, in(o));
  }

  @Override
  public boolean PyMemoryView_Check(PyObject o) {
    return o instanceof PyMemoryView;
  }

  // Sequences ------------------------------------------------------------------------------------

  @Override
  public boolean PySequence_Check(PyObject o) {
    return Sequences.isSequence(in(o));
  }

  @Override
  public long PySequence_Size(PyObject o) {
    if (in(o) instanceof PyDict d) {
      throw PyErr.typeError(ts, PyType.of(d).name() + " is not a sequence");
    }
    return Sequences.length(ts, in(o));
  }

  @Override
  public PyObject PySequence_GetItem(PyObject o, long i) {
    if (o.getClass() == PyList.class && i >= 0 && i <= Integer.MAX_VALUE) {
      org.boiga.memory.PyObject item = ((PyList) o).getOrNull(ts, (int) i);
      if (item != null) {
        return out(item);
      }
    }
    return out(Sequences.getItem(ts, in(o), Py.int_(i)));
  }

  @Override
  public void PySequence_SetItem(PyObject o, long i, PyObject value) {
    Sequences.setItem(ts, in(o), Py.int_(i), in(value));
  }

  @Override
  public void PySequence_DelItem(PyObject o, long i) {
    Sequences.deleteItem(ts, in(o), Py.int_(i));
  }

  @Override
  public PyObject PySequence_GetSlice(PyObject o, long start, long end) {
    return out(
        Sequences.getItem(ts, in(o), new PySlice(ts, Py.int_(start), Py.int_(end), Py.None)));
  }

  @Override
  public boolean PySequence_Contains(PyObject o, PyObject item) {
    return Sequences.contains(ts, in(o), in(item));
  }

  @Override
  public PyObject PySequence_Concat(PyObject a, PyObject b) {
    return PyNumber_Add(a, b);
  }

  @Override
  public PyObject PySequence_Repeat(PyObject o, long count) {
    return PyNumber_Multiply(o, Py.int_(count));
  }

  @Override
  public long PySequence_Count(PyObject o, PyObject item) {
    long[] count = new long[1];
    PyIter_ForEach(
        o,
        x -> count[0] += PyObject_RichCompareBool(x, item, org.boiga.api.PyCompareOp.EQ) ? 1 : 0);
    return count[0];
  }

  @Override
  public long PySequence_Index(PyObject o, PyObject item) {
    long[] at = {0, -1};
    Iteration.forEach(
        ts,
        in(o),
        x -> {
          boolean found = PyObject_RichCompareBool(out(x), item, org.boiga.api.PyCompareOp.EQ);
          at[1] = found ? at[0] : -1;
          at[0]++;
          return !found;
        });
    if (at[1] < 0) {
      throw PyErr.valueError(ts, "sequence.index(x): x not in sequence");
    }
    return at[1];
  }

  @Override
  public PyObject PySequence_List(PyObject o) {
    return PyList.from(ts, in(o));
  }

  @Override
  public PyObject PySequence_Tuple(PyObject o) {
    return PyTuple.from(ts, in(o));
  }

  @Override
  public PyObject[] PySequence_ToArray(PyObject o) {
    return out(Iteration.toArray(ts, in(o)));
  }

  // Mappings -------------------------------------------------------------------------------------

  @Override
  public boolean PyMapping_Check(PyObject o) {
    return PyType.of(in(o)).slot(Slot.GETITEM) != null;
  }

  @Override
  public PyObject PyMapping_GetItemString(PyObject o, String key) {
    return out(Sequences.getItem(ts, in(o), PyStr.of(key)));
  }

  @Override
  public PyObject PyMapping_GetOptionalItem(PyObject o, PyObject key) {
    try {
      return PyObject_GetItem(o, key);
    } catch (PyException e) {
      if (!e.matches(PyExc.KeyError)) {
        throw e;
      }
      return null;
    }
  }

  @Override
  public void PyMapping_SetItemString(PyObject o, String key, PyObject value) {
    Sequences.setItem(ts, in(o), PyStr.of(key), in(value));
  }

  @Override
  public boolean PyMapping_HasKey(PyObject o, PyObject key) {
    return PyMapping_GetOptionalItem(o, key) != null;
  }

  private PyObject listOf(PyObject o, String method) {
    return PyList.from(ts, Calls.method(ts, in(o), method));
  }

  @Override
  public PyObject PyMapping_Keys(PyObject o) {
    return listOf(o, "keys");
  }

  @Override
  public PyObject PyMapping_Values(PyObject o) {
    return listOf(o, "values");
  }

  @Override
  public PyObject PyMapping_Items(PyObject o) {
    return listOf(o, "items");
  }
}
