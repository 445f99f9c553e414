package org.boiga.itests.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.boiga.itests.rules.ApiChange.Kind;

/**
 * Tells the changes between two listings that break extensions compiled against the first one from
 * those that do not: chapter 13 of the Java language specification for code that calls the API, and
 * OSGi's semantic versioning for code that implements it.
 */
final class ApiComparison {
  private static final List<String> TYPE_KINDS =
      List.of("class", "interface", "enum", "record", "annotation");

  private final ApiListing before;
  private final ApiListing after;
  private final List<ApiChange> changes = new ArrayList<>();

  private ApiComparison(ApiListing before, ApiListing after) {
    this.before = before;
    this.after = after;
  }

  static List<ApiChange> of(ApiListing before, ApiListing after) {
    ApiComparison comparison = new ApiComparison(before, after);
    Set<String> types = new TreeSet<>(before.types().keySet());
    types.addAll(after.types().keySet());
    types.forEach(comparison::compareType);
    return comparison.changes;
  }

  private void compareType(String type) {
    ApiEntry old = before.members(type).get("");
    ApiEntry now = after.members(type).get("");
    if (now == null) {
      add(Kind.BREAKING, old, "removed");
    } else if (old == null) {
      add(Kind.COMPATIBLE, now, "added");
    } else {
      compareTypes(old, now);
      before.members(type).values().stream()
          .filter(member -> !member.member().isEmpty())
          .forEach(this::compareMember);
      after.members(type).values().stream()
          .filter(member -> !before.members(type).containsKey(member.member()))
          .forEach(this::added);
      compareAbstractMethods(old);
    }
  }

  private void compareTypes(ApiEntry old, ApiEntry now) {
    if (!kindOf(old).equals(kindOf(now))) {
      add(Kind.BREAKING, now, "was " + kindOf(old) + " and is " + kindOf(now));
      return;
    }
    compareVisibility(old, now);
    compareWord(old, now, "abstract", Kind.BREAKING, Kind.COMPATIBLE);
    Kind closing = before.isForConsumers(old.type()) ? Kind.BREAKING : Kind.COMPATIBLE;
    compareWord(old, now, "final", closing, Kind.COMPATIBLE);
    compareWord(old, now, "sealed", closing, Kind.COMPATIBLE);
    compareWord(old, now, "provider", closing, Kind.COMPATIBLE);
    compareWord(old, now, "consumer", Kind.COMPATIBLE, Kind.COMPATIBLE);
  }

  private void compareMember(ApiEntry old) {
    ApiEntry now = after.find(old);
    if (now == null) {
      Kind kind = old.member().startsWith(ApiEntry.PERMITS) ? Kind.COMPATIBLE : Kind.BREAKING;
      add(kind, old, "removed, or its signature has changed");
      return;
    }
    if (!now.type().equals(old.type())) {
      add(Kind.COMPATIBLE, old, "moved up to " + now.type());
    }
    compareVisibility(old, now);
    compareWord(old, now, "static", Kind.BREAKING, Kind.BREAKING);
    // Whom a new abstract method leaves without an implementation is looked at by type.
    compareWord(old, now, "abstract", Kind.COMPATIBLE, Kind.COMPATIBLE);
    boolean closes = !old.isMethod() || before.isForConsumers(old.type());
    compareWord(old, now, "final", closes ? Kind.BREAKING : Kind.COMPATIBLE, Kind.COMPATIBLE);
    compareWord(old, now, "enum", Kind.BREAKING, Kind.BREAKING);
    compareWord(old, now, "optional", Kind.COMPATIBLE, Kind.BREAKING);
    if (!Objects.equals(old.value(), now.value())) {
      add(
          Kind.COMPATIBLE,
          now,
          "was "
              + (old.value() == null ? "no constant" : old.value())
              + ", which extensions keep until they are compiled again");
    }
  }

  private void added(ApiEntry now) {
    if (now.isMethod()
        && after.members(now.type()).get("").is("annotation")
        && !now.is("optional")) {
      add(Kind.BREAKING, now, "added without a default: existing uses lack it");
    } else if (now.member().startsWith(ApiEntry.SUPERTYPE)
        && before.isForConsumers(now.type())
        && !after.types().containsKey(now.member().substring(ApiEntry.SUPERTYPE.length()))) {
      add(Kind.BREAKING, now, "added from outside the API to a type that extensions implement");
    } else {
      add(Kind.COMPATIBLE, now, "added");
    }
  }

  /** What a provider implements may grow; what an extension implements may not. */
  private void compareAbstractMethods(ApiEntry type) {
    if (!before.isForConsumers(type.type())) {
      return;
    }
    Set<String> known = before.abstractMethods(type.type()).keySet();
    after
        .abstractMethods(type.type())
        .forEach(
            (name, method) -> {
              if (!known.contains(name)) {
                add(
                    Kind.BREAKING,
                    type,
                    "extensions that implement it lack the abstract %s of %s"
                        .formatted(name, method.type()));
              }
            });
  }

  private void compareVisibility(ApiEntry old, ApiEntry now) {
    compareWord(old, now, "public", Kind.COMPATIBLE, Kind.BREAKING);
  }

  private void compareWord(ApiEntry old, ApiEntry now, String word, Kind gained, Kind lost) {
    if (!old.is(word) && now.is(word)) {
      add(gained, old, "is now " + word);
    } else if (old.is(word) && !now.is(word)) {
      add(lost, old, "is no longer " + word);
    }
  }

  private static String kindOf(ApiEntry type) {
    return type.words().stream().filter(TYPE_KINDS::contains).findFirst().orElseThrow();
  }

  private void add(Kind kind, ApiEntry entry, String what) {
    changes.add(new ApiChange(kind, entry.type(), entry.subject(), what));
  }
}
