package org.boiga.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.boiga.itests.rules.ApiChange.Kind;
import org.boiga.itests.rules.SourceTree.Module;
import org.junit.jupiter.api.Test;

/**
 * The extension API is what its golden file says. With {@code -Dboiga.api.update=true} the file is
 * written anew, if the packages' versions allow the change; with {@code =release} it then counts as
 * released.
 */
class ApiTest {
  private static final String UPDATE = "boiga.api.update";
  private static final String FILE = "extension-api/api/api.txt";
  private static final String HOW_TO_ACCEPT =
      """
      Once the versions tell it, this writes %s, to be committed with the change:
        mvn -pl itests/build-rules -am -Dtest=ApiTest -Dsurefire.failIfNoSpecifiedTests=false \
      -D%s=true verify\
      """
          .formatted(FILE, UPDATE);

  private final ApiListing current = ApiReader.read(apiClasses());

  @Test
  void theApiIsThatOfTheGoldenFile() throws IOException {
    Path file = Path.of(System.getProperty("boiga.root")).resolve(FILE);
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    ApiGolden golden = ApiGolden.parse(lines);
    List<String> problems = golden.versionProblems(current);
    assertThat(problems)
        .withFailMessage(() -> String.join("\n", problems) + "\n" + HOW_TO_ACCEPT)
        .isEmpty();
    switch (System.getProperty(UPDATE, "false")) {
      case "true" -> Files.writeString(file, golden.accept(current));
      case "release" -> Files.writeString(file, ApiGolden.release(current));
      default ->
          assertThat(lines)
              .withFailMessage(() -> difference(golden))
              .isEqualTo(golden.accept(current).lines().toList());
    }
  }

  /** What an extension is built for is written into its headers from these constants. */
  @Test
  void theVersionThatExtensionsAskForIsThatOfTheRootPackage() {
    ApiVersion version = current.packages().get(ApiGolden.ROOT);
    assertThat(constant("ABI_VERSION")).isEqualTo("\"" + version + "\"");
    assertThat(constant("ABI_FILTER"))
        .contains("(version>=" + version + ")(!(version>=" + version.raised(Kind.BREAKING) + "))");
  }

  private String constant(String name) {
    return current
        .members(ApiGolden.ROOT + ".annotation.PyModExport")
        .get(ApiEntry.FIELD + "java.lang.String " + name)
        .value();
  }

  private String difference(ApiGolden golden) {
    List<String> differences = new ArrayList<>();
    ApiComparison.of(golden.accepted(), current).forEach(c -> differences.add(c.toString()));
    if (!golden.accepted().packages().equals(current.packages())) {
      differences.add(
          "versions: were %s, are %s".formatted(golden.accepted().packages(), current.packages()));
    }
    if (differences.isEmpty()) {
      differences.add("the same API, but the file is not in the form that this test writes");
    }
    return differences.stream()
        .collect(
            Collectors.joining(
                "\n  ",
                "The extension API is not that of " + FILE + ":\n  ",
                "\n" + HOW_TO_ACCEPT));
  }

  private static List<ClassModel> apiClasses() {
    Module api =
        SourceTree.modules().stream()
            .filter(module -> module.isIn("extension-api/api"))
            .findFirst()
            .orElseThrow();
    return SourceTree.classFiles(api).stream().map(ClassFiles::parse).toList();
  }
}
