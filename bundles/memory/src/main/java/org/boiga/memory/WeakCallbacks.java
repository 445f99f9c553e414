package org.boiga.memory;

/** Receives the weak references to an object that dies and that want to be called back. */
@FunctionalInterface
public interface WeakCallbacks {
  /** A weak reference that tells somebody when its object is gone. */
  interface Callback {
    /** Calls back; runs Python code and must not throw. */
    void callBack(Mutator m);
  }

  /**
   * Takes one weak reference, cleared by now.
   *
   * @param w a counted object; borrowed
   */
  void add(Callback w);
}
