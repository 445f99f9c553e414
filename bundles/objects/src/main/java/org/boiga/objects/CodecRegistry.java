package org.boiga.objects;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.boiga.memory.PyObject;
import org.boiga.memory.Roots;
import org.boiga.memory.Visitor;

/** An interpreter's codecs and error handlers, as module codecs shows them. */
public final class CodecRegistry implements Roots {
  private static final Set<String> BUILT_IN =
      Set.of(
          "strict",
          "ignore",
          "replace",
          "xmlcharrefreplace",
          "namereplace",
          "backslashreplace",
          "surrogatepass",
          "surrogateescape");

  private final List<PyObject> searches = new CopyOnWriteArrayList<>();
  private final ConcurrentHashMap<String, PyTuple> found = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, PyObject> errorHandlers = new ConcurrentHashMap<>();
  private volatile boolean importedEncodings;

  private CodecRegistry() {
    ErrorHandlersTable table = new ErrorHandlersTable();
    for (NativeTable.Entry e : table.entries()) {
      String name = e.name();
      String key = name.endsWith("_errors") ? name.substring(0, name.length() - 7) : name;
      errorHandlers.put(key, PyNativeFunction.ofModule(null, null, table, e));
    }
  }

  /** The registry of the interpreter that the thread runs. */
  public static CodecRegistry of(ThreadState ts) {
    return ts.interp.state(CodecRegistry.class, CodecRegistry::new);
  }

  /** {@code codecs.register}. */
  public void register(ThreadState ts, PyObject search) {
    if (!Calls.isCallable(search)) {
      throw PyErr.typeError(ts, "argument must be callable");
    }
    searches.add(ts.keep(search));
  }

  /** {@code codecs.unregister}. */
  public void unregister(ThreadState ts, PyObject search) {
    for (PyObject s : searches) {
      if (s == search || Comparison.is(s, search)) {
        searches.remove(s);
        for (String name : found.keySet()) {
          ts.holdOwned(found.remove(name));
        }
        ts.holdOwned(s);
        return;
      }
    }
  }

  @Override
  public void traverse(Visitor v) {
    searches.forEach(v::visit);
    found.values().forEach(v::visit);
    errorHandlers.values().forEach(v::visit);
  }

  /** The name under which codecs are searched for: words of lower case joined by underscores. */
  static String normalize(String encoding) {
    StringBuilder b = new StringBuilder(encoding.length());
    boolean gap = false;
    for (int i = 0; i < encoding.length(); i++) {
      char c = encoding.charAt(i);
      if (c < 128 && Character.isLetterOrDigit(c) || c == '.') {
        if (gap && !b.isEmpty()) {
          b.append('_');
        }
        gap = false;
        b.append(Character.toLowerCase(c));
      } else {
        gap = true;
      }
    }
    return b.toString();
  }

  /** {@code codecs.lookup}: encoder, decoder, stream reader and writer. */
  public PyTuple lookup(ThreadState ts, String encoding) {
    if (!importedEncodings) {
      importedEncodings = true;
      if (ts.interp.evaluator != null) {
        ts.interp.evaluator.importModule(ts, "encodings");
      }
    }
    String name = normalize(encoding);
    PyTuple t = found.get(name);
    if (t != null) {
      return t;
    }
    for (PyObject search : searches) {
      PyObject r = Calls.call(ts, search, PyStr.of(name));
      if (r == Py.None) {
        continue;
      }
      if (!(r instanceof PyTuple codec) || codec.items.length != 4) {
        throw PyErr.typeError(ts, "codec search functions must return 4-tuples");
      }
      PyTuple first = found.putIfAbsent(name, ts.keep(codec));
      if (first != null) {
        ts.holdOwned(codec);
        return first;
      }
      return codec;
    }
    throw PyErr.of(ts, PyExc.LookupError, "unknown encoding: " + encoding);
  }

  /** {@code codecs.register_error}. */
  public void registerError(ThreadState ts, String name, PyObject handler) {
    if (!Calls.isCallable(handler)) {
      throw PyErr.typeError(ts, "handler must be callable");
    }
    ts.holdOwned(errorHandlers.put(name, ts.keep(handler)));
  }

  /** {@code codecs._unregister_error}: whether there was such a handler. */
  public boolean unregisterError(ThreadState ts, String name) {
    if (BUILT_IN.contains(name)) {
      throw PyErr.valueError(ts, "cannot un-register built-in error handler '" + name + "'");
    }
    PyObject old = errorHandlers.remove(name);
    ts.holdOwned(old);
    return old != null;
  }

  /** {@code codecs.lookup_error}. */
  public PyObject errorHandler(ThreadState ts, String name) {
    PyObject h = errorHandlers.get(name);
    if (h == null) {
      throw PyErr.of(ts, PyExc.LookupError, "unknown error handler name '" + name + "'");
    }
    return ts.hold(h);
  }

  /** The names of all error handlers. */
  public Set<String> errorHandlerNames() {
    return new HashSet<>(errorHandlers.keySet());
  }
}
