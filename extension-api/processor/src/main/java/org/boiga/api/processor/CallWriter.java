package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.boiga.api.Slot;
import org.boiga.api.annotation.PyType;
import org.boiga.api.processor.Declaration.Argument;
import org.boiga.api.processor.Declaration.Entry;
import org.boiga.api.processor.Declaration.Parsed;
import org.boiga.api.processor.PythonSignature.Kind;

/**
 * Writes the methods that take arguments as the caller passed them, and call a Java method with
 * them. Where only positional arguments are passed, as most calls do, nothing is allocated.
 */
final class CallWriter {
  private final ProcessingEnvironment env;
  private final Target target;
  private final Invocations invocations;
  private final String ts;
  private final String helpers;
  private final String table;
  private final StringBuilder out = new StringBuilder();

  CallWriter(ProcessingEnvironment env, Target target, Invocations invocations, String table) {
    this.env = env;
    this.table = table;
    this.target = target;
    this.invocations = invocations;
    ts = target.variable();
    helpers = DeclarationReader.simple(target.arguments());
  }

  /** The private method {@code call<id>} that serves the entry, with the fields it needs. */
  String write(int id, Entry e) {
    out.setLength(0);
    List<String> operands;
    if (e.body() instanceof Parsed p) {
      boolean general = !p.signature().takesNoKeywords();
      if (general) {
        signatureField(id, e, p.signature());
      }
      head(id);
      if (general) {
        fetch(id, p.signature());
      } else {
        check(e, p.signature());
      }
      operands = new ArrayList<>();
      beforeBuffers(p);
      for (int i = 0; i < p.arguments().size(); i++) {
        operands.add(operand(id, e, p, i, general));
      }
    } else {
      head(id);
      if (target.opaque()) {
        line("    args = %s.visible(%s, args, start, n, kwnames);".formatted(helpers, ts));
      }
      operands = List.of("args", "start", "n", "kwnames");
    }
    String call = invocations.call(e.function(), operands);
    if (e.function().method().getReturnType().getKind() == TypeKind.VOID) {
      line("    " + call + ";");
      line("    return " + (e.slot() == Slot.INIT ? "null" : target.none()) + ";");
    } else {
      line("    return " + invocations.convert(e.function(), call) + ";");
    }
    afterBuffers(e);
    line("  }");
    return out.toString();
  }

  // Buffers --------------------------------------------------------------------------------------

  private boolean isBuffer(Argument a) {
    return a.type().toString().equals(target.buffer());
  }

  private List<String> buffers(Parsed p) {
    return IntStream.range(0, p.arguments().size())
        .filter(i -> isBuffer(p.arguments().get(i)))
        .mapToObj(i -> "p" + i)
        .toList();
  }

  /** What is acquired for the call is released after it, also if a later argument is wrong. */
  private void beforeBuffers(Parsed p) {
    List<String> buffers = buffers(p);
    buffers.forEach(b -> line("    " + target.buffer() + " " + b + " = null;"));
    if (!buffers.isEmpty()) {
      line("    try {");
    }
  }

  private void afterBuffers(Entry e) {
    if (e.body() instanceof Parsed p && !buffers(p).isEmpty()) {
      line("    } finally {");
      line("      %s.release(%s);".formatted(helpers, String.join(", ", buffers(p))));
      line("    }");
    }
  }

  private String buffer(PythonSignature.Param param, int i, String source) {
    String acquire = "p%d = %s.toBuffer(%s, %s);".formatted(i, helpers, ts, source);
    if (param.required()) {
      line("    " + acquire);
    } else {
      String none = "None".equals(param.defaultText()) ? source + " != " + target.none() : null;
      line("    if (%s != null%s) {".formatted(source, none == null ? "" : " && " + none));
      line("      " + acquire);
      line("    }");
    }
    return "p" + i;
  }

  private void line(String s) {
    out.append(s).append('\n');
  }

  private void head(int id) {
    line("");
    line(
        ("  private static PyObject call%d("
                + "%s %s, PyObject self, PyObject[] args, int start, int n, %s kwnames) {")
            .formatted(
                id,
                DeclarationReader.simple(target.context()),
                ts,
                DeclarationReader.simple(target.tuple())));
  }

  // No keywords ----------------------------------------------------------------------------------

  private void check(Entry e, PythonSignature s) {
    String maker = e.slot() == Slot.NEW ? "OfNew" : e.slot() == Slot.INIT ? "OfInit" : "";
    String self = maker.isEmpty() ? "" : ", self, " + table + ".class";
    line("    if (kwnames != null) {");
    line(
        "      %s.rejectKeywords%s(%s%s, %s, kwnames);"
            .formatted(helpers, maker, ts, self, full(e)));
    line("    }");
    int min = s.requiredPositionalCount();
    int max = s.has(Kind.VAR_POSITIONAL) ? Integer.MAX_VALUE : s.positionalCount();
    if (min == 0 && max == Integer.MAX_VALUE) {
      return;
    }
    String tooFew = "n < " + min;
    String tooMany = max < Integer.MAX_VALUE ? " || n > " + max : "";
    String condition = min == max ? "n != " + min : min == 0 ? "n > " + max : tooFew + tooMany;
    String error;
    if (max == 0 && !maker.isEmpty()) {
      line("    if (n != 0) {");
      line("      %s.rejectArguments%s(%s%s, %s);".formatted(helpers, maker, ts, self, full(e)));
      line("    }");
      return;
    } else if (max == 0) {
      error = "noArguments(%s, %s, n)".formatted(ts, full(e));
    } else if (takesOne(e, s)) {
      error = "oneArgument(%s, %s, n)".formatted(ts, full(e));
    } else {
      error =
          "expected(%s, %s, %d, %s, n)"
              .formatted(
                  ts,
                  shortName(e),
                  min,
                  max == Integer.MAX_VALUE ? "Integer.MAX_VALUE" : String.valueOf(max));
    }
    line("    if (" + condition + ") {");
    line("      throw " + helpers + "." + error + ";");
    line("    }");
  }

  private static String full(Entry e) {
    return Literals.quote(e.fullName());
  }

  private static String shortName(Entry e) {
    return Literals.quote(e.shortName());
  }

  /** Whether it is what CPython declares as {@code METH_O}. */
  private static boolean takesOne(Entry e, PythonSignature s) {
    return e.slot() == null
        && s.params().size() == 1
        && s.params().getFirst().kind() == Kind.POSITIONAL_ONLY
        && s.params().getFirst().required();
  }

  // Keywords -------------------------------------------------------------------------------------

  private void signatureField(int id, Entry e, PythonSignature s) {
    long required = 0;
    StringBuilder names = new StringBuilder();
    int i = 0;
    for (var p : s.params()) {
      if (p.kind().named()) {
        required |= p.required() ? 1L << i : 0;
        names.append(", ").append(Literals.quote(p.name()));
        i++;
      }
    }
    String type = DeclarationReader.simple(target.signature());
    line("");
    line(
        "  private static final %s S%d = new %s(%s, %d, %d, %sL, %b, %b%s);"
            .formatted(
                type,
                id,
                type,
                shortName(e),
                s.positionalOnlyCount(),
                s.positionalCount(),
                required,
                s.has(Kind.VAR_POSITIONAL),
                s.has(Kind.VAR_KEYWORD),
                names));
  }

  /** Fetches the named parameters' arguments into locals {@code a<i>}, null where omitted. */
  private void fetch(int id, PythonSignature s) {
    var ps = s.params();
    int positional = s.positionalCount();
    boolean requiredKeyword =
        ps.stream().anyMatch(p -> p.kind() == Kind.KEYWORD_ONLY && p.required());
    List<Integer> named = new ArrayList<>();
    for (int i = 0; i < ps.size(); i++) {
      if (ps.get(i).kind().named()) {
        named.add(i);
      }
    }
    if (named.isEmpty()) {
      if (!s.has(Kind.VAR_POSITIONAL)) {
        line("    if (n > 0) {");
        line("      %s.parse(%s, S%d, args, start, n, kwnames);".formatted(helpers, ts, id));
        line("    }");
      }
      return;
    }
    for (int i : named) {
      line("    PyObject a" + i + ";");
    }
    String indent = "    ";
    if (!requiredKeyword) {
      int min = s.requiredPositionalCount();
      line(
          "    if (kwnames == null%s%s) {"
              .formatted(
                  min > 0 ? " && n >= " + min : "",
                  s.has(Kind.VAR_POSITIONAL) ? "" : " && n <= " + positional));
      int at = 0;
      for (int i : named) {
        String value = at < positional ? positionalArgument(at, min, false) : "null";
        line("      a%d = %s;".formatted(i, value));
        at++;
      }
      line("    } else {");
      indent = "      ";
    }
    line(
        "%sPyObject[] a = %s.parse(%s, S%d, args, start, n, kwnames);"
            .formatted(indent, helpers, ts, id));
    int at = 0;
    for (int i : named) {
      line(indent + "a%d = a[%d];".formatted(i, at++));
    }
    if (!requiredKeyword) {
      line("    }");
    }
  }

  private String positionalArgument(int i, int required, boolean converted) {
    String index = i == 0 ? "start" : "start + " + i;
    String value = converted ? "args[" + index + "]" : target.argument(index);
    return i < required ? value : "n > " + i + " ? " + value + " : null";
  }

  // Conversions ----------------------------------------------------------------------------------

  /** Writes what converts argument {@code i} and returns the operand of the call. */
  private String operand(int id, Entry e, Parsed p, int i, boolean general) {
    PythonSignature s = p.signature();
    Argument a = p.arguments().get(i);
    PythonSignature.Param param = a.python();
    if (param.kind() == Kind.VAR_POSITIONAL) {
      return "%s.rest(args, start + %d, start + n)".formatted(helpers, s.positionalCount());
    }
    if (param.kind() == Kind.VAR_KEYWORD) {
      return "%s.keywords(%s, S%d, args, start + n, kwnames)".formatted(helpers, ts, id);
    }
    TypeMirror t = a.type();
    boolean plain = t.toString().equals(target.object());
    String source = "a" + i;
    if (!general) {
      boolean converted = t.getKind().isPrimitive() || MethodReader.isString(t);
      String fetched = positionalArgument(i, s.requiredPositionalCount(), converted);
      if (plain) {
        return fetched;
      }
      line("    PyObject " + source + " = " + fetched + ";");
    }
    if (plain) {
      return source;
    }
    if (isBuffer(a)) {
      return buffer(param, i, source);
    }
    String label = label(e, s, param, i);
    String conversion =
        switch (t.getKind()) {
          case BOOLEAN -> "toBoolean(" + ts + ", " + source + ")";
          case INT -> "toInt(" + ts + ", " + source + ")";
          case LONG -> "toLong(" + ts + ", " + source + ")";
          case DOUBLE -> "toDouble(" + ts + ", " + source + ")";
          default -> null;
        };
    if (conversion != null) {
      String call = helpers + "." + conversion;
      String omitted = source + " == null ? " + a.defaultValue() + " : ";
      line("    %s p%d = %s;".formatted(t, i, param.required() ? call : omitted + call));
      return "p" + i;
    }
    boolean nullable = "None".equals(param.defaultText());
    boolean string = MethodReader.isString(t);
    String type = env.getTypeUtils().erasure(t).toString();
    String value = "s" + i;
    String javaType = string ? "String" : type;
    String tested = source;
    if (string && target.opaque()) {
      tested = "%s.textOrNull(%s, %s)".formatted(helpers, ts, source);
      type = "String";
    } else if (string) {
      type = target.string();
      value += ".toString()";
    }
    String expected = Literals.quote(typeName(t, string) + (nullable ? " or None" : ""));
    String failure =
        "throw %s.badArgument(%s, %s, %s, %s, %s);"
            .formatted(helpers, ts, shortName(e), label, expected, source);
    line("    %s p%d;".formatted(javaType, i));
    line("    if (%s instanceof %s s%d) {".formatted(tested, type, i));
    line("      p%d = %s;".formatted(i, value));
    if (!param.required()) {
      line("    } else if (" + source + " == null) {");
      line("      p%d = %s;".formatted(i, a.defaultValue()));
      if (nullable) {
        line("    } else if (" + source + " == " + target.none() + ") {");
        line("      p%d = null;".formatted(i));
      }
    }
    line("    } else {");
    line("      " + failure);
    line("    }");
    return "p" + i;
  }

  /** How a message about the argument's type names it. */
  private static String label(Entry e, PythonSignature s, PythonSignature.Param p, int i) {
    return Literals.quote(
        takesOne(e, s)
            ? "argument"
            : p.kind() == Kind.POSITIONAL_ONLY
                ? "argument " + (i + 1)
                : "argument '" + p.name() + "'");
  }

  private String typeName(TypeMirror t, boolean string) {
    if (string) {
      return "str";
    }
    var element = env.getTypeUtils().asElement(t);
    PyType declared = element.getAnnotation(PyType.class);
    if (declared != null) {
      return declared.name();
    }
    String name = element.getSimpleName().toString();
    String plain = name.startsWith("Py") ? name.substring(2) : name;
    return (plain.endsWith("Object") ? plain.substring(0, plain.length() - 6) : plain)
        .toLowerCase(Locale.ROOT);
  }
}
