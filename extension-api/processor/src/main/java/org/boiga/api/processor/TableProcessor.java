package org.boiga.api.processor;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PyType;

/**
 * Generates {@code <Class>Table} for each class that declares a Python type or module by
 * annotations. The table tells names, kinds, text signatures and documentation of the members,
 * parses and converts arguments, and calls the annotated methods directly. Mistakes are errors at
 * the element.
 */
@SupportedAnnotationTypes("org.boiga.api.annotation.*")
public final class TableProcessor extends AbstractProcessor {

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round.getElementsAnnotatedWith(PyType.class).forEach(this::generate);
    round.getElementsAnnotatedWith(PyModule.class).forEach(this::generate);
    return false;
  }

  private void generate(Element e) {
    if (e.getKind() == ElementKind.ANNOTATION_TYPE || !(e instanceof TypeElement type)) {
      error(e, "only classes declare types and modules");
      return;
    }
    Optional<Declaration> d = new DeclarationReader(processingEnv, this::error).read(type);
    if (d.isPresent()) {
      write(d.get());
    }
  }

  private void write(Declaration d) {
    String pkg = processingEnv.getElementUtils().getPackageOf(d.element()).toString();
    String text = new TableWriter(processingEnv, d, pkg).write();
    try (Writer w =
        processingEnv
            .getFiler()
            .createSourceFile(pkg + "." + d.tableName(), d.element())
            .openWriter()) {
      w.write(text);
    } catch (IOException e) {
      error(d.element(), "cannot write " + d.tableName() + ": " + e.getMessage());
    }
  }

  private void error(Element e, String message) {
    processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, e);
  }
}
