package org.boiga.itests.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Parsed class files of all modules. */
final class ClassFiles {
  private ClassFiles() {}

  static Stream<ClassModel> all() {
    return SourceTree.modules().stream()
        .flatMap(module -> SourceTree.classFiles(module).stream())
        .map(ClassFiles::parse);
  }

  static ClassModel parse(Path file) {
    try {
      return ClassFile.of().parse(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
