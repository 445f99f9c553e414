package org.boiga.modules.io;

import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Iteration;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyInt;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.StrBuilder;
import org.boiga.objects.ThreadState;

/** {@code io.StringIO}: a stream of text in memory. */
@org.boiga.api.annotation.PyType(name = "_io.StringIO", doc = "A stream of text in memory.")
public final class PyStringIO extends PyIoBase {
  static final PyType TYPE = PyType.builtin(new PyStringIOTable(), TextIoBase.TYPE);

  private static final PyStr NEWLINE = PyStr.interned("\n");

  /** The contents; fields are guarded by its monitor. */
  private static final class Store extends StandIn {
    TextBuffer text;
    int pos;
    boolean closed;
    LineEnds ends;
    NewlineDecoder decoder;
    PyObject newline;

    @Override
    protected PyStringIO make(ThreadState ts) {
      return new PyStringIO(ts, this);
    }
  }

  private final Store store;

  PyStringIO(ThreadState ts, PyType type) {
    this(ts, type, new Store());
  }

  private PyStringIO(ThreadState ts, PyType type, Store state) {
    super(ts, type, state);
    store = state;
  }

  private PyStringIO(ThreadState ts, Store state) {
    super(ts, state);
    store = state;
  }

  @PySlot
  static PyObject __new__(
      ThreadState ts, PyType cls, PyObject[] args, int start, int n, PyTuple kwnames) {
    return new PyStringIO(ts, cls);
  }

  @PySlot(signature = "(initial_value='', newline='\\n')")
  void __init__(ThreadState ts, PyObject initial, PyObject newline) {
    PyObject nl = newline == null ? NEWLINE : newline;
    if (nl != Py.None && !(nl instanceof PyStr)) {
      throw PyErr.typeError(ts, "newline must be str or None, not " + PyType.of(nl).name());
    }
    LineEnds ends = lineEnds(ts, nl);
    if (initial != null && initial != Py.None && !(initial instanceof PyStr)) {
      throw PyErr.typeError(
          ts, "initial_value must be str or None, not " + PyType.of(initial).name());
    }
    synchronized (store) {
      store.ends = ends;
      store.newline = nl;
      store.decoder = ends.universal() ? new NewlineDecoder(null, ends.translateRead()) : null;
      store.text = new TextBuffer();
      store.pos = 0;
      store.closed = false;
      if (initial instanceof PyStr s && s.length() > 0) {
        writeText(ts, s);
        store.pos = 0;
      }
    }
  }

  private static LineEnds lineEnds(ThreadState ts, PyObject newline) {
    String s = newline == Py.None ? null : newline.toString();
    if (s != null && !s.isEmpty() && !s.equals("\n") && !s.equals("\r") && !s.equals("\r\n")) {
      throw PyErr.valueError(
          ts, "illegal newline value: " + org.boiga.objects.Conversion.repr(ts, newline));
    }
    return LineEnds.of(ts, s);
  }

  @Override
  protected boolean hasFinalizer() {
    return type() != TYPE && super.hasFinalizer();
  }

  private void check(ThreadState ts) {
    if (store.text == null && !store.closed) {
      throw PyErr.valueError(ts, "I/O operation on uninitialized object");
    }
    if (store.closed) {
      throw PyErr.valueError(ts, "I/O operation on closed file");
    }
  }

  // Writing --------------------------------------------------------------------------------------

  @PyMethod(
      name = "write",
      signature = "(s, /)",
      doc = "Write text; return the number of characters.")
  int writeMethod(ThreadState ts, PyObject s) {
    check(ts);
    if (!(s instanceof PyStr text)) {
      throw PyErr.typeError(ts, "string argument expected, got '" + PyType.of(s).name() + "'");
    }
    synchronized (store) {
      check(ts);
      if (text.length() > 0) {
        writeText(ts, text);
      }
    }
    return text.length();
  }

  private void writeText(ThreadState ts, PyStr text) {
    PyStr s = text;
    if (store.decoder != null) {
      s = store.decoder.translate(s, true);
    }
    if (store.ends.write() != null) {
      s = withNewlines(s, store.ends.write());
    }
    if ((long) store.pos + s.length() > Integer.MAX_VALUE - 16) {
      throw PyErr.overflowError(ts, "new position too large");
    }
    store.text.put(store.pos, s);
    store.pos += s.length();
  }

  /** The text with {@code newline} for each \n. */
  static PyStr withNewlines(PyStr s, PyStr newline) {
    if (!s.hasCodePoint('\n')) {
      return s;
    }
    StrBuilder b = new StrBuilder(s.length() + 16);
    int n = s.length();
    int from = 0;
    for (int i = 0; i < n; i++) {
      if (s.at(i) == '\n') {
        b.append(s, from, i).append(newline);
        from = i + 1;
      }
    }
    return b.append(s, from, n).toStr();
  }

  // Reading --------------------------------------------------------------------------------------

  @PyMethod(name = "read", signature = "(size=-1, /)", doc = "Read at most size characters.")
  PyObject readText(ThreadState ts, PyObject size) {
    int n = IoArgs.size(ts, size);
    synchronized (store) {
      check(ts);
      int end = store.text.length();
      int from = store.pos;
      if (from >= end) {
        return PyStr.EMPTY;
      }
      int to = n < 0 ? end : (int) Math.min(end, (long) from + n);
      store.pos = to;
      return store.text.slice(from, to);
    }
  }

  @PyMethod(
      name = "readline",
      signature = "(size=-1, /)",
      doc = "Read a line, at most size characters of it.")
  PyObject readLine(ThreadState ts, PyObject size) {
    return line(ts, IoArgs.size(ts, size));
  }

  private PyStr line(ThreadState ts, int limit) {
    synchronized (store) {
      check(ts);
      TextBuffer text = store.text;
      int from = store.pos;
      if (from >= text.length()) {
        return PyStr.EMPTY;
      }
      int to = limit < 0 ? text.length() : (int) Math.min(text.length(), (long) from + limit);
      int end = store.ends.find(null, text::at, from, to);
      store.pos = end < 0 ? to : end;
      return text.slice(from, store.pos);
    }
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    check(ts);
    PyObject line = type() == TYPE ? line(ts, -1) : Calls.method(ts, this, PyIoBase.READLINE);
    if (!(line instanceof PyStr s)) {
      throw PyErr.of(
          ts,
          PyExc.OSError,
          "readline() should have returned a str object, not '" + PyType.of(line).name() + "'");
    }
    return s.length() == 0 ? null : s;
  }

  // Position, contents ---------------------------------------------------------------------------

  @PyMethod(name = "tell", doc = "The position.")
  int tellText(ThreadState ts) {
    check(ts);
    return store.pos;
  }

  @PyMethod(name = "seek", signature = "(pos, whence=0, /)", doc = "Change the position.")
  int seekText(ThreadState ts, PyObject pos, int whence) {
    long to = IoArgs.offset(ts, pos);
    synchronized (store) {
      check(ts);
      if (whence < 0 || whence > 2) {
        throw PyErr.valueError(ts, "Invalid whence (" + whence + ", should be 0, 1 or 2)");
      }
      if (to < 0 && whence == 0) {
        throw PyErr.valueError(ts, "Negative seek position " + to);
      }
      if (whence != 0 && to != 0) {
        throw PyErr.of(ts, PyExc.OSError, "Can't do nonzero cur-relative seeks");
      }
      long target = whence == 1 ? store.pos : whence == 2 ? store.text.length() : to;
      store.pos = (int) Math.min(target, Integer.MAX_VALUE - 16);
      return store.pos;
    }
  }

  @PyMethod(name = "truncate", signature = "(pos=None, /)", doc = "Cut the contents to a size.")
  PyObject truncateText(ThreadState ts, PyObject size) {
    check(ts);
    Long wanted = null;
    if (size != null && size != Py.None) {
      IoArgs.size(ts, size);
      wanted = IoArgs.offset(ts, size);
    }
    synchronized (store) {
      check(ts);
      long n = wanted == null ? store.pos : wanted;
      if (n < 0) {
        throw PyErr.valueError(ts, "Negative size value " + n);
      }
      store.text.truncate((int) Math.min(n, Integer.MAX_VALUE));
      return Py.int_(n);
    }
  }

  @PyMethod(doc = "All contents.")
  PyObject getvalue(ThreadState ts) {
    synchronized (store) {
      check(ts);
      return store.text.slice(0, store.text.length());
    }
  }

  @PyMethod(name = "close", doc = "Close the stream and free its contents.")
  void closeText(ThreadState ts) {
    synchronized (store) {
      store.closed = true;
      store.text = null;
    }
  }

  @PyGetter(name = "closed", doc = "Whether the stream is closed.")
  boolean isClosed(ThreadState ts) {
    if (store.text == null && !store.closed) {
      throw PyErr.valueError(ts, "I/O operation on uninitialized object");
    }
    return store.closed;
  }

  @PyGetter(name = "newlines", doc = "The ends of lines that were found so far.")
  PyObject seenNewlines(ThreadState ts) {
    check(ts);
    return store.decoder == null ? Py.None : store.decoder.newlines();
  }

  @PyGetter(name = "line_buffering", doc = "False.")
  boolean lineBuffering(ThreadState ts) {
    check(ts);
    return false;
  }

  @PyMethod(name = "readable", doc = "True.")
  boolean isReadable(ThreadState ts) {
    check(ts);
    return true;
  }

  @PyMethod(name = "writable", doc = "True.")
  boolean isWritable(ThreadState ts) {
    check(ts);
    return true;
  }

  @PyMethod(name = "seekable", doc = "True.")
  boolean isSeekable(ThreadState ts) {
    check(ts);
    return true;
  }

  @PyMethod(doc = "Contents, newline, position and attributes.")
  PyObject __getstate__(ThreadState ts) {
    PyObject value = getvalue(ts);
    PyDict d = dict(ts);
    return PyTuple.of(
        ts, value, store.newline, Py.int_(store.pos), d.size() == 0 ? Py.None : d.copyOf(ts));
  }

  @PyMethod(signature = "(state, /)", doc = "Set what __getstate__ returned.")
  void __setstate__(ThreadState ts, PyObject state) {
    if (store.closed) {
      check(ts);
    }
    if (!(state instanceof PyTuple t) || t.size() < 4) {
      throw PyErr.typeError(
          ts,
          "%s.__setstate__ argument should be 4-tuple, got %s"
              .formatted(PyType.of(this).name(), PyType.of(state).name()));
    }
    __init__(ts, PyStr.EMPTY, t.at(1));
    if (!(t.at(0) instanceof PyStr value)) {
      throw PyErr.typeError(
          ts, "initial_value must be str or None, not " + PyType.of(t.at(0)).name());
    }
    if (!(t.at(2) instanceof PyInt pos)) {
      throw PyErr.typeError(
          ts, "third item of state must be an integer, got " + PyType.of(t.at(2)).name());
    }
    if (pos.bigValue().signum() < 0) {
      throw PyErr.valueError(ts, "position value cannot be negative");
    }
    synchronized (store) {
      store.text.put(0, value); // ends of lines have been translated already
      store.pos = (int) Math.min(pos.longValue(), Integer.MAX_VALUE - 16);
    }
    if (t.at(3) != Py.None) {
      if (!(t.at(3) instanceof PyDict d)) {
        throw PyErr.typeError(
            ts, "fourth item of state should be a dict, got a " + PyType.of(t.at(3)).name());
      }
      PyDict mine = dict(ts);
      for (PyObject key : Iteration.toArray(ts, d)) {
        mine.put(ts, key, d.get(ts, key));
      }
    }
  }
}
