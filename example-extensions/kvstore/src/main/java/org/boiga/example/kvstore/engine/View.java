package org.boiga.example.kvstore.engine;

/** Maps by name as one reader sees them; a map that nobody has written to is empty. */
public interface View {
  /** The value, or null. */
  byte[] get(String map, byte[] key);

  long size(String map);

  EntryCursor entries(String map, Range range);
}
