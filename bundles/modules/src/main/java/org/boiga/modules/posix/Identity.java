package org.boiga.modules.posix;

import java.lang.foreign.ValueLayout;
import java.util.function.LongSupplier;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.libc.NativeFunction;
import org.boiga.api.libc.NativeStrings;
import org.boiga.api.libc.Scratch;
import org.boiga.memory.PyObject;
import org.boiga.modules.libc.AccountId;
import org.boiga.objects.Codecs;
import org.boiga.objects.Iteration;
import org.boiga.objects.PyList;
import org.boiga.objects.PyTuple;
import org.boiga.objects.ThreadState;

/** Functions of {@code posix} on users and groups. */
final class Identity {
  private static final NativeFunction GETUID = new NativeFunction("getuid");
  private static final NativeFunction GETEUID = new NativeFunction("geteuid");
  private static final NativeFunction GETGID = new NativeFunction("getgid");
  private static final NativeFunction GETEGID = new NativeFunction("getegid");
  private static final NativeFunction SETUID = new NativeFunction("setuid");
  private static final NativeFunction SETEUID = new NativeFunction("seteuid");
  private static final NativeFunction SETGID = new NativeFunction("setgid");
  private static final NativeFunction SETEGID = new NativeFunction("setegid");
  private static final NativeFunction SETREUID = new NativeFunction("setreuid");
  private static final NativeFunction SETREGID = new NativeFunction("setregid");
  private static final NativeFunction SETRESUID = new NativeFunction("setresuid");
  private static final NativeFunction SETRESGID = new NativeFunction("setresgid");
  private static final NativeFunction GETRESUID = new NativeFunction("getresuid");
  private static final NativeFunction GETRESGID = new NativeFunction("getresgid");
  private static final NativeFunction GETGROUPS = new NativeFunction("getgroups");
  private static final NativeFunction SETGROUPS = new NativeFunction("setgroups");
  private static final NativeFunction GROUPLIST = new NativeFunction("getgrouplist");
  private static final NativeFunction INITGROUPS = new NativeFunction("initgroups");
  private static final NativeFunction GETLOGIN = new NativeFunction("getlogin_r");

  private Identity() {}

  private static PyObject id(LongSupplier f) {
    return StatResult.id((int) f.getAsLong());
  }

  @PyFunction(doc = "The process's user id.")
  static PyObject getuid(ThreadState ts) {
    return id(() -> GETUID.callRaw(0, 0, 0));
  }

  @PyFunction(doc = "The process's effective user id.")
  static PyObject geteuid(ThreadState ts) {
    return id(() -> GETEUID.callRaw(0, 0, 0));
  }

  @PyFunction(doc = "The process's group id.")
  static PyObject getgid(ThreadState ts) {
    return id(() -> GETGID.callRaw(0, 0, 0));
  }

  @PyFunction(doc = "The process's effective group id.")
  static PyObject getegid(ThreadState ts) {
    return id(() -> GETEGID.callRaw(0, 0, 0));
  }

  private static void set(ThreadState ts, NativeFunction f, String what, PyObject... ids) {
    long[] v = new long[3];
    for (int i = 0; i < ids.length; i++) {
      v[i] = AccountId.of(ts, ids[i], what);
    }
    OsErrors.check(ts, f.call(v[0], v[1], v[2]));
  }

  @PyFunction(signature = "(uid, /)", doc = "Set the user id.")
  static void setuid(ThreadState ts, PyObject uid) {
    set(ts, SETUID, "uid", uid);
  }

  @PyFunction(signature = "(euid, /)", doc = "Set the effective user id.")
  static void seteuid(ThreadState ts, PyObject uid) {
    set(ts, SETEUID, "uid", uid);
  }

  @PyFunction(signature = "(gid, /)", doc = "Set the group id.")
  static void setgid(ThreadState ts, PyObject gid) {
    set(ts, SETGID, "gid", gid);
  }

  @PyFunction(signature = "(egid, /)", doc = "Set the effective group id.")
  static void setegid(ThreadState ts, PyObject gid) {
    set(ts, SETEGID, "gid", gid);
  }

  @PyFunction(signature = "(ruid, euid, /)", doc = "Set real and effective user id.")
  static void setreuid(ThreadState ts, PyObject r, PyObject e) {
    set(ts, SETREUID, "uid", r, e);
  }

  @PyFunction(signature = "(rgid, egid, /)", doc = "Set real and effective group id.")
  static void setregid(ThreadState ts, PyObject r, PyObject e) {
    set(ts, SETREGID, "gid", r, e);
  }

  @PyFunction(signature = "(ruid, euid, suid, /)", doc = "Set real, effective and saved user id.")
  static void setresuid(ThreadState ts, PyObject r, PyObject e, PyObject s) {
    set(ts, SETRESUID, "uid", r, e, s);
  }

  @PyFunction(signature = "(rgid, egid, sgid, /)", doc = "Set real, effective and saved group id.")
  static void setresgid(ThreadState ts, PyObject r, PyObject e, PyObject s) {
    set(ts, SETRESGID, "gid", r, e, s);
  }

  private static PyObject three(ThreadState ts, NativeFunction f) {
    Scratch s = Scratch.get();
    long p = s.resultAddress();
    OsErrors.check(ts, f.call(p, p + 4, p + 8));
    var i = ValueLayout.JAVA_INT;
    return PyTuple.of(
        ts,
        StatResult.id(s.result.get(i, 0)),
        StatResult.id(s.result.get(i, 4)),
        StatResult.id(s.result.get(i, 8)));
  }

  @PyFunction(doc = "Real, effective and saved user id.")
  static PyObject getresuid(ThreadState ts) {
    return three(ts, GETRESUID);
  }

  @PyFunction(doc = "Real, effective and saved group id.")
  static PyObject getresgid(ThreadState ts) {
    return three(ts, GETRESGID);
  }

  private static PyObject groups(ThreadState ts, Scratch s, int n) {
    PyObject[] ids = new PyObject[n];
    for (int i = 0; i < n; i++) {
      ids[i] = StatResult.id(s.result.get(ValueLayout.JAVA_INT, 4L * i));
    }
    return PyList.of(ts, ids);
  }

  @PyFunction(doc = "The supplementary groups of the process.")
  static PyObject getgroups(ThreadState ts) {
    Scratch s = Scratch.get();
    return groups(ts, s, (int) OsErrors.check(ts, GETGROUPS.call(1024, s.resultAddress())));
  }

  @PyFunction(signature = "(groups, /)", doc = "Set the supplementary groups of the process.")
  static void setgroups(ThreadState ts, PyObject groups) {
    PyObject[] all = Iteration.toArray(ts, groups);
    if (all.length > 1024) {
      throw org.boiga.objects.PyErr.valueError(ts, "too many groups");
    }
    int[] ids = new int[all.length];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = AccountId.of(ts, all[i], "gid");
    }
    Scratch s = Scratch.get();
    for (int i = 0; i < ids.length; i++) {
      s.result.set(ValueLayout.JAVA_INT, 4L * i, ids[i]);
    }
    OsErrors.check(ts, SETGROUPS.call(ids.length, s.resultAddress()));
  }

  @PyFunction(signature = "(user, group, /)", doc = "The groups that a user belongs to.")
  static PyObject getgrouplist(ThreadState ts, String user, PyObject group) {
    byte[] name = user.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    int gid = AccountId.of(ts, group, "gid");
    Scratch s = Scratch.get();
    s.result.set(ValueLayout.JAVA_INT, 4092, 1000);
    NativeStrings.with(
        name, a -> GROUPLIST.call(a, gid, s.resultAddress(), s.resultAddress() + 4092));
    return groups(ts, s, Math.min(1000, s.result.get(ValueLayout.JAVA_INT, 4092)));
  }

  @PyFunction(signature = "(username, gid, /)", doc = "Set the groups to those of a user.")
  static void initgroups(ThreadState ts, PyObject user, PyObject group) {
    byte[] name = PathArgument.fsencode(ts, user);
    int gid = AccountId.of(ts, group, "gid");
    OsErrors.check(ts, NativeStrings.with(name, a -> INITGROUPS.call(a, gid)));
  }

  @PyFunction(doc = "The name of the user who logged in.")
  static PyObject getlogin(ThreadState ts) {
    Scratch s = Scratch.get();
    int r = GETLOGIN.call(s.resultAddress(), 1024);
    if (r != 0) {
      throw OsErrors.of(ts, Math.abs(r));
    }
    return Codecs.fsDecode(ts, NativeStrings.read(s.result));
  }
}
