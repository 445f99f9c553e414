package org.boiga.compiler.internal.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokenizer;

/** Reads a grammar in the notation that the grammar itself explains. */
final class GrammarReader {
  private static final String PUNCTUATION = ":|()[]*+%&!~^=,-";

  private final Map<String, Rule> rules = new HashMap<>();
  private final String text;
  private int cur;

  /** The current symbol: a name, a punctuation mark, or a quoted text with its opening quote. */
  private String symbol;

  private boolean atLineStart;

  private GrammarReader(String text) {
    this.text = text;
  }

  static Map<String, Rule> read(String text) {
    GrammarReader reader = new GrammarReader(text);
    reader.next();
    while (!reader.symbol.isEmpty()) {
      reader.readRule();
    }
    for (Rule rule : reader.rules.values()) {
      if (!rule.isDefined()) {
        throw new IllegalStateException("no rule " + rule.name());
      }
    }
    return reader.rules;
  }

  private void next() {
    atLineStart = cur == 0;
    while (cur < text.length()) {
      char c = text.charAt(cur);
      if (c == '#') {
        cur = text.indexOf('\n', cur);
      } else if (c == '\n') {
        cur++;
        atLineStart = cur < text.length() && Character.isLetter(text.charAt(cur));
      } else if (c == ' ') {
        cur++;
      } else {
        break;
      }
    }
    symbol = cur < text.length() ? scan() : "";
  }

  private String scan() {
    int start = cur;
    char c = text.charAt(cur++);
    if (c == '\'' || c == '"' || c == '`') {
      cur = text.indexOf(c, cur) + 1;
      return text.substring(start, cur - 1);
    }
    if (PUNCTUATION.indexOf(c) >= 0) {
      if (cur < text.length() && text.charAt(cur) == '>' && (c == '-' || c == '=')) {
        cur++;
      }
      return text.substring(start, cur);
    }
    while (cur < text.length() && isNamePart(text.charAt(cur))) {
      cur++;
    }
    return text.substring(start, cur);
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.';
  }

  private String take() {
    String taken = symbol;
    next();
    return taken;
  }

  private boolean accept(String expected) {
    if (!symbol.equals(expected)) {
      return false;
    }
    next();
    return true;
  }

  private void expect(String expected) {
    if (!accept(expected)) {
      throw new IllegalStateException("expected " + expected + " before offset " + cur);
    }
  }

  private Rule rule(String name) {
    return rules.computeIfAbsent(name, Rule::new);
  }

  private void readRule() {
    Rule rule = rule(take());
    boolean remembered = accept("+");
    boolean withoutMistakes = accept("-");
    expect(":");
    accept("|");
    rule.define(readAlternatives(), remembered, withoutMistakes);
  }

  private List<Alternative> readAlternatives() {
    List<Alternative> alternatives = new ArrayList<>();
    do {
      alternatives.add(readAlternative());
    } while (accept("|"));
    return List.copyOf(alternatives);
  }

  private Alternative readAlternative() {
    List<Element> elements = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    while (!endsAlternative()) {
      labels.add(readLabel());
      elements.add(readElement());
    }
    String result = null;
    List<String> arguments = null;
    Mistake mistake = null;
    if (accept("->")) {
      result = take();
      if (accept("(")) {
        arguments = new ArrayList<>();
        do {
          arguments.add(take());
        } while (accept(","));
        expect(")");
      }
    } else if (accept("=>")) {
      mistake = readMistake();
    }
    return new Alternative(elements, labels, result, arguments, mistake);
  }

  private boolean endsAlternative() {
    return symbol.isEmpty()
        || atLineStart
        || symbol.equals("|")
        || symbol.equals(")")
        || symbol.equals("]")
        || symbol.equals("->")
        || symbol.equals("=>");
  }

  private String readLabel() {
    if (!Character.isLowerCase(symbol.charAt(0)) || cur >= text.length()) {
      return null;
    }
    if (text.charAt(cur) != '=' || text.charAt(cur + 1) == '>') {
      return null;
    }
    String label = take();
    expect("=");
    return label;
  }

  private Mistake readMistake() {
    String place = take();
    List<String> arguments = new ArrayList<>();
    while (!endsAlternative() && symbol.charAt(0) != '`') {
      arguments.add(take());
    }
    boolean hasMessage = !endsAlternative();
    return new Mistake(place, arguments, hasMessage ? take().substring(1) : null);
  }

  private Element readElement() {
    if (accept("~")) {
      return new Element.Cut();
    }
    if (accept("&")) {
      return new Element.LookAhead(readAtom(), true);
    }
    if (accept("!")) {
      return new Element.LookAhead(readAtom(), false);
    }
    if (accept("^")) {
      String token = take().substring(1);
      return new Element.Demand(tokenKind(token), token);
    }
    Element atom = readAtom();
    if (accept("*")) {
      return new Element.Repetition(atom, false);
    }
    if (accept("+")) {
      return new Element.Repetition(atom, true);
    }
    if (accept("%")) {
      return new Element.Separated(atom, readAtom());
    }
    return atom;
  }

  private Element readAtom() {
    if (accept("(")) {
      List<Alternative> alternatives = readAlternatives();
      expect(")");
      return new Element.Group(alternatives);
    }
    if (accept("[")) {
      List<Alternative> alternatives = readAlternatives();
      expect("]");
      return new Element.Optional(new Element.Group(alternatives));
    }
    String name = take();
    char first = name.charAt(0);
    if (first == '\'') {
      return new Element.Token(tokenKind(name.substring(1)));
    }
    if (first == '"') {
      return new Element.SoftKeyword(name.substring(1));
    }
    if (Character.isUpperCase(first)) {
      return name.equals("SOFT_KEYWORD")
          ? new Element.AnySoftKeyword()
          : new Element.Token(namedKind(name));
    }
    return new Element.Reference(rule(name));
  }

  /** The kind of a keyword, operator or delimiter. */
  private static int tokenKind(String token) {
    int keyword = TokenKind.keyword(token);
    return keyword >= 0 ? keyword : Tokenizer.operatorKind(token);
  }

  private static int namedKind(String name) {
    return switch (name) {
      case "NAME" -> TokenKind.NAME;
      case "NUMBER" -> TokenKind.NUMBER;
      case "STRING" -> TokenKind.STRING;
      case "NEWLINE" -> TokenKind.NEWLINE;
      case "INDENT" -> TokenKind.INDENT;
      case "DEDENT" -> TokenKind.DEDENT;
      case "ENDMARKER" -> TokenKind.ENDMARKER;
      case "TYPE_COMMENT" -> TokenKind.TYPE_COMMENT;
      case "FSTRING_START" -> TokenKind.FSTRING_START;
      case "FSTRING_MIDDLE" -> TokenKind.FSTRING_MIDDLE;
      case "FSTRING_END" -> TokenKind.FSTRING_END;
      case "TSTRING_START" -> TokenKind.TSTRING_START;
      case "TSTRING_MIDDLE" -> TokenKind.TSTRING_MIDDLE;
      case "TSTRING_END" -> TokenKind.TSTRING_END;
      default -> throw new IllegalStateException(name);
    };
  }
}
