package org.boiga.modules.io;

import org.boiga.api.annotation.PySlot;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** {@code io.BufferedRandom}. */
@org.boiga.api.annotation.PyType(
    name = "_io.BufferedRandom",
    doc = "A buffer in front of a raw stream that is read and written to.",
    parts = {PyBuffered.class, BufferedReading.class, BufferedWriting.class})
final class PyBufferedRandom {
  static final PyType TYPE = PyType.builtin(new PyBufferedRandomTable(), BufferedIoBase.TYPE);

  private PyBufferedRandom() {}

  @PySlot(signature = "(raw, buffer_size=131072)")
  static void __init__(ThreadState ts, PyBuffered self, PyObject raw, int bufferSize) {
    self.init(ts, raw, bufferSize, true, true);
  }
}
