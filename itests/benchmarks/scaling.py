"""Two threads at once against one: for each case the seconds that one thread takes for a piece of
work, and that two take which do it each, separated by tabs. The first row is of two processes
instead: what the machine has to give.

Usage: scaling.py ROUNDS
"""

import functools
import subprocess
import sys
import threading
import time


def new_loop():
    """A function with code of its own."""
    names = {}
    exec("def loop(n):\n    t = 0\n    for i in range(n):\n        t += i & 7\n    return t", names)
    return names["loop"]


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


LIMIT = 7


def read_global(n):
    total = 0
    for i in range(n):
        total += i & LIMIT
    return total


TABLE = {f"key {i}": [i] for i in range(64)}
KEYS = list(TABLE)


def read_dict(n):
    keys = KEYS
    table = TABLE
    found = None
    for i in range(n):
        found = table[keys[i & 63]]
    return found


LISTS = [[i] for i in range(64)]


def read_list(n):
    lists = LISTS
    found = None
    for i in range(n):
        found = lists[i & 63]
    return found


class Thing:
    def __init__(self):
        self.part = [1]
        self.count = 0

    def method(self, i):
        return i

    def add(self, i):
        self.count += i


THING = Thing()


def read_instance(n):
    thing = THING
    part = None
    for _ in range(n):
        part = thing.part
    return part


def call_method(n):
    thing = THING
    for i in range(n):
        thing.method(i)


def make_objects(n):
    for _ in range(n):
        Thing()


def write_own_objects(n):
    thing = Thing()
    for i in range(n):
        thing.add(i)


def write_shared_dict(n):
    table = TABLE
    own = threading.get_ident()
    for i in range(n):
        table[own, i & 15] = i


LOCK = threading.Lock()


def write_under_lock(n):
    thing = THING
    for _ in range(n):
        with LOCK:
            thing.count += 1


OWN = [new_loop(), new_loop()]

# name, what each of two threads does, how often
CASES = [
    ("a function each", OWN, 1_500_000),
    ("the same recursive function", [fib, fib], 27),
    ("the same global", [read_global] * 2, 1_200_000),
    ("objects of their own, made", [make_objects] * 2, 300_000),
    ("objects of their own, written", [write_own_objects] * 2, 500_000),
    ("the same dict, read", [read_dict] * 2, 1_000_000),
    ("the same list, read", [read_list] * 2, 1_200_000),
    ("the same instance, read", [read_instance] * 2, 1_500_000),
    ("a method of the same instance", [call_method] * 2, 700_000),
    ("the same dict, written", [write_shared_dict] * 2, 400_000),
    ("the same counter, under a lock", [write_under_lock] * 2, 300_000),
]


def seconds(functions, n):
    threads = [threading.Thread(target=f, args=(n,)) for f in functions]
    start = time.perf_counter()
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return time.perf_counter() - start


def by_turns(rounds, one, two):
    """The least of what two measurements find, which take turns."""
    found = [(one(), two()) for _ in range(rounds)]
    return [min(times) for times in zip(*found)]


def beside_a_process(function, n):
    """Seconds of the work in this process, while another does it all the time."""
    with subprocess.Popen([sys.executable, __file__, "busy"], stdout=subprocess.PIPE) as other:
        other.stdout.readline()
        taken = seconds([function], n)
        other.kill()
    return taken


def busy(function, n):
    seconds([function], n)
    print("warm", flush=True)
    while True:
        seconds([function], n)


def main(rounds):
    loop = OWN[0], CASES[0][2]
    alone = functools.partial(seconds, [loop[0]], loop[1])
    rows = [("a process each", alone, functools.partial(beside_a_process, *loop))]
    for name, functions, n in CASES:
        one = functools.partial(seconds, functions[:1], n)
        two = functools.partial(seconds, functions, n)
        rows.append((name, one, two))
    for name, one, two in rows:
        print(name, *(f"{time:.5f}" for time in by_turns(rounds, one, two)), sep="\t", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "busy":
        busy(OWN[0], CASES[0][2])
    else:
        main(int(sys.argv[1]))
