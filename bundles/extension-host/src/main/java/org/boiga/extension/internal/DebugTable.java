package org.boiga.extension.internal;

import org.boiga.api.PyContext;
import org.boiga.api.spi.NativeTable;

/** A table of a module in a debug context: each call gets a context that watches what it does. */
final class DebugTable extends GuardedTable {
  final Debugging debugging;
  private final String owner;

  DebugTable(NativeTable table, String owner, Debugging debugging) {
    super(table);
    this.owner = owner;
    this.debugging = debugging;
  }

  @Override
  Call enter(int entry, PyContext ctx) {
    return new DebugCall(this, nameOf(entry), (Context) ctx);
  }

  private String nameOf(int id) {
    if (id == EXEC) {
      return "initialisation of module " + owner;
    }
    if (id == STATE) {
      return "transfer of the state of module " + owner;
    }
    if (id == DEALLOC) {
      return owner + ".dealloc";
    }
    for (Entry e : table.entries()) {
      if (e.id() == id || e.setter() == id) {
        return owner + "." + e.name();
      }
    }
    return owner;
  }
}
