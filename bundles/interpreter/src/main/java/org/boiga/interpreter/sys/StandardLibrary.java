package org.boiga.interpreter.sys;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.boiga.interpreter.NativeModuleRegistry;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyDict;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;

/** The names of the standard library's modules. */
final class StandardLibrary {
  private StandardLibrary() {}

  /** Top-level modules of the library's folder, and those written in Java. */
  static PyObject[] names(ThreadState ts) {
    Set<String> names = new TreeSet<>(NativeModuleRegistry.of(ts).names());
    PyDict sys = ts.interp.sys;
    if (sys.get(ts, "_stdlib_dir") instanceof PyStr folder) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder.toString()))) {
        for (Path f : files) {
          String n = f.getFileName().toString();
          if (n.endsWith(".py")) {
            names.add(n.substring(0, n.length() - 3));
          } else if (Files.exists(f.resolve("__init__.py"))) {
            names.add(n);
          }
        }
      } catch (IOException e) {
        return new PyObject[0]; // without a library there is nothing to name
      }
    }
    return names.stream().map(PyStr::of).toArray(PyObject[]::new);
  }
}
