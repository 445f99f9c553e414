package org.boiga.modules.io;

import org.boiga.api.annotation.PyExec;
import org.boiga.objects.Py;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Module {@code _io}. */
@org.boiga.api.annotation.PyModule(
    name = "_io",
    doc = "Streams of bytes and text; the module io is what programs use.",
    parts = {Open.class})
public final class IoModule {
  private IoModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "DEFAULT_BUFFER_SIZE", Py.int_(Open.DEFAULT_BUFFER_SIZE));
    m.put(ts, "UnsupportedOperation", IoErrors.unsupportedOperation(ts));
    m.put(ts, "BlockingIOError", PyExc.BlockingIOError);
    PyType[] types = {
      PyIoBase.TYPE,
      RawIoBase.TYPE,
      BufferedIoBase.TYPE,
      TextIoBase.TYPE,
      PyFileIO.TYPE,
      PyBytesIO.TYPE,
      PyBytesIOBuffer.TYPE,
      PyStringIO.TYPE,
      PyBufferedReader.TYPE,
      PyBufferedWriter.TYPE,
      PyBufferedRandom.TYPE,
      PyBufferedRWPair.TYPE,
      PyTextIOWrapper.TYPE,
      PyIncrementalNewlineDecoder.TYPE
    };
    for (PyType t : types) {
      m.put(ts, t.shortName(), t);
    }
  }
}
