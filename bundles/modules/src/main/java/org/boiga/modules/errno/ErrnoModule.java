package org.boiga.modules.errno;

import java.util.Set;
import org.boiga.api.annotation.PyExec;
import org.boiga.modules.libc.Errno;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** {@code errno}. */
@org.boiga.api.annotation.PyModule(
    name = "errno",
    doc = "The numbers of the system's errors; errorcode maps them to names.")
public final class ErrnoModule {
  /** Names that {@code errorcode} leaves out: their numbers have another one. */
  private static final Set<String> SYNONYMS = Set.of("EWOULDBLOCK", "EDEADLK", "EOPNOTSUPP");

  private ErrnoModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    PyDict codes = new PyDict(ts);
    Errno.names()
        .forEach(
            (name, number) -> {
              m.put(ts, name, Py.int_(number));
              PyStr text = PyStr.interned(name);
              if (!SYNONYMS.contains(name)) {
                codes.put(ts, Py.int_(number), text);
              }
            });
    m.put(ts, "errorcode", codes);
  }
}
