package org.boiga.extension.internal;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyBufferInfo;
import org.boiga.memory.PyObject;
import org.boiga.objects.Args;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.BufferLayout;
import org.boiga.objects.Buffers;
import org.boiga.objects.Calls;
import org.boiga.objects.NativeTable.Entry;
import org.boiga.objects.NativeTable.Kind;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyException;
import org.boiga.objects.PyMemoryView;
import org.boiga.objects.PyTuple;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/**
 * Memory that extensions' objects export, and the methods that their types have for it (PEP 688).
 */
final class BufferExports {
  /** Ids of the entries here; tables of extensions number theirs from 0. */
  static final int FIRST_ID = 1 << 30;

  static final Entry[] ENTRIES = {
    new Entry(
        Kind.METHOD,
        FIRST_ID,
        -1,
        "__buffer__",
        null,
        "($self, flags, /)",
        "A memoryview of the object's memory."),
    new Entry(
        Kind.METHOD,
        FIRST_ID + 1,
        -1,
        "__release_buffer__",
        null,
        "($self, buffer, /)",
        "Ends the use of a memoryview that __buffer__ gave.")
  };

  private BufferExports() {}

  /** The buffer for what an exporter told; BufferError if the consumer cannot handle it. */
  static Buffer buffer(
      ThreadState ts, ExtensionTable table, ExtensionInstance o, PyBufferInfo info, int flags) {
    if (info == null) {
      throw PyErr.systemError(ts, PyType.of(o).name() + ".bf_getbuffer returned null");
    }
    Buffer.Releaser releaser = (t, _) -> table.releaseBuffer(t, o, info);
    BufferLayout layout =
        new BufferLayout(
            info.format(), info.itemsize(), info.offset(), info.shape(), info.strides());
    MemorySegment m = info.memory();
    Buffer b =
        m.heapBase().orElse(null) instanceof byte[] array
            ? new Buffer(releaser, o, array, (int) m.address(), info.readonly(), layout)
            : new Buffer(releaser, o, m, info.readonly(), layout);
    try {
      Buffers.checkRequest(
          ts, "memory of '" + PyType.of(o).name() + "' object", flags, layout, info.readonly());
    } catch (PyException e) {
      b.release(ts);
      throw e;
    }
    return b;
  }

  static PyObject call(
      int id, ThreadState ts, PyObject self, PyObject[] args, int start, int n, PyTuple kwnames) {
    Entry e = ENTRIES[id - FIRST_ID];
    String name = PyType.of(self).shortName() + "." + e.name();
    if (kwnames != null) {
      Args.rejectKeywords(ts, name, kwnames);
    }
    if (n != 1) {
      throw Args.oneArgument(ts, name, n);
    }
    if (id == FIRST_ID) {
      return Buffers.memoryView(ts, (BufferExporter) self, Args.toInt(ts, args[start]));
    }
    if (!(args[start] instanceof PyMemoryView view)) {
      throw PyErr.typeError(ts, "expected a memoryview object");
    }
    Calls.method(ts, view, "release");
    return Py.None;
  }
}
