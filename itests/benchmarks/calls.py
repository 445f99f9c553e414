"""What a call costs: for each kind of call the nanoseconds, separated by a tab. They are those of a
loop less those of an empty one.

Usage: calls.py ROUNDS
"""

import sys
import time

CALLS = 300_000


class Empty:
    pass


class Initialised:
    def __init__(self, a):
        pass


class Thing:
    def method(self):
        pass

    @classmethod
    def of_class(cls):
        pass

    @staticmethod
    def static():
        pass

    @property
    def attribute(self):
        pass

    def __add__(self, other):
        pass


def none():
    pass


def one(a):
    pass


def three(a, b, c):
    pass


def with_defaults(a=1, b=2, c=3):
    pass


def variadic(*args):
    pass


def keywords(**kwargs):
    pass


def closure():
    n = 1

    def inner():
        return n

    return inner


def numbers(n):
    while n:
        yield n
        n -= 1


# name, what the loop does each time, what is called f in it
CASES = [
    ("no argument", "f()", none),
    ("1 positional", "f(1)", one),
    ("3 positional", "f(1, 2, 3)", three),
    ("3 by keyword", "f(a=1, b=2, c=3)", three),
    ("3 by default", "f()", with_defaults),
    ("3 to *args", "f(1, 2, 3)", variadic),
    ("3 from *args", "f(*t)", three),
    ("1 to **kwargs", "f(a=1)", keywords),
    ("closure", "f()", closure()),
    ("lambda", "f(1)", lambda a: a),
    ("method", "f.method()", Thing()),
    ("bound method", "f()", Thing().method),
    ("class method", "f.of_class()", Thing),
    ("static method", "f.static()", Thing),
    ("property", "f.attribute", Thing()),
    ("operator", "f + 1", Thing()),
    ("class", "f()", Empty),
    ("class with __init__", "f(1)", Initialised),
    ("built-in", "f(t)", len),
    ("built-in method", "f.get(1)", {}),
    ("built-in class", "f(1)", float),
]

LOOP = """
def loop(n, f, t):
    for _ in range(n):
        {}
"""


def loop_of(statement):
    names = {}
    exec(LOOP.format(statement), names)
    return names["loop"]


def resume(n, f, t):
    for _ in f(n):
        pass


def nanoseconds(loop, f):
    start = time.perf_counter_ns()
    loop(CALLS, f, (1, 2, 3))
    return (time.perf_counter_ns() - start) / CALLS


def main(rounds):
    cases = [(name, loop_of(statement), f) for name, statement, f in CASES]
    cases.append(("generator, resumed", resume, numbers))
    cases.append(("", loop_of("pass"), None))
    best = {}
    for _ in range(rounds):
        for name, loop, f in cases:
            best[name] = min(best.get(name, float("inf")), nanoseconds(loop, f))
    empty = best.pop("")
    for name, time_of_call in best.items():
        print(name, f"{max(0.0, time_of_call - empty):.1f}", sep="\t")


if __name__ == "__main__":
    main(int(sys.argv[1]))
