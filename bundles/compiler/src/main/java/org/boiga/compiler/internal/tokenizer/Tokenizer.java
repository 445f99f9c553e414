package org.boiga.compiler.internal.tokenizer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.ast.TypeIgnore;

/**
 * Splits a program into tokens, all at once.
 *
 * <p>An error ends the tokens with an error token; it is the parser that throws it, when it gets
 * there, since a syntax error before it comes first.
 */
public final class Tokenizer extends LineScanner {

  /** Which tokens to make, apart from the usual ones. */
  public enum Option {
    /** The input is one interactive statement, whose last line needs no line end. */
    INTERACTIVE,
    /** The end of interactive input does not end its blocks. */
    DONT_IMPLY_DEDENT,
    /** Comments with types become tokens. */
    TYPE_COMMENTS,
    /** Comments and line ends within statements become tokens; brackets may be unbalanced. */
    EXTRA_TOKENS
  }

  private final boolean interactive;
  private final boolean dontImplyDedent;
  private final NameTable names = new NameTable();

  private boolean done;

  public Tokenizer(Source source, WarningListener warnings, Option... options) {
    this(source, warnings, Arrays.asList(options));
  }

  private Tokenizer(Source source, WarningListener warnings, List<Option> chosen) {
    super(
        source,
        warnings,
        chosen.contains(Option.EXTRA_TOKENS),
        chosen.contains(Option.TYPE_COMMENTS));
    interactive = chosen.contains(Option.INTERACTIVE);
    dontImplyDedent = chosen.contains(Option.DONT_IMPLY_DEDENT);
  }

  /** Tokenizes the source. */
  public Tokens tokenize() {
    try {
      while (!done) {
        if (mode != null && !mode.inExpression) {
          scanStringPart();
        } else {
          scanToken();
        }
      }
    } catch (SyntaxException e) {
      if (tokens.error() == null) {
        fail(e, inputEnded, true);
      }
    }
    return tokens;
  }

  /** The {@code type: ignore} comments, where type comments are asked for. */
  public List<TypeIgnore> typeIgnores() {
    return typeIgnores;
  }

  private void scanToken() {
    if (atLineStart) {
      atLineStart = false;
      scanIndentation();
    }
    int c = text[cur];
    while (c == ' ' || c == '\t' || c == '\f') {
      c = text[++cur];
    }
    start = cur;
    if (c == '#') {
      scanComment();
      c = text[cur];
    }
    if (isNameStart(c)) {
      scanName();
      return;
    }
    switch (c) {
      case '\n' -> scanLineEnd();
      case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> {
        scanNumber();
        add(TokenKind.NUMBER);
      }
      case '"', '\'' -> scanString();
      case '\\' -> continueLine();
      case '.' -> scanPoint();
      case 0 -> {
        if (cur < length) {
          throw nonPrintable(c);
        }
        scanEnd();
      }
      default -> scanOperator(c);
    }
  }

  private void scanEnd() {
    if (level > 0) {
      throw neverClosed();
    }
    if (interactive && tokens.count() > 0) {
      addFinal(TokenKind.NEWLINE);
    }
    if (indent > 0 && !(interactive && dontImplyDedent)) {
      for (; indent > 0; indent--) {
        addFinal(TokenKind.DEDENT);
      }
      if (interactive) {
        addFinal(TokenKind.NEWLINE);
      }
    }
    addFinal(TokenKind.ENDMARKER);
    done = true;
  }

  private void addFinal(int kind) {
    tokens.add(kind, cur, cur, line, line, null);
  }

  private void scanName() {
    int c = text[cur];
    int p = cur;
    int hash = 0;
    boolean ascii = true;
    do {
      ascii &= c >= 0;
      hash = 31 * hash + c;
      c = text[++p];
    } while (isNamePart(c));
    if ((c == '"' || c == '\'') && p - cur <= 5 && scanPrefixedString(p)) {
      return;
    }
    cur = p;
    if (ascii) {
      int slot = names.slot(text, start, cur, hash);
      tokens.add(names.kind(slot), start, cur, line, line, names.name(slot));
    } else {
      String name = verifiedName();
      tokens.add(TokenKind.NAME, start, cur, line, line, name);
    }
  }

  private String verifiedName() {
    String name = new String(text, start, cur - start, StandardCharsets.UTF_8);
    for (int i = 0, c; i < name.length(); i += Character.charCount(c)) {
      c = name.codePointAt(i);
      if (i == 0 ? !Identifiers.isStart(c) : !Identifiers.isContinue(c)) {
        String valid = name.substring(0, i + Character.charCount(c));
        cur = start + valid.getBytes(StandardCharsets.UTF_8).length;
        throw Identifiers.isPrintable(c)
            ? error("invalid character '" + Character.toString(c) + "' (U+" + hex(c) + ")")
            : nonPrintable(c);
      }
    }
    String normal = Normalizer.normalize(name, Normalizer.Form.NFKC);
    if (normal.equals("None") || normal.equals("True") || normal.equals("False")) {
      throw new SyntaxException(
          SyntaxException.Kind.VALUE_ERROR,
          "identifier field can't represent '" + normal + "' constant",
          null,
          null);
    }
    return normal;
  }

  /** Scans a string if the name up to its quote is a prefix of strings. */
  private boolean scanPrefixedString(int quote) {
    boolean b = false;
    boolean u = false;
    boolean r = false;
    boolean f = false;
    boolean t = false;
    for (int p = start; p < quote; p++) {
      int c = text[p] | 0x20;
      if (c == 'b' && !b) {
        b = true;
      } else if (c == 'u' && !u) {
        u = true;
      } else if (c == 'r' && !r) {
        r = true;
      } else if (c == 'f' && !f) {
        f = true;
      } else if (c == 't' && !t) {
        t = true;
      } else {
        return false;
      }
    }
    cur = quote;
    checkPrefixes(b, u, r, f, t);
    if (f || t) {
      enterString(f ? 'f' : 't', r);
    } else {
      scanString();
    }
    return true;
  }

  private void checkPrefixes(boolean b, boolean u, boolean r, boolean f, boolean t) {
    if (u && b) {
      throw incompatible('u', 'b');
    }
    if (u && r) {
      throw incompatible('u', 'r');
    }
    if (u && f) {
      throw incompatible('u', 'f');
    }
    if (u && t) {
      throw incompatible('u', 't');
    }
    if (b && f) {
      throw incompatible('b', 'f');
    }
    if (b && t) {
      throw incompatible('b', 't');
    }
    if (f && t) {
      throw incompatible('f', 't');
    }
  }

  private SyntaxException incompatible(char first, char second) {
    int column = start + 1 - lineStart;
    return error(
        "'" + first + "' and '" + second + "' prefixes are incompatible",
        column,
        cur + 1 - lineStart);
  }

  /** The kind of an operator or delimiter. */
  public static int operatorKind(String operator) {
    if (operator.equals("...")) {
      return TokenKind.ELLIPSIS;
    }
    int second = operator.length() > 1 ? operator.charAt(1) : 0;
    int third = operator.length() > 2 ? operator.charAt(2) : 0;
    int kind = Operators.longer(operator.charAt(0), second, third);
    return kind >= 0 ? kind : Operators.single(operator.charAt(0));
  }

  private void scanPoint() {
    if (isDigit(text[cur + 1])) {
      scanFraction();
      add(TokenKind.NUMBER);
    } else if (text[cur + 1] == '.' && text[cur + 2] == '.') {
      cur += 3;
      add(TokenKind.ELLIPSIS);
    } else {
      cur++;
      add(TokenKind.DOT);
    }
  }
}
