package org.boiga.nativemodules.accounts;

import java.lang.foreign.MemorySegment;
import org.boiga.api.PyContext;
import org.boiga.api.PyError;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;

/** Module {@code pwd}: the users of the system. */
@PyModule(builtin = true, name = "pwd", doc = "The database of users.")
public final class PwdModule {
  private static final AccountDatabase USERS =
      new AccountDatabase("pw", "uid", 48, PwdModule::read);

  private PwdModule() {}

  private record State(PyTypeObject passwd) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject m) {
    PyTypeObject passwd =
        ctx.PyStructSequence_NewType(
            "pwd.struct_passwd",
            "A user.",
            7,
            "pw_name",
            "pw_passwd",
            "pw_uid",
            "pw_gid",
            "pw_gecos",
            "pw_dir",
            "pw_shell");
    ctx.PyModule_SetState(new State(passwd));
    ctx.PyModule_AddType(m, passwd);
  }

  private static PyObject read(PyContext ctx, MemorySegment s) {
    return ctx.PyStructSequence_New(
        ctx.PyModule_GetState(State.class).passwd,
        AccountDatabase.text(ctx, s, 0),
        AccountDatabase.text(ctx, s, 8),
        AccountDatabase.id(ctx, s, 16),
        AccountDatabase.id(ctx, s, 20),
        AccountDatabase.text(ctx, s, 24),
        AccountDatabase.text(ctx, s, 32),
        AccountDatabase.text(ctx, s, 40));
  }

  @PyFunction(signature = "(uidobj, /)", doc = "The user with an id.")
  static PyObject getpwuid(PyContext ctx, PyObject uid) {
    try {
      return USERS.byId(ctx, uid);
    } catch (PyError e) {
      if (!ctx.PyErr_ExceptionMatches(e, PyExc.OverflowError)) {
        throw e;
      }
      throw ctx.PyErr_SetObject(
          ctx.PyExc_Type(PyExc.KeyError), ctx.PyUnicode_FromString("getpwuid(): uid not found"));
    }
  }

  @PyFunction(signature = "(name, /)", doc = "The user with a name.")
  static PyObject getpwnam(PyContext ctx, PyObject name) {
    if (!ctx.PyUnicode_Check(name)) {
      throw ctx.PyArg_BadArgument("getpwnam", "argument", "str", name);
    }
    return USERS.byName(ctx, name);
  }

  @PyFunction(doc = "All users.")
  static PyObject getpwall(PyContext ctx) {
    return USERS.all(ctx);
  }
}
