package org.boiga.benchmarks;

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

/** What one operation of Python code costs in tier 0, on one thread and on two at once. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class OperationBenchmark {
  /** How often each function does its operation. */
  private static final int REPEATED = 10_000;

  private static final String CODE =
      """
      class Point:
          def __init__(self, x):
              self.x = x
          def get(self):
              return self.x

      def nothing():
          pass

      def empty(n):
          i = 0
          while i < n:
              i += 1

      def call(n):
          i = 0
          while i < n:
              nothing()
              i += 1

      def method(n, p=Point(1)):
          i = 0
          while i < n:
              p.get()
              i += 1

      def attribute(n, p=Point(1)):
          i = 0
          while i < n:
              p.x
              i += 1

      def instance(n):
          i = 0
          while i < n:
              Point(i)
              i += 1

      def list_item(n, a=[1, 2, 3]):
          i = 0
          while i < n:
              a[1]
              i += 1

      def dict_item(n, d={"a": 1, "b": 2}):
          i = 0
          while i < n:
              d["b"]
              i += 1

      def generator(n):
          for i in (j for j in range(n)):
              pass

      def exception(n):
          i = 0
          while i < n:
              try:
                  raise ValueError
              except ValueError:
                  i += 1
      """;

  @Param({
    "empty",
    "call",
    "method",
    "attribute",
    "instance",
    "list_item",
    "dict_item",
    "generator",
    "exception"
  })
  public String operation;

  private Python python;

  @Setup
  public void start() {
    python = new Python("biased", CODE);
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
