package org.boiga.modules.posix;

import java.util.Map;
import org.boiga.api.annotation.PyExec;
import org.boiga.memory.PyObject;
import org.boiga.objects.Py;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/**
 * Module {@code posix}, from which {@code os} takes what it offers. There is no {@code fork}: a JVM
 * cannot go on in a copy of its process. Programs are started by {@code posix_spawn} and {@code
 * subprocess}.
 */
@org.boiga.api.annotation.PyModule(
    name = "posix",
    doc = "Access to the operating system's functions that POSIX standardizes.",
    parts = {
      FileDescriptors.class,
      FileAttributes.class,
      FileNames.class,
      Directories.class,
      Environment.class,
      Processes.class,
      SpawnFunctions.class,
      Identity.class,
      ExtendedAttributes.class,
      SystemInformation.class,
      PosixPaths.class
    })
public final class PosixModule {
  private static final String[] HAVE = {
    "HAVE_EVENTFD",
    "HAVE_FACCESSAT",
    "HAVE_FCHDIR",
    "HAVE_FCHMOD",
    "HAVE_FCHMODAT",
    "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",
    "HAVE_FEXECVE",
    "HAVE_FDOPENDIR",
    "HAVE_FPATHCONF",
    "HAVE_FSTATAT",
    "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE",
    "HAVE_FUTIMENS",
    "HAVE_LINKAT",
    "HAVE_LCHOWN",
    "HAVE_LSTAT",
    "HAVE_LUTIMES",
    "HAVE_MEMFD_CREATE",
    "HAVE_MKDIRAT",
    "HAVE_MKFIFOAT",
    "HAVE_MKNODAT",
    "HAVE_OPENAT",
    "HAVE_READLINKAT",
    "HAVE_RENAMEAT",
    "HAVE_SYMLINKAT",
    "HAVE_UNLINKAT",
    "HAVE_UTIMENSAT",
    "HAVE_PTSNAME_R"
  };

  private PosixModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "error", PyExc.OSError);
    m.put(ts, "environ", Environment.initial(ts));
    m.put(ts, "stat_result", StatResult.TYPE);
    m.put(ts, "statvfs_result", SystemInformation.STATVFS);
    m.put(ts, "uname_result", SystemInformation.UNAME);
    m.put(ts, "times_result", SystemInformation.TIMES);
    m.put(ts, "terminal_size", SystemInformation.TERMINAL_SIZE);
    m.put(ts, "waitid_result", Processes.WAITID_RESULT);
    m.put(ts, "DirEntry", PyDirEntry.TYPE);
    m.put(ts, "sysconf_names", names(ts, ConfigurationNames.SYSCONF));
    m.put(ts, "confstr_names", names(ts, ConfigurationNames.CONFSTR));
    m.put(ts, "pathconf_names", names(ts, ConfigurationNames.PATHCONF));
    PyObject[] have = new PyObject[HAVE.length];
    for (int i = 0; i < have.length; i++) {
      have[i] = PyStr.interned(HAVE[i]);
    }
    m.put(ts, "_have_functions", PyList.of(ts, have));
    Constants.define(ts, m);
  }

  private static PyObject names(ThreadState ts, Map<String, Integer> names) {
    PyDict d = new PyDict(ts);
    names.forEach((k, v) -> d.put(ts, PyStr.of(k), Py.int_(v)));
    return d;
  }
}
