package org.boiga.modules.mmap;

import org.boiga.api.annotation.PyExec;
import org.boiga.modules.support.ConstantTable;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** Module {@code mmap}. */
@org.boiga.api.annotation.PyModule(name = "mmap", doc = "Files in memory.")
public final class MmapModule {
  private MmapModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    ConstantTable.put(ts, m, MmapModule.class);
    m.put(ts, "mmap", PyMmap.TYPE);
    m.put(ts, "error", PyExc.OSError);
  }
}
