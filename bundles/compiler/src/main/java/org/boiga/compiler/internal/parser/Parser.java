package org.boiga.compiler.internal.parser;

import static org.boiga.compiler.internal.tokenizer.TokenKind.*;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.AstParser.Mode;
import org.boiga.compiler.Source;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.ast.Stmt;
import org.boiga.compiler.ast.TypeIgnore;
import org.boiga.compiler.internal.diagnosis.Diagnosis;
import org.boiga.compiler.internal.diagnosis.SourceErrors;
import org.boiga.compiler.internal.tokenizer.Tokenizer;
import org.boiga.compiler.internal.tokenizer.Tokenizer.Option;
import org.boiga.compiler.internal.tokenizer.Tokens;

/**
 * A recursive descent parser, which decides by the next token or two nearly everywhere.
 *
 * <p>It only knows correct programs. Where it fails, the program is read again by {@link
 * Diagnosis}, which knows what is wrong with it.
 */
public final class Parser extends BlockParser {

  /**
   * The first token of the module's last complete statement: what is wrong with the one after it
   * may be that it does not fit.
   */
  private int lastOfModule;

  private Parser(Tokens tokens, AstParser.Options options) {
    super(tokens, options);
  }

  /** Parses a program. */
  public static Mod parse(Source source, AstParser.Options options) {
    Tokenizer tokenizer = tokenizer(source, options);
    Tokens tokens = tokenizer.tokenize();
    Parser parser = new Parser(tokens, options);
    Mod program;
    try {
      program = parser.parse(tokenizer.typeIgnores());
    } catch (ParseFailure e) {
      throw parser.located(
          Diagnosis.diagnose(
              tokens,
              options.mode(),
              parser.lastOfModule,
              parser.pos,
              options.allowIncompleteInput()));
    } catch (SyntaxException e) {
      throw parser.located(Diagnosis.review(tokens, e, parser.pos, options.allowIncompleteInput()));
    } catch (StackOverflowError e) {
      throw tooComplex();
    }
    if (options.mode() == Mode.SINGLE) {
      parser.checkSingle();
    }
    return program;
  }

  private SyntaxException located(SyntaxException e) {
    return lastStatement == null ? e : e.after(lastStatement.span());
  }

  private Mod parse(List<TypeIgnore> typeIgnores) {
    moveTo(0);
    return switch (options.mode()) {
      case EXEC -> parseModule(typeIgnores);
      case EVAL -> parseEval();
      case SINGLE -> parseInteractive();
      case FUNC_TYPE -> parseFunctionType();
    };
  }

  private static Tokenizer tokenizer(Source source, AstParser.Options options) {
    ArrayList<Option> chosen = new ArrayList<>(3);
    if (options.mode() == Mode.SINGLE) {
      chosen.add(Option.INTERACTIVE);
    }
    if (options.dontImplyDedent()) {
      chosen.add(Option.DONT_IMPLY_DEDENT);
    }
    if (options.typeComments()) {
      chosen.add(Option.TYPE_COMMENTS);
    }
    Source text = options.mode() == Mode.EXEC ? source.withFinalNewline() : source;
    return new Tokenizer(text, options.warnings(), chosen.toArray(new Option[0]));
  }

  private Mod parseModule(List<TypeIgnore> typeIgnores) {
    ArrayList<Stmt> body = new ArrayList<>();
    while (kind != ENDMARKER) {
      int statement = pos;
      parseStatement(body);
      lastOfModule = statement;
    }
    return new Mod.Module(listOf(body), List.copyOf(typeIgnores));
  }

  private Mod parseEval() {
    Expr body = parseExpressions();
    expectEnd();
    return new Mod.Expression(body);
  }

  private void expectEnd() {
    while (kind == NEWLINE) {
      advance();
    }
    if (kind != ENDMARKER) {
      throw ParseFailure.INSTANCE;
    }
  }

  /** Parses a statement up to the line end after it, so that nothing is read beyond that. */
  private Mod parseInteractive() {
    ArrayList<Stmt> body = new ArrayList<>(1);
    Stmt compound = parseCompound();
    if (compound != null) {
      body.add(compound);
      lastStatement = compound;
    } else {
      parseSimpleLine(body);
    }
    if (kind != NEWLINE) {
      throw ParseFailure.INSTANCE;
    }
    return new Mod.Interactive(listOf(body));
  }

  /** Sees to it that only blanks and comments follow the line end of an interactive statement. */
  private void checkSingle() {
    byte[] text = tokens.source().utf8();
    int cur = tokens.end(pos);
    while (text[cur] == ' '
        || text[cur] == '\t'
        || text[cur] == '\n'
        || text[cur] == '\f'
        || text[cur] == '#') {
      if (text[cur] == '#') {
        while (text[cur] != '\n' && text[cur] != 0) {
          cur++;
        }
      } else {
        cur++;
      }
    }
    if (text[cur] != 0) {
      throw SourceErrors.atToken(
          tokens,
          SyntaxException.Kind.SYNTAX_ERROR,
          "multiple statements found while compiling a single statement",
          pos,
          pos);
    }
  }

  private Mod parseFunctionType() {
    expect(LPAR);
    ArrayList<Expr> argtypes = new ArrayList<>();
    int last = 0;
    while (kind != RPAR) {
      if (last == DOUBLESTAR || last == STAR && kind != DOUBLESTAR) {
        throw ParseFailure.INSTANCE;
      }
      if (kind == STAR || kind == DOUBLESTAR) {
        last = kind;
        advance();
      }
      argtypes.add(parseExpression());
      if (kind != RPAR) {
        expect(COMMA);
        if (kind == RPAR) {
          throw ParseFailure.INSTANCE;
        }
      }
    }
    advance();
    expect(RARROW);
    Expr returns = parseExpression();
    expectEnd();
    return new Mod.FunctionType(listOf(argtypes), returns);
  }
}
