package org.boiga.objects;

import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A source of modules written in Java; an OSGi service. An interpreter asks all sources that exist
 * when it is created.
 */
public interface NativeModules {
  /** The names of the modules, dotted where they are in packages. */
  List<String> names();

  /**
   * The declaration of one of them; a new table at each call. ImportError if there is none any
   * more, or none that can be used.
   */
  NativeTable table(ThreadState ts, String name);

  /** Fills a module of this source anew, at a reload, if its code has been replaced. */
  default void reload(ThreadState ts, PyModule m) {}

  /**
   * Ends what an interpreter's main thread waits in, if it waits in one of these modules'
   * functions, so that it comes to a safepoint. For any thread.
   *
   * @param asked whether the thread has not yet done what it is woken up for
   */
  default void rouse(ThreadState main, BooleanSupplier asked) {}
}
