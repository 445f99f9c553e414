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
    switch (id) {
      case EXEC -> {
        return "initialisation of module " + owner;
      }
      case STATE -> {
        return "transfer of the state of module " + owner;
      }
      case DEALLOC -> {
        return owner + ".dealloc";
      }
      case GET_BUFFER -> {
        return owner + ".bf_getbuffer";
      }
      case RELEASE_BUFFER -> {
        return owner + ".bf_releasebuffer";
      }
      default -> {}
    }
    for (Entry e : table.entries()) {
      if (e.id() == id || e.setter() == id) {
        return owner + "." + e.name();
      }
    }
    return owner;
  }
}
