package org.boiga.compiler.internal.diagnosis;

/** What messages call the kinds of expressions. */
final class ExpressionNames {
  private ExpressionNames() {}

  static String of(Match expression) {
    return switch (expression.kind()) {
      case "Attribute" -> "attribute";
      case "Subscript" -> "subscript";
      case "Starred" -> "starred";
      case "Name" -> "name";
      case "List" -> "list";
      case "Tuple" -> "tuple";
      case "Lambda" -> "lambda";
      case "Call" -> "function call";
      case "BoolOp", "BinOp", "UnaryOp" -> "expression";
      case "GeneratorExp" -> "generator expression";
      case "Yield" -> "yield expression";
      case "Await" -> "await expression";
      case "ListComp" -> "list comprehension";
      case "SetComp" -> "set comprehension";
      case "DictComp" -> "dict comprehension";
      case "Dict" -> "dict literal";
      case "Set" -> "set display";
      case "JoinedStr" -> "f-string expression";
      case "TemplateStr" -> "t-string expression";
      case "Ellipsis" -> "ellipsis";
      case "Compare" -> "comparison";
      case "IfExp" -> "conditional expression";
      case "NamedExpr" -> "named expression";
      case "Constant" -> "literal";
      default -> expression.kind();
    };
  }
}
