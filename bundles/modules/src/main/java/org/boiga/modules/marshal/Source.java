package org.boiga.modules.marshal;

import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.Py;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyType;
import org.boiga.objects.ThreadState;

/** Where marshalled data comes from. */
interface Source {
  /** The next {@code n} bytes; fewer at the end. */
  byte[] read(int n);

  static Source of(byte[] data) {
    return new Source() {
      private int at;

      @Override
      public byte[] read(int n) {
        int end = (int) Math.min(data.length, (long) at + n);
        byte[] b = java.util.Arrays.copyOfRange(data, at, end);
        at = end;
        return b;
      }
    };
  }

  /** A binary file object. */
  static Source of(ThreadState ts, PyObject file) {
    return n -> {
      PyObject b = Calls.method(ts, file, "read", Py.int_(n));
      if (!(b instanceof PyBytes bytes)) {
        throw PyErr.typeError(ts, "file.read() returned not bytes but " + PyType.of(b).name());
      }
      if (bytes.length() > n) {
        throw PyErr.of(
            ts,
            PyExc.ValueError,
            "read() returned too much data: "
                + n
                + " bytes requested, "
                + bytes.length()
                + " returned");
      }
      return bytes.content();
    };
  }
}
