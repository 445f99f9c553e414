/**
 * The store without Python: maps of byte strings in byte order, snapshots, transactions, over the
 * B-trees of H2's MVStore. Every method here may block, and none may be called with a Python object
 * in hand: callers detach first.
 */
package org.boiga.example.kvstore.engine;
