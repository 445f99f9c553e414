package org.boiga.api;

/**
 * A {@link PyNativeObject} with something to give up once nobody refers to it: memory outside of
 * the Java heap, a file ({@code tp_dealloc}).
 */
public interface PyFinalizable {
  /**
   * Runs once, on the thread that drops the last reference, as soon as that goes. A constructor
   * that failed may have left fields null. What it throws is reported as unraisable.
   */
  void dealloc(PyContext ctx);
}
