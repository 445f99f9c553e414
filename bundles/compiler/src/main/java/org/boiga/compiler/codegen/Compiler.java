package org.boiga.compiler.codegen;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import org.boiga.compiler.AstParser;
import org.boiga.compiler.Source;
import org.boiga.compiler.SourceDecoder;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.WarningListener;
import org.boiga.compiler.ast.Expr;
import org.boiga.compiler.ast.Mod;
import org.boiga.compiler.symtable.FutureFeatures;
import org.boiga.compiler.symtable.FutureFeatures.Feature;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyCode;

/** Compiles Python to register bytecode. */
public final class Compiler {
  /**
   * The version of the code that is made. It is part of the magic number of compiled files, so that
   * those of another version are not used: to be raised whenever the compiler makes other code.
   */
  public static final int CODE_VERSION = 3710;

  /** {@code CO_FUTURE_BARRY_AS_BDFL}. */
  public static final int FUTURE_BARRY_AS_BDFL = 0x400000;

  /** {@code CO_FUTURE_ANNOTATIONS}. */
  public static final int FUTURE_ANNOTATIONS = 0x1000000;

  /** What a program is, as the third argument of Python's {@code compile} says. */
  public enum Mode {
    EXEC,
    EVAL,
    SINGLE
  }

  /**
   * How to compile.
   *
   * @param features the {@code __future__} features that the caller of {@code compile} has
   * @param optimize the level of -O: 1 drops assertions, 2 docstrings too
   * @param topLevelAwait whether the program may await outside of a function
   * @param dontImplyDedent whether the end of interactive input leaves its blocks open
   * @param allowIncompleteInput whether an error at the end of the input is reported as such
   * @param maxIntDigits the number of digits that a decimal int may have, or 0 for any
   * @param frozenSets makes the constants for sets that are only looked into; without it code makes
   *     those anew each time
   */
  public record Options(
      Mode mode,
      Set<Feature> features,
      int optimize,
      boolean topLevelAwait,
      boolean dontImplyDedent,
      boolean allowIncompleteInput,
      int maxIntDigits,
      WarningListener warnings,
      Function<PyObject[], PyObject> frozenSets) {
    private static final int DEFAULT_MAX_INT_DIGITS = 4300;

    public static Options of(Mode mode, WarningListener warnings) {
      return new Options(
          mode, Set.of(), 0, false, false, false, DEFAULT_MAX_INT_DIGITS, warnings, null);
    }

    private AstParser.Options parserOptions() {
      return new AstParser.Options(
          switch (mode) {
            case EXEC -> AstParser.Mode.EXEC;
            case EVAL -> AstParser.Mode.EVAL;
            case SINGLE -> AstParser.Mode.SINGLE;
          },
          false,
          dontImplyDedent,
          allowIncompleteInput,
          features.contains(Feature.BARRY_AS_FLUFL),
          maxIntDigits,
          warnings);
    }
  }

  private Compiler() {}

  /** The features that the flags of {@code compile} or of a code object name. */
  public static Set<Feature> features(int flags) {
    Set<Feature> features = EnumSet.noneOf(Feature.class);
    if ((flags & FUTURE_ANNOTATIONS) != 0) {
      features.add(Feature.ANNOTATIONS);
    }
    if ((flags & FUTURE_BARRY_AS_BDFL) != 0) {
      features.add(Feature.BARRY_AS_FLUFL);
    }
    return features;
  }

  /** The flags of a code object that name features. */
  public static int flags(Set<Feature> features) {
    return (features.contains(Feature.ANNOTATIONS) ? FUTURE_ANNOTATIONS : 0)
        | (features.contains(Feature.BARRY_AS_FLUFL) ? FUTURE_BARRY_AS_BDFL : 0);
  }

  /**
   * Compiles a file's bytes, or the UTF-8 of a str.
   *
   * @throws SyntaxException if the text is no program
   */
  public static PyCode compile(
      byte[] text, boolean isStr, String filename, Mode mode, WarningListener warnings) {
    return compile(text, isStr, filename, Options.of(mode, warnings));
  }

  /**
   * Compiles a file's bytes, or the UTF-8 of a str.
   *
   * @throws SyntaxException if the text is no program
   */
  public static PyCode compile(byte[] text, boolean isStr, String filename, Options options) {
    return compile(source(text, isStr, filename, null), options);
  }

  /** The source in a file's bytes, or in the UTF-8 of a str. */
  public static Source source(
      byte[] text, boolean isStr, String filename, SourceDecoder.Codec codec) {
    return isStr
        ? Source.of(new String(text, StandardCharsets.UTF_8), filename)
        : SourceDecoder.decode(text, filename, codec);
  }

  /**
   * Compiles a program.
   *
   * @throws SyntaxException if the text is none
   */
  public static PyCode compile(Source source, Options options) {
    return compile(AstParser.parse(source, options.parserOptions()), source.filename(), options);
  }

  /**
   * Compiles a tree.
   *
   * @throws SyntaxException if it is no program
   */
  public static PyCode compile(Mod program, String filename, Options options) {
    try {
      return program(new Compilation(program, filename, options), program);
    } catch (StackOverflowError e) {
      throw SyntaxException.tooDeep();
    }
  }

  private static PyCode program(Compilation compilation, Mod program) {
    Survey survey = Survey.NONE;
    if (program instanceof Mod.Module module) {
      survey = Survey.of(module.body());
    } else if (program instanceof Mod.Interactive interactive) {
      survey = Survey.of(interactive.body());
    }
    Unit unit = new Unit(compilation, compilation.scope(program), null, "<module>", 1, survey);
    unit.makeCells();
    if (program instanceof Mod.Module module) {
      unit.statements.moduleBody(module.body());
    } else if (program instanceof Mod.Interactive interactive) {
      unit.statements.moduleBody(interactive.body());
    } else {
      Expr body = ((Mod.Expression) program).body();
      int value = unit.expressions.operand(body);
      unit.e.at(body.span());
      unit.e.opEnd(org.boiga.compiler.bytecode.Opcodes.RETURN, value, 0);
    }
    int coroutine =
        compilation.topLevelAwait() && unit.scope.isCoroutine()
            ? unit.scope.isGenerator() ? PyCode.CO_ASYNC_GENERATOR : PyCode.CO_COROUTINE
            : 0;
    return unit.finish(new Unit.Header(0, 0, 0, coroutine));
  }

  /** The features of a program that is parsed already. */
  public static Set<Feature> featuresOf(Mod program, String filename, Set<Feature> inherited) {
    return FutureFeatures.of(program, filename, inherited).features();
  }
}
