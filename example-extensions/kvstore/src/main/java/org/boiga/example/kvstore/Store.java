package org.boiga.example.kvstore;

import org.boiga.api.PyContext;
import org.boiga.api.PyExc;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.example.kvstore.engine.Database;
import org.boiga.example.kvstore.engine.Snapshot;

/**
 * An open store. Its maps and transactions keep it open; its iterators do not, so that a forgotten
 * one holds no file.
 */
@PyType(name = "kvstore.Store", subclassable = false, doc = "An open store; made by open().")
final class Store extends PyNativeObject implements PyFinalizable {
  private final Database database;

  Store(PyContext ctx, Database database) {
    super(ctx);
    this.database = database;
  }

  Database database() {
    return database;
  }

  private String[] sortedNames(PyContext ctx) {
    return Kvstore.reading(
        ctx,
        database,
        () -> database.read(Snapshot::names).stream().sorted().toArray(String[]::new));
  }

  // Maps -----------------------------------------------------------------------------------------

  @PySlot
  PyObject __getitem__(PyContext ctx, PyObject name) {
    return new StoreMap(ctx, this, database, null, ctx.PyUnicode_AsString(name));
  }

  @PySlot
  void __delitem__(PyContext ctx, PyObject name) {
    String map = ctx.PyUnicode_AsString(name);
    if (!Kvstore.blocking(ctx, () -> database.drop(map))) {
      throw ctx.PyErr_SetObject(ctx.PyExc_Type(PyExc.KeyError), name);
    }
  }

  @PySlot
  boolean __contains__(PyContext ctx, PyObject name) {
    if (!ctx.PyUnicode_Check(name)) {
      return false;
    }
    String map = ctx.PyUnicode_AsString(name);
    return Kvstore.reading(
        ctx, database, () -> database.read(snapshot -> snapshot.names().contains(map)));
  }

  @PySlot
  long __len__(PyContext ctx) {
    return sortedNames(ctx).length;
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return ctx.PyObject_GetIter(names(ctx));
  }

  @PySlot
  boolean __bool__(PyContext ctx) {
    return true;
  }

  @PyMethod(doc = "The names of the maps that were written to, sorted, as a list.")
  PyObject names(PyContext ctx) {
    String[] sorted = sortedNames(ctx);
    PyObject[] names = new PyObject[sorted.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = ctx.PyUnicode_FromString(sorted[i]);
    }
    return ctx.PyList_New(names);
  }

  // Transactions ---------------------------------------------------------------------------------

  @PyMethod(
      doc =
          """
          Begin a transaction: it sees what is committed now, and its own writes.

          As a context manager it commits, or after an exception rolls back.\
          """)
  PyObject begin(PyContext ctx) {
    return new StoreTransaction(
        ctx, this, database, Kvstore.reading(ctx, database, database::begin));
  }

  // Life -----------------------------------------------------------------------------------------

  @PyMethod(
      signature = "(milliseconds=200, /)",
      doc = "Make the file smaller, for at most some time.")
  void compact(PyContext ctx, int milliseconds) {
    Kvstore.blocking(ctx, () -> database.compact(milliseconds));
  }

  @PyMethod(doc = "Close the store; open transactions are rolled back.")
  void close(PyContext ctx) {
    Kvstore.blocking(ctx, database::close);
  }

  @PyMethod
  PyObject __enter__(PyContext ctx) {
    Kvstore.blocking(ctx, database::checkOpen);
    return this;
  }

  @PyMethod(signature = "(exc_type, exc_value, traceback, /)")
  void __exit__(PyContext ctx, PyObject type, PyObject value, PyObject traceback) {
    close(ctx);
  }

  @Override
  public void dealloc(PyContext ctx) {
    // A failed constructor has none.
    if (database != null) {
      close(ctx);
    }
  }

  @PyGetter(doc = "Whether the store is closed.")
  boolean closed(PyContext ctx) {
    return database.isClosed();
  }

  @PyGetter(doc = "Whether nothing may be written.")
  boolean readonly(PyContext ctx) {
    return database.options().readOnly();
  }

  @PyGetter(doc = "The file's absolute path; None if the store is in memory.")
  String path(PyContext ctx) {
    return database.isPersistent() ? database.options().path().toString() : null;
  }

  @PySlot
  String __repr__(PyContext ctx) {
    String where = database.isPersistent() ? database.options().path().toString() : "in memory";
    return "<kvstore.Store " + where + (database.isClosed() ? ", closed>" : ">");
  }
}
