package org.boiga.compiler.internal.diagnosis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.boiga.compiler.internal.tokenizer.TokenKind;
import org.boiga.compiler.internal.tokenizer.Tokens;

/** Matches tokens against the grammar. */
final class Matcher {

  /** What a rule matched at some token before, and where that ends. */
  record Memory(Rule rule, Match match, int end, Memory next) {}

  private final Tokens tokens;
  private final Map<Integer, Memory> memories = new HashMap<>();
  private final ErrorPlaces errors;
  private int position;

  /** The last token that was looked at. */
  private int reached;

  private boolean findsMistakes;

  Matcher(Tokens tokens, int start) {
    this.tokens = tokens;
    position = start;
    reached = start;
    errors = new ErrorPlaces(tokens, this, start);
  }

  /** Starts again, with the rules for what programs do wrong. */
  void restartWithMistakes(int start) {
    memories.clear();
    position = start;
    findsMistakes = true;
  }

  ErrorPlaces errors() {
    return errors;
  }

  int position() {
    return position;
  }

  void moveTo(int newPosition) {
    position = newPosition;
  }

  int reached() {
    return reached;
  }

  /**
   * The kind of the next token; throws the tokenizer's error if there is one. What used to be an
   * operator, and is a token for that one joke's sake, is none here.
   */
  int kind() {
    if (position > reached) {
      reached = position;
    }
    int kind = tokens.kind(position);
    if (kind == TokenKind.ERRORTOKEN) {
      throw tokens.error();
    }
    boolean diamond = kind == TokenKind.NOTEQUAL && textIs("<>");
    return diamond ? TokenKind.OP : kind;
  }

  boolean textIs(String text) {
    return tokens.textIs(position, text);
  }

  Match consume() {
    return Match.token(position++);
  }

  /** A match of all tokens from a start to the current position. */
  Match matchFrom(int start, String kind, List<Match> parts) {
    return new Match(kind, start, position - 1, parts);
  }

  boolean findsMistakes() {
    return findsMistakes;
  }

  /** Switches the rules for mistakes on or off; returns whether they were on. */
  boolean findMistakes(boolean find) {
    boolean before = findsMistakes;
    findsMistakes = find;
    return before;
  }

  Memory recall(Rule rule) {
    Memory memory = memories.get(position);
    while (memory != null && memory.rule != rule) {
      memory = memory.next;
    }
    return memory;
  }

  void remember(Rule rule, int start, Match match) {
    memories.put(start, new Memory(rule, match, position, memories.get(start)));
  }
}
