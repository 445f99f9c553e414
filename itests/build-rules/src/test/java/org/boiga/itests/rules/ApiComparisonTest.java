package org.boiga.itests.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassModel;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.boiga.itests.rules.ApiChange.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link ApiComparison} says of changes of a small API, compiled from source. */
class ApiComparisonTest {
  private static final Map<String, String> ANNOTATIONS =
      Map.of(
          "org/osgi/annotation/versioning/Version",
          "package org.osgi.annotation.versioning; public @interface Version { String value(); }",
          "org/osgi/annotation/versioning/ProviderType",
          "package org.osgi.annotation.versioning; public @interface ProviderType {}");

  @TempDir Path folder;
  private int compilations;

  @Test
  void removingAMethodBreaks() {
    assertThat(changes("public final class A { public void f() {} }", "public final class A {}"))
        .singleElement()
        .satisfies(
            change -> {
              assertThat(change.kind()).isEqualTo(Kind.BREAKING);
              assertThat(change.subject()).isEqualTo("org.boiga.api.A method void f()");
            });
  }

  @Test
  void removingATypeBreaks() {
    assertThat(breaking("public class A {}", "class A {}")).containsExactly("org.boiga.api.A");
  }

  @Test
  void changingAReturnTypeBreaks() {
    assertThat(
            breaking(
                "public final class A { public int f() { return 0; } }",
                "public final class A { public long f() { return 0; } }"))
        .containsExactly("org.boiga.api.A method int f()");
  }

  @Test
  void changingTypeParametersAloneIsNoChange() {
    assertThat(
            changes(
                "public interface A { java.util.List<String> f(); }",
                "public interface A { java.util.List<Integer> f(); }"))
        .isEmpty();
  }

  @Test
  void anAbstractMethodBreaksWhatExtensionsImplement() {
    assertThat(breaking("public interface A {}", "public interface A { void f(); }"))
        .containsExactly("org.boiga.api.A");
    assertThat(
            breaking(
                "public abstract class A { protected A() {} }",
                "public abstract class A { protected A() {} protected abstract void f(); }"))
        .containsExactly("org.boiga.api.A");
  }

  @Test
  void anAbstractMethodIsCompatibleInWhatOnlyThePlatformImplements() {
    assertThat(
            kinds(
                "@ProviderType public interface A {}",
                "@ProviderType public interface A { void f(); }"))
        .containsExactly(Kind.COMPATIBLE);
    assertThat(
            kinds(
                "public abstract class A { A() {} }",
                "public abstract class A { A() {} public abstract void f(); }"))
        .containsExactly(Kind.COMPATIBLE);
  }

  @Test
  void anAbstractMethodOfAProviderTypeBreaksItsSubtypesThatExtensionsImplement() {
    assertThat(
            breaking(
                "@ProviderType public interface A {} public interface B extends A {}",
                "@ProviderType public interface A { void f(); } public interface B extends A {}"))
        .containsExactly("org.boiga.api.B");
  }

  @Test
  void makingAMethodAbstractBreaksWhatExtensionsImplement() {
    assertThat(
            breaking(
                "public abstract class A { public void f() {} }",
                "public abstract class A { public abstract void f(); }"))
        .containsExactly("org.boiga.api.A");
  }

  @Test
  void methodsWithABodyAreCompatible() {
    assertThat(kinds("public interface A {}", "public interface A { default void f() {} }"))
        .containsExactly(Kind.COMPATIBLE);
    assertThat(kinds("public interface A {}", "public interface A { static void f() {} }"))
        .containsExactly(Kind.COMPATIBLE);
    assertThat(
            kinds(
                "public interface A { void f(); }",
                "public interface A { void f(); default void f(int x) { f(); } }"))
        .containsExactly(Kind.COMPATIBLE);
  }

  @Test
  void aMethodMayMoveToASupertypeUnlessItIsStaticInAnInterface() {
    assertThat(
            breaking(
                "public interface B {} public interface A extends B { default void f() {} }",
                "public interface B { default void f() {} } public interface A extends B {}"))
        .isEmpty();
    assertThat(
            breaking(
                "public interface B {} public interface A extends B { static void f() {} }",
                "public interface B { static void f() {} } public interface A extends B {}"))
        .containsExactly("org.boiga.api.A method void f()");
  }

  @Test
  void membersOfAHiddenSupertypeAreThoseOfTheTypeThatInheritsThem() {
    assertThat(
            breaking(
                "abstract class B { public void f() {} } public class A extends B {}",
                "abstract class B {} public class A extends B {}"))
        .containsExactly("org.boiga.api.A method void f()");
  }

  @Test
  void losingASupertypeBreaksAndATypeInBetweenDoesNot() {
    String before = "public interface C {} public interface B {} public interface A extends C {}";
    assertThat(
            breaking(
                before,
                "public interface C {} public interface B {} public interface A extends B {}"))
        .containsExactly("org.boiga.api.A supertype org.boiga.api.C");
    assertThat(
            breaking(
                before,
                "public interface C {} public interface B extends C {}"
                    + " public interface A extends B {}"))
        .isEmpty();
  }

  @Test
  void narrowingBreaks() {
    String open = "public class A { public int x; public void f() {} protected void g() {} }";
    assertThat(breaking(open, open.replace("public void f", "protected void f"))).hasSize(1);
    assertThat(breaking(open, open.replace("void f", "static void f"))).hasSize(1);
    assertThat(breaking(open, open.replace("void g", "final void g"))).hasSize(1);
    assertThat(breaking(open, open.replace("int x", "final int x = 0"))).hasSize(1);
    assertThat(breaking(open, open.replace("class A", "abstract class A"))).hasSize(1);
    assertThat(breaking(open, open.replace("class A", "final class A"))).isNotEmpty();
    assertThat(breaking(open, open.replace("void g", "void h"))).hasSize(1);
  }

  @Test
  void enumConstantsMayBeAddedAndNotRemoved() {
    assertThat(kinds("public enum A { X }", "public enum A { X, Y }"))
        .containsExactly(Kind.COMPATIBLE);
    assertThat(breaking("public enum A { X, Y }", "public enum A { X }"))
        .containsExactly("org.boiga.api.A field org.boiga.api.A Y");
  }

  @Test
  void aRecordsComponentsAreItsConstructor() {
    assertThat(breaking("public record A(int x) {}", "public record A(int x, int y) {}"))
        .containsExactly("org.boiga.api.A constructor (int)");
  }

  @Test
  void elementsOfAnnotationsNeedADefault() {
    String before = "public @interface A {}";
    assertThat(breaking(before, "public @interface A { String f(); }")).hasSize(1);
    assertThat(kinds(before, "public @interface A { String f() default \"\"; }"))
        .containsExactly(Kind.COMPATIBLE);
  }

  @Test
  void theVersionHasToTellTheChange() {
    String before = "@ProviderType public interface A { void f(); }";
    String grown = "@ProviderType public interface A { void f(); void g(); }";
    String broken = "@ProviderType public interface A {}";
    ApiGolden golden = golden(ApiGolden.release(listing("1.0.0", before)));
    assertThat(golden.versionProblems(listing("1.0.0", before))).isEmpty();
    assertThat(golden.versionProblems(listing("0.9.0", before)))
        .singleElement()
        .asString()
        .contains("never falls");
    assertThat(golden.versionProblems(listing("1.0.1", grown)))
        .singleElement()
        .asString()
        .contains(
            "minor version, to at least 1.1.0", "compatible: org.boiga.api.A method void g()");
    assertThat(golden.versionProblems(listing("1.1.0", grown))).isEmpty();
    assertThat(golden.versionProblems(listing("1.1.0", broken)))
        .singleElement()
        .asString()
        .contains("major version, to at least 2.0.0", "breaks: org.boiga.api.A method void f()");
    assertThat(golden.versionProblems(listing("2.0.0", broken))).isEmpty();
  }

  @Test
  void whatIsNotReleasedYetMayGoAgain() {
    String before = "@ProviderType public interface A { void f(); }";
    String grown = "@ProviderType public interface A { void f(); void g(); }";
    String other = "@ProviderType public interface A { void f(); void h(); }";
    ApiGolden released = golden(ApiGolden.release(listing("1.0.0", before)));
    String text = released.accept(listing("1.1.0", grown));
    assertThat(text)
        .contains("- package org.boiga.api 1.0.0\n+ package org.boiga.api 1.1.0\n")
        .contains("  org.boiga.api.A method void f() : public abstract\n")
        .contains("+ org.boiga.api.A method void g() : public abstract\n");
    ApiGolden accepted = golden(text);
    assertThat(accepted.versionProblems(listing("1.1.0", other))).isEmpty();
    assertThat(accepted.versionProblems(listing("1.1.0", "public final class B {}"))).hasSize(1);
    ApiGolden next = golden(ApiGolden.release(listing("1.1.0", grown)));
    assertThat(next.versionProblems(listing("1.1.0", other))).hasSize(1);
  }

  @Test
  void aListingIsReadAsItIsWritten() {
    ApiListing written =
        listing(
            "1.2.3",
            "public abstract class A<T> implements Comparable<T> { public static final String S ="
                + " \"a : b = c\\n"
                + "\"; protected A(int[][] x, java.util.Map.Entry<T, T>... y) {} public sealed"
                + " interface B permits C {} public record C(String[] t) implements B {} protected"
                + " interface D {} private interface E {} }");
    assertThat(ApiListing.parse(written.lines())).isEqualTo(written);
    assertThat(written.lines())
        .contains(
            "package org.boiga.api 1.2.3",
            "org.boiga.api.A : public abstract class",
            "org.boiga.api.A supertype java.lang.Comparable",
            "org.boiga.api.A constructor (int[][],java.util.Map$Entry[]) : protected",
            "org.boiga.api.A field java.lang.String S : public static final = \"a : b = c\\n\"",
            "org.boiga.api.A$B : public sealed interface",
            "org.boiga.api.A$B permits org.boiga.api.A$C",
            "org.boiga.api.A$C component java.lang.String[] t",
            "org.boiga.api.A$D : protected interface")
        .noneMatch(line -> line.contains("A$E"));
  }

  private List<ApiChange> changes(String before, String after) {
    return ApiComparison.of(listing("1.0.0", before), listing("1.0.0", after));
  }

  private List<Kind> kinds(String before, String after) {
    return changes(before, after).stream().map(ApiChange::kind).toList();
  }

  private List<String> breaking(String before, String after) {
    return changes(before, after).stream()
        .filter(change -> change.kind() == Kind.BREAKING)
        .map(ApiChange::subject)
        .toList();
  }

  private static ApiGolden golden(String text) {
    return ApiGolden.parse(text.lines().toList());
  }

  /** The API of a package of that version with these types. */
  private ApiListing listing(String version, String types) {
    List<JavaFileObject> sources = new ArrayList<>();
    ANNOTATIONS.forEach((name, text) -> sources.add(source(name, text)));
    sources.add(
        source(
            "org/boiga/api/package-info",
            "@org.osgi.annotation.versioning.Version(\"%s\") package org.boiga.api;"
                .formatted(version)));
    sources.add(
        source(
            "org/boiga/api/Types",
            "package org.boiga.api; import org.osgi.annotation.versioning.ProviderType; " + types));
    return ApiReader.read(compile(sources));
  }

  private List<ClassModel> compile(List<JavaFileObject> sources) {
    Path classes = folder.resolve(Integer.toString(compilations++));
    try {
      Files.createDirectory(classes);
      StringWriter errors = new StringWriter();
      List<String> options = List.of("-proc:none", "-d", classes.toString());
      boolean compiled =
          ToolProvider.getSystemJavaCompiler()
              .getTask(errors, null, null, options, null, sources)
              .call();
      assertThat(compiled).as(errors.toString()).isTrue();
      try (Stream<Path> files = Files.walk(classes.resolve("org/boiga"))) {
        return files
            .filter(file -> file.toString().endsWith(".class"))
            .map(ClassFiles::parse)
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject source(String name, String text) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }

      @Override
      public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
        return true; // public types share a file here
      }
    };
  }
}
