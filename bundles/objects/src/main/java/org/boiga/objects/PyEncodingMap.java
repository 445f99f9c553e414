package org.boiga.objects;

import java.util.HashMap;
import java.util.Map;
import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.PyObject;

/** What {@code codecs.charmap_build} makes of a decoding table: characters to bytes. A leaf. */
@org.boiga.api.annotation.PyType(name = "EncodingMap", subclassable = false)
public final class PyEncodingMap extends PyObject {
  public static final PyType TYPE = PyType.builtin(new PyEncodingMapTable(), PyBaseObject.TYPE);

  private final Map<Integer, Integer> bytes = new HashMap<>();

  /** Inverts a table of up to 256 characters, of which U+FFFE stand for none. */
  public PyEncodingMap(PyStr table) {
    for (int i = 0; i < Math.min(256, table.length()); i++) {
      if (table.at(i) != 0xFFFE) {
        bytes.put(table.at(i), i);
      }
    }
  }

  /** The byte of a character, or -1. */
  int get(int c) {
    return bytes.getOrDefault(c, -1);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @PyMethod(doc = "Number of characters.")
  long size(ThreadState ts) {
    return bytes.size();
  }
}
