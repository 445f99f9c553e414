package org.boiga.extension.internal;

import org.boiga.api.PyContext;
import org.boiga.api.PyObject;
import org.boiga.api.spi.NativeTable;

/**
 * A table of a module whose state crosses to the next version: counts the calls that run. Calls of
 * the module's functions go to the next version as soon as it is there.
 */
final class DrainedTable extends GuardedTable {
  private final Succession succession;
  private final boolean functions;

  /**
   * @param functions whether it is the module's table, else a type's
   */
  DrainedTable(NativeTable table, Succession succession, boolean functions) {
    super(table);
    this.succession = succession;
    this.functions = functions;
  }

  private record Counted(Context context, Succession succession) implements Call {
    @Override
    public void close() {
      succession.leave(context);
    }
  }

  @Override
  Call enter(int entry, PyContext ctx) {
    Context c = (Context) ctx;
    succession.enterObject(c);
    return new Counted(c, succession);
  }

  @Override
  public PyObject call(
      int id, PyContext ctx, PyObject self, PyObject[] args, int start, int n, PyObject kwnames) {
    Context c = (Context) ctx;
    if (functions) {
      ModuleInstance next = succession.enter(c);
      if (next != null) {
        return next.call(c.ts, nameOf(id), args, start, n, kwnames);
      }
    } else {
      succession.enterObject(c);
    }
    try {
      return table.call(id, ctx, self, args, start, n, kwnames);
    } finally {
      succession.leave(c);
    }
  }

  private String nameOf(int id) {
    for (Entry e : table.entries()) {
      if (e.id() == id) {
        return e.name();
      }
    }
    throw new AssertionError(id);
  }
}
