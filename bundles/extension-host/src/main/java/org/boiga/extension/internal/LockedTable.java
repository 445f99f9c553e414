package org.boiga.extension.internal;

import org.boiga.api.PyContext;
import org.boiga.api.spi.NativeTable;
import org.boiga.memory.CriticalSection;
import org.boiga.memory.ModuleLock;

/** A table of a module that is not made for threads: each call is a section under its lock. */
final class LockedTable extends GuardedTable {
  private final ModuleLock lock;

  LockedTable(NativeTable table, ModuleLock lock) {
    super(table);
    this.lock = lock;
  }

  private record Locked(PyContext context, CriticalSection section) implements Call {
    @Override
    public void close() {
      section.close();
    }
  }

  @Override
  Call enter(int entry, PyContext ctx) {
    return new Locked(ctx, CriticalSection.enter(ContextBase.threadOf(ctx), lock));
  }
}
