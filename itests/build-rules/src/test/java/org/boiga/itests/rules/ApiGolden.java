package org.boiga.itests.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.boiga.itests.rules.ApiChange.Kind;

/**
 * The committed listing of the API. A line starts with two blanks if it was in the last release and
 * still is there, with a plus sign if it came since, with a minus sign if it has gone since: so the
 * file has both what the API has to be compatible with and what it is.
 *
 * @param released what extensions may have been compiled against
 * @param accepted what the API was when the file was written
 */
record ApiGolden(ApiListing released, ApiListing accepted) {
  /** The package whose version is that of the API as a whole. */
  static final String ROOT = "org.boiga.api";

  private static final String KEPT = "  ";
  private static final String ADDED = "+ ";
  private static final String REMOVED = "- ";
  private static final String HEADER =
      """
      # What extensions link to; ApiTest in itests/build-rules writes and checks this file.
      # Since the last release: + added, - removed.
      """;

  static ApiGolden parse(List<String> lines) {
    return new ApiGolden(
        ApiListing.parse(marked(lines, KEPT, REMOVED)),
        ApiListing.parse(marked(lines, KEPT, ADDED)));
  }

  private static List<String> marked(List<String> lines, String... marks) {
    return lines.stream()
        .filter(line -> Stream.of(marks).anyMatch(line::startsWith))
        .map(line -> line.substring(KEPT.length()))
        .toList();
  }

  /** The file's text for an API that has the same last release. */
  String accept(ApiListing current) {
    List<String> before = released.lines();
    List<String> after = current.lines();
    SortedMap<String, String> marks =
        new TreeMap<>(
            Comparator.<String, Boolean>comparing(line -> !line.startsWith("package "))
                .thenComparing(Comparator.naturalOrder()));
    before.forEach(line -> marks.put(line, REMOVED));
    after.forEach(line -> marks.merge(line, ADDED, (removed, added) -> KEPT));
    StringBuilder text = new StringBuilder(HEADER);
    marks.forEach((line, mark) -> text.append(mark).append(line).append('\n'));
    return text.toString();
  }

  /** The file's text once the API as it is has been released. */
  static String release(ApiListing current) {
    return new ApiGolden(current, current).accept(current);
  }

  /** Packages whose versions do not tell what has changed since the release, and by what. */
  List<String> versionProblems(ApiListing current) {
    List<ApiChange> changes = ApiComparison.of(released, current);
    List<String> problems = new ArrayList<>();
    released
        .packages()
        .forEach(
            (name, version) -> {
              // The root's version is the one that extensions ask for: it counts every change.
              Predicate<ApiChange> counts = c -> name.equals(ROOT) || c.packageName().equals(name);
              List<ApiChange> here = changes.stream().filter(counts).toList();
              problem(name, version, current.packages().get(name), here).ifPresent(problems::add);
            });
    return problems;
  }

  private static Optional<String> problem(
      String name, ApiVersion version, ApiVersion current, List<ApiChange> changes) {
    Kind worst = changes.stream().map(ApiChange::kind).max(Kind::compareTo).orElse(null);
    ApiVersion required = worst == null ? version : version.raised(worst);
    if (current == null || current.compareTo(required) >= 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    text.append("package %s was released as %s and is %s. ".formatted(name, version, current));
    text.append(
        worst == null
            ? "A version never falls."
            : worst == Kind.BREAKING
                ? "Binary compatibility with extensions breaks: either take that back, or raise the"
                    + " major version, to at least "
                    + required
                : "It has grown: raise the minor version, to at least " + required);
    text.append(worst == null ? "" : ", in its package-info.java:");
    changes.stream().filter(c -> c.kind() == worst).forEach(c -> text.append("\n  ").append(c));
    return Optional.of(text.toString());
  }
}
