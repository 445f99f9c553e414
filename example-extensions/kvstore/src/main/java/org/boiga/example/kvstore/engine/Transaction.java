package org.boiga.example.kvstore.engine;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A snapshot, and over it what is to be written: what it reads is what was committed when it began
 * and what it has written itself. Any threads may use it together.
 */
public final class Transaction implements View {
  /** Stands for a value in what is to be written: the key is to go. */
  private static final byte[] REMOVED = new byte[0];

  private final Database database;
  private final Snapshot base;
  private final Map<String, ConcurrentNavigableMap<byte[], byte[]>> writes =
      new ConcurrentHashMap<>();

  /** Writes share it; to end the transaction is exclusive. Nothing blocks under it. */
  private final ReentrantReadWriteLock ending = new ReentrantReadWriteLock();

  private volatile boolean ended;

  Transaction(Database database, Snapshot base) {
    this.database = database;
    this.base = base;
  }

  public boolean hasEnded() {
    return ended;
  }

  public boolean isActive() {
    return !ended && !database.isClosed();
  }

  // Reading --------------------------------------------------------------------------------------

  @Override
  public byte[] get(String map, byte[] key) {
    checkActive();
    byte[] written = writesOf(map).get(key);
    return written == null ? base.get(map, key) : written == REMOVED ? null : written;
  }

  @Override
  public long size(String map) {
    checkActive();
    long size = base.size(map);
    for (var write : writesOf(map).entrySet()) {
      boolean was = base.get(map, write.getKey()) != null;
      boolean is = write.getValue() != REMOVED;
      size += is == was ? 0 : is ? 1 : -1;
    }
    return size;
  }

  @Override
  public EntryCursor entries(String map, Range range) {
    checkActive();
    return range.isEmpty()
        ? EntryCursor.EMPTY
        : new Merge(base.entries(map, range), written(map, range), range);
  }

  private NavigableMap<byte[], byte[]> writesOf(String map) {
    return writes.computeIfAbsent(map, _ -> new ConcurrentSkipListMap<>(Range::compare));
  }

  private NavigableMap<byte[], byte[]> written(String map, Range range) {
    NavigableMap<byte[], byte[]> part = writesOf(map);
    if (range.start() != null) {
      part = part.tailMap(range.start(), true);
    }
    if (range.stop() != null) {
      part = part.headMap(range.stop(), false);
    }
    return range.reverse() ? part.descendingMap() : part;
  }

  /** The entries of the snapshot and the writes over them, in one order. */
  private final class Merge implements EntryCursor {
    private final EntryCursor committed;
    private final Iterator<Map.Entry<byte[], byte[]>> written;
    private final Range range;
    private Entry old;
    private Entry write;

    Merge(EntryCursor committed, NavigableMap<byte[], byte[]> written, Range range) {
      this.committed = committed;
      this.written = written.entrySet().iterator();
      this.range = range;
      old = committed.next();
      write = nextWrite();
    }

    private Entry nextWrite() {
      if (!written.hasNext()) {
        return null;
      }
      Map.Entry<byte[], byte[]> e = written.next();
      return new Entry(e.getKey(), e.getValue());
    }

    @Override
    public Entry next() {
      checkActive();
      while (old != null || write != null) {
        int order = old == null ? 1 : write == null ? -1 : range.order(old.key(), write.key());
        Entry first = order < 0 ? old : write;
        if (order <= 0) {
          old = committed.next();
        }
        if (order >= 0) {
          write = nextWrite();
        }
        if (first.value() != REMOVED) {
          return first;
        }
      }
      return null;
    }
  }

  // Writing --------------------------------------------------------------------------------------

  public void put(String map, byte[] key, byte[] value) {
    write(map, key, value);
  }

  public void remove(String map, byte[] key) {
    write(map, key, REMOVED);
  }

  /** Removes all keys of a map. */
  public void clear(String map) {
    EntryCursor all = entries(map, Range.ALL);
    for (Entry e = all.next(); e != null; e = all.next()) {
      remove(map, e.key());
    }
  }

  private void write(String map, byte[] key, byte[] value) {
    ending.readLock().lock();
    try {
      checkActive();
      writesOf(map).put(key, value);
    } finally {
      ending.readLock().unlock();
    }
  }

  public void checkActive() {
    database.checkOpen();
    if (ended) {
      throw new StoreException(StoreException.Kind.CLOSED, "the transaction has ended");
    }
  }

  // Ending ---------------------------------------------------------------------------------------

  /** Makes the writes those of the store, all of them or, after a conflict, none. */
  public void commit() {
    end();
    try {
      database.commit(this);
    } finally {
      base.release();
    }
  }

  /** Forgets the writes; nothing if the transaction has ended. */
  public void rollback() {
    try {
      end();
    } catch (StoreException e) {
      return;
    }
    base.release();
  }

  private void end() {
    ending.writeLock().lock();
    try {
      checkActive();
      ended = true;
    } finally {
      ending.writeLock().unlock();
    }
  }

  boolean hasWrites() {
    return writes.values().stream().anyMatch(map -> !map.isEmpty());
  }

  /** Fails if a key that is written here has another value in a later snapshot. */
  void checkConflicts(Snapshot latest) {
    writes.forEach(
        (map, changes) -> {
          if (latest.sharesMap(map, base)) {
            return;
          }
          for (byte[] key : changes.keySet()) {
            if (!Arrays.equals(base.get(map, key), latest.get(map, key))) {
              throw new StoreException(
                  StoreException.Kind.CONFLICT,
                  "another transaction has changed the same keys of map '" + map + "'");
            }
          }
        });
  }

  /** Where writes go. */
  interface Target {
    /** A null value removes the key. */
    void write(String map, byte[] key, byte[] value);
  }

  void writeTo(Target target) {
    writes.forEach(
        (map, changes) ->
            changes.forEach(
                (key, value) -> target.write(map, key, value == REMOVED ? null : value)));
  }
}
