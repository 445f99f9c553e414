package org.boiga.memory;

/**
 * How references are counted. A policy is nothing but the state in which an object's header starts,
 * so that policies can live side by side and the count operations are the same for all.
 */
public enum CountingPolicy {
  /** The owner counts without atomic operations, other threads atomically. The default. */
  BIASED,
  /** Every thread counts atomically: the yardstick that biased counting is measured against. */
  ATOMIC,
  /** Nothing is counted: finalisers run when the JVM's collector finds an object unreachable. */
  OFF;

  /** The policy of that name as the command line spells it, or null. */
  public static CountingPolicy named(String name) {
    return switch (name) {
      case "biased" -> BIASED;
      case "atomic" -> ATOMIC;
      case "off" -> OFF;
      default -> null;
    };
  }
}
