package org.boiga.example.kvstore;

import org.boiga.api.PyContext;
import org.boiga.api.PyField;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PyGetter;
import org.boiga.api.annotation.PyMethod;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.example.kvstore.engine.Database;
import org.boiga.example.kvstore.engine.Transaction;

/** A transaction; dropped before its end it is rolled back. */
@PyType(
    name = "kvstore.Transaction",
    subclassable = false,
    doc = "A transaction with snapshot isolation; made by Store.begin().")
final class StoreTransaction extends PyNativeObject implements PyFinalizable {
  private final PyField store = field();
  private final Database database;
  private final Transaction transaction;

  StoreTransaction(PyContext ctx, Store store, Database database, Transaction transaction) {
    super(ctx);
    this.store.set(ctx, store);
    this.database = database;
    this.transaction = transaction;
  }

  @PySlot
  PyObject __getitem__(PyContext ctx, PyObject name) {
    return new StoreMap(ctx, this, database, transaction, ctx.PyUnicode_AsString(name));
  }

  @PyMethod(
      doc =
          """
          Write all changes to the store at once.

          ConflictError if another transaction has changed the same keys meanwhile;
          nothing is written then.\
          """)
  void commit(PyContext ctx) {
    Kvstore.blocking(ctx, transaction::commit);
  }

  @PyMethod(doc = "Forget all changes; nothing if the transaction has ended.")
  void rollback(PyContext ctx) {
    transaction.rollback();
  }

  @PyMethod
  PyObject __enter__(PyContext ctx) {
    return this;
  }

  @PyMethod(signature = "(exc_type, exc_value, traceback, /)")
  void __exit__(PyContext ctx, PyObject type, PyObject value, PyObject traceback) {
    if (!ctx.Py_IsNone(type)) {
      transaction.rollback();
    } else if (!transaction.hasEnded()) {
      commit(ctx);
    }
  }

  @Override
  public void dealloc(PyContext ctx) {
    if (transaction != null) {
      transaction.rollback();
    }
  }

  @PyGetter(doc = "Whether it has been neither committed nor rolled back.")
  boolean active(PyContext ctx) {
    return transaction.isActive();
  }

  @PySlot
  String __repr__(PyContext ctx) {
    return "<kvstore.Transaction" + (transaction.isActive() ? ">" : ", ended>");
  }
}
