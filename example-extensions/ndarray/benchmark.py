"""Times ndarray against lists, and two threads against one.

    boiga -X bundles=example-extensions/ndarray/target example-extensions/ndarray/benchmark.py
    python3 example-extensions/ndarray/benchmark.py lists

The second line times the lists in another interpreter. Each time is the best one of some rounds.
"""

import sys
import time
from threading import Barrier, Thread

N = 1_000_000


def best(function, rounds):
    """The shortest time of some calls, in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        function()
        times.append(time.perf_counter() - start)
    return min(times) * 1000


def lists():
    xs = [i * 0.5 for i in range(N)]
    ys = [i * 0.25 for i in range(N)]
    zs = [i * 0.125 for i in range(N)]
    print(f"[x * y + z]      {best(lambda: [x * y + z for x, y, z in zip(xs, ys, zs)], 15):9.3f} ms")
    print(f"[x * 2.5 + 1.0]  {best(lambda: [x * 2.5 + 1.0 for x in xs], 15):9.3f} ms")
    print(f"sum(xs)          {best(lambda: sum(xs), 15):9.3f} ms")


def arrays():
    import ndarray as nd

    x = nd.arange(N) * 0.5
    y = nd.arange(N) * 0.25
    z = nd.arange(N) * 0.125
    out = nd.empty(N)

    def in_place():
        nd.multiply(x, y, out=out)
        nd.add(out, z, out=out)

    a = nd.default_rng(1).random((300, 300))
    for name, function in {
        "x * y + z": lambda: x * y + z,
        "the same, out=": in_place,
        "x * 2.5 + 1.0": lambda: x * 2.5 + 1.0,
        "x.sum()": lambda: x.sum(),
        "nd.sqrt(x)": lambda: nd.sqrt(x),
        "x < y": lambda: x < y,
        "x[::2] + y[1::2]": lambda: x[::2] + y[1::2],
        "a @ a, 300 x 300": lambda: a @ a,
    }.items():
        print(f"{name:16} {best(function, 300):9.3f} ms")
    threads()


def threads():
    """What two threads with arrays of their own do, as multiples of what one does."""
    import ndarray as nd

    def arithmetic(size=20_000):
        x, y, z = (nd.arange(size) * k for k in (0.5, 0.25, 0.125))
        out = nd.empty(size)

        def work():
            for _ in range(100):
                nd.multiply(x, y, out=out)
                nd.add(out, z, out=out)

        return work

    def loop():
        def work():
            total = 0
            for i in range(100_000):
                total += i

        return work

    def run(make, count, rounds=150):
        """The shortest time from the first thread's start of a round to the last one's end."""
        barrier = Barrier(count)
        times = [[] for _ in range(count)]

        def measure(k):
            work = make()
            for _ in range(rounds):
                barrier.wait()
                start = time.perf_counter()
                work()
                times[k].append((start, time.perf_counter()))

        workers = [Thread(target=measure, args=(k,)) for k in range(count)]
        for t in workers:
            t.start()
        for t in workers:
            t.join()
        return min(max(end for _, end in r) - min(start for start, _ in r) for r in zip(*times))

    # The loop uses no memory: it tells how much of two processors the machine gives.
    for name, make in ("arithmetic", arithmetic), ("a loop", loop):
        run(make, 1)
        one, two = run(make, 1), run(make, 2)
        print(f"two threads, {name}: {2 * one / two:.2f} times the work of one")


if __name__ == "__main__":
    lists() if "lists" in sys.argv else arrays()
