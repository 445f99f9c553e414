package org.boiga.example.kvstore;

import java.nio.file.Files;
import java.nio.file.Path;
import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.PyTypeObject;
import org.boiga.api.annotation.PyExec;
import org.boiga.api.annotation.PyFunction;
import org.boiga.api.annotation.PyModule;
import org.boiga.example.kvstore.engine.Database;
import org.boiga.example.kvstore.engine.StoreException;

/** Module {@code kvstore}: ordered maps in a file, with transactions. */
@PyModule(
    name = "kvstore",
    doc =
        """
        An embedded store of ordered maps, in a file or in memory.

        open() gives a Store, store["name"] a Map, store.begin() a Transaction.
        Keys are int, str or bytes; values are those, bool, float, None, and
        tuples, lists and dicts of values.\
        """,
    types = {Store.class, StoreMap.class, StoreTransaction.class},
    internalTypes = MapIterator.class)
public final class Kvstore {
  private static final int ENOENT = 2;

  private Kvstore() {}

  /** The module's exceptions. */
  record State(PyTypeObject error, PyTypeObject conflictError, PyTypeObject closedError) {}

  @PyExec
  static void exec(PyContext ctx, PyModuleObject module) {
    PyTypeObject error =
        ctx.PyErr_NewException("kvstore.Error", null, "What goes wrong with a store.");
    PyTypeObject conflict =
        ctx.PyErr_NewException(
            "kvstore.ConflictError", error, "Another transaction has changed the same keys.");
    PyTypeObject closed =
        ctx.PyErr_NewException(
            "kvstore.ClosedError", error, "The store is closed, or the transaction has ended.");
    ctx.PyModule_SetState(new State(error, conflict, closed));
    ctx.PyModule_AddType(module, error);
    ctx.PyModule_AddType(module, conflict);
    ctx.PyModule_AddType(module, closed);
    ctx.PyObject_CallMethod(
        ctx.PyObject_GetAttrString(ctx.PyImport_ImportModule("collections.abc"), "MutableMapping"),
        "register",
        ctx.PyType_FromClass(StoreMap.class));
  }

  @PyFunction(
      signature = "(path=None, /, *, readonly=False, sync=False, compress=False, cache=16)",
      doc =
          """
          Open the store in a file, which is made if it is missing; in memory for None.

          With sync a commit waits for the device, so that it survives a loss of power;
          without, that of the process. The cache is in megabytes.\
          """)
  static Store open(
      PyContext ctx, PyObject path, boolean readonly, boolean sync, boolean compress, int cache) {
    if (cache < 0) {
      throw ctx.PyErr_Format(PyExc.ValueError, "the cache cannot be negative");
    }
    Path file = path == null || ctx.Py_IsNone(path) ? null : file(ctx, path, readonly);
    if (file == null && readonly) {
      throw ctx.PyErr_Format(PyExc.ValueError, "a store in memory cannot be read-only");
    }
    var options = new Database.Options(file, readonly, sync, compress, cache);
    return new Store(ctx, blocking(ctx, () -> Database.open(options)));
  }

  /** The file, in the folder that Python regards as the current one. */
  private static Path file(PyContext ctx, PyObject path, boolean readonly) {
    PyObject absolute =
        ctx.PyObject_CallMethod(ctx.PyImport_ImportModule("os.path"), "abspath", path);
    String name = ctx.PyUnicode_AsString(absolute);
    Path file = Path.of(name);
    if (Files.isDirectory(file)) {
      throw ctx.PyErr_Format(PyExc.IsADirectoryError, "%s is a directory", name);
    }
    if (!Files.exists(readonly ? file : file.getParent())) {
      throw ctx.PyErr_SetFromErrno(ENOENT, "No such file or directory", name);
    }
    return file;
  }

  /** What a step of the store's gives. */
  @FunctionalInterface
  interface Step<T> {
    T run();
  }

  /** Runs a step that may wait for a file or for another thread, detached. */
  static <T> T blocking(PyContext ctx, Step<T> step) {
    return checked(
        ctx,
        () -> {
          try (var detached = ctx.detach()) {
            return step.run();
          }
        });
  }

  static void blocking(PyContext ctx, Runnable step) {
    blocking(
        ctx,
        () -> {
          step.run();
          return null;
        });
  }

  /** Runs a step that reads: it waits only if there is a file. */
  static <T> T reading(PyContext ctx, Database database, Step<T> step) {
    return database.isPersistent() ? blocking(ctx, step) : checked(ctx, step);
  }

  /** Runs a step that does not wait. */
  static <T> T checked(PyContext ctx, Step<T> step) {
    try {
      return step.run();
    } catch (StoreException e) {
      throw error(ctx, e);
    }
  }

  private static RuntimeException error(PyContext ctx, StoreException e) {
    State state = ctx.PyModule_GetState(State.class);
    PyTypeObject type =
        switch (e.kind()) {
          case CLOSED -> state.closedError();
          case CONFLICT -> state.conflictError();
          case FAILED -> state.error();
        };
    return ctx.PyErr_SetObject(type, ctx.PyUnicode_FromString(e.getMessage()));
  }
}
