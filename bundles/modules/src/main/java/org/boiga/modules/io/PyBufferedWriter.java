package org.boiga.modules.io;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.BufferedWriter}. */
@org.boiga.api.annotation.PyType(
    name = "_io.BufferedWriter",
    doc = "A buffer in front of a raw stream that is written to.",
    parts = {PyBuffered.class, BufferedWriting.class})
final class PyBufferedWriter {
  static final PyType TYPE = PyType.builtin(new PyBufferedWriterTable(), BufferedIoBase.TYPE);

  private PyBufferedWriter() {}

  @PySlot(signature = "(raw, buffer_size=131072)")
  static void __init__(ThreadState ts, PyBuffered self, PyObject raw, int bufferSize) {
    self.init(ts, raw, bufferSize, false, true);
  }
}
