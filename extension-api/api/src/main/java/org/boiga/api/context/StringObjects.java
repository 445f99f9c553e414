package org.boiga.api.context;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyObject;
import org.boiga.api.PyUnicodeWriter;
import org.osgi.annotation.versioning.ProviderType;

/**
 * str, bytes and bytearray (the C API's PyUnicode, PyBytes and PyByteArray objects).
 *
 * <p>A str is a sequence of code points; as a Java string it has code units, which are the same
 * number unless there are characters beyond U+FFFF. Functions that take a str raise TypeError for
 * anything else. Arrays are copied in and out, so that nobody sees them change. str and bytes are
 * values; a bytearray is locked for each operation.
 */
@ProviderType
public interface StringObjects {
  boolean PyUnicode_Check(PyObject o);

  boolean PyUnicode_CheckExact(PyObject o);

  PyObject PyUnicode_FromString(String s);

  /** As {@link #PyUnicode_FromString}, for names that are used often: attributes, keys. */
  PyObject PyUnicode_InternFromString(String s);

  /** A str by {@code String.format}. */
  PyObject PyUnicode_FromFormat(String format, Object... args);

  /** The text of a str; TypeError for anything else. */
  String PyUnicode_AsString(PyObject o);

  /** The number of code points of a str. */
  long PyUnicode_GetLength(PyObject o);

  int PyUnicode_ReadChar(PyObject o, long index);

  /** The code points of a str ({@code PyUnicode_AsUCS4Copy}); TypeError for anything else. */
  int[] PyUnicode_AsUCS4(PyObject o);

  /** A str of code points ({@code PyUnicode_FromKindAndData}). */
  PyObject PyUnicode_FromUCS4(int... codePoints);

  /** The name of a file, or the like, as bytes of the file system ({@code os.fsencode}). */
  byte[] PyUnicode_EncodeFSDefault(PyObject o);

  /** A str of bytes of the file system ({@code os.fsdecode}). */
  PyObject PyUnicode_DecodeFSDefault(byte... b);

  /**
   * The error handler of a name, a callable that takes the exception; LookupError if there is none.
   */
  PyObject PyCodec_LookupError(String name);

  PyObject PyUnicode_Substring(PyObject o, long start, long end);

  PyObject PyUnicode_Concat(PyObject a, PyObject b);

  /** A str of code points, lone surrogates among them; ValueError for what is none. */
  PyObject PyUnicode_FromCodePoints(int... points);

  /** {@code content.decode(encoding, errors)} ({@code PyUnicode_Decode}). */
  PyObject PyUnicode_Decode(byte[] content, String encoding, String errors);

  /**
   * {@code o.encode(encoding, errors)} ({@code PyUnicode_AsEncodedString}); the bytes are a copy.
   */
  byte[] PyUnicode_AsEncodedString(PyObject o, String encoding, String errors);

  /** {@code separator.join(iterable)}. */
  PyObject PyUnicode_Join(PyObject separator, PyObject iterable);

  boolean PyUnicode_EqualToString(PyObject o, String s);

  PyUnicodeWriter PyUnicodeWriter_Create();

  /** The value of a decimal digit, or -1 for other characters. */
  int Py_UNICODE_TODECIMAL(int c);

  /** Whether a character is a digit, a decimal one or not. */
  boolean Py_UNICODE_ISDIGIT(int c);

  /**
   * The name of a character by which {@code \\N{...}} knows it, or null. In C: {@code getname} of
   * {@code _PyUnicode_Name_CAPI}.
   */
  String PyUnicode_GetName(int c);

  /**
   * The character that has a name, in any case, or null. In C: {@code getcode} of {@code
   * _PyUnicode_Name_CAPI}.
   *
   * @param aliases whether to know other names too, and those of sequences of characters
   */
  PyObject PyUnicode_FromName(String name, boolean aliases);

  boolean PyBytes_Check(PyObject o);

  boolean PyBytes_CheckExact(PyObject o);

  PyObject PyBytes_FromByteArray(byte... content);

  /** A copy of the content of a bytes object; TypeError for anything else. */
  byte[] PyBytes_AsByteArray(PyObject o);

  /**
   * The content of a bytes object without a copy, not to be written, valid as long as the object
   * ({@code PyBytes_AsString}); TypeError for anything else. It needs no release.
   */
  MemorySegment PyBytes_AsMemory(PyObject o);

  long PyBytes_Size(PyObject o);

  boolean PyByteArray_Check(PyObject o);

  PyObject PyByteArray_FromByteArray(byte... content);

  byte[] PyByteArray_AsByteArray(PyObject o);
}
