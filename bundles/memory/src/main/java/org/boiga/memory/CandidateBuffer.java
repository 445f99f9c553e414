package org.boiga.memory;

import java.util.Arrays;
import java.util.List;

/**
 * The candidate roots of one thread: objects that survived a decrement since the last collection.
 * An object that dies leaves the buffer of the thread on which it dies at once, so that it keeps no
 * memory; one that dies elsewhere leaves when the buffer is next full.
 */
@ManualCounting("borrows objects and forgets those that die")
final class CandidateBuffer {
  private static final int INITIAL = 256;

  private final Mutator owner;
  private Counted[] items = new Counted[INITIAL];
  private int n;

  CandidateBuffer(Mutator owner) {
    this.owner = owner;
  }

  /** Adds an object, which says that it is in no buffer. */
  void add(Counted c) {
    if (n == items.length) {
      makeRoom();
    }
    c.slot = (char) n;
    items[n++] = c;
  }

  /** Forgets an object that is dead, if it is in this buffer. */
  void remove(Counted c) {
    for (int i = c.slot; i < n; i += 1 << Character.SIZE) {
      if (items[i] == c) {
        items[i] = null;
        while (n > 0 && items[n - 1] == null) {
          n--;
        }
        return;
      }
    }
  }

  private void makeRoom() {
    compact();
    if (n > items.length / 4 * 3) {
      if (owner.registry.cycles.isFull(this)) {
        owner.requestPoll(Mutator.POLL_COLLECT);
      }
      items = Arrays.copyOf(items, items.length * 2);
    }
  }

  /** Forgets what is dead. */
  private void compact() {
    int live = 0;
    for (int i = 0; i < n; i++) {
      Counted c = items[i];
      if (c != null && !c.isDead()) {
        c.slot = (char) live;
        items[live++] = c;
      }
    }
    Arrays.fill(items, live, n, null);
    n = live;
  }

  /** Forgets all of them; each may become a candidate again. */
  void drop() {
    for (int i = 0; i < n; i++) {
      if (items[i] != null) {
        items[i].leaveBuffer(owner.id);
      }
    }
    clear();
  }

  /** Moves all that are alive to {@code list}. */
  void moveTo(List<Counted> list) {
    compact();
    list.addAll(Arrays.asList(items).subList(0, n));
    clear();
  }

  /** Gives all that are alive to trial deletion. */
  void moveTo(TrialDeletion trial) {
    for (int i = 0; i < n; i++) {
      if (items[i] != null) {
        trial.addRoot(items[i]);
      }
    }
    clear();
  }

  private void clear() {
    if (items.length > 16 * INITIAL) {
      items = new Counted[INITIAL];
    } else {
      Arrays.fill(items, 0, n, null);
    }
    n = 0;
  }

  int size() {
    return n;
  }
}
