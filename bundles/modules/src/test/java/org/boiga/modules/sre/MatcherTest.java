package org.boiga.modules.sre;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.boiga.memory.CountingPolicy;
import org.boiga.objects.InterpreterState;
import org.boiga.objects.PyBytes;
import org.boiga.objects.PyStr;
import org.boiga.objects.ThreadState;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private final ThreadState ts = new ThreadState(new InterpreterState(CountingPolicy.BIASED, null));

  /** A line of the file: what {@code re} compiles a pattern to, and what it finds. */
  private record Case(String pattern, int[] code, int groups, String subject, String spans) {
    static Case of(String line) {
      String[] parts = line.split("\t", -1);
      int[] code =
          Arrays.stream(parts[1].split(" ")).mapToInt(w -> (int) Long.parseLong(w)).toArray();
      return new Case(parts[0], code, Integer.parseInt(parts[2]), parts[3], parts[4]);
    }
  }

  private static List<Case> cases() throws IOException {
    try (InputStream in = MatcherTest.class.getResourceAsStream("patterns.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(l -> !l.startsWith("# "))
          .map(Case::of)
          .toList();
    }
  }

  private Matcher matcher(Program program, Subject subject) {
    return new Matcher(ts, program, subject, subject.length);
  }

  private static String spans(Matcher m, boolean found) {
    if (!found) {
      return "-";
    }
    int[] spans = PyMatch.spans(m);
    List<String> shown = new ArrayList<>();
    for (int i = 0; i < spans.length; i += 2) {
      shown.add(spans[i] + "," + spans[i + 1]);
    }
    return String.join(" ", shown);
  }

  @Test
  void findsWhatTheReferenceFinds() throws IOException {
    for (Case c : cases()) {
      assertThat(Validator.isValid(c.code, c.groups)).as(c.pattern).isTrue();
      Program p = new Program(c.code, c.groups);
      Matcher m = matcher(p, Subject.of(ts, PyStr.of(c.subject)));
      assertThat(spans(m, m.search(0))).as("%s in %s", c.pattern, c.subject).isEqualTo(c.spans);
    }
  }

  @Test
  void findsTheSameInBytes() throws IOException {
    for (Case c : cases()) {
      if (PyStr.of(c.subject).isAscii()) {
        PyBytes b = PyBytes.of(c.subject.getBytes(StandardCharsets.US_ASCII));
        Matcher m = matcher(new Program(c.code, c.groups), Subject.of(ts, b));
        assertThat(spans(m, m.search(0))).as(c.pattern).isEqualTo(c.spans);
      }
    }
  }

  private static Case caseOf(String pattern) throws IOException {
    return cases().stream().filter(c -> c.pattern.equals(pattern)).findFirst().orElseThrow();
  }

  @Test
  void depthIsNotBoundedByTheJavaStack() throws IOException {
    Case c = caseOf("(?:a|b|c)*d");
    String subject = "abc".repeat(500_000) + "d";
    Matcher m = matcher(new Program(c.code, c.groups), Subject.of(ts, PyStr.of(subject)));
    assertThat(m.match(0, true)).isTrue();
    assertThat(m.position).isEqualTo(1_500_001);
  }

  @Test
  void invalidCodeIsRejected() throws IOException {
    assertThat(Validator.isValid(new int[0], 0)).isFalse();
    assertThat(Validator.isValid(new int[] {99, Op.SUCCESS}, 0)).isFalse();
    assertThat(Validator.isValid(new int[] {Op.JUMP, 1, Op.SUCCESS}, 0)).isFalse();
    assertThat(Validator.isValid(new int[] {Op.MARK, 2, Op.SUCCESS}, 1)).isFalse();
    for (Case c : cases()) {
      int[] cut = Arrays.copyOf(c.code, c.code.length - 1);
      assertThat(Validator.isValid(cut, c.groups)).as(c.pattern).isFalse();
    }
  }
}
