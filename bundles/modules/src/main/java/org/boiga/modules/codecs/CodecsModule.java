package org.boiga.modules.codecs;

import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.objects.CodecRegistry;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyEncodingMap;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** Module {@code _codecs}: the registry of codecs and error handlers, and the codecs in Java. */
@org.boiga.api.annotation.PyModule(
    name = "_codecs",
    parts = {Encoders.class, Decoders.class})
public final class CodecsModule {
  private CodecsModule() {}

  @PyFunction(
      signature = "(search_function, /)",
      doc = "Register a function that finds codecs by name.")
  static void register(ThreadState ts, PyObject search) {
    CodecRegistry.of(ts).register(ts, search);
  }

  @PyFunction(
      signature = "(search_function, /)",
      doc = "Undo the registration of a function that finds codecs.")
  static void unregister(ThreadState ts, PyObject search) {
    CodecRegistry.of(ts).unregister(ts, search);
  }

  @PyFunction(signature = "(encoding, /)", doc = "The codec of that name, as a CodecInfo.")
  static PyObject lookup(ThreadState ts, String encoding) {
    return CodecRegistry.of(ts).lookup(ts, encoding);
  }

  @PyFunction(
      signature = "(obj, encoding='utf-8', errors='strict')",
      doc = "Encode an object with the codec of that name.")
  static PyObject encode(ThreadState ts, PyObject obj, String encoding, String errors) {
    return Codecs.encodeObject(ts, obj, encoding, errors);
  }

  @PyFunction(
      signature = "(obj, encoding='utf-8', errors='strict')",
      doc = "Decode an object with the codec of that name.")
  static PyObject decode(ThreadState ts, PyObject obj, String encoding, String errors) {
    return Codecs.decodeObject(ts, obj, encoding, errors);
  }

  @PyFunction(signature = "(errors, handler, /)", doc = "Register an error handler.")
  static void register_error(ThreadState ts, String errors, PyObject handler) {
    CodecRegistry.of(ts).registerError(ts, errors, handler);
  }

  @PyFunction(
      signature = "(errors, /)",
      doc = "Remove an error handler; whether there was one of that name.")
  static boolean _unregister_error(ThreadState ts, String errors) {
    return CodecRegistry.of(ts).unregisterError(ts, errors);
  }

  @PyFunction(signature = "(name, /)", doc = "The error handler of that name.")
  static PyObject lookup_error(ThreadState ts, String name) {
    return CodecRegistry.of(ts).errorHandler(ts, name);
  }

  @PyFunction(signature = "(map, /)", doc = "The inverse of a decoding table, for charmap_encode.")
  static PyObject charmap_build(ThreadState ts, PyStr map) {
    int n = Math.min(256, map.length());
    if (n == 0) {
      throw PyErr.typeError(ts, "bad argument type for built-in operation");
    }
    boolean simple = map.at(0) == 0;
    for (int i = 1; i < n; i++) {
      simple &= map.at(i) != 0 && map.at(i) < 0x10000;
    }
    if (simple) {
      return new PyEncodingMap(map);
    }
    PyDict d = new PyDict(ts);
    for (int i = 0; i < n; i++) {
      d.put(ts, Py.int_(map.at(i)), Py.int_(i));
    }
    return d;
  }
}
