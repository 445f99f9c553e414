package org.boiga.benchmarks;

import java.util.concurrent.TimeUnit;
import org.boiga.memory.PyObject;
import org.boiga.objects.PyList;
import org.boiga.objects.ThreadState;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** What a reference costs: to an object of one's own, of another thread, to a new object. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class CountingBenchmark {
  @Param({"biased", "atomic", "off"})
  public String policy;

  private Python python;

  /** Owned by the main thread. */
  private PyObject shared;

  @Setup
  public void start() {
    python = new Python(policy, "shared = [1, 2, 3]");
    ThreadState ts = python.attach();
    shared = python.get(ts, "shared");
    ts.close();
  }

  @TearDown
  public void end() {
    python.close();
  }

  /** A thread with an object of its own. */
  @State(Scope.Thread)
  public static class Owner {
    ThreadState ts;
    PyObject own;

    @Setup(Level.Iteration)
    public void attach(CountingBenchmark b) {
      ts = b.python.attach();
      own = new PyList(ts);
    }

    @TearDown(Level.Iteration)
    public void close() {
      ts.close();
    }
  }

  @Benchmark
  public PyObject own(Owner o) {
    int mark = o.ts.mark();
    PyObject held = o.ts.hold(o.own);
    o.ts.release(mark);
    return held;
  }

  @Benchmark
  public PyObject anothers(Owner o) {
    int mark = o.ts.mark();
    PyObject held = o.ts.hold(shared);
    o.ts.release(mark);
    return held;
  }

  @Benchmark
  @Threads(2)
  public PyObject anothersContended(Owner o) {
    return anothers(o);
  }

  @Benchmark
  public PyObject create(Owner o) {
    int mark = o.ts.mark();
    PyObject made = new PyList(o.ts);
    o.ts.release(mark);
    return made;
  }
}
