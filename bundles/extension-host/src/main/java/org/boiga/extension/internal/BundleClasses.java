package org.boiga.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * Prepares the code of a bundle that is about to be replaced for a life without its bundle: objects
 * of the old version go on with code that may not have been loaded yet, and the framework will not
 * load it any more.
 */
final class BundleClasses {
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+);");

  private BundleClasses() {}

  /** Loads all classes of the bundle, and has each name that they refer to resolved. */
  static void loadAll(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    Enumeration<URL> files = bundle.findEntries("/", "*.class", true);
    if (wiring == null || files == null) {
      return;
    }
    ClassLoader loader = wiring.getClassLoader();
    for (URL file : Collections.list(files)) {
      for (String name : namesIn(file)) {
        resolve(name, loader);
      }
    }
  }

  private static List<String> namesIn(URL file) {
    try (InputStream in = file.openStream()) {
      ClassModel model = ClassFile.of().parse(in.readAllBytes());
      return names(model);
    } catch (IOException | IllegalArgumentException e) {
      return List.of(); // no class of this Java: its code cannot run either
    }
  }

  /** Names of classes, by themselves and in the descriptors of what is called. */
  private static List<String> names(ClassModel model) {
    List<String> names = new ArrayList<>();
    for (PoolEntry e : model.constantPool()) {
      if (e instanceof ClassEntry c && !c.asInternalName().startsWith("[")) {
        names.add(c.asInternalName().replace('/', '.'));
      } else if (e instanceof Utf8Entry text) {
        Matcher m = IN_DESCRIPTOR.matcher(text.stringValue());
        while (m.find()) {
          names.add(m.group(1).replace('/', '.'));
        }
      }
    }
    return names;
  }

  /** Makes the loader an initiating one of the class, so that the JVM need not ask it again. */
  private static void resolve(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      // An optional dependency that is not there: the old code got on without it so far.
    }
  }
}
