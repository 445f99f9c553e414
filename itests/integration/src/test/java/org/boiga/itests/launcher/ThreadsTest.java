package org.boiga.itests.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.boiga.itests.support.BoigaProcess;
import org.boiga.itests.support.BoigaProcess.Result;
import org.junit.jupiter.api.Test;

/** Threads of programs: how many there may be, how deep they go, and how they end. */
class ThreadsTest {
  private static final int VIRTUAL_THREADS = Integer.getInteger("boiga.virtual.threads", 10_000);

  /** As many as one likes: each takes less than 40 KB, so that 100,000 fit in 4 GB. */
  @Test
  void virtualThreadsAreSmall() throws Exception {
    String program =
        """
        import sys, threading, time

        count = int(sys.argv[1])
        lock = threading.Lock()
        end = threading.Event()
        sleeping = 0

        def sleep():
            global sleeping
            with lock:
                sleeping += 1
            time.sleep(0.1)
            end.wait()

        def resident():
            with open("/proc/self/status") as f:
                return next(int(line.split()[1]) for line in f if line.startswith("VmRSS"))

        before = resident()
        threads = [threading.Thread(target=sleep) for _ in range(count)]
        for t in threads:
            t.start()
        while sleeping < count:
            time.sleep(0.01)
        assert threading.active_count() == count + 1
        used = resident() - before
        assert used < 40 * count + 200_000, used
        end.set()
        for t in threads:
            t.join()
        print(sleeping)
        """;
    Result result =
        BoigaProcess.boiga("-X", "virtual-threads", "-c", program, String.valueOf(VIRTUAL_THREADS))
            .run();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo(VIRTUAL_THREADS + "\n");
  }

  /** Daemon threads run no more code once modules are taken apart. */
  @Test
  void daemonThreadsStopAtTheEnd() throws Exception {
    String program =
        """
        import threading, time
        table = {}
        ready = threading.Barrier(4)

        def work(n):
            ready.wait()
            while True:
                table[n] = time.monotonic()
                time.sleep(0) if n == 1 else threading.current_thread().name
                if n == 2:
                    time.sleep(0.001)

        for n in range(3):
            threading.Thread(target=work, args=(n,), daemon=True).start()
        ready.wait()
        print("end")
        """;
    Result result = BoigaProcess.boiga("-c", program).run();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("end\n");
    assertThat(result.exitCode()).isZero();
  }

  /** The recursion limit is the limit on every thread, and stacks are small again afterwards. */
  @Test
  void recursionGoesAsDeepAsTheLimit() throws Exception {
    String program =
        """
        import sys, threading, time

        def depth(n):
            return n and 1 + depth(n - 1)

        def deep():
            for _ in range(2):
                print(depth(999_000))
                until = time.monotonic() + 1.5
                while time.monotonic() < until:
                    pass

        sys.setrecursionlimit(1_000_000)
        deep()
        t = threading.Thread(target=deep)
        t.start()
        t.join()
        sys.setrecursionlimit(1000)
        try:
            depth(1000)
        except RecursionError as e:
            print(e)
        """;
    Result result = BoigaProcess.boiga("-c", program).run();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("999000\n".repeat(4) + "maximum recursion depth exceeded\n");
  }

  /** Frames of other threads can be read while they run, whatever they do. */
  @Test
  void framesOfOtherThreadsAreReadable() throws Exception {
    String program =
        """
        import sys, threading, traceback

        def fib(n):
            return n if n < 2 else fib(n - 1) + fib(n - 2)

        done = threading.Event()

        def work():
            try:
                fib(22)
            finally:
                done.set()

        t = threading.Thread(target=work)
        t.start()
        seen = 0
        while not done.wait(0.001):
            frame = sys._current_frames().get(t.ident)
            while frame:
                if frame.f_code is fib.__code__:
                    n = frame.f_locals.get("n", 0)
                    assert 0 <= n <= 22 and frame.f_lineno in (3, 4), (n, frame.f_lineno)
                    seen += 1
                frame = frame.f_back
        t.join()
        print("seen" if seen else "nothing")
        """;
    Result result = BoigaProcess.boiga("-c", program).run();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).isEqualTo("seen\n");
  }

  @Test
  void theWorkOfTheMemoryManagerIsCounted() throws Exception {
    String program =
        """
        import gc, sys, threading
        class A: pass
        things = [A() for _ in range(100)]
        t = threading.Thread(target=things.clear)
        t.start()
        t.join()
        a = A()
        a.me = a
        del a
        gc.collect()
        counters = sys._memory_counters()
        for name, least in ("merged", 100), ("collections", 1), ("collected", 1), ("stops", 1):
            assert counters[name] >= least, (name, counters)
        assert counters["longest_stop_time"] <= counters["stop_time"]
        assert counters["queue_length"] == counters["finalized_late"] == 0
        """;
    assertThat(BoigaProcess.boiga("-c", program).run()).isEqualTo(new Result(0, "", ""));
  }
}
