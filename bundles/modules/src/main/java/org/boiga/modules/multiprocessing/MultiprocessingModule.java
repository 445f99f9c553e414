package org.boiga.modules.multiprocessing;

import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.modules.posix.OsErrors;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyModule;
import org.boiga.objects.ThreadState;

/** Module {@code _multiprocessing}. */
@org.boiga.api.annotation.PyModule(
    name = "_multiprocessing",
    doc = "Semaphores that processes share.")
public final class MultiprocessingModule {
  private MultiprocessingModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "SemLock", PySemLock.TYPE);
    PyDict flags = new PyDict(ts);
    flags.put(ts, "HAVE_SEM_OPEN", Py.int_(1));
    flags.put(ts, "HAVE_SEM_TIMEDWAIT", Py.int_(1));
    m.put(ts, "flags", flags);
  }

  @PyFunction(name = "sem_unlink", signature = "(name, /)", doc = "Remove a semaphore's name.")
  static void unlink(ThreadState ts, String name) {
    OsErrors.check(ts, Semaphore.unlink(name));
  }
}
