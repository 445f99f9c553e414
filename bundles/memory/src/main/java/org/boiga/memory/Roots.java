package org.boiga.memory;

/**
 * What owns references to Python objects without being one: an interpreter, the state of a native
 * module, a thread. The checked mode and the cycle collector look here for what is in use.
 */
public interface Roots {
  /** Visits every counted reference that is owned, each as often as it is owned. */
  void traverse(Visitor v);
}
