package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.boiga.api.annotation.PyModule;
import org.boiga.api.annotation.PyType;
import org.boiga.api.processor.Declaration.Body;
import org.boiga.api.processor.Declaration.Comparison;
import org.boiga.api.processor.Declaration.Dispatch;
import org.boiga.api.processor.Declaration.Entry;
import org.boiga.api.processor.Declaration.Function;
import org.boiga.api.processor.Declaration.Operands;
import org.boiga.api.processor.Declaration.Parsed;
import org.boiga.api.processor.Declaration.Raw;

/** Writes the source of a table. */
final class TableWriter {
  /** Cases of one switch and entries made by one method, so that none gets too large to compile. */
  private static final int CHUNK = 200;

  private final ProcessingEnvironment env;
  private final Declaration d;
  private final Target target;
  private final String pkg;
  private final Invocations invocations;
  private final StringBuilder out = new StringBuilder();
  private final Map<Object, Integer> ids = new IdentityHashMap<>();
  private final Map<Dispatch, List<Case>> cases = new EnumMap<>(Dispatch.class);

  private record Case(int id, Function function, Body body, Entry entry) {}

  TableWriter(ProcessingEnvironment env, Declaration d, String pkg) {
    this.env = env;
    this.d = d;
    this.pkg = pkg;
    target = d.target();
    invocations = new Invocations(env, target);
    number();
  }

  /** Numbers entries so that those of one dispatch are consecutive: their switch is a table. */
  private void number() {
    int id = 0;
    for (Dispatch dispatch : Dispatch.values()) {
      List<Case> of = new ArrayList<>();
      for (Entry e : d.entries()) {
        if (e.dispatch() == dispatch) {
          of.add(new Case(id, e.function(), e.body(), e));
          ids.put(e, id++);
        }
        if (dispatch == Dispatch.STORE && e.setter() != null) {
          of.add(new Case(id, e.setter(), new Operands(1), e));
          ids.put(e.setter(), id++);
        }
      }
      cases.put(dispatch, of);
    }
  }

  String write() {
    line("package " + pkg + ";");
    line("");
    Stream.of(
            "org.boiga.api.Slot",
            target.arguments(),
            target.context(),
            target.object(),
            target.signature(),
            target.table(),
            target.tuple(),
            target.values())
        .distinct()
        .filter(n -> !n.substring(0, n.lastIndexOf('.')).equals(pkg))
        .sorted()
        .forEach(n -> line("import " + n + ";"));
    line("");
    line("/** What {@link " + d.element().getQualifiedName() + "} declares; generated. */");
    line("@SuppressWarnings(\"all\")");
    if (target.opaque() && d.module()) {
      line(
          "@org.boiga.api.annotation.PyModExport(value = %s, builtin = %b)"
              .formatted(Literals.quote(d.name()), d.builtin()));
    }
    line(
        (isPublic(d.element()) ? "public " : "")
            + "final class "
            + d.tableName()
            + " extends "
            + simple(target.table())
            + " {");
    properties();
    entries();
    cases.forEach(this::dispatch);
    CallWriter calls = new CallWriter(env, target, invocations, d.tableName());
    for (Case c : cases.get(Dispatch.CALL)) {
      out.append(calls.write(c.id, c.entry));
    }
    line("}");
    return out.toString();
  }

  private void line(String s) {
    out.append(s).append('\n');
  }

  static String simple(String qualified) {
    return DeclarationReader.simple(qualified);
  }

  private static boolean isPublic(TypeElement t) {
    return t.getModifiers().contains(Modifier.PUBLIC)
        && (!(t.getEnclosingElement() instanceof TypeElement outer) || isPublic(outer));
  }

  // Properties -----------------------------------------------------------------------------------

  private void property(String type, String name, String value) {
    line("");
    line("  @Override");
    line("  public " + type + " " + name + "() {");
    line("    return " + value + ";");
    line("  }");
  }

  private void properties() {
    property("String", "name", Literals.quote(d.name()));
    property("String", "doc", Literals.quoteOrNull(d.doc()));
    if (d.signature() != null) {
      property("String", "signature", Literals.quote(d.signature()));
    }
    if (!d.subclassable()) {
      property("boolean", "subclassable", "false");
    }
    if (!d.immutable()) {
      property("boolean", "immutable", "false");
    }
    if (!d.matchArgs().isEmpty()) {
      property(
          "String[]",
          "matchArgs",
          d.matchArgs().stream()
              .map(Literals::quote)
              .collect(Collectors.joining(", ", "new String[] {", "}")));
    }
    if (target.opaque() && !d.module()) {
      property("Class<?>", "javaClass", d.element().getQualifiedName() + ".class");
    }
    if (!d.base().isEmpty()) {
      property("String", "base", Literals.quote(d.base()));
    }
    if (d.collection() != PyType.Collection.INHERITED) {
      String type = PyType.Collection.class.getCanonicalName();
      property(type, "collection", type + "." + d.collection());
    }
    if (!d.weaklyReferable()) {
      property("boolean", "weaklyReferable", "false");
    }
    if (target.opaque() && d.module()) {
      PyModule m = d.element().getAnnotation(PyModule.class);
      slot("gil", m.gil());
      slot("multipleInterpreters", m.multipleInterpreters());
    }
    types("types", d.types());
    types("internalTypes", d.internalTypes());
    if (d.exec() != null) {
      String ts = target.variable();
      line("");
      line("  @Override");
      line(
          "  public void exec(%s %s, %s module) {"
              .formatted(simple(target.context()), ts, target.module()));
      line(
          "    %s.%s(%s, module);"
              .formatted(d.exec().getEnclosingElement(), d.exec().getSimpleName(), ts));
      line("  }");
    }
    if (d.transfer() != null) {
      transfer(d.transfer());
    }
  }

  private void transfer(StateTransfer t) {
    property("int", "stateVersion", String.valueOf(t.version()));
    property("long", "drainMillis", t.drainMillis() + "L");
    String context = simple(target.context());
    line("");
    line("  @Override");
    line("  public Object exportState(%s ctx) {".formatted(context));
    line("    return %s(ctx);".formatted(qualified(t.export())));
    line("  }");
    line("");
    line("  @Override");
    line(
        "  public void importState(%s ctx, %s module, Object state) {"
            .formatted(context, target.module()));
    line("    %s(ctx, module, state);".formatted(qualified(t.take())));
    line("  }");
    line("");
    line("  @Override");
    line("  public Object migrateState(%s ctx, int from, Object state) {".formatted(context));
    line("    return switch (from) {");
    t.migrations()
        .forEach(
            (from, m) -> line("      case %d -> %s(ctx, state);".formatted(from, qualified(m))));
    line("      default -> null;");
    line("    };");
    line("  }");
  }

  private static String qualified(ExecutableElement m) {
    return m.getEnclosingElement() + "." + m.getSimpleName();
  }

  private void slot(String name, Enum<?> value) {
    String type = value.getDeclaringClass().getName();
    property(type, name, type + "." + value.name());
  }

  private void types(String property, List<TypeElement> types) {
    if (types.isEmpty()) {
      return;
    }
    String table = simple(target.table());
    String all =
        types.stream()
            .map(t -> "new " + qualifiedTable(t) + "()")
            .collect(Collectors.joining(", "));
    if (target.opaque()) {
      property(
          "java.util.List<" + table + ">",
          property,
          "java.util.List.<" + table + ">of(" + all + ")");
    } else {
      property(table + "[]", property, "new " + table + "[] {" + all + "}");
    }
  }

  private String qualifiedTable(TypeElement t) {
    return env.getElementUtils().getPackageOf(t) + "." + Declaration.tableName(t);
  }

  // Entries --------------------------------------------------------------------------------------

  private void entries() {
    int n = d.entries().size();
    line("");
    line("  @Override");
    line("  public Entry[] entries() {");
    line("    Entry[] e = new Entry[" + n + "];");
    for (int i = 0; i < n; i += CHUNK) {
      line("    entries" + i + "(e);");
    }
    line("    return e;");
    line("  }");
    for (int from = 0; from < n; from += CHUNK) {
      line("");
      line("  private static void entries" + from + "(Entry[] e) {");
      for (int i = from; i < Math.min(n, from + CHUNK); i++) {
        line("    e[" + i + "] =");
        line("        " + entry(d.entries().get(i)) + ";");
      }
      line("  }");
    }
  }

  private String entry(Entry e) {
    return "new Entry(Kind.%s, %d, %d, %s, %s, %s, %s)"
        .formatted(
            e.kind(),
            ids.get(e),
            e.setter() == null ? -1 : ids.get(e.setter()),
            Literals.quote(e.name()),
            e.slot() == null ? "null" : "Slot." + e.slot().name(),
            Literals.quoteOrNull(e.textSignature()),
            Literals.quoteOrNull(e.doc()));
  }

  // Dispatch -------------------------------------------------------------------------------------

  private void dispatch(Dispatch dispatch, List<Case> all) {
    for (int from = 0; from < all.size(); from += CHUNK) {
      List<Case> some = all.subList(from, Math.min(all.size(), from + CHUNK));
      boolean last = from + CHUNK >= all.size();
      String name = dispatch.head.substring(dispatch.head.indexOf(' ') + 1);
      String rest = "(id, " + target.variable() + ", self" + arguments(dispatch) + ")";
      line("");
      line(from == 0 ? "  @Override" : "");
      line((from == 0 ? "  public " : "  private ") + head(dispatch, from == 0 ? "" : "" + from));
      boolean value = !dispatch.head.startsWith("void ");
      line(value ? "    return switch (id) {" : "    switch (id) {");
      for (Case c : some) {
        line("      case " + c.id + " -> " + expression(dispatch, c));
      }
      line("      default -> " + (last ? "super." + name : name + (from + CHUNK)) + rest + ";");
      line(value ? "    };" : "    }");
      line("  }");
    }
  }

  private String head(Dispatch dispatch, String suffix) {
    return "%s%s(int id, %s %s, PyObject self%s) {"
        .formatted(
            dispatch.head,
            suffix,
            simple(target.context()),
            target.variable(),
            dispatch.parameters.replace("PyTuple", simple(target.tuple())));
  }

  private static String arguments(Dispatch dispatch) {
    return dispatch == Dispatch.CALL
        ? ", args, start, n, kwnames"
        : dispatch.operands.stream().map(o -> ", " + o).collect(Collectors.joining());
  }

  private String expression(Dispatch dispatch, Case c) {
    String call =
        switch (c.body) {
          case Operands o -> invocations.call(c.function, dispatch.operands.subList(0, o.count()));
          case Comparison p ->
              invocations.call(c.function, List.of("other", target.compareOp() + "." + p.op()));
          case Raw _, Parsed _ ->
              "call%d(%s, self, args, start, n, kwnames)".formatted(c.id, target.variable());
        };
    return switch (dispatch) {
      case CALL, STORE, REMOVE, NUMBER, TEST, CONTAINS -> call + ";";
      case UNARY, BINARY, TERNARY ->
          c.function.method().getReturnType().getKind() == TypeKind.VOID
              ? "{ " + call + "; yield " + target.none() + "; }"
              : invocations.convert(c.function, call) + ";";
    };
  }
}
