package org.boiga.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.boiga.memory.PyObject;
import org.boiga.objects.Calls;
import org.boiga.objects.ThreadState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/**
 * What one operation of Python code costs in tier 0, on one thread and on two at once; the
 * operations are in {@code operations.py}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class OperationBenchmark {
  /** How often each function does its operation. */
  private static final int REPEATED = 10_000;

  @Param({
    "empty",
    "call",
    "method",
    "attribute",
    "instance",
    "list_item",
    "dict_item",
    "generator",
    "exception",
    "extension_call",
    "built_in_call",
    "extension_attribute",
    "built_in_attribute",
    "extension_item",
    "built_in_item",
    "extension_buffer",
    "built_in_buffer",
    "extension_instance",
    "built_in_instance"
  })
  public String operation;

  private Python python;

  @Setup
  public void start() {
    python = new Python("biased", code());
  }

  private static String code() {
    try (InputStream in = OperationBenchmark.class.getResourceAsStream("operations.py")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TearDown
  public void end() {
    python.close();
  }

  /** A Python thread. */
  @State(Scope.Thread)
  public static class Runner {
    private ThreadState ts;
    private PyObject function;
    private PyObject times;

    @Setup(Level.Iteration)
    public void attach(OperationBenchmark b) {
      ts = b.python.attach();
      function = b.python.get(ts, b.operation);
      times = org.boiga.objects.Py.int_(REPEATED);
    }

    @TearDown(Level.Iteration)
    public void close() {
      ts.close();
    }

    PyObject run() {
      int mark = ts.mark();
      PyObject result = Calls.call(ts, function, times);
      ts.release(mark);
      return result;
    }
  }

  @Benchmark
  @OperationsPerInvocation(REPEATED)
  public PyObject alone(Runner r) {
    return r.run();
  }

  @Benchmark
  @OperationsPerInvocation(REPEATED)
  @Threads(2)
  public PyObject onTwoThreads(Runner r) {
    return r.run();
  }
}
