package org.boiga.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.boiga.itests.rules.SourceTree.Module;
import org.junit.jupiter.api.Test;

/** What one bundle uses of another, the other exports: its package-info carries {@code @Export}. */
class ExportTest {
  private static final String EXPORT = "Lorg/osgi/annotation/bundle/Export;";

  private final Map<String, Module> moduleOfPackage = new HashMap<>();
  private final TreeSet<String> exported = new TreeSet<>();
  private final TreeSet<String> missing = new TreeSet<>();

  @Test
  void bundlesUseOnlyExportedPackagesOfEachOther() {
    for (Module module : SourceTree.modules()) {
      for (Path file : SourceTree.classFiles(module)) {
        ClassModel type = ClassFiles.parse(file);
        moduleOfPackage.put(packageOf(type.thisClass()), module);
        if (isExport(type)) {
          exported.add(packageOf(type.thisClass()));
        }
      }
    }
    for (Module module : SourceTree.modules()) {
      if (module.isBundle()) {
        SourceTree.classFiles(module).forEach(file -> check(module, ClassFiles.parse(file)));
      }
    }
    assertThat(missing).as("packages whose package-info.java lacks @Export and @Version").isEmpty();
  }

  private void check(Module module, ClassModel type) {
    for (var entry : type.constantPool()) {
      if (entry instanceof ClassEntry used) {
        String name = packageOf(used);
        Module owner = moduleOfPackage.get(name);
        if (owner != null && owner != module && !exported.contains(name)) {
          missing.add("%s of %s, used by %s".formatted(name.replace('/', '.'), owner, module));
        }
      }
    }
  }

  private static boolean isExport(ClassModel type) {
    return type.findAttribute(Attributes.runtimeInvisibleAnnotations()).stream()
        .flatMap(found -> found.annotations().stream())
        .anyMatch(annotation -> annotation.className().equalsString(EXPORT));
  }

  private static String packageOf(ClassEntry type) {
    String name = type.asInternalName();
    int start = name.lastIndexOf('[') + 1;
    if (start > 0 && name.charAt(start) == 'L') {
      start++;
    }
    int end = name.lastIndexOf('/');
    return end < start ? "" : name.substring(start, end);
  }
}
