package org.boiga.extension.internal;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/** Finds static fields in an extension's bundle that interpreters would share. */
final class StaticState {
  /** Types that belong to one interpreter, or one call. */
  private static final Pattern OF_AN_INTERPRETER =
      Pattern.compile(
          "Lorg/boiga/api/Py(\\w*Object|Context|Global|Field|Scope|Buffer|Interpreter);");

  private StaticState() {}

  /**
   * What is wrong with the module's code, each in some words. That is what is in the package of its
   * table and in those below; a bundle may embed libraries, which are not the module's.
   */
  static List<String> find(Class<?> table) {
    List<String> found = new ArrayList<>();
    Bundle bundle = FrameworkUtil.getBundle(table);
    String folder = "/" + table.getPackageName().replace('.', '/');
    Enumeration<URL> files = bundle == null ? null : bundle.findEntries(folder, "*.class", true);
    if (files != null) {
      for (URL file : Collections.list(files)) {
        try (InputStream in = file.openStream()) {
          look(ClassFile.of().parse(in.readAllBytes()), found);
        } catch (IOException | IllegalArgumentException e) {
          // no class of this Java: its code cannot run either
        }
      }
    }
    Collections.sort(found);
    return found;
  }

  private static void look(ClassModel model, List<String> found) {
    String name = model.thisClass().asInternalName().replace('/', '.');
    for (FieldModel f : model.fields()) {
      boolean shared = f.flags().has(AccessFlag.STATIC) && !f.flags().has(AccessFlag.SYNTHETIC);
      boolean changes = !f.flags().has(AccessFlag.FINAL);
      if (shared && (changes || OF_AN_INTERPRETER.matcher(f.fieldType().stringValue()).matches())) {
        found.add(
            "static field %s.%s is shared by all interpreters: it belongs in the module's state"
                .formatted(name, f.fieldName().stringValue()));
      }
    }
  }
}
