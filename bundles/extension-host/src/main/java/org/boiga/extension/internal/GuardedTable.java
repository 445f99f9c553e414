package org.boiga.extension.internal;

import java.util.function.Function;
import org.boiga.api.PyContext;
import org.boiga.api.PyModuleObject;
import org.boiga.api.PyObject;
import org.boiga.api.spi.NativeTable;

/**
 * What calls a table's entries with something around each; the table itself tells what it declares.
 * Modules that need nothing of that have their tables called directly, so that it costs them
 * nothing.
 */
abstract class GuardedTable extends NativeTable {
  final NativeTable table;

  GuardedTable(NativeTable table) {
    this.table = table;
  }

  /** One call of an entry, from before it until after it. */
  interface Call extends AutoCloseable {
    /** The context that the entry gets. */
    PyContext context();

    /** An argument as the entry gets it. */
    default PyObject in(PyObject o) {
      return o;
    }

    /** Arguments from {@code start} on, {@code n} of them and those that {@code kwnames} names. */
    default PyObject[] in(PyObject[] args, int start, int n, PyObject kwnames) {
      return args;
    }

    /** The result as the caller gets it. */
    default PyObject out(PyObject o) {
      return o;
    }

    /** A module's exported state as the caller gets it. */
    default Object state(Object o) {
      return o instanceof PyObject p ? out(p) : o;
    }

    @Override
    void close();
  }

  /** Begins a call; {@code entry} is its number, or one of those below. */
  abstract Call enter(int entry, PyContext ctx);

  static final int EXEC = -2;
  static final int DEALLOC = -3;
  static final int GET_BUFFER = -4;
  static final int RELEASE_BUFFER = -5;
  static final int STATE = -6;

  @Override
  public String name() {
    return table.name();
  }

  @Override
  public String doc() {
    return table.doc();
  }

  @Override
  public Entry[] entries() {
    return table.entries();
  }

  @Override
  public Object exportState(PyContext ctx) {
    try (Call c = enter(STATE, ctx)) {
      return c.state(table.exportState(c.context()));
    }
  }

  @Override
  public Object migrateState(PyContext ctx, int from, Object state) {
    try (Call c = enter(STATE, ctx)) {
      return c.state(table.migrateState(c.context(), from, state));
    }
  }

  @Override
  public void importState(PyContext ctx, PyModuleObject module, Object state) {
    try (Call c = enter(STATE, ctx)) {
      table.importState(c.context(), module, state);
    }
  }

  @Override
  public void exec(PyContext ctx, PyModuleObject module) {
    try (Call c = enter(EXEC, ctx)) {
      table.exec(c.context(), module);
    }
  }

  /** Calls what is no entry of {@code table} with what is around its entries. */
  static <T> T within(NativeTable table, int what, PyContext ctx, Function<PyContext, T> body) {
    if (!(table instanceof GuardedTable g)) {
      return body.apply(ctx);
    }
    try (Call c = g.enter(what, ctx)) {
      return within(g.table, what, c.context(), body);
    }
  }

  @Override
  public PyObject call(
      int id, PyContext ctx, PyObject self, PyObject[] args, int start, int n, PyObject kwnames) {
    try (Call c = enter(id, ctx)) {
      PyObject[] all = c.in(args, start, n, kwnames);
      return c.out(table.call(id, c.context(), c.in(self), all, start, n, c.in(kwnames)));
    }
  }

  @Override
  public PyObject unary(int id, PyContext ctx, PyObject self) {
    try (Call c = enter(id, ctx)) {
      return c.out(table.unary(id, c.context(), c.in(self)));
    }
  }

  @Override
  public PyObject binary(int id, PyContext ctx, PyObject self, PyObject other) {
    try (Call c = enter(id, ctx)) {
      return c.out(table.binary(id, c.context(), c.in(self), c.in(other)));
    }
  }

  @Override
  public PyObject ternary(int id, PyContext ctx, PyObject self, PyObject a, PyObject b) {
    try (Call c = enter(id, ctx)) {
      return c.out(table.ternary(id, c.context(), c.in(self), c.in(a), c.in(b)));
    }
  }

  @Override
  public void store(int id, PyContext ctx, PyObject self, PyObject key, PyObject value) {
    try (Call c = enter(id, ctx)) {
      table.store(id, c.context(), c.in(self), c.in(key), c.in(value));
    }
  }

  @Override
  public void remove(int id, PyContext ctx, PyObject self, PyObject key) {
    try (Call c = enter(id, ctx)) {
      table.remove(id, c.context(), c.in(self), c.in(key));
    }
  }

  @Override
  public long number(int id, PyContext ctx, PyObject self) {
    try (Call c = enter(id, ctx)) {
      return table.number(id, c.context(), c.in(self));
    }
  }

  @Override
  public boolean test(int id, PyContext ctx, PyObject self) {
    try (Call c = enter(id, ctx)) {
      return table.test(id, c.context(), c.in(self));
    }
  }

  @Override
  public boolean contains(int id, PyContext ctx, PyObject self, PyObject item) {
    try (Call c = enter(id, ctx)) {
      return table.contains(id, c.context(), c.in(self), c.in(item));
    }
  }
}
