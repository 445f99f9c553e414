package org.boiga.objects;

/**
 * What a decoder made of some bytes.
 *
 * @param consumed number of bytes that the text stands for
 * @param order for formats with a byte order mark: -1 for little endian, 1 for big endian, 0 if
 *     there was no mark yet
 */
public record Decoded(PyStr text, int consumed, int order) {}
