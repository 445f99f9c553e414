package org.boiga.interpreter.ast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.ast.Alias;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.AstName;
import org.boiga.compiler.ast.BoolOperator;
import org.boiga.compiler.ast.CmpOperator;
import org.boiga.compiler.ast.Comprehension;
import org.boiga.compiler.ast.ExceptHandler;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.ExprContext;
import org.boiga.compiler.ast.Keyword;
import org.boiga.compiler.ast.MatchCase;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Operator;
import org.boiga.compiler.ast.Pattern;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeIgnore;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.ast.UnaryOperator;
import org.boiga.compiler.ast.WithItem;

/** The classes of module {@code ast}, read from the records of the compiler. */
final class Schema {
  /** The direct subclasses of {@code ast.AST}, in the order of the grammar. */
  static final List<NodeClass> ROOTS =
      List.of(
          NodeClass.sum(Mod.class),
          NodeClass.sum(Stmt.class),
          NodeClass.sum(Expr.class),
          NodeClass.sum(ExprContext.class),
          NodeClass.sum(BoolOperator.class),
          NodeClass.sum(Operator.class),
          NodeClass.sum(UnaryOperator.class),
          NodeClass.sum(CmpOperator.class),
          NodeClass.product(Comprehension.class),
          NodeClass.sumOfOne("excepthandler", ExceptHandler.class),
          NodeClass.product(Arguments.class),
          NodeClass.product(Arg.class),
          NodeClass.product(Keyword.class),
          NodeClass.product(Alias.class),
          NodeClass.product(WithItem.class),
          NodeClass.product(MatchCase.class),
          NodeClass.sum(Pattern.class),
          NodeClass.sumOfOne("type_ignore", TypeIgnore.class),
          NodeClass.sum(TypeParam.class));

  /** All classes, a sum before its alternatives. */
  static final List<NodeClass> ALL = all();

  private static final Map<Object, NodeClass> CONCRETE = new HashMap<>();
  private static final Map<Class<?>, NodeClass> DECLARED = new HashMap<>();

  static {
    for (NodeClass c : ALL) {
      if (c.isConcrete()) {
        CONCRETE.put(c.symbol == null ? c.type : c.symbol, c);
      }
    }
    for (NodeClass root : ROOTS) {
      DECLARED.put(root.type, root);
    }
  }

  private Schema() {}

  private static List<NodeClass> all() {
    List<NodeClass> all = new ArrayList<>();
    for (NodeClass root : ROOTS) {
      all.add(root);
      all.addAll(root.alternatives);
    }
    return all;
  }

  /** The name that a record, interface or enum has in Python. */
  static String nameOf(Class<?> type) {
    AstName name = type.getAnnotation(AstName.class);
    return name == null ? type.getSimpleName() : name.value();
  }

  /** The class of a node. */
  static NodeClass of(Object node) {
    return CONCRETE.get(node instanceof Enum<?> ? node : node.getClass());
  }

  /** The class of the nodes that are instances of a record. */
  static NodeClass ofRecord(Class<?> type) {
    return CONCRETE.get(type);
  }

  /** The class that the type of a field stands for. */
  static NodeClass declared(Class<?> type) {
    return DECLARED.get(type);
  }
}
