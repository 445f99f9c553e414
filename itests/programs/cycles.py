"""What happens to unreachable cycles: finalisers, weak references, generators, files, resurrection."""

import gc
import os
import sys
import tempfile
import threading
import weakref


class Node:
    def __init__(self, name, *others):
        self.name = name
        self.others = list(others)

    def __del__(self):
        log.append(self.name)


log = []


def show(title, *values):
    log_now, log[:] = log[:], []
    print(f"{title}:", *values, log_now)


def rings():
    gc.collect()
    a = Node("a")
    a.others.append(a)
    del a
    show("one", gc.collect())
    b = Node("b")
    c = Node("c", b)
    b.others += [c, Node("d", Node("e"))]
    del b, c
    show("ring with a chain", gc.collect() >= 8)


def kept():
    a = Node("outer")
    b = Node("inner", a)
    a.others.append(b)
    del a
    gc.collect()
    show("in use", b.others[0].name)
    del b
    gc.collect()
    log.sort()
    show("no longer")


def weak_references():
    a = Node("a")
    b = Node("b", a)
    a.others.append(b)
    to_a = weakref.ref(a, lambda r: log.append(("gone", r() is None, to_b() is None)))
    to_b = weakref.ref(b)
    a.others.append(weakref.ref(b, lambda r: log.append("never")))
    values = weakref.WeakValueDictionary(key=a)
    del a, b
    gc.collect()
    show("weak references", to_a(), to_b(), len(values))


def generators():
    def waiting(held):
        held.append("some")
        try:
            yield
        finally:
            log.append("finally")

    held = []
    g = waiting(held)
    next(g)
    held.append(g)
    del g, held
    gc.collect()
    show("generator")

    async def never():
        pass

    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *exc):
            log.append(exc[0].__name__)

    def managed():
        me = yield
        with Manager():
            yield me

    g = managed()
    next(g)
    g.send(g)
    del g
    gc.collect()
    show("context manager")


def files():
    descriptor, name = tempfile.mkstemp()
    f = os.fdopen(descriptor, "w")
    f.write("written")
    ring = {"file": f}
    ring["ring"] = ring
    del f, ring
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()
    try:
        os.fstat(descriptor)
        closed = False
    except OSError:
        closed = True
    with open(name) as f:
        show("file", closed, f.read())
    os.remove(name)


def resurrection():
    saved = []

    class Phoenix(Node):
        def __del__(self):
            super().__del__()
            saved.append(self)

    p = Phoenix("phoenix", Node("cargo"))
    p.others.append(p)
    p.others[0].others.append(p)
    del p
    gc.collect()
    show("resurrected", len(saved), saved[0].others[0].name)
    show("finalised", gc.is_finalized(saved[0]), gc.is_finalized(saved[0].others[0]))
    saved.clear()
    show("not again", gc.collect() > 0, len(saved))


def order():
    nodes = [Node(i) for i in range(8)]
    for n in nodes:
        n.others = nodes
    del n, nodes
    gc.collect()
    show("oldest first")


def neighbours():
    class Breaker(Node):
        def __del__(self):
            log.append((self.name, [n.name for n in self.others]))
            self.others.clear()

    a = Breaker("a")
    b = Breaker("b", a)
    a.others.append(b)
    del a, b
    gc.collect()
    show("neighbours are whole")


def saved_for_inspection():
    gc.set_debug(gc.DEBUG_SAVEALL)
    ring = ["ring"]
    ring.append(ring)
    del ring
    gc.collect()
    gc.set_debug(0)
    show("garbage", [g[0] for g in gc.garbage if type(g) is list and g[0] == "ring"])
    gc.garbage.clear()
    gc.collect()


def phases():
    seen = []
    gc.callbacks.append(lambda phase, info: seen.append((phase, info["generation"])))
    gc.collect(1)
    gc.callbacks.clear()
    show("callbacks", seen)


def automatic():
    class Watched:
        pass

    alive = weakref.WeakSet()
    for i in range(30_000):
        w = Watched()
        w.me = w
        alive.add(w)
    show("collected meanwhile", len(alive) < 30_000)


def threads():
    ends = []

    class Part:
        def __init__(self):
            self.me = self

        def __del__(self):
            ends.append(1)

    def work():
        for i in range(2_000):
            Part()

    workers = [threading.Thread(target=work) for i in range(3)]
    for t in workers:
        t.start()
    for t in workers:
        t.join()
    gc.collect()
    show("threads", len(ends))


for part in (
    rings,
    kept,
    weak_references,
    generators,
    files,
    resurrection,
    order,
    neighbours,
    saved_for_inspection,
    phases,
    automatic,
    threads,
):
    part()

last = Node("at exit")
last.others.append(last)
log = type("Log", (), {"append": staticmethod(print)})
