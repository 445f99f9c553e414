package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.memory.Counted;
import org.boiga.memory.PyObject;
import org.boiga.memory.Visitor;
import org.boiga.objects.Buffer;
import org.boiga.objects.BufferExporter;
import org.boiga.objects.Buffers;
import org.boiga.objects.PyBaseObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** What {@code BytesIO.getbuffer()} returns a view of. */
@org.boiga.api.annotation.PyType(name = "_io._BytesIOBuffer", subclassable = false)
public final class PyBytesIOBuffer extends Counted implements BufferExporter {
  static final PyType TYPE = PyType.builtin(new PyBytesIOBufferTable(), PyBaseObject.TYPE);

  private final PyBytesIO source;

  PyBytesIOBuffer(ThreadState ts, PyBytesIO source) {
    super(ts);
    this.source = ts.keep(source);
  }

  @Override
  public PyType type() {
    return TYPE;
  }

  @Override
  public void traverse(Visitor v) {
    v.visit(source);
  }

  @Override
  public Buffer exportBuffer(ThreadState ts, int flags) {
    return source.export(ts, this);
  }

  @Override
  public void releaseBuffer(ThreadState ts, Buffer buffer) {
    source.unexport();
  }

  @PyMethod(doc = "A memoryview of the contents.")
  PyObject __buffer__(ThreadState ts, int flags) {
    return Buffers.memoryView(ts, this, flags);
  }
}
