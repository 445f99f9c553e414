package org.boiga.modules.resource;

import java.nio.ByteBuffer;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** {@code resource.struct_rusage}. */
public final class ResourceUsage {
  static final PyType TYPE =
      StructSequence.define(
          "resource.struct_rusage",
          "Resources that a process has used.",
          true,
          16,
          "ru_utime",
          "ru_stime",
          "ru_maxrss",
          "ru_ixrss",
          "ru_idrss",
          "ru_isrss",
          "ru_minflt",
          "ru_majflt",
          "ru_nswap",
          "ru_inblock",
          "ru_oublock",
          "ru_msgsnd",
          "ru_msgrcv",
          "ru_nsignals",
          "ru_nvcsw",
          "ru_nivcsw");

  private ResourceUsage() {}

  /** Reads the C library's {@code struct rusage}. */
  public static PyObject of(ThreadState ts, ByteBuffer b) {
    PyObject[] v = new PyObject[16];
    v[0] = Py.float_(b.getLong(0) + b.getLong(8) * 1e-6);
    v[1] = Py.float_(b.getLong(16) + b.getLong(24) * 1e-6);
    for (int i = 2; i < v.length; i++) {
      v[i] = Py.int_(b.getLong(32 + 8 * (i - 2)));
    }
    return StructSequence.of(ts, TYPE, v);
  }
}
