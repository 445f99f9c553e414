package org.boiga.example.kvstore.engine;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.boiga.example.kvstore.engine.StoreException.Kind;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * A store: named maps in one file, or in memory.
 *
 * <p>Readers never wait: they use the snapshot of the last commit. Writers wait for each other
 * while they commit. Each commit is one version of the file, whose pages are written before the
 * header that makes them count: after a crash a store has whole commits only.
 */
public final class Database {
  /**
   * How a store is opened.
   *
   * @param path null for memory
   * @param readOnly whether nothing may be written
   * @param sync whether a commit waits for the device, so that it survives a loss of power
   * @param compress whether pages are compressed
   * @param cacheMegabytes how many pages are kept in memory
   */
  public record Options(
      Path path, boolean readOnly, boolean sync, boolean compress, int cacheMegabytes) {}

  /** Of the encoding of keys and values. */
  private static final int FORMAT = 1;

  /** Tells the maps from others that a file may have. */
  private static final String PREFIX = "kv.";

  private final Options options;
  private final MVStore store;
  private final MVMap.Builder<byte[], byte[]> builder =
      new MVMap.Builder<byte[], byte[]>()
          .keyType(ByteStringType.INSTANCE)
          .valueType(ByteStringType.INSTANCE);
  private final ReentrantLock commits = new ReentrantLock();

  /** The snapshots that the store keeps old pages for. */
  private final Set<Snapshot> snapshots = ConcurrentHashMap.newKeySet();

  private volatile Snapshot latest;
  private volatile boolean closed;

  private Database(Options options, MVStore store) {
    this.options = options;
    this.store = store;
    Map<String, Snapshot.Root> roots = new HashMap<>();
    for (String name : store.getMapNames()) {
      if (name.startsWith(PREFIX)) {
        roots.put(name.substring(PREFIX.length()), Snapshot.Root.of(store.openMap(name, builder)));
      }
    }
    latest = snapshot(roots);
  }

  /** Opens a store, which nobody else may have open. */
  public static Database open(Options options) {
    // No thread of its own writes: a commit does, and returns when it has.
    MVStore.Builder builder =
        new MVStore.Builder()
            .autoCommitDisabled()
            .autoCommitBufferSize(0)
            .cacheSize(options.cacheMegabytes);
    if (options.path != null) {
      builder.fileName(PlainFiles.name(options.path));
    }
    if (options.readOnly) {
      builder.readOnly();
    }
    if (options.compress) {
      builder.compress();
    }
    MVStore store = null;
    try {
      store = builder.open();
      int format = store.getStoreVersion();
      if (format != FORMAT && (format != 0 || !store.getMapNames().isEmpty())) {
        throw new StoreException(Kind.FAILED, "not a file of this format: " + options.path);
      }
      if (format == 0 && !options.readOnly) {
        store.setStoreVersion(FORMAT);
        store.commit();
      }
      return new Database(options, store);
    } catch (RuntimeException e) {
      if (store != null) {
        store.closeImmediately();
      }
      throw translated(e);
    }
  }

  public Options options() {
    return options;
  }

  /** Whether operations may wait for a file. */
  public boolean isPersistent() {
    return options.path != null;
  }

  public boolean isClosed() {
    return closed;
  }

  public void checkOpen() {
    if (closed) {
      throw new StoreException(Kind.CLOSED, "the store is closed");
    }
  }

  private Snapshot snapshot(Map<String, Snapshot.Root> roots) {
    Snapshot s = new Snapshot(this, roots, store.registerVersionUsage());
    snapshots.add(s);
    return s;
  }

  /** What was committed last; to be released. */
  public Snapshot snapshot() {
    while (true) {
      checkOpen();
      Snapshot s = latest;
      if (s.retain()) {
        return s;
      }
    }
  }

  /** Reads from what was committed last. */
  public <T> T read(Function<Snapshot, T> reader) {
    Snapshot s = snapshot();
    try {
      return reader.apply(s);
    } finally {
      s.release();
    }
  }

  public Transaction begin() {
    checkOpen();
    return new Transaction(this, snapshot());
  }

  /** A transaction of some steps that no other commit comes between. */
  public <T> T atomically(Function<Transaction, T> steps) {
    commits.lock();
    Transaction t = null;
    try {
      t = begin();
      T result = steps.apply(t);
      t.commit();
      return result;
    } finally {
      if (t != null) {
        t.rollback();
      }
      commits.unlock();
    }
  }

  /** Removes a map with all that is in it; whether there was one. */
  public boolean drop(String name) {
    commits.lock();
    try {
      checkWritable();
      Map<String, Snapshot.Root> roots = new HashMap<>(latest.roots());
      Snapshot.Root root = roots.remove(name);
      if (root == null) {
        return false;
      }
      change(() -> store.removeMap(root.map()));
      publish(roots);
      return true;
    } finally {
      commits.unlock();
    }
  }

  void commit(Transaction t) {
    if (!t.hasWrites()) {
      return;
    }
    commits.lock();
    try {
      checkWritable();
      t.checkConflicts(latest);
      Map<String, Snapshot.Root> roots = new HashMap<>(latest.roots());
      Map<String, MVMap<byte[], byte[]>> changed = new HashMap<>();
      change(
          () ->
              t.writeTo(
                  (map, key, value) -> {
                    var tree =
                        changed.computeIfAbsent(map, name -> store.openMap(PREFIX + name, builder));
                    if (value == null) {
                      tree.remove(key);
                    } else {
                      tree.put(key, value);
                    }
                  }));
      changed.forEach((name, map) -> roots.put(name, Snapshot.Root.of(map)));
      publish(roots);
    } finally {
      commits.unlock();
    }
  }

  private void checkWritable() {
    checkOpen();
    if (options.readOnly) {
      throw new StoreException(Kind.FAILED, "the store is open for reading only");
    }
  }

  /** Changes the trees and writes them, or changes nothing. */
  private void change(Runnable steps) {
    try {
      steps.run();
      store.commit();
      if (options.sync) {
        store.sync();
      }
    } catch (RuntimeException e) {
      if (!store.isClosed()) {
        store.rollback();
      }
      throw failure(e);
    }
  }

  private void publish(Map<String, Snapshot.Root> roots) {
    Snapshot before = latest;
    latest = snapshot(roots);
    before.release();
  }

  /** Rewrites what is left of sparse parts of the file, for at most some milliseconds. */
  public void compact(int milliseconds) {
    commits.lock();
    try {
      checkWritable();
      checked(
          () -> {
            store.compactFile(milliseconds);
            return null;
          });
    } finally {
      commits.unlock();
    }
  }

  /** Waits for a commit that is going on, and ends all use; once. */
  public void close() {
    closed = true;
    commits.lock();
    try {
      if (!store.isClosed()) {
        snapshots.forEach(this::forget); // of transactions and iterators that have not ended
        store.close();
      }
    } catch (MVStoreException e) {
      throw translated(e);
    } finally {
      commits.unlock();
    }
  }

  /** Ends the use of old pages. */
  void forget(Snapshot s) {
    if (snapshots.remove(s) && !store.isClosed()) {
      store.deregisterVersionUsage(s.version());
    }
  }

  /** The result of something that reads from the trees. */
  <T> T checked(Supplier<T> reader) {
    checkOpen();
    try {
      return reader.get();
    } catch (RuntimeException e) {
      throw failure(e);
    }
  }

  /** A store that is closed under its readers fails in many ways, which are all the same. */
  private RuntimeException failure(RuntimeException e) {
    return closed && !(e instanceof StoreException)
        ? new StoreException(Kind.CLOSED, "the store is closed", e)
        : translated(e);
  }

  private static RuntimeException translated(RuntimeException e) {
    if (!(e instanceof MVStoreException failure)) {
      return e;
    }
    String message =
        switch (failure.getErrorCode()) {
          case DataUtils.ERROR_FILE_LOCKED -> "the file is in use";
          case DataUtils.ERROR_FILE_CORRUPT -> "the file is damaged";
          case DataUtils.ERROR_UNSUPPORTED_FORMAT -> "not a file of this format";
          case DataUtils.ERROR_READING_FAILED -> "the file cannot be read";
          case DataUtils.ERROR_WRITING_FAILED -> "the file cannot be written";
          case DataUtils.ERROR_CLOSED -> "the store is closed";
          default -> "the store failed";
        };
    Kind kind = failure.getErrorCode() == DataUtils.ERROR_CLOSED ? Kind.CLOSED : Kind.FAILED;
    return new StoreException(kind, message + ": " + failure.getMessage(), e);
  }
}
