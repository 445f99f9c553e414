package org.boiga.itests.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.boiga.itests.rules.SourceTree.Module;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LayeringTest {
  private static final Map<String, Module> MODULE_OF_CLASS = new HashMap<>();
  private static JavaClasses classes;

  @BeforeAll
  static void importClasses() {
    Collection<Path> roots =
        SourceTree.modules().stream()
            .map(module -> module.classes().resolve("org/boiga"))
            .filter(Files::isDirectory)
            .toList();
    classes = new ClassFileImporter().importPaths(roots);
    for (Module module : SourceTree.modules()) {
      for (Path file : SourceTree.classFiles(module)) {
        MODULE_OF_CLASS.put(className(module, file), module);
      }
    }
  }

  @Test
  void dependenciesPointDownTheListOfLayers() {
    classes().should(DEPEND_ONLY_DOWNWARDS).allowEmptyShould(true).check(classes);
  }

  @Test
  void eachPackageBelongsToOneModule() {
    Map<String, TreeSet<String>> modulesOfPackage =
        MODULE_OF_CLASS.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    entry -> entry.getKey().substring(0, entry.getKey().lastIndexOf('.')),
                    Collectors.mapping(
                        entry -> entry.getValue().folder(),
                        Collectors.toCollection(TreeSet::new))));
    assertThat(modulesOfPackage).allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
  }

  @Test
  void theExtensionApiStandsOnTheJdkAlone() {
    classes()
        .that(areIn("extension-api/api"))
        .should()
        .onlyDependOnClassesThat(
            areIn("extension-api/api").or(resideInAnyPackage("java..", "org.osgi.annotation..")))
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void exampleExtensionsSeeOnlyTheExtensionApi() {
    classes()
        .that(areIn("example-extensions"))
        .should()
        .onlyDependOnClassesThat(
            areIn("example-extensions")
                .or(areIn("extension-api/api"))
                .or(resideInAnyPackage("java..", "org.osgi.annotation.."))
                .or(resideInAnyPackage("org.h2.."))) // the store that kvstore embeds
        .allowEmptyShould(true)
        .check(classes);
  }

  @Test
  void nativeModulesSeeOnlyTheExtensionApi() {
    classes()
        .that(areIn("bundles/native-modules"))
        .should()
        .onlyDependOnClassesThat(
            areIn("bundles/native-modules")
                .or(areIn("extension-api/api"))
                .or(
                    resideInAnyPackage(
                        "java..",
                        "javax.crypto..",
                        "org.osgi.annotation..",
                        "org.apache.commons.compress..",
                        "org.tukaani.xz..",
                        "com.github.luben.zstd..")))
        .check(classes);
  }

  private static final ArchCondition<JavaClass> DEPEND_ONLY_DOWNWARDS =
      new ArchCondition<>("depend only on their own module or a lower one") {
        @Override
        public void check(JavaClass origin, ConditionEvents events) {
          Module from = moduleOf(origin);
          if (from == null) {
            return;
          }
          for (Dependency dependency : origin.getDirectDependenciesFromSelf()) {
            Module to = moduleOf(dependency.getTargetClass().getBaseComponentType());
            if (to != null && to.layer() > from.layer()) {
              events.add(
                  SimpleConditionEvent.violated(
                      dependency, from + " -> " + to + ": " + dependency.getDescription()));
            }
          }
        }
      };

  private static DescribedPredicate<JavaClass> areIn(String layer) {
    return DescribedPredicate.describe(
        "are in " + layer,
        type -> {
          Module module = moduleOf(type.getBaseComponentType());
          return type.getBaseComponentType().isPrimitive()
              || (module != null && module.isIn(layer));
        });
  }

  private static Module moduleOf(JavaClass type) {
    return MODULE_OF_CLASS.get(type.getName());
  }

  private static String className(Module module, Path file) {
    String path = module.classes().relativize(file).toString();
    return path.substring(0, path.length() - ".class".length()).replace('/', '.');
  }
}
