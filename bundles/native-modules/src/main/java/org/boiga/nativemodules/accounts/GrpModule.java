package org.boiga.nativemodules.accounts;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code grp}: the groups of the system. */
@PyModule(builtin = true, name = "grp", doc = "The database of groups.")
public final class GrpModule {
  private static final AccountDatabase GROUPS =
      new AccountDatabase("gr", "gid", 32, GrpModule::read);

  private GrpModule() {}

  private record State(PyTypeObject group) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject group =
        ctx.PyStructSequence_NewType(
            "grp.struct_group", "A group.", 4, "gr_name", "gr_passwd", "gr_gid", "gr_mem");
    ctx.PyModule_SetState(new State(group));
    ctx.PyModule_AddType(m, group);
  }

  private static PyObject read(PyContext ctx, MemorySegment s) {
    PyObject members = ctx.PyList_New();
    long array = s.get(ValueLayout.JAVA_LONG, 24);
    if (array != 0) {
      MemorySegment names = MemorySegment.ofAddress(array).reinterpret(Long.MAX_VALUE);
      for (long i = 0; names.get(ValueLayout.JAVA_LONG_UNALIGNED, i) != 0; i += 8) {
        ctx.PyList_Append(members, AccountDatabase.text(ctx, names, i));
      }
    }
    return ctx.PyStructSequence_New(
        ctx.PyModule_GetState(State.class).group,
        AccountDatabase.text(ctx, s, 0),
        AccountDatabase.text(ctx, s, 8),
        AccountDatabase.id(ctx, s, 16),
        members);
  }

  @PyFunction(signature = "(id)", doc = "The group with an id.")
  static PyObject getgrgid(PyContext ctx, PyObject id) {
    return GROUPS.byId(ctx, id);
  }

  @PyFunction(signature = "(name)", doc = "The group with a name.")
  static PyObject getgrnam(PyContext ctx, PyObject name) {
    if (!ctx.PyUnicode_Check(name)) {
      throw ctx.PyArg_BadArgument("getgrnam", "argument 'name'", "str", name);
    }
    return GROUPS.byName(ctx, name);
  }

  @PyFunction(doc = "All groups.")
  static PyObject getgrall(PyContext ctx) {
    return GROUPS.all(ctx);
  }
}
