package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.ast.Arg;
import org.boiga.compiler.ast.Arguments;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.TypeParam;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Parses the parameters of functions and lambdas, and type parameters. */
abstract class ParameterParser extends BracketParser {
  private static final Arguments NO_PARAMETERS =
      new Arguments(List.of(), List.of(), null, List.of(), List.of(), null, List.of());

  ParameterParser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
  }

  @Override
  final Arguments parseLambdaParameters() {
    return kind == COLON ? NO_PARAMETERS : new Parameters(true).parse();
  }

  final Arguments parseParameters() {
    return kind == RPAR ? NO_PARAMETERS : new Parameters(false).parse();
  }

  /** The parameters that are being parsed. */
  private final class Parameters {
    private final boolean lambda;
    private final int end;
    private List<Arg> positionalOnly = List.of();
    private ArrayList<Arg> positional = new ArrayList<>(4);
    private final ArrayList<Expr> defaults = new ArrayList<>(0);
    private final ArrayList<Arg> keywordOnly = new ArrayList<>(0);
    private final ArrayList<Expr> keywordDefaults = new ArrayList<>(0);
    private Arg variable;
    private Arg keywords;
    private boolean slashSeen;
    private boolean starSeen;

    Parameters(boolean lambda) {
      this.lambda = lambda;
      this.end = lambda ? COLON : RPAR;
    }

    Arguments parse() {
      while (kind != end) {
        switch (kind) {
          case SLASH -> parseSlash();
          case STAR -> parseStar();
          case DOUBLESTAR -> {
            advance();
            keywords = separateTyped(parseParameter(false));
            if (kind != end) {
              throw ParseFailure.INSTANCE;
            }
          }
          default -> parseNamed();
        }
      }
      return new Arguments(
          positionalOnly,
          listOf(positional),
          variable,
          listOf(keywordOnly),
          listOf(keywordDefaults),
          keywords,
          listOf(defaults));
    }

    /** Consumes the comma after a parameter, unless it is the last. */
    private void separate() {
      if (kind != end) {
        expect(COMMA);
      }
    }

    private void parseSlash() {
      if (slashSeen || starSeen || positional.isEmpty()) {
        throw ParseFailure.INSTANCE;
      }
      slashSeen = true;
      positionalOnly = listOf(positional);
      positional = new ArrayList<>(4);
      advance();
      separate();
    }

    private void parseStar() {
      if (starSeen) {
        throw ParseFailure.INSTANCE;
      }
      starSeen = true;
      advance();
      if (kind == COMMA) {
        advance();
        if (kind != NAME) {
          throw ParseFailure.INSTANCE;
        }
        return;
      }
      variable = separateTyped(parseParameter(true));
    }

    private void parseNamed() {
      Arg parameter = parseParameter(false);
      Expr value = accept(EQUAL) ? parseExpression() : null;
      parameter = separateTyped(parameter);
      if (starSeen) {
        keywordOnly.add(parameter);
        keywordDefaults.add(value);
      } else {
        positional.add(parameter);
        if (value != null) {
          defaults.add(value);
        } else if (!defaults.isEmpty()) {
          throw ParseFailure.INSTANCE;
        }
      }
    }

    /** Consumes what follows a parameter: a comma, and a type comment on either side of it. */
    private Arg separateTyped(Arg parameter) {
      String comment = null;
      if (kind == TYPE_COMMENT) {
        comment = parseTypeComment();
        if (kind != end) {
          throw ParseFailure.INSTANCE;
        }
      } else {
        separate();
        comment = kind == TYPE_COMMENT ? parseTypeComment() : null;
      }
      return comment == null
          ? parameter
          : new Arg(parameter.arg(), parameter.annotation(), comment, parameter.span());
    }

    private Arg parseParameter(boolean starAnnotation) {
      int first = pos;
      String name = expectName();
      Expr annotation = null;
      if (!lambda && accept(COLON)) {
        annotation = starAnnotation && kind == STAR ? parseStarred() : parseExpression();
      }
      return new Arg(name, annotation, null, spanFrom(first));
    }
  }

  final String parseTypeComment() {
    String comment = tokens.name(pos);
    advance();
    return comment;
  }

  /** Parses type parameters, if there are any. */
  final List<TypeParam> parseTypeParams() {
    if (!accept(LSQB)) {
      return List.of();
    }
    ArrayList<TypeParam> parameters = new ArrayList<>(2);
    do {
      parameters.add(parseTypeParam());
    } while (accept(COMMA) && kind != RSQB);
    expect(RSQB);
    return listOf(parameters);
  }

  private TypeParam parseTypeParam() {
    int first = pos;
    switch (kind) {
      case STAR -> {
        advance();
        String name = expectName();
        Expr value = null;
        if (accept(EQUAL)) {
          value = kind == STAR ? parseStarred() : parseExpression();
        }
        return new TypeParam.TypeVarTuple(name, value, spanFrom(first));
      }
      case DOUBLESTAR -> {
        advance();
        String name = expectName();
        Expr value = accept(EQUAL) ? parseExpression() : null;
        return new TypeParam.ParamSpec(name, value, spanFrom(first));
      }
      default -> {
        String name = expectName();
        Expr bound = accept(COLON) ? parseExpression() : null;
        Expr value = accept(EQUAL) ? parseExpression() : null;
        return new TypeParam.TypeVar(name, bound, value, spanFrom(first));
      }
    }
  }
}
