package org.boiga.modules.io;

import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.BufferedReader}. */
@org.boiga.api.annotation.PyType(
    name = "_io.BufferedReader",
    doc = "A buffer in front of a raw stream that is read.",
    parts = {PyBuffered.class, BufferedReading.class})
final class PyBufferedReader {
  static final PyType TYPE = PyType.builtin(new PyBufferedReaderTable(), BufferedIoBase.TYPE);

  private PyBufferedReader() {}

  @PyMethod(doc = "Flush the raw stream.")
  static PyObject flush(ThreadState ts, PyBuffered self) {
    return Calls.method(ts, self.raw(ts), PyIoBase.FLUSH);
  }

  @PySlot(signature = "(raw, buffer_size=131072)")
  static void __init__(ThreadState ts, PyBuffered self, PyObject raw, int bufferSize) {
    self.init(ts, raw, bufferSize, true, false);
  }
}
