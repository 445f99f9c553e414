package org.boiga.example.kvstore.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.Page;
import org.h2.mvstore.RootReference;

/**
 * All maps as one commit has left them: the roots of copy-on-write trees. Its users are counted, so
 * that the store knows which old pages nobody reads any more.
 */
public final class Snapshot implements View {
  /** The root of a map's tree. */
  record Root(MVMap<byte[], byte[]> map, RootReference<byte[], byte[]> reference) {
    static Root of(MVMap<byte[], byte[]> map) {
      return new Root(map, map.flushAndGetRoot());
    }

    Page<byte[], byte[]> page() {
      return reference.root;
    }
  }

  private final Database database;
  private final Map<String, Root> roots;
  private final MVStore.TxCounter version;
  private final AtomicInteger users = new AtomicInteger(1);

  Snapshot(Database database, Map<String, Root> roots, MVStore.TxCounter version) {
    this.database = database;
    this.roots = roots;
    this.version = version;
  }

  /** Takes part in its use, unless its last user has already gone. */
  boolean retain() {
    int n;
    do {
      n = users.get();
      if (n == 0) {
        return false;
      }
    } while (!users.compareAndSet(n, n + 1));
    return true;
  }

  /** Ends one use. */
  public void release() {
    if (users.decrementAndGet() == 0) {
      database.forget(this);
    }
  }

  MVStore.TxCounter version() {
    return version;
  }

  Map<String, Root> roots() {
    return roots;
  }

  public Set<String> names() {
    return roots.keySet();
  }

  /** Whether a map is the same as in another snapshot, without looking at its entries. */
  boolean sharesMap(String name, Snapshot other) {
    Root mine = roots.get(name);
    Root its = other.roots.get(name);
    return mine == its || mine != null && its != null && mine.page() == its.page();
  }

  @Override
  public byte[] get(String map, byte[] key) {
    Root root = roots.get(map);
    return root == null ? null : database.checked(() -> root.map.get(root.page(), key));
  }

  @Override
  public long size(String map) {
    Root root = roots.get(map);
    return root == null ? 0 : root.page().getTotalCount();
  }

  @Override
  public EntryCursor entries(String map, Range range) {
    Root root = roots.get(map);
    return root == null || range.isEmpty() ? EntryCursor.EMPTY : new Walk(root, range);
  }

  /** Over one map. */
  private final class Walk implements EntryCursor {
    private final Range range;
    private Cursor<byte[], byte[]> cursor;

    Walk(Root root, Range range) {
      this.range = range;
      byte[] first = range.reverse() ? range.stop() : range.start();
      cursor =
          database.checked(() -> root.map.cursor(root.reference, first, null, range.reverse()));
    }

    @Override
    public Entry next() {
      return cursor == null ? null : database.checked(this::step);
    }

    private Entry step() {
      while (cursor.hasNext()) {
        byte[] key = cursor.next();
        if (range.endsBefore(key)) {
          break;
        }
        // A walk backwards begins with the key at which the range stops, if there is one.
        if (range.contains(key)) {
          return new Entry(key, cursor.getValue());
        }
      }
      cursor = null;
      return null;
    }
  }
}
