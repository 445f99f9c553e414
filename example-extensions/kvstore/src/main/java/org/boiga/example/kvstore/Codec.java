package org.boiga.example.kvstore;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;
import org.boiga.api.PyScope;

/**
 * Python values as bytes.
 *
 * <p>A key is encoded so that the bytes have the order of the keys: ints by value, then str by code
 * points, then bytes. An int is a tag for its sign, the length of its magnitude and the magnitude,
 * all but the tag inverted if it is negative; text is UTF-8.
 *
 * <p>A value is a tag and what follows from it: {@code N}, {@code T}, {@code F} nothing; {@code i},
 * {@code s}, {@code b} a length and that many bytes; {@code d} eight bytes; {@code (}, {@code [}
 * and <code>{</code> the items, and for a dict keys and values in turn, to the closing mark.
 * Lengths have seven bits a byte, the lowest first. Subclasses are stored as what they derive from.
 */
final class Codec {
  private static final byte NEGATIVE = 1;
  private static final byte POSITIVE = 2;
  private static final byte TEXT = 3;
  private static final byte BYTES = 4;

  private static final int LONGEST_INT = 255;

  private final PyContext ctx;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Codec(PyContext ctx) {
    this.ctx = ctx;
  }

  // Keys -----------------------------------------------------------------------------------------

  static byte[] key(PyContext ctx, PyObject key) {
    if (ctx.PyUnicode_Check(key)) {
      return tagged(TEXT, utf8(ctx, key));
    }
    if (ctx.PyBytes_Check(key)) {
      return tagged(BYTES, ctx.PyBytes_AsByteArray(key));
    }
    if (ctx.PyLong_Check(key)) {
      return intKey(ctx, ctx.PyLong_AsBigInteger(key));
    }
    throw ctx.PyErr_Format(
        PyExc.TypeError, "keys must be int, str or bytes, not %s", ctx.PyObject_TypeName(key));
  }

  /** The limit of a range: null for None or nothing. */
  static byte[] limit(PyContext ctx, PyObject key) {
    return key == null || ctx.Py_IsNone(key) ? null : key(ctx, key);
  }

  static PyObject key(PyContext ctx, byte[] key) {
    ByteBuffer content = ByteBuffer.wrap(key, 1, key.length - 1);
    return switch (key[0]) {
      case TEXT ->
          ctx.PyUnicode_FromString(StandardCharsets.UTF_8.decode(content.slice()).toString());
      case BYTES -> ctx.PyBytes_FromByteArray(rest(content));
      case POSITIVE -> ctx.PyLong_FromBigInteger(new BigInteger(1, magnitude(content, 0)));
      case NEGATIVE -> ctx.PyLong_FromBigInteger(new BigInteger(-1, magnitude(content, 0xff)));
      default -> throw damaged(ctx);
    };
  }

  private static byte[] tagged(byte tag, byte[] content) {
    return ByteBuffer.allocate(content.length + 1).put(tag).put(content).array();
  }

  private static byte[] intKey(PyContext ctx, BigInteger key) {
    int length = (key.abs().bitLength() + 7) / 8;
    if (length > LONGEST_INT) {
      throw ctx.PyErr_Format(PyExc.OverflowError, "int too large for a key");
    }
    byte[] magnitude = key.abs().toByteArray();
    int inversion = key.signum() < 0 ? 0xff : 0;
    byte[] encoded = new byte[length + 2];
    encoded[0] = inversion == 0 ? POSITIVE : NEGATIVE;
    encoded[1] = (byte) (length ^ inversion);
    for (int i = 0; i < length; i++) {
      encoded[i + 2] = (byte) (magnitude[magnitude.length - length + i] ^ inversion);
    }
    return encoded;
  }

  private static byte[] magnitude(ByteBuffer content, int inversion) {
    content.get();
    byte[] magnitude = rest(content);
    for (int i = 0; i < magnitude.length; i++) {
      magnitude[i] ^= (byte) inversion;
    }
    return magnitude;
  }

  private static byte[] rest(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.get(bytes);
    return bytes;
  }

  private static byte[] utf8(PyContext ctx, PyObject text) {
    try {
      ByteBuffer bytes =
          StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(ctx.PyUnicode_AsString(text)));
      return rest(bytes);
    } catch (CharacterCodingException e) {
      throw ctx.PyErr_Format(PyExc.UnicodeError, "a str with surrogates cannot be stored");
    }
  }

  // Writing values -------------------------------------------------------------------------------

  static byte[] value(PyContext ctx, PyObject value) {
    Codec codec = new Codec(ctx);
    codec.write(value);
    return codec.out.toByteArray();
  }

  private void write(PyObject o) {
    if (ctx.Py_IsNone(o)) {
      out.write('N');
    } else if (ctx.PyBool_Check(o)) {
      out.write(ctx.PyObject_IsTrue(o) ? 'T' : 'F');
    } else if (ctx.PyLong_Check(o)) {
      writeBytes('i', ctx.PyLong_AsBigInteger(o).toByteArray());
    } else if (ctx.PyFloat_Check(o)) {
      out.write('d');
      long bits = Double.doubleToRawLongBits(ctx.PyFloat_AsDouble(o));
      out.writeBytes(ByteBuffer.allocate(Double.BYTES).putLong(bits).array());
    } else if (ctx.PyUnicode_Check(o)) {
      writeBytes('s', utf8(ctx, o));
    } else if (ctx.PyBytes_Check(o)) {
      writeBytes('b', ctx.PyBytes_AsByteArray(o));
    } else {
      ctx.Py_EnterRecursiveCall(" while storing a value");
      try {
        writeContainer(o);
      } finally {
        ctx.Py_LeaveRecursiveCall();
      }
    }
  }

  private void writeContainer(PyObject o) {
    if (ctx.PyTuple_Check(o)) {
      out.write('(');
      for (long i = 0; i < ctx.PyTuple_Size(o); i++) {
        try (PyScope scope = ctx.scope()) {
          write(ctx.PyTuple_GetItem(o, i));
        }
      }
      out.write(')');
    } else if (ctx.PyList_Check(o)) {
      out.write('[');
      // Another thread may make the list shorter.
      for (long i = 0; writeItem(o, i); ) {
        i++;
      }
      out.write(']');
    } else if (ctx.PyDict_Check(o)) {
      out.write('{');
      ctx.PyDict_ForEach(
          o,
          (key, value) -> {
            write(key);
            write(value);
          });
      out.write('}');
    } else {
      throw ctx.PyErr_Format(
          PyExc.TypeError, "values of type %s cannot be stored", ctx.PyObject_TypeName(o));
    }
  }

  private boolean writeItem(PyObject list, long i) {
    try (PyScope scope = ctx.scope()) {
      PyObject item = ctx.PyList_GetOptionalItem(list, i);
      if (item == null) {
        return false;
      }
      write(item);
      return true;
    }
  }

  private void writeBytes(char tag, byte[] content) {
    out.write(tag);
    int length = content.length;
    for (; length > 0x7f; length >>>= 7) {
      out.write(length | 0x80);
    }
    out.write(length);
    out.writeBytes(content);
  }

  // Reading values -------------------------------------------------------------------------------

  static PyObject value(PyContext ctx, byte[] value) {
    try {
      ByteBuffer in = ByteBuffer.wrap(value);
      return read(ctx, in.get(), in);
    } catch (BufferUnderflowException e) {
      throw damaged(ctx);
    }
  }

  private static PyObject read(PyContext ctx, byte tag, ByteBuffer in) {
    return switch (tag) {
      case 'N' -> ctx.Py_None();
      case 'T' -> ctx.Py_True();
      case 'F' -> ctx.Py_False();
      case 'i' -> ctx.PyLong_FromBigInteger(new BigInteger(readBytes(ctx, in)));
      case 'd' -> ctx.PyFloat_FromDouble(in.getDouble());
      case 's' -> ctx.PyUnicode_FromString(new String(readBytes(ctx, in), StandardCharsets.UTF_8));
      case 'b' -> ctx.PyBytes_FromByteArray(readBytes(ctx, in));
      case '(' -> readTuple(ctx, in);
      case '[' -> readList(ctx, in);
      case '{' -> readDict(ctx, in);
      default -> throw damaged(ctx);
    };
  }

  private static PyObject readTuple(PyContext ctx, ByteBuffer in) {
    List<PyObject> items = new ArrayList<>();
    for (byte tag = in.get(); tag != ')'; tag = in.get()) {
      items.add(read(ctx, tag, in));
    }
    return ctx.PyTuple_Pack(items.toArray(PyObject[]::new));
  }

  private static PyObject readList(PyContext ctx, ByteBuffer in) {
    PyObject list = ctx.PyList_New();
    for (byte tag = in.get(); tag != ']'; tag = in.get()) {
      try (PyScope scope = ctx.scope()) {
        ctx.PyList_Append(list, read(ctx, tag, in));
      }
    }
    return list;
  }

  private static PyObject readDict(PyContext ctx, ByteBuffer in) {
    PyObject dict = ctx.PyDict_New();
    for (byte tag = in.get(); tag != '}'; tag = in.get()) {
      try (PyScope scope = ctx.scope()) {
        PyObject key = read(ctx, tag, in);
        ctx.PyDict_SetItem(dict, key, read(ctx, in.get(), in));
      }
    }
    return dict;
  }

  private static byte[] readBytes(PyContext ctx, ByteBuffer in) {
    int length = 0;
    for (int shift = 0; ; shift += 7) {
      byte part = in.get();
      length |= (part & 0x7f) << shift;
      if (part >= 0) {
        break;
      }
    }
    if (length < 0 || length > in.remaining()) {
      throw damaged(ctx);
    }
    byte[] content = new byte[length];
    in.get(content);
    return content;
  }

  private static RuntimeException damaged(PyContext ctx) {
    return ctx.PyErr_Format(
        ctx.PyModule_GetState(Kvstore.State.class).error(), "the store has a damaged entry");
  }
}
