package org.boiga.memory;

/**
 * Room in front of the fields of a subclass, so that they share no cache line with the object
 * before: a collector that moves objects may bring those of two threads together, and two cores
 * that write to one line take it from each other with every write.
 *
 * <p>HotSpot lays out the fields of a superclass first. 128 bytes are two lines, since cores fetch
 * lines by pairs. {@code @Contended} does the same, but is for the JDK's own classes unless a flag
 * says otherwise.
 */
@SuppressWarnings("unused")
public abstract class Padded {
  private long p0;
  private long p1;
  private long p2;
  private long p3;
  private long p4;
  private long p5;
  private long p6;
  private long p7;
  private long p8;
  private long p9;
  private long p10;
  private long p11;
  private long p12;
  private long p13;
  private long p14;
  private long p15;
}
