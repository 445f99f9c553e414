package org.boiga.modules.grp;

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
import org.boiga.objects.PyList;
import org.boiga.objects.PyModule;
import org.boiga.objects.PyStr;
import org.boiga.objects.PyType;
import org.boiga.objects.StructSequence;
import org.boiga.objects.ThreadState;

/** Module {@code grp}: the groups of the system. */
@org.boiga.api.annotation.PyModule(name = "grp", doc = "The database of groups.")
public final class GrpModule {
  private static final PyType GROUP =
      StructSequence.define(
          "grp.struct_group", "A group.", true, 4, "gr_name", "gr_passwd", "gr_gid", "gr_mem");

  private static final AccountDatabase GROUPS =
      new AccountDatabase("gr", "gid", 32, GrpModule::read);

  private GrpModule() {}

  @PyExec
  static void exec(ThreadState ts, PyModule m) {
    m.put(ts, "struct_group", GROUP);
  }

  private static PyObject text(ThreadState ts, long address) {
    byte[] b = Libc.string(address);
    return b == null ? Py.None : Codecs.fsDecode(ts, b);
  }

  private static PyObject read(ThreadState ts, MemorySegment s) {
    PyList members = new PyList(ts);
    long array = s.get(ValueLayout.JAVA_LONG, 24);
    if (array != 0) {
      MemorySegment names = MemorySegment.ofAddress(array).reinterpret(Long.MAX_VALUE);
      for (long i = 0; names.get(ValueLayout.JAVA_LONG_UNALIGNED, i) != 0; i += 8) {
        members.append(ts, text(ts, names.get(ValueLayout.JAVA_LONG_UNALIGNED, i)));
      }
    }
    return StructSequence.of(
        ts,
        GROUP,
        text(ts, s.get(ValueLayout.JAVA_LONG, 0)),
        text(ts, s.get(ValueLayout.JAVA_LONG, 8)),
        Py.int_(s.get(ValueLayout.JAVA_INT, 16) & 0xFFFFFFFFL),
        members);
  }

  @PyFunction(signature = "(id)", doc = "The group with an id.")
  static PyObject getgrgid(ThreadState ts, PyObject id) {
    return GROUPS.byId(ts, id);
  }

  @PyFunction(signature = "(name)", doc = "The group with a name.")
  static PyObject getgrnam(ThreadState ts, PyObject name) {
    if (!(name instanceof PyStr s)) {
      throw PyErr.typeError(
          ts, "getgrnam() argument 'name' must be str, not " + PyType.of(name).name());
    }
    return GROUPS.byName(ts, s, PathArgument.fsencode(ts, s));
  }

  @PyFunction(doc = "All groups.")
  static PyObject getgrall(ThreadState ts) {
    return GROUPS.all(ts);
  }
}
