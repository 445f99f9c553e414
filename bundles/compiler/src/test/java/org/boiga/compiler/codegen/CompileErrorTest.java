package org.boiga.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.SyntaxException;
import org.boiga.compiler.WarningListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompileErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "return 1^'return' outside function^1^1",
        "class A: yield 1^'yield' outside function^1^10",
        "break^'break' outside loop^1^1",
        "continue^'continue' not properly in loop^1^1",
        "async def f(): yield from x^'yield from' inside async function^1^16",
        "async def f():~ yield~ return 2^'return' with value in async generator^3^2",
        "try: a~except: b~except E: c^default 'except:' must be last^2^1",
        "*a = 1^starred assignment target must be in a list or tuple^1^1",
        "*a, *b = 1^multiple starred expressions in assignment^1^1",
        "x = *a^can't use starred expression here^1^5",
        "f(a=1, a=2)^keyword argument repeated: a^1^8",
        "match x:~ case a: b~ case c: d^name capture 'a' makes remaining patterns unreachable^2^7",
        "match x:~ case [a, a]: b^multiple assignments to name 'a' in pattern^2^11",
        "match x:~ case {1: a, 1: b}: c^mapping pattern checks duplicate key (1)^2^7",
        "match x:~ case [a] | [b]: c^alternative patterns bind different names^2^7",
        "match x:~ case A(a=1, a=2): b^attribute name repeated in class pattern: a^2^16",
        "def f[T=int, U](): a^non-default type parameter 'U' follows default type parameter^1^14",
      })
  void errorSaysWhatAndWhere(String program, String message, int line, int offset) {
    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class, () -> Listing.compile(program.replace('~', '\n')));

    assertThat(error).hasMessage(message);
    assertThat(error.place().lineno()).isEqualTo(line);
    assertThat(error.place().offset()).isEqualTo(offset);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      quoteCharacter = '`',
      value = {
        "x is 1^\"is\" with 'int' literal. Did you mean \"==\"?",
        "x is not ()^\"is not\" with 'tuple' literal. Did you mean \"!=\"?",
        "assert (x, 'm')^assertion is always true, perhaps remove parentheses?",
        "[1](2)^'list' object is not callable; perhaps you missed a comma?",
        "{1}[2]^'set' object is not subscriptable; perhaps you missed a comma?",
        "[1]['a']^list indices must be integers or slices, not str; perhaps you missed a comma?",
        "def f():~ try: a~ finally: return^'return' in a 'finally' block",
      })
  void warnsOnceOfWhatIsLikelyAMistake(String program, String message) {
    assertThat(warnings(program.replace('~', '\n'))).containsExactly(message);
  }

  @Test
  void warningThatIsAnErrorIsRaisedAtItsPlace() {
    SyntaxException error =
        catchThrowableOfType(
            SyntaxException.class,
            () ->
                Compiler.compile(
                    "y = x is 1".getBytes(StandardCharsets.UTF_8),
                    true,
                    "<test>",
                    Compiler.Mode.EXEC,
                    (category, message, filename, line) -> true));

    assertThat(error.place().offset()).isEqualTo(5);
  }

  private static List<String> warnings(String program) {
    List<String> warnings = new ArrayList<>();
    WarningListener listener =
        (category, message, filename, line) -> {
          warnings.add(message);
          return false;
        };
    Compiler.compile(
        program.getBytes(StandardCharsets.UTF_8), true, "<test>", Compiler.Mode.EXEC, listener);
    return warnings;
  }
}
