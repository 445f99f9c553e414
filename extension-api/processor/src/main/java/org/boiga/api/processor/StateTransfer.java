package org.boiga.api.processor;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import org.boiga.api.annotation.PyStateExport;
import org.boiga.api.annotation.PyStateImport;
import org.boiga.api.annotation.PyStateMigration;

/**
 * How a module's state crosses to its next version.
 *
 * @param version the version of the exported form
 * @param drainMillis how long calls have to finish
 * @param migrations by the version that they start from
 */
record StateTransfer(
    int version,
    long drainMillis,
    ExecutableElement export,
    ExecutableElement take,
    Map<Integer, ExecutableElement> migrations) {

  /** Whether a method has to do with it. */
  static boolean isDeclaredBy(ExecutableElement m) {
    return m.getAnnotation(PyStateExport.class) != null
        || m.getAnnotation(PyStateImport.class) != null
        || m.getAnnotation(PyStateMigration.class) != null;
  }

  /**
   * What the methods of a class declare.
   *
   * @param report is told of mistakes
   * @return null if the state does not cross
   */
  static StateTransfer read(
      List<ExecutableElement> methods,
      Target target,
      boolean module,
      BiConsumer<Element, String> report) {
    List<ExecutableElement> own = methods.stream().filter(StateTransfer::isDeclaredBy).toList();
    if (own.isEmpty()) {
      return null;
    }
    if (!module || !target.opaque()) {
      own.forEach(m -> report.accept(m, "a state that crosses is that of an extension's module"));
      return null;
    }
    String object = "java.lang.Object";
    ExecutableElement export = the(PyStateExport.class, own, report);
    ExecutableElement take = the(PyStateImport.class, own, report);
    if (export == null || take == null) {
      report.accept(
          own.getFirst(), "a module whose state crosses has a @PyStateExport and a @PyStateImport");
      return null;
    }
    checkForm(export, report, object, target.context());
    checkForm(take, report, "void", target.context(), target.module(), object);
    PyStateExport form = export.getAnnotation(PyStateExport.class);
    if (form.version() < 1) {
      report.accept(export, "versions of the exported form start at 1");
    }
    Map<Integer, ExecutableElement> migrations = new TreeMap<>();
    for (ExecutableElement m : own) {
      PyStateMigration migration = m.getAnnotation(PyStateMigration.class);
      if (migration != null) {
        checkForm(m, report, object, target.context(), object);
        if (migration.from() < 1 || migration.from() >= form.version()) {
          report.accept(m, "a migration starts from a form before " + form.version());
        }
        if (migrations.put(migration.from(), m) != null) {
          report.accept(m, "there are two migrations from form " + migration.from());
        }
      }
    }
    return new StateTransfer(form.version(), form.drainMillis(), export, take, migrations);
  }

  private static ExecutableElement the(
      Class<? extends Annotation> annotation,
      List<ExecutableElement> methods,
      BiConsumer<Element, String> report) {
    List<ExecutableElement> found =
        methods.stream().filter(m -> m.getAnnotation(annotation) != null).toList();
    found.stream()
        .skip(1)
        .forEach(
            m -> report.accept(m, "a module has one @" + annotation.getSimpleName() + " method"));
    return found.isEmpty() ? null : found.getFirst();
  }

  private static void checkForm(
      ExecutableElement m,
      BiConsumer<Element, String> report,
      String result,
      String... parameters) {
    List<String> given = m.getParameters().stream().map(p -> p.asType().toString()).toList();
    if (!m.getModifiers().contains(Modifier.STATIC)
        || !m.getReturnType().toString().equals(result)
        || !given.equals(List.of(parameters))) {
      report.accept(
          m,
          "must be static %s %s(%s)"
              .formatted(
                  DeclarationReader.simple(result),
                  m.getSimpleName(),
                  Stream.of(parameters)
                      .map(DeclarationReader::simple)
                      .collect(Collectors.joining(", "))));
    }
  }
}
