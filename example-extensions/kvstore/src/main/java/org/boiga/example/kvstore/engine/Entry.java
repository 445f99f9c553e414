package org.boiga.example.kvstore.engine;

/** A key and its value; the arrays are not to be written. */
public record Entry(byte[] key, byte[] value) {}
