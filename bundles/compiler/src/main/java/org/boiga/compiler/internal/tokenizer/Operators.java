package org.boiga.compiler.internal.tokenizer;

/** The operators and delimiters. */
final class Operators {
  private Operators() {}

  /** The kind of the operator of two or three characters that the given ones start with, or -1. */
  static int longer(int c1, int c2, int c3) {
    return switch (c1) {
      case '!' -> c2 == '=' ? TokenKind.NOTEQUAL : -1;
      case '%' -> c2 == '=' ? TokenKind.PERCENTEQUAL : -1;
      case '&' -> c2 == '=' ? TokenKind.AMPEREQUAL : -1;
      case '*' ->
          switch (c2) {
            case '*' -> c3 == '=' ? TokenKind.DOUBLESTAREQUAL : TokenKind.DOUBLESTAR;
            case '=' -> TokenKind.STAREQUAL;
            default -> -1;
          };
      case '+' -> c2 == '=' ? TokenKind.PLUSEQUAL : -1;
      case '-' ->
          switch (c2) {
            case '=' -> TokenKind.MINEQUAL;
            case '>' -> TokenKind.RARROW;
            default -> -1;
          };
      case '/' ->
          switch (c2) {
            case '/' -> c3 == '=' ? TokenKind.DOUBLESLASHEQUAL : TokenKind.DOUBLESLASH;
            case '=' -> TokenKind.SLASHEQUAL;
            default -> -1;
          };
      case ':' -> c2 == '=' ? TokenKind.COLONEQUAL : -1;
      case '<' ->
          switch (c2) {
            case '<' -> c3 == '=' ? TokenKind.LEFTSHIFTEQUAL : TokenKind.LEFTSHIFT;
            case '=' -> TokenKind.LESSEQUAL;
            case '>' -> TokenKind.NOTEQUAL;
            default -> -1;
          };
      case '=' -> c2 == '=' ? TokenKind.EQEQUAL : -1;
      case '>' ->
          switch (c2) {
            case '>' -> c3 == '=' ? TokenKind.RIGHTSHIFTEQUAL : TokenKind.RIGHTSHIFT;
            case '=' -> TokenKind.GREATEREQUAL;
            default -> -1;
          };
      case '@' -> c2 == '=' ? TokenKind.ATEQUAL : -1;
      case '^' -> c2 == '=' ? TokenKind.CIRCUMFLEXEQUAL : -1;
      case '|' -> c2 == '=' ? TokenKind.VBAREQUAL : -1;
      default -> -1;
    };
  }

  /** The number of characters of an operator of several. */
  static int length(int kind) {
    return switch (kind) {
      case TokenKind.DOUBLESTAREQUAL,
          TokenKind.DOUBLESLASHEQUAL,
          TokenKind.LEFTSHIFTEQUAL,
          TokenKind.RIGHTSHIFTEQUAL ->
          3;
      default -> 2;
    };
  }

  /** The kind of an operator of one character; {@link TokenKind#OP} if it is none. */
  static int single(int c) {
    return switch (c) {
      case '!' -> TokenKind.EXCLAMATION;
      case '%' -> TokenKind.PERCENT;
      case '&' -> TokenKind.AMPER;
      case '(' -> TokenKind.LPAR;
      case ')' -> TokenKind.RPAR;
      case '*' -> TokenKind.STAR;
      case '+' -> TokenKind.PLUS;
      case ',' -> TokenKind.COMMA;
      case '-' -> TokenKind.MINUS;
      case '.' -> TokenKind.DOT;
      case '/' -> TokenKind.SLASH;
      case ':' -> TokenKind.COLON;
      case ';' -> TokenKind.SEMI;
      case '<' -> TokenKind.LESS;
      case '=' -> TokenKind.EQUAL;
      case '>' -> TokenKind.GREATER;
      case '@' -> TokenKind.AT;
      case '[' -> TokenKind.LSQB;
      case ']' -> TokenKind.RSQB;
      case '^' -> TokenKind.CIRCUMFLEX;
      case '{' -> TokenKind.LBRACE;
      case '|' -> TokenKind.VBAR;
      case '}' -> TokenKind.RBRACE;
      case '~' -> TokenKind.TILDE;
      default -> TokenKind.OP;
    };
  }
}
