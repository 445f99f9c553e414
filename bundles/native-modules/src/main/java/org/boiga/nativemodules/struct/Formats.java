package org.boiga.nativemodules.struct;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyObject;

/** Parsed formats, of which the last ones are remembered. They depend on nothing but their text. */
final class Formats {
  private static final int MOST = 100;
  private static final ConcurrentHashMap<String, StructFormat> CACHE = new ConcurrentHashMap<>();

  private Formats() {}

  /** The format that a str or bytes object tells. */
  static StructFormat of(PyContext ctx, PyObject format) {
    String text;
    if (ctx.PyUnicode_Check(format)) {
      text = ascii(ctx, format);
    } else if (ctx.PyBytes_Check(format)) {
      text = new String(ctx.PyBytes_AsByteArray(format), StandardCharsets.ISO_8859_1);
    } else {
      throw ctx.PyErr_Format(
          PyExc.TypeError,
          "Struct() argument 1 must be a str or bytes object, not %s",
          ctx.PyObject_TypeName(format));
    }
    StructFormat f = CACHE.get(text);
    return f != null ? f : parse(ctx, text);
  }

  private static String ascii(PyContext ctx, PyObject s) {
    String text = ctx.PyUnicode_AsString(s);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        ctx.PyObject_CallMethod(
            s, "encode", ctx.PyUnicode_FromString("ascii")); // raises UnicodeEncodeError
      }
    }
    return text;
  }

  private static StructFormat parse(PyContext ctx, String text) {
    try {
      StructFormat f = StructFormat.parse(text);
      if (CACHE.size() >= MOST) {
        CACHE.clear();
      }
      CACHE.put(text, f);
      return f;
    } catch (StructFormat.FormatException e) {
      throw StructModule.error(ctx, e.getMessage());
    }
  }

  static void clear() {
    CACHE.clear();
  }
}
