package org.boiga.example.kvstore;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.boiga.api.PyContext;
import org.boiga.api.PyFinalizable;
import org.boiga.api.PyNativeObject;
import org.boiga.api.PyObject;
import org.boiga.api.annotation.PySlot;
import org.boiga.api.annotation.PyType;
import org.boiga.example.kvstore.engine.Database;
import org.boiga.example.kvstore.engine.Entry;
import org.boiga.example.kvstore.engine.EntryCursor;
import org.boiga.example.kvstore.engine.Range;
import org.boiga.example.kvstore.engine.Snapshot;
import org.boiga.example.kvstore.engine.Transaction;
import org.boiga.example.kvstore.engine.View;

/**
 * An iterator over a map as it was when the iterator was made. Threads may share it: each gets
 * entries that no other gets.
 */
@PyType(name = "kvstore.map_iterator", subclassable = false)
final class MapIterator extends PyNativeObject implements PyFinalizable {
  /** What an iterator gives. */
  enum Part {
    KEYS,
    VALUES,
    ITEMS
  }

  /** Entries that are read at once, so that not every step has to detach. */
  private static final int BATCH = 64;

  private final Part part;
  private final Source source;

  MapIterator(PyContext ctx, Part part, Source source) {
    super(ctx);
    this.part = part;
    this.source = source;
  }

  /** Where entries come from. */
  static final class Source {
    private final Database database;
    private final Transaction transaction;
    private final Snapshot snapshot;
    private final ConcurrentLinkedQueue<Entry> read = new ConcurrentLinkedQueue<>();
    private final EntryCursor cursor;
    private volatile boolean finished;

    /** Reads from a transaction, or from what is committed if that is null. */
    Source(Database database, Transaction transaction, String map, Range range) {
      this.database = database;
      this.transaction = transaction;
      snapshot = transaction == null ? database.snapshot() : null;
      View view = transaction == null ? snapshot : transaction;
      cursor = view.entries(map, range);
    }

    /** What has been read and not been given; null if there is none. */
    private Entry ready() {
      if (!finished || !read.isEmpty()) {
        checkAlive();
      }
      return read.poll();
    }

    private void checkAlive() {
      if (transaction == null) {
        database.checkOpen();
      } else {
        transaction.checkActive();
      }
    }

    /** The next entry; null after the last one. */
    private synchronized Entry fetch() {
      Entry next = ready();
      if (next != null || finished) {
        return next;
      }
      next = cursor.next();
      Entry more = next;
      for (int i = 1; i < BATCH && more != null; i++) {
        more = cursor.next();
        if (more != null) {
          read.add(more);
        }
      }
      if (more == null) {
        close();
      }
      return next;
    }

    private synchronized void close() {
      if (!finished && snapshot != null) {
        snapshot.release();
      }
      finished = true;
    }
  }

  @PySlot
  PyObject __iter__(PyContext ctx) {
    return this;
  }

  @PySlot
  PyObject __next__(PyContext ctx) {
    Entry ready = Kvstore.checked(ctx, source::ready);
    Entry e = ready == null ? Kvstore.reading(ctx, source.database, source::fetch) : ready;
    if (e == null) {
      return null;
    }
    return switch (part) {
      case KEYS -> Codec.key(ctx, e.key());
      case VALUES -> Codec.value(ctx, e.value());
      case ITEMS -> ctx.PyTuple_Pack(Codec.key(ctx, e.key()), Codec.value(ctx, e.value()));
    };
  }

  @Override
  public void dealloc(PyContext ctx) {
    if (source != null) {
      source.close();
    }
  }
}
