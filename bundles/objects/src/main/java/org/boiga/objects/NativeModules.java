package org.boiga.objects;

import java.util.List;

/**
 * A source of modules written in Java; an OSGi service. An interpreter asks all sources that exist
 * when it is created.
 */
public interface NativeModules {
  /** The names of the modules, dotted where they are in packages. */
  List<String> names();

  /** The declaration of one of them; a new table at each call. */
  NativeTable table(String name);
}
