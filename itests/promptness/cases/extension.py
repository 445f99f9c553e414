"""Objects that the example extension, written in Java, gets, keeps and lets go."""

import weakref

from trace import Mark, say
from vector import Vector


class Marked(Vector):
    """A vector that says when it goes."""

    def __del__(self):
        print("  - vector of", len(self))


class Number(Mark):
    def __float__(self):
        return 1.5


def case_argument():
    v = Vector([Number("in a list"), 2])
    say(v)
    v = Vector(Number(i) for i in range(2))
    say(v)


def case_failing_element():
    try:
        Vector([Number("first"), Mark("no number")])
    except TypeError:
        say("caught")
    say("after")


def case_failing_iterator():
    def numbers():
        m = Mark("local")
        yield Number("first")
        raise KeyError(m.name)

    try:
        Vector(numbers())
    except KeyError:
        say("caught")
    say("after")


def case_subclass():
    Marked([1])
    say("after")
    v = Marked([1, 2])
    v = v + v
    say("sum", v)
    v = Marked([1]) * Marked([2])
    say("product", v)
    try:
        Marked([1]) + Marked([1, 2])
    except ValueError:
        say("caught")
    say("after")


def case_attribute():
    v = Marked([1])
    v.part = Mark("part")
    v.part = None
    say("replaced")
    v.part = Mark("again")
    del v
    say("after")


def case_iterator():
    i = iter(Marked([1, 2]))
    say("kept", next(i))
    list(i)
    say("exhausted")
    i = iter(Marked([1]))
    del i
    say("dropped")
    for x in Marked([1]):
        say("round", x)
    say("after")


def case_in_containers():
    d = {"vectors": [Marked([1]), Marked([1, 2])]}
    d["vectors"].pop()
    say("popped")
    d.clear()
    say("cleared")


def case_weak_reference():
    v = Marked([1])
    r = weakref.ref(v, lambda r: say("callback"))
    del v
    say("gone", r())


def case_unpacked():
    a, b = Marked([1, 2])
    say(a, b)
    print(*Marked([3]))
    say("after")
    a, *b = iter(Marked([4, 5]))
    say(a, b)
