package org.boiga.embedding;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A Python interpreter. Any Java thread may use it, several at the same time; they run in parallel.
 * Nothing that a program can change is shared with other interpreters.
 *
 * <p><b>Values.</b> Given to Python, null, booleans, numbers, strings, {@code byte[]}, lists, sets,
 * maps and {@link JavaFunction}s become the objects that correspond to them. What comes from
 * Python: None becomes null, bool, int, float, str and bytes become {@code Boolean}, {@code Long}
 * or {@code BigInteger}, {@code Double}, {@code String} and {@code byte[]}; list and tuple, set and
 * frozenset, and dict are copied into {@code List}, {@code Set} and {@code Map}; all else is a
 * {@link PythonObject}.
 */
@ProviderType
public interface PythonInterpreter extends AutoCloseable {
  /**
   * Executes statements in module {@code __main__}.
   *
   * @throws PythonException if they raise
   */
  void exec(String statements);

  /** Evaluates an expression in module {@code __main__}. */
  Object eval(String expression);

  /** Calls a function of module {@code __main__}, or of another one if its name is dotted. */
  Object call(String function, Object... arguments);

  /** A variable of module {@code __main__}; null where there is none, or where it is None. */
  Object get(String name);

  /** Sets a variable of module {@code __main__}. */
  void set(String name, Object value);

  /**
   * What the memory manager did for this interpreter, by name: how often other threads' references
   * were merged, objects finalised late, cycles collected, threads stopped, and so on. {@code
   * sys._memory_counters} gives a program the same. Also where the interpreter is closed.
   */
  Map<String, Long> memoryCounters();

  /**
   * Ends the interpreter as a program ends: waits for its threads, runs what is registered with
   * {@code atexit}, finalises its objects. Waits for calls of other threads.
   */
  @Override
  void close();
}
