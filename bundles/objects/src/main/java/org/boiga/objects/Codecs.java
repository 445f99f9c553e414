package org.boiga.objects;

import java.util.Locale;
import org.boiga.memory.PyObject;

/**
 * Text to bytes and back. The common encodings are at hand; all others come from the {@link
 * CodecRegistry}.
 */
public final class Codecs {
  private static final PyStr IS_TEXT = PyStr.interned("_is_text_encoding");

  private Codecs() {}

  /** ValueError if there is a null character. */
  static void checkNoNull(ThreadState ts, String s) {
    if (s != null && s.indexOf(0) >= 0) {
      throw PyErr.valueError(ts, "embedded null character");
    }
  }

  /** In development mode an error handler must exist even where there is no error. */
  private static void checkErrors(ThreadState ts, String errors) {
    if (ts.interp.devMode && !errors.equals("strict")) {
      CodecRegistry.of(ts).errorHandler(ts, errors);
    }
  }

  /** The name of one of the encodings at hand, whichever way it is written; else in lower case. */
  public static String canonical(String encoding) {
    if (encoding.equals("utf-8")) {
      return encoding;
    }
    String e = encoding.toLowerCase(Locale.ROOT).replace('_', '-');
    return switch (e) {
      case "utf8" -> "utf-8";
      case "utf16" -> "utf-16";
      case "utf32" -> "utf-32";
      case "utf-16le", "utf16-le" -> "utf-16-le";
      case "utf-16be", "utf16-be" -> "utf-16-be";
      case "utf-32le", "utf32-le" -> "utf-32-le";
      case "utf-32be", "utf32-be" -> "utf-32-be";
      case "us-ascii" -> "ascii";
      case "latin-1", "latin1", "iso-8859-1", "iso8859-1" -> "latin-1";
      default -> e;
    };
  }

  // Encodings at hand ----------------------------------------------------------------------------

  /** The bytes of text in UTF-8. */
  public static byte[] utf8(ThreadState ts, PyStr s) {
    return Utf8.encode(ts, s, "strict");
  }

  /** The text that UTF-8 stands for. */
  public static PyStr fromUtf8(ThreadState ts, byte[] b) {
    return Utf8.decode(ts, b, "strict");
  }

  /** {@code os.fsencode}: UTF-8 in which escaped surrogates stand for bytes. */
  public static byte[] fsEncode(ThreadState ts, PyStr s) {
    return Utf8.encode(ts, s, "surrogateescape");
  }

  /** {@code os.fsdecode}. */
  public static PyStr fsDecode(ThreadState ts, byte[] b) {
    return Utf8.decode(ts, b, "surrogateescape");
  }

  /** Encodes by an encoding at hand, or gives null. */
  private static byte[] encodeOrNull(ThreadState ts, PyStr s, String encoding, String errors) {
    return switch (canonical(encoding)) {
      case "utf-8" -> Utf8.encode(ts, s, errors);
      case "latin-1" -> SingleByte.encode(ts, s, errors, "latin-1", 256);
      case "ascii" -> SingleByte.encode(ts, s, errors, "ascii", 128);
      case "utf-16" -> Utf16.encode(ts, s, errors, 0);
      case "utf-16-le" -> Utf16.encode(ts, s, errors, -1);
      case "utf-16-be" -> Utf16.encode(ts, s, errors, 1);
      case "utf-32" -> Utf32.encode(ts, s, errors, 0);
      case "utf-32-le" -> Utf32.encode(ts, s, errors, -1);
      case "utf-32-be" -> Utf32.encode(ts, s, errors, 1);
      default -> null;
    };
  }

  /** Decodes by an encoding at hand, or gives null. */
  private static PyStr decodeOrNull(ThreadState ts, PyObject o, String encoding, String errors) {
    String e = canonical(encoding);
    return switch (e) {
      case "utf-8" -> Utf8.decode(ts, Buffers.content(ts, o), errors);
      case "latin-1" -> Latin1.toStr(Buffers.content(ts, o));
      case "ascii" -> SingleByte.decodeAscii(ts, Buffers.content(ts, o), errors);
      case "utf-16", "utf-16-le", "utf-16-be" ->
          Utf16.decode(ts, Buffers.content(ts, o), errors, order(e), true).text();
      case "utf-32", "utf-32-le", "utf-32-be" ->
          Utf32.decode(ts, Buffers.content(ts, o), errors, order(e), true).text();
      default -> null;
    };
  }

  private static int order(String encoding) {
    return encoding.endsWith("le") ? -1 : encoding.endsWith("be") ? 1 : 0;
  }

  // str and bytes --------------------------------------------------------------------------------

  /** The bytes of text in an encoding. Not to be changed. */
  public static byte[] encode(ThreadState ts, PyStr s, String encoding, String errors) {
    return encodeToBytes(ts, s, encoding, errors).content();
  }

  /** {@code s.encode(encoding, errors)}. */
  static PyBytes encodeToBytes(ThreadState ts, PyStr s, String encoding, String errors) {
    checkErrors(ts, errors);
    byte[] b = encodeOrNull(ts, s, encoding, errors);
    if (b != null) {
      return PyBytes.of(b);
    }
    PyTuple codec = textCodec(ts, encoding, "codecs.encode()");
    PyObject r = run(ts, codec, 0, s, encoding, errors);
    if (r instanceof PyBytes bytes) {
      return bytes;
    }
    if (r instanceof PyByteArray a) {
      return PyBytes.of(a.span().copy());
    }
    throw PyErr.typeError(
        ts,
        ("'%s' encoder returned '%s' instead of 'bytes'; "
                + "use codecs.encode() to encode to arbitrary types")
            .formatted(encoding, PyType.of(r).name()));
  }

  /** {@code str(o, encoding, errors)}; null stands for a default. */
  public static PyStr decode(ThreadState ts, PyObject o, String encoding, String errors) {
    if (o instanceof PyStr) {
      throw PyErr.typeError(ts, "decoding str is not supported");
    }
    if (!Buffers.isExporter(o)) {
      throw PyErr.typeError(
          ts, "decoding to str: need a bytes-like object, " + PyType.of(o).name() + " found");
    }
    String enc = encoding == null ? "utf-8" : encoding;
    String err = errors == null ? "strict" : errors;
    checkErrors(ts, err);
    PyStr s = decodeOrNull(ts, o, enc, err);
    if (s != null) {
      return s;
    }
    PyTuple codec = textCodec(ts, enc, "codecs.decode()");
    PyObject bytes = o instanceof PyBytes || o instanceof PyByteArray ? o : PyBytes.copyOf(ts, o);
    PyObject r = run(ts, codec, 1, bytes, enc, err);
    if (!(r instanceof PyStr text)) {
      throw PyErr.typeError(
          ts,
          ("'%s' decoder returned '%s' instead of 'str'; "
                  + "use codecs.decode() to decode to arbitrary types")
              .formatted(enc, PyType.of(r).name()));
    }
    return text;
  }

  private static PyTuple textCodec(ThreadState ts, String encoding, String instead) {
    PyTuple codec = CodecRegistry.of(ts).lookup(ts, encoding);
    if (codec.getClass() != PyTuple.class) {
      PyObject text = Attributes.getOrNull(ts, codec, IS_TEXT);
      if (text != null && !Comparison.truth(ts, text)) {
        throw PyErr.of(
            ts,
            PyExc.LookupError,
            "'%s' is not a text encoding; use %s to handle arbitrary codecs"
                .formatted(encoding, instead));
      }
    }
    return codec;
  }

  // Any codec ------------------------------------------------------------------------------------

  /** {@code codecs.encode(o, encoding, errors)}; null for the errors passes none. */
  public static PyObject encodeObject(ThreadState ts, PyObject o, String encoding, String errors) {
    return run(ts, CodecRegistry.of(ts).lookup(ts, encoding), 0, o, encoding, errors);
  }

  /** {@code codecs.decode(o, encoding, errors)}; null for the errors passes none. */
  public static PyObject decodeObject(ThreadState ts, PyObject o, String encoding, String errors) {
    return run(ts, CodecRegistry.of(ts).lookup(ts, encoding), 1, o, encoding, errors);
  }

  /** Calls a codec's encoder (0) or decoder (1). */
  private static PyObject run(
      ThreadState ts, PyTuple codec, int which, PyObject o, String encoding, String errors) {
    PyObject r;
    try {
      r =
          errors == null
              ? Calls.call(ts, codec.items[which], o)
              : Calls.call(ts, codec.items[which], o, PyStr.of(errors));
    } catch (PyException e) {
      Calls.method(
          ts,
          e.value(),
          "add_note",
          PyStr.of(
              "%s with '%s' codec failed"
                  .formatted(which == 0 ? "encoding" : "decoding", encoding)));
      throw e;
    }
    if (!(r instanceof PyTuple t) || t.items.length != 2) {
      throw PyErr.typeError(
          ts,
          which == 0
              ? "encoder must return a tuple (object, integer)"
              : "decoder must return a tuple (object,integer)");
    }
    return ts.hold(t.items[0]);
  }
}
