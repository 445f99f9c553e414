package org.boiga.modules.struct;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Parsed formats, of which the last ones are remembered. They depend on nothing but their text. */
final class Formats {
  private static final int MOST = 100;
  private static final ConcurrentHashMap<String, StructFormat> CACHE = new ConcurrentHashMap<>();

  private Formats() {}

  /** The format that a str or bytes object tells. */
  static StructFormat of(ThreadState ts, PyObject format) {
    String text =
        switch (format) {
          case PyStr s -> ascii(ts, s);
          case PyBytes b -> new String(b.content(), StandardCharsets.ISO_8859_1);
          default ->
              throw PyErr.typeError(
                  ts,
                  "Struct() argument 1 must be a str or bytes object, not "
                      + PyType.of(format).name());
        };
    StructFormat f = CACHE.get(text);
    return f != null ? f : parse(ts, text);
  }

  private static String ascii(ThreadState ts, PyStr s) {
    String text = s.toString();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        Calls.method(ts, s, "encode", PyStr.of("ascii")); // raises UnicodeEncodeError
      }
    }
    return text;
  }

  private static StructFormat parse(ThreadState ts, String text) {
    try {
      StructFormat f = StructFormat.parse(text);
      if (CACHE.size() >= MOST) {
        CACHE.clear();
      }
      CACHE.put(text, f);
      return f;
    } catch (StructFormat.FormatException e) {
      throw StructModule.error(ts, e.getMessage());
    }
  }

  static void clear() {
    CACHE.clear();
  }
}
