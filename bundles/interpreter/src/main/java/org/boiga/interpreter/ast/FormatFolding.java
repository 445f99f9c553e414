package org.boiga.interpreter.ast;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Literal;
import org.boiga.compiler.ast.Operator;

/** Makes f-strings of {@code '...' % (...)} where that formats texts only. */
final class FormatFolding {
  private static final int MAX_DIGITS = 3;

  private final String format;
  private final List<Expr> arguments;
  private final Expr.BinOp operation;
  private final List<Expr> parts = new ArrayList<>();
  private int position;
  private int used;

  private FormatFolding(String format, List<Expr> arguments, Expr.BinOp operation) {
    this.format = format;
    this.arguments = arguments;
    this.operation = operation;
  }

  /** The f-string, or null if the operation is not of that kind. */
  static Expr fold(Expr.BinOp operation) {
    boolean formats =
        operation.op() == Operator.Mod
            && operation.left() instanceof Expr.Constant c
            && c.value() instanceof Literal.Str s
            && s.codePoints() == null
            && operation.right() instanceof Expr.Tuple t
            && t.elts().stream().noneMatch(Expr.Starred.class::isInstance);
    if (!formats) {
      return null;
    }
    String format = ((Literal.Str) ((Expr.Constant) operation.left()).value()).value();
    List<Expr> arguments = ((Expr.Tuple) operation.right()).elts();
    return new FormatFolding(format, arguments, operation).fold();
  }

  private Expr fold() {
    while (position < format.length()) {
      if (!literal()) {
        return null;
      }
      if (position < format.length()) {
        Expr field = used < arguments.size() ? field(arguments.get(used++)) : null;
        if (field == null) {
          return null;
        }
        parts.add(field);
      }
    }
    return used == arguments.size() ? new Expr.JoinedStr(parts, operation.span()) : null;
  }

  /** Takes the text up to the next field; false if the format ends within one. */
  private boolean literal() {
    StringBuilder text = new StringBuilder();
    while (position < format.length()) {
      char c = format.charAt(position);
      if (c == '%') {
        if (position + 1 == format.length()) {
          return false;
        }
        if (format.charAt(position + 1) != '%') {
          break;
        }
        position++;
      }
      text.append(c);
      position++;
    }
    if (!text.isEmpty()) {
      parts.add(constant(text.toString()));
    }
    return true;
  }

  private Expr constant(String text) {
    return new Expr.Constant(new Literal.Str(text), null, operation.left().span());
  }

  private Expr field(Expr argument) {
    position++;
    boolean left = false;
    while (position < format.length() && "-+ #0".indexOf(format.charAt(position)) >= 0) {
      left |= format.charAt(position++) == '-';
    }
    String width = digits();
    String precision = null;
    if (position < format.length() && format.charAt(position) == '.') {
      position++;
      precision = digits();
      if (precision != null && precision.isEmpty()) {
        precision = "0";
      }
    } else {
      precision = "";
    }
    if (width == null || precision == null || position == format.length()) {
      return null;
    }
    char conversion = format.charAt(position++);
    if (conversion != 's' && conversion != 'r' && conversion != 'a') {
      return null;
    }
    String spec =
        (!left && !width.isEmpty() && Integer.parseInt(width) > 0 ? ">" : "")
            + (width.isEmpty() ? "" : Integer.parseInt(width))
            + (precision.isEmpty() ? "" : "." + Integer.parseInt(precision));
    return new Expr.FormattedValue(
        argument, conversion, spec.isEmpty() ? null : constant(spec), argument.span());
  }

  /** The digits at the position, or null if there are too many. */
  private String digits() {
    int start = position;
    while (position < format.length() && Character.digit(format.charAt(position), 10) >= 0) {
      position++;
    }
    return position - start > MAX_DIGITS ? null : format.substring(start, position);
  }
}
