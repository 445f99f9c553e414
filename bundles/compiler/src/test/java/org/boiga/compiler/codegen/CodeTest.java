package org.boiga.compiler.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.boiga.compiler.bytecode.Instruction;
import org.boiga.compiler.bytecode.Opcodes;
import org.boiga.objects.PyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

  @Test
  void operationWritesTheLocalThatItIsAssignedTo() {
    assertThat(Listing.instructions("def f(a, b):\n x = a + b\n return x"))
        .containsExactly("ADD x, a, b", "RETURN x");
  }

  @Test
  void operandIsCopiedIfALaterOneRebindsIt() {
    assertThat(Listing.instructions("def f(a):\n return a + (a := 5)"))
        .containsExactly("MOVE t0, a", "LOAD_CONST a, 5", "ADD t0, t0, a", "RETURN t0");
  }

  @Test
  void smallIntsAreOperands() {
    assertThat(Listing.instructions("def f(a):\n a += 1\n return a - 255"))
        .containsExactly("IADD_INT a, a, 1", "SUB_INT t0, a, 255", "RETURN t0");
  }

  @Test
  void conditionOfALoopIsItsJumpBack() {
    assertThat(Listing.instructions("def f(n):\n while n > 0: n -= 1"))
        .containsSubsequence("JUMP -> 2", "ISUB_INT n, n, 1", "JUMP_GT_INT n, 0, 3, -> 1");
  }

  @Test
  void itemsOfALoopGoToItsTarget() {
    assertThat(Listing.instructions("def f(xs):\n for k, v in xs: g(k)"))
        .contains("UNPACK k, t1, 2", "FOR_NEXT t1, t0, -> 2");
    assertThat(Listing.instructions("def f(xs):\n for x in xs: pass"))
        .contains("FOR_NEXT x, t0, -> 2");
  }

  @Test
  void localsAreBorrowedForCalls() {
    assertThat(Listing.instructions("def f(g, a):\n return a.m(a, k=a)"))
        .contains("BORROW ~t2, a", "BORROW ~t3, a")
        .anyMatch(i -> i.startsWith("CALL_METHOD t0, t0, 1, ('k',) borrowed 1000000000000011"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def f(a):\n return g(a, (a := 1))",
        "def f(a):\n return g(a, (yield))",
        "async def f(a):\n return g(a, await a)",
        "def f(a):\n return a.m((yield))",
      })
  void argumentIsOwnedIfALaterOneRebindsItOrSuspends(String program) {
    assertThat(Listing.function(program).borrowTable).isEmpty();
  }

  @Test
  void onlyLocalsThatMayBeUnboundAreChecked() {
    assertThat(Listing.instructions("def f(a):\n x = a\n return x + a"))
        .noneMatch(i -> i.startsWith("CHECK_LOCAL"));
    assertThat(Listing.instructions("def f(a):\n if a: x = 1\n g(x)\n return x"))
        .filteredOn(i -> i.startsWith("CHECK_LOCAL"))
        .hasSize(1);
    assertThat(Listing.instructions("def f(a):\n for i in a: del a\n return a"))
        .anyMatch(i -> i.startsWith("CHECK_LOCAL a"));
  }

  @Test
  void codeThatIsNotReachedIsNotEmitted() {
    assertThat(Listing.instructions("def f(a):\n if 0: g()\n return a\n h()"))
        .containsExactly("NOP", "RETURN a"); // the line of the condition
  }

  @Test
  void eachStatementThatIsLastReturnsAtItsOwnLine() {
    PyCode code = Listing.function("def f(a):\n try:\n  a()\n except:\n  a\n");
    assertThat(linesOfReturns(code)).containsExactlyInAnyOrder(3, 5);
    code = Listing.function("def f(a):\n for i in a:\n  i()\n");
    assertThat(linesOfReturns(code)).containsExactly(2);
  }

  private static List<Integer> linesOfReturns(PyCode code) {
    List<Integer> lines = new ArrayList<>();
    int[] words = code.instructions;
    for (int pc = 0; pc < words.length; pc += Instruction.of(words[pc]).size()) {
      if ((words[pc] & 0xff) == Opcodes.RETURN) {
        lines.add(code.lineAt(pc));
      }
    }
    return lines;
  }

  @Test
  void constantsAreFolded() {
    assertThat(Listing.function("def f(): return (1, -2, 3 * 4, 'a' 'b' + 'c', 1 + 2j)").constants)
        .hasSize(1);
  }

  @Test
  void equalConstantsOfDifferentTypesStayApart() {
    assertThat(Listing.function("def f(): g(1, 1.0, True, 0.0, -0.0, 1)").constants)
        .hasSize(6); // and None
  }

  @Test
  void capturedParameterMovesToItsCell() {
    PyCode code = Listing.function("def f(a, b):\n return lambda: b");

    assertThat(code.varnames).extracting(Object::toString).containsExactly("a", "b");
    assertThat(code.cellvars).extracting(Object::toString).containsExactly("b");
    assertThat(Listing.instructions("def f(a, b):\n return lambda: b"))
        .startsWith("MAKE_CELL [b], b");
  }

  @Test
  void variableOfAComprehensionIsASeparateOne() {
    assertThat(Listing.instructions("def f(x):\n return [x for x in x]"))
        .contains("MOVE t2, x", "MOVE x, t2");
  }

  @Test
  void manyLocalsLiveInFarRegisters() {
    StringBuilder program = new StringBuilder("def f():\n");
    for (int i = 0; i < 300; i++) {
      program.append(" v").append(i).append(" = ").append(i).append('\n');
    }
    PyCode code = Listing.function(program + " return v0 + v299");

    assertThat(code.firstTemporary).isEqualTo(Opcodes.NEAR);
    assertThat(code.registers).isEqualTo(Opcodes.FAR_BASE + 300 - Opcodes.NEAR);
  }

  @Test
  void codeWithoutStatementsReturnsAtItsEntry() {
    assertThat(Listing.function("def f():\n \"doc\"").positionOf(0)).containsExactly(1, 1, 0, 0);
    assertThat(Listing.compile("").lineAt(0)).isZero();
  }

  @Test
  void docstringLosesItsIndentation() {
    PyCode code = Listing.function("def f():\n  '''a\n    b\n      c\n  '''");

    assertThat(code.flags & PyCode.CO_HAS_DOCSTRING).isNotZero();
    assertThat(code.constants[0].toString()).isEqualTo("a\nb\n  c\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class C:\n def m(self): pass|C.m",
        "def f():\n def g(): pass|f.<locals>.g",
        "def f():\n global g\n def g(): pass|g",
        "def f():\n return lambda: 1|f.<locals>.<lambda>",
        "class C[T]:\n def m(self): pass|C.m",
      })
  void qualifiedNamesTellWhereCodeIs(String row) {
    String[] parts = row.split("\\|");
    PyCode code = Listing.compile(parts[0]);
    PyCode inner = null;
    while (code != null) {
      inner = code;
      code = null;
      for (Object constant : inner.constants) {
        code = constant instanceof PyCode c ? c : code;
      }
    }

    assertThat(inner.qualname).isEqualTo(parts[1]);
  }
}
