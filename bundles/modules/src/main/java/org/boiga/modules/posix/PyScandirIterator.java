package org.boiga.modules.posix;

import java.util.List;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.memory.SpinLock;
import org.boiga.memory.Visitor;
import org.boiga.modules.libc.DirectoryEntry;
import org.boiga.objects.ByteBuilder;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * {@code posix.ScandirIterator}. The directory is read at once, so that none stays open where a
 * program ends the iteration early.
 */
@org.boiga.api.annotation.PyType(name = "posix.ScandirIterator", subclassable = false)
public final class PyScandirIterator extends SpinLock {
  static final PyType TYPE = PyType.builtin(new PyScandirIteratorTable(), PyBaseObject.TYPE);

  private final PathArgument path;
  private final byte[] prefix;
  private List<DirectoryEntry> entries;
  private int next;

  PyScandirIterator(ThreadState ts, PathArgument path, List<DirectoryEntry> entries) {
    super(ts);
    this.path = path;
    this.entries = entries;
    ts.keep(path.object());
    prefix = path.isFd() ? new byte[0] : prefix(path);
  }

  private static byte[] prefix(PathArgument p) {
    byte[] b = p.object() == null ? new byte[] {'.'} : p.bytes();
    ByteBuilder s = new ByteBuilder(b.length + 1).append(b, 0, b.length);
    if (b.length > 0 && b[b.length - 1] != '/') {
      s.append('/');
    }
    return s.toArray();
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(path.object());
  }

  @PySlot
  PyObject __iter__(ThreadState ts) {
    return this;
  }

  @PySlot
  PyObject __next__(ThreadState ts) {
    DirectoryEntry e;
    lock();
    try {
      if (entries == null || next >= entries.size()) {
        entries = null;
        return null;
      }
      e = entries.get(next++);
    } finally {
      unlock();
    }
    byte[] full =
        new ByteBuilder(prefix.length + e.name().length)
            .append(prefix, 0, prefix.length)
            .append(e.name(), 0, e.name().length)
            .toArray();
    return new PyDirEntry(
        PathArgument.name(ts, e.name(), path.isBytes()),
        PathArgument.name(ts, full, path.isBytes()),
        full,
        path.isFd() ? path.fd() : org.boiga.modules.libc.Libc.AT_FDCWD,
        e.ino(),
        e.type());
  }

  @PyMethod(doc = "End the iteration.")
  void close(ThreadState ts) {
    lock();
    entries = null;
    unlock();
  }

  @PyMethod(doc = "Return the iterator.")
  PyObject __enter__(ThreadState ts) {
    return this;
  }

  @PyMethod(signature = "(*args)", doc = "End the iteration.")
  void __exit__(ThreadState ts, PyObject[] args) {
    close(ts);
  }
}
