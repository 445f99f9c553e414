package org.boiga.nativemodules.errno;

import java.util.Set;
import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.libc.Errno;

/** {@code errno}. */
@PyModule(
    builtin = true,
    name = "errno",
    doc = "The numbers of the system's errors; errorcode maps them to names.")
public final class ErrnoModule {
  /** Names that {@code errorcode} leaves out: their numbers have another one. */
  private static final Set<String> SYNONYMS = Set.of("EWOULDBLOCK", "EDEADLK", "EOPNOTSUPP");

  private ErrnoModule() {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyObject codes = ctx.PyDict_New();
    Errno.names()
        .forEach(
            (name, number) -> {
              ctx.PyModule_AddIntConstant(m, name, number);
              if (!SYNONYMS.contains(name)) {
                ctx.PyDict_SetItem(
                    codes, ctx.PyLong_FromLong(number), ctx.PyUnicode_InternFromString(name));
              }
            });
    ctx.PyModule_AddObject(m, "errorcode", codes);
  }
}
