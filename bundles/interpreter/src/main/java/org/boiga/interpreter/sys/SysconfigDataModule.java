package org.boiga.interpreter.sys;

import org.boiga.api.annotation.PyExec;
import org.boiga.memory.PyObject;
import org.boiga.objects.Attributes;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * What {@code sysconfig} knows of the build beyond what it computes: where CPython generates a
 * module in Python, there is none to generate here.
 */
@org.boiga.api.annotation.PyModule(
    name = SysconfigDataModule.NAME,
    doc = "The variables of the build, for sysconfig.")
public final class SysconfigDataModule {
  /** Flags, platform and architecture, as {@code sysconfig} composes it. */
  public static final String NAME = "_sysconfigdata_t_linux_x86_64-linux-gnu";

  private SysconfigDataModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    PyDict vars = new PyDict(ts);
    PyObject sys = ts.interp.evaluator.importModule(ts, "sys");
    String version = SysData.VERSION.substring(0, SysData.VERSION.lastIndexOf('.'));
    String architecture = "x86_64-linux-gnu";
    String soabi = "boiga-" + version.replace(".", "") + "t-" + architecture;
    vars.put(ts, "prefix", Attributes.get(ts, sys, "base_prefix"));
    vars.put(ts, "exec_prefix", Attributes.get(ts, sys, "base_exec_prefix"));
    text(ts, vars, "VERSION", version);
    text(ts, vars, "LDVERSION", version + "t");
    text(ts, vars, "ABIFLAGS", "t");
    text(ts, vars, "MULTIARCH", architecture);
    text(ts, vars, "MACHDEP", "linux");
    text(ts, vars, "SOABI", soabi);
    text(ts, vars, "EXT_SUFFIX", "." + soabi + ".so");
    text(ts, vars, "SHLIB_SUFFIX", ".so");
    text(ts, vars, "EXE", "");
    text(ts, vars, "PLATLIBDIR", "lib");
    text(ts, vars, "CONFIG_ARGS", "");
    text(ts, vars, "PY_CFLAGS", "");
    text(ts, vars, "CFLAGS", "");
    text(ts, vars, "CC", "");
    text(
        ts,
        vars,
        "TZPATH",
        "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo");
    number(ts, vars, "Py_GIL_DISABLED", 1);
    number(ts, vars, "Py_DEBUG", 0);
    number(ts, vars, "Py_ENABLE_SHARED", 0);
    number(ts, vars, "WITH_DOC_STRINGS", 1);
    number(ts, vars, "SIZEOF_VOID_P", Long.BYTES);
    m.put(ts, "build_time_vars", vars);
  }

  private static void text(ThreadState ts, PyDict vars, String name, String value) {
    vars.put(ts, name, PyStr.of(value));
  }

  private static void number(ThreadState ts, PyDict vars, String name, long value) {
    vars.put(ts, name, Py.int_(value));
  }
}
