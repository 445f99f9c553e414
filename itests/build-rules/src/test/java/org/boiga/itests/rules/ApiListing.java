package org.boiga.itests.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bundle exports: its packages with their versions, and by name of the type and of the
 * member what is public or protected in them.
 */
record ApiListing(
    SortedMap<String, ApiVersion> packages, SortedMap<String, SortedMap<String, ApiEntry>> types) {
  private static final String PACKAGE = "package ";

  ApiListing() {
    this(new TreeMap<>(), new TreeMap<>());
  }

  static ApiListing parse(List<String> lines) {
    ApiListing listing = new ApiListing();
    for (String line : lines) {
      if (line.startsWith(PACKAGE)) {
        String[] parts = line.split(" ");
        listing.packages.put(parts[1], ApiVersion.parse(parts[2]));
      } else {
        listing.add(ApiEntry.parse(line));
      }
    }
    return listing;
  }

  void add(ApiEntry entry) {
    types.computeIfAbsent(entry.type(), name -> new TreeMap<>()).put(entry.member(), entry);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    packages.forEach((name, version) -> lines.add(PACKAGE + name + " " + version));
    entries().map(ApiEntry::line).forEach(lines::add);
    return lines;
  }

  Stream<ApiEntry> entries() {
    return types.values().stream().flatMap(members -> members.values().stream());
  }

  Map<String, ApiEntry> members(String type) {
    return types.getOrDefault(type, new TreeMap<>());
  }

  /** All supertypes of the API that a type has, which its lines name without their order. */
  Set<String> supertypes(String type) {
    return members(type).keySet().stream()
        .filter(member -> member.startsWith(ApiEntry.SUPERTYPE))
        .map(member -> member.substring(ApiEntry.SUPERTYPE.length()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A member of the type, or the one that it inherits; null if it has none. */
  ApiEntry find(ApiEntry wanted) {
    ApiEntry own = members(wanted.type()).get(wanted.member());
    if (own != null || wanted.member().startsWith(ApiEntry.CONSTRUCTOR)) {
      return own;
    }
    return supertypes(wanted.type()).stream()
        .map(supertype -> members(supertype).get(wanted.member()))
        .filter(found -> found != null)
        .filter(found -> !(found.isMethod() && found.is("static") && isInterface(found.type())))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether extensions implement or extend the type: they can, and it does not say that only the
   * platform does. As in OSGi, a type that says nothing is for consumers.
   */
  boolean isForConsumers(String type) {
    ApiEntry entry = members(type).get("");
    if (entry.is("provider") || entry.is("final") || entry.is("sealed")) {
      return false;
    }
    return entry.is("interface")
        || members(type).keySet().stream().anyMatch(m -> m.startsWith(ApiEntry.CONSTRUCTOR));
  }

  /** Methods that a concrete subtype has to implement, by name and parameters. */
  Map<String, ApiEntry> abstractMethods(String type) {
    Map<String, List<ApiEntry>> methods = new TreeMap<>();
    Stream.concat(Stream.of(type), supertypes(type).stream())
        .flatMap(name -> members(name).values().stream())
        .filter(entry -> entry.isMethod() && !entry.is("static"))
        .forEach(
            entry ->
                methods
                    .computeIfAbsent(entry.nameAndParameters(), name -> new ArrayList<>())
                    .add(entry));
    Map<String, ApiEntry> unimplemented = new TreeMap<>();
    methods.forEach(
        (name, declared) -> {
          if (isUnimplemented(declared)) {
            unimplemented.put(name, declared.getFirst());
          }
        });
    return unimplemented;
  }

  /** A class's method goes before those of interfaces, a subtype's before a supertype's. */
  private boolean isUnimplemented(List<ApiEntry> declared) {
    List<ApiEntry> ofClasses = declared.stream().filter(e -> !isInterface(e.type())).toList();
    List<ApiEntry> eligible = ofClasses.isEmpty() ? declared : ofClasses;
    return eligible.stream()
        .filter(e -> eligible.stream().noneMatch(o -> supertypes(o.type()).contains(e.type())))
        .allMatch(e -> e.is("abstract"));
  }

  private boolean isInterface(String type) {
    return members(type).get("").is("interface");
  }
}
