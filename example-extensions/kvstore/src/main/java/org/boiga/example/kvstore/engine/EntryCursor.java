package org.boiga.example.kvstore.engine;

/** A walk over entries in order; for one thread at a time. */
public interface EntryCursor {
  EntryCursor EMPTY = () -> null;

  /** The next entry, or null after the last one. */
  Entry next();
}
