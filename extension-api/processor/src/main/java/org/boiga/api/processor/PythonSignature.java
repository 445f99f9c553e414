package org.boiga.api.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A signature in Python's syntax, without the receiver: {@code (a, b=1, /, *args, key=None)}. */
record PythonSignature(List<Param> params) {

  /** The kinds of {@code inspect.Parameter}. */
  enum Kind {
    POSITIONAL_ONLY,
    POSITIONAL_OR_KEYWORD,
    VAR_POSITIONAL,
    KEYWORD_ONLY,
    VAR_KEYWORD;

    boolean named() {
      return this != VAR_POSITIONAL && this != VAR_KEYWORD;
    }

    boolean positional() {
      return this == POSITIONAL_ONLY || this == POSITIONAL_OR_KEYWORD;
    }
  }

  /**
   * One parameter.
   *
   * @param defaultText the default as written, or null if the parameter is required
   */
  record Param(String name, Kind kind, String defaultText) {
    boolean required() {
      return defaultText == null && kind.named();
    }

    @Override
    public String toString() {
      String prefix =
          switch (kind) {
            case VAR_POSITIONAL -> "*";
            case VAR_KEYWORD -> "**";
            default -> "";
          };
      return prefix + name + (defaultText == null ? "" : "=" + defaultText);
    }
  }

  /** What is wrong with a signature. */
  static final class SyntaxError extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxError(String message) {
      super(message);
    }
  }

  /** The signature of a function whose parameters are all positional-only and required. */
  static PythonSignature positionalOnly(List<String> names) {
    return new PythonSignature(
        names.stream().map(n -> new Param(n, Kind.POSITIONAL_ONLY, null)).toList());
  }

  static PythonSignature parse(String text) throws SyntaxError {
    String s = text.strip();
    if (!s.startsWith("(") || !s.endsWith(")")) {
      throw new SyntaxError("signature must be in parentheses: " + text);
    }
    List<Param> params = new ArrayList<>();
    Set<String> names = new HashSet<>();
    boolean star = false;
    boolean slash = false;
    for (String item : split(s.substring(1, s.length() - 1))) {
      if (!params.isEmpty() && params.getLast().kind == Kind.VAR_KEYWORD) {
        throw new SyntaxError("nothing may follow " + params.getLast() + " in " + text);
      }
      if (item.equals("/")) {
        if (slash || star || params.isEmpty()) {
          throw new SyntaxError("misplaced / in " + text);
        }
        slash = true;
        params.replaceAll(p -> new Param(p.name, Kind.POSITIONAL_ONLY, p.defaultText));
        continue;
      }
      if (item.equals("*")) {
        if (star) {
          throw new SyntaxError("second * in " + text);
        }
        star = true;
        continue;
      }
      Param p = param(item, star);
      if (p.kind == Kind.VAR_POSITIONAL) {
        if (star) {
          throw new SyntaxError("second * in " + text);
        }
        star = true;
      }
      if (p.required()
          && p.kind.positional()
          && !params.isEmpty()
          && params.getLast().defaultText != null) {
        throw new SyntaxError("'" + p.name + "' without a default follows one with: " + text);
      }
      if (!names.add(p.name)) {
        throw new SyntaxError("duplicate parameter '" + p.name + "' in " + text);
      }
      params.add(p);
    }
    return new PythonSignature(List.copyOf(params));
  }

  private static Param param(String item, boolean star) throws SyntaxError {
    int prefix = item.startsWith("**") ? 2 : item.startsWith("*") ? 1 : 0;
    int eq = item.indexOf('=');
    String name = item.substring(prefix, eq < 0 ? item.length() : eq).strip();
    String value = eq < 0 ? null : item.substring(eq + 1).strip();
    if (!isIdentifier(name) || prefix > 0 && value != null || "".equals(value)) {
      throw new SyntaxError("not a parameter: '" + item + "'");
    }
    Kind kind =
        switch (prefix) {
          case 1 -> Kind.VAR_POSITIONAL;
          case 2 -> Kind.VAR_KEYWORD;
          default -> star ? Kind.KEYWORD_ONLY : Kind.POSITIONAL_OR_KEYWORD;
        };
    return new Param(name, kind, value);
  }

  private static boolean isIdentifier(String s) {
    return !s.isEmpty()
        && Character.isUnicodeIdentifierStart(s.codePointAt(0) == '_' ? 'a' : s.codePointAt(0))
        && s.codePoints().allMatch(Character::isUnicodeIdentifierPart);
  }

  /** Splits at commas outside brackets and string literals. */
  private static List<String> split(String s) throws SyntaxError {
    List<String> items = new ArrayList<>();
    int depth = 0;
    char quote = 0;
    int from = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
        continue;
      }
      switch (c) {
        case '\'', '"' -> quote = c;
        case '(', '[', '{', '<' -> depth++;
        case ')', ']', '}', '>' -> depth--;
        case ',' -> {
          if (depth == 0) {
            items.add(s.substring(from, i).strip());
            from = i + 1;
          }
        }
        default -> {}
      }
    }
    if (depth != 0 || quote != 0) {
      throw new SyntaxError("unbalanced brackets or quotes in (" + s + ")");
    }
    String last = s.substring(from).strip();
    if (!last.isEmpty()) {
      items.add(last);
    } else if (!items.isEmpty() && !s.stripTrailing().endsWith(",")) {
      throw new SyntaxError("missing parameter in (" + s + ")");
    }
    if (items.contains("")) {
      throw new SyntaxError("missing parameter in (" + s + ")");
    }
    return items;
  }

  /**
   * The text signature as CPython's functions show it.
   *
   * @param receiver the name of the first argument, such as {@code $self}, or null if there is none
   */
  String text(String receiver) {
    List<String> parts = new ArrayList<>();
    if (receiver != null) {
      parts.add(receiver);
    }
    int only = positionalOnlyCount();
    params.subList(0, only).forEach(p -> parts.add(p.toString()));
    if (!parts.isEmpty()) {
      parts.add("/");
    }
    boolean star = false;
    for (Param p : params.subList(only, params.size())) {
      if (p.kind == Kind.KEYWORD_ONLY && !star) {
        parts.add("*");
      }
      star |= p.kind == Kind.KEYWORD_ONLY || p.kind == Kind.VAR_POSITIONAL;
      parts.add(p.toString());
    }
    return "(" + String.join(", ", parts) + ")";
  }

  int positionalOnlyCount() {
    return (int) params.stream().filter(p -> p.kind == Kind.POSITIONAL_ONLY).count();
  }

  int positionalCount() {
    return (int) params.stream().filter(p -> p.kind.positional()).count();
  }

  int requiredPositionalCount() {
    return (int) params.stream().filter(p -> p.kind.positional() && p.required()).count();
  }

  boolean has(Kind kind) {
    return params.stream().anyMatch(p -> p.kind == kind);
  }

  /** Whether no argument can be passed by keyword. */
  boolean takesNoKeywords() {
    return params.stream()
        .allMatch(p -> p.kind == Kind.POSITIONAL_ONLY || p.kind == Kind.VAR_POSITIONAL);
  }
}
