package org.boiga.modules.pwd;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.AccountDatabase;
import org.boiga.modules.libc.Libc;
import org.boiga.modules.posix.PathArgument;
import org.boiga.objects.Codecs;
import org.boiga.objects.Py;
import org.boiga.objects.PyErr;
import org.boiga.objects.PyExc;
import org.boiga.objects.PyException;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** Module {@code pwd}: the users of the system. */
@org.boiga.api.annotation.PyModule(name = "pwd", doc = "The database of users.")
public final class PwdModule {
  private static final PyType PASSWD =
      StructSequence.define(
          "pwd.struct_passwd",
          "A user.",
          true,
          7,
          "pw_name",
          "pw_passwd",
          "pw_uid",
          "pw_gid",
          "pw_gecos",
          "pw_dir",
          "pw_shell");

  private static final AccountDatabase USERS =
      new AccountDatabase("pw", "uid", 48, PwdModule::read);

  private PwdModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "struct_passwd", PASSWD);
  }

  private static PyObject text(ThreadState ts, MemorySegment s, long at) {
    byte[] b = Libc.string(s.get(ValueLayout.JAVA_LONG, at));
    return b == null ? Py.None : Codecs.fsDecode(ts, b);
  }

  private static PyObject read(ThreadState ts, MemorySegment s) {
    return StructSequence.of(
        ts,
        PASSWD,
        text(ts, s, 0),
        text(ts, s, 8),
        Py.int_(s.get(ValueLayout.JAVA_INT, 16) & 0xFFFFFFFFL),
        Py.int_(s.get(ValueLayout.JAVA_INT, 20) & 0xFFFFFFFFL),
        text(ts, s, 24),
        text(ts, s, 32),
        text(ts, s, 40));
  }

  @PyFunction(signature = "(uidobj, /)", doc = "The user with an id.")
  static PyObject getpwuid(ThreadState ts, PyObject uid) {
    try {
      return USERS.byId(ts, uid);
    } catch (PyException e) {
      if (!e.matches(PyExc.OverflowError)) {
        throw e;
      }
      throw PyErr.keyError(ts, PyStr.of("getpwuid(): uid not found"));
    }
  }

  @PyFunction(signature = "(name, /)", doc = "The user with a name.")
  static PyObject getpwnam(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(ts, "getpwnam() argument must be str, not " + PyType.of(name).name());
    }
    return USERS.byName(ts, s, PathArgument.fsencode(ts, s));
  }

  @PyFunction(doc = "All users.")
  static PyObject getpwall(ThreadState ts) {
    return USERS.all(ts);
  }
}
