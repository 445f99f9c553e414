package org.boiga.compiler.bytecode;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the operands of an opcode, from which decoder, disassembler and verifier are derived.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@interface Op {
  /**
   * Operands by position, separated by blanks: {@code a b c}, or {@code a bc} where b and c form
   * one 16-bit number, or {@code abc} for a 24-bit number; then {@code w} for a second word. Each
   * has a role and a label, as in {@code a>dst b<left c<right}:
   *
   * <ul>
   *   <li>{@code >} register written; {@code <} register read, consumed if it is a temporary;
   *       {@code &} register read and kept; {@code ^} first register of a run that the instruction
   *       explains
   *   <li>{@code #} number; {@code $} index of a constant; {@code .} index of a name; {@code @} pc
   * </ul>
   */
  String value();

  /** What the instruction does. */
  String does();
}
