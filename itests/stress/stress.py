"""A long random stress of threads, containers, finalisers, weak references, collections, exceptions
and interrupts.

Usage: stress.py [--seed N] [--seconds N | --minutes N] [--threads N]

Each of several threads does random operations on containers of its own and on shared ones. What must
hold is checked all the time and at the end; what does not is printed, and the exit code is 1:

- each finaliser runs once, and all have run when nothing refers to the objects any more;
- no object is finalised while it can be reached, nor used after it was finalised;
- no update under a lock is lost;
- a weak reference gives its object or nothing, and nothing once the object is finalised;
- an interrupt arrives, once, wherever the main thread is;
- in the end the heap is as large as it was at the start. The JVM counts the buffers that threads
  allocate from as a whole, which is too much for a small heap: -J-XX:TLABSize=32k
  -J-XX:-ResizeTLAB make them small.
"""

import argparse
import collections
import functools
import gc
import itertools
import queue
import random
import signal
import sys
import threading
import time
import weakref

FAILURES = []


def check(condition, *what):
    if not condition:
        FAILURES.append(what)
        print("FAILED:", *what, flush=True)


class Stopped(Exception):
    pass


class Totals:
    """How many objects a thread has made, and the finalisers that ran on it."""

    def __init__(self):
        self.made = 0
        self.finalised = 0
        self.operations = 0


class Local(threading.local):
    totals = None


LOCAL = Local()
ALL_TOTALS = []


def totals():
    if LOCAL.totals is None:
        LOCAL.totals = Totals()
        ALL_TOTALS.append(LOCAL.totals)
    return LOCAL.totals


class Node:
    """An object that knows whether it was finalised."""

    def __init__(self, *parts):
        self.alive = 1
        self.parts = list(parts)
        totals().made += 1

    def __del__(self):
        self.alive -= 1
        if self.alive:
            check(False, "finalised", 1 - self.alive, "times")
        for part in self.parts:
            # Parts of a cycle may go in any order.
            if type(part) is Node and part.alive != 1 and not self.in_cycle:
                check(False, "a part was finalised before its owner")
        totals().finalised += 1

    in_cycle = False

    def use(self):
        if self.alive != 1:
            check(False, "used after it was finalised")
        return self

    def method(self, *args, **kwargs):
        return self.use()


class Slotted:
    __slots__ = ("part", "__weakref__")

    def __init__(self, part):
        self.part = part


class Phoenix(Node):
    """Comes back once."""

    kept = collections.deque(maxlen=50)

    def __del__(self):
        super().__del__()
        self.alive += 1
        Phoenix.kept.append(self)


class Worker:
    """Random operations; ``self.own`` is this thread's, ``shared`` is everybody's."""

    def __init__(self, seed, shared, deadline):
        self.random = random.Random(seed)
        self.shared = shared
        self.deadline = deadline
        self.own = []
        self.additions = 0
        self.operations = [getattr(self, n) for n in dir(self) if n.startswith("do_")]

    def run(self):
        try:
            count = 0
            while time.monotonic() < self.deadline and not FAILURES:
                for operation in self.random.choices(self.operations, k=200):
                    operation()
                count += 200
                if len(self.own) > 500:
                    del self.own[:400]
            totals().operations += count
        except BaseException as e:
            check(False, "unexpected", repr(e), e.__traceback__.tb_next)
            raise
        finally:
            self.own.clear()
            self.operations.clear()

    def node(self):
        return Node(*self.random.sample(self.own, min(len(self.own), 2))).use()

    def any(self):
        found = self.random.choice(self.own) if self.own else Node()
        return found.use() if isinstance(found, Node) else found

    # Containers of this thread

    def do_append(self):
        self.own.append(self.node())

    def do_replace(self):
        if self.own:
            self.own[self.random.randrange(len(self.own))] = Node()

    def do_pop(self):
        if self.own:
            self.own.pop(self.random.randrange(len(self.own)))

    def do_nest(self):
        n = Node()
        nested = {"a": [(n, {n})], "b": Slotted(collections.deque([n]))}
        nested["b"].part[0].use()
        del n
        check(nested["a"][0][0].use() in nested["a"][0][1], "not in the set")
        self.own.append(Node(nested))

    def do_call(self):
        n = self.any()

        def closure(*args, default=n, **kwargs):
            return args, kwargs, n, default

        part = functools.partial(closure, Node(), key=Node())
        args, kwargs, m, default = part(Node(), other=Node())
        check(m is n is default, "the closure has another object")
        for node in *args, *kwargs.values():
            node.use()

    def do_comprehension(self):
        made = [Node() for _ in range(3)]
        kept = {i: n for i, n in enumerate(made) if n.use() and i != 1}
        made.clear()
        for n in kept.values():
            n.use()
        list(map(Node.use, kept.values()))

    def do_sort(self):
        nodes = [Node() for _ in range(5)]
        nodes.sort(key=lambda n: self.random.random())
        check(all(n.use() for n in reversed(nodes)), "not all are left")

    def do_generator(self):
        def numbers(n):
            local = n
            try:
                for i in range(3):
                    local.use()
                    yield i, Node()
            finally:
                local.use()

        g = numbers(Node())
        for _ in range(self.random.randrange(5)):
            for i, n in itertools.islice(g, 1):
                n.use()
        if self.random.random() < 0.3:
            self.own.append(Node(g))

    # Finalisers

    def do_finaliser_at_once(self):
        before = totals().finalised
        Node()
        check(totals().finalised > before, "not finalised at once")

    def do_weak_reference(self):
        calls = []
        n = Node()
        r = weakref.ref(n, calls.append)
        check(r() is n, "the weak reference has another object")
        n = None
        check(r() is None, "the weak reference outlives its object")
        check(calls == [r], "called back", len(calls), "times")

    def do_resurrect(self):
        Phoenix()
        if self.random.random() < 0.1:
            for p in Phoenix.kept.copy():
                p.use()

    def do_cycle(self):
        a, b = Node(), Node()
        a.in_cycle = b.in_cycle = True
        a.parts.append(b)
        b.parts.append(a)
        if self.random.random() < 0.3:
            a.parts.append(lambda: b)

    def do_collect(self):
        if self.random.random() < 0.002:
            gc.collect()

    # Exceptions

    def do_exception(self):
        def fail(depth, n):
            local = Node(n)
            if depth:
                return fail(depth - 1, local)
            raise Stopped(local)

        try:
            fail(self.random.randrange(6), self.any())
        except Stopped as e:
            e.args[0].use()
            if self.random.random() < 0.1:
                self.own.append(Node(e))

    def do_finally(self):
        def f():
            for i in range(3):
                n = Node()
                try:
                    return n.use()
                finally:
                    n.use()
                    if i == 0:
                        n = Node()

        f().use()

    def do_with(self):
        class Manager:
            def __enter__(self):
                return Node()

            def __exit__(self, *details):
                return details[0] is Stopped

        with Manager() as n:
            n.use()
            raise Stopped(Node(n))
        n.use()

    # Shared with other threads

    def do_shared_list(self):
        shared = self.shared.list
        action = self.random.randrange(5)
        try:
            if action == 0:
                shared.append(Node())
            elif action == 1:
                shared.pop().use()
            elif action == 2:
                shared[self.random.randrange(20)] = Node()
            elif action == 3:
                shared[self.random.randrange(20)].use()
            elif len(shared) > 60:
                del shared[20:40]
        except IndexError:
            pass

    def do_shared_dict(self):
        shared = self.shared.dict
        key = self.random.randrange(40)
        action = self.random.randrange(6)
        if action == 0:
            shared[key] = Node()
        elif action == 1:
            n = shared.pop(key, None)
            if n is not None:
                n.use()
        elif action == 2:
            n = shared.get(key)
            if n is not None:
                n.use()
        elif action == 3:
            shared.setdefault(key, Node()).use()
        elif action == 4:
            for n in shared.copy().values():
                n.use()
        elif self.random.random() < 0.05:
            shared.clear()

    def do_shared_set(self):
        shared = self.shared.set
        if self.random.random() < 0.5:
            shared.add(Node())
        try:
            if len(shared) > 20:
                shared.pop().use()
        except KeyError:
            pass

    def do_shared_attribute(self):
        owner = self.shared
        if self.random.random() < 0.5:
            owner.attribute = Node(owner.attribute.use() if self.random.random() < 0.3 else None)
        else:
            owner.attribute.use()

    def do_shared_cell(self):
        self.shared.swap_cell(Node()).use()

    def do_shared_global(self):
        global KEPT
        if self.random.random() < 0.5:
            KEPT = Node()
        KEPT.use()

    def do_shared_slot(self):
        slotted = self.shared.slotted
        if self.random.random() < 0.5:
            slotted.part = Node()
        slotted.part.use()

    def do_deque(self):
        d = self.shared.deque
        d.append(Node())
        try:
            d.popleft().use()
        except IndexError:
            pass

    def do_queue(self):
        q = self.shared.queue
        q.put(Node())
        try:
            q.get_nowait().use()
        except queue.Empty:
            pass

    def do_locked(self):
        with self.shared.lock:
            self.shared.counter += 1
            self.shared.parts[0] = Node(self.shared.counter)
        self.additions += 1

    def do_weak_shared(self):
        w = self.shared.weak
        key = self.random.randrange(20)
        if self.random.random() < 0.5:
            self.own.append(Node())
            w[key] = self.own[-1]
        n = w.get(key)
        if n is not None:
            n.use()

    def do_thread(self):
        if self.random.random() < 0.01:
            result = []
            t = threading.Thread(target=lambda n: result.append(Node(n.use())), args=(Node(),))
            t.start()
            t.join()
            result.pop().use()


class Shared:
    def __init__(self):
        self.list = []
        self.dict = {}
        self.set = set()
        self.deque = collections.deque()
        self.queue = queue.SimpleQueue()
        self.lock = threading.Lock()
        self.counter = 0
        self.parts = [None]
        self.weak = weakref.WeakValueDictionary()
        self.attribute = Node()
        self.slotted = Slotted(Node())
        cell = Node()

        def swap(new):
            nonlocal cell
            old = cell
            cell = new
            return old

        self.swap_cell = swap


KEPT = None


class Interrupts:
    """Sends the main thread interrupts, each after the last has arrived.

    The handler raises once for each time that the main thread is ready for it, but not in a
    constructor or finaliser, where its exception would be lost and what they count with it, nor in
    the library, which does not expect it everywhere.
    """

    def __init__(self, seed, deadline):
        self.random = random.Random(seed)
        self.deadline = deadline
        self.sent = self.arrived = 0
        self.ready = False

    def handler(self, number, frame):
        self.arrived += 1
        Node(frame.f_lineno).use()
        here = frame.f_code.co_filename == __file__
        while frame and frame.f_code.co_name not in ("__init__", "__del__"):
            frame = frame.f_back
        if self.ready and here and not frame:
            self.ready = False
            raise Stopped(Node())

    def send(self):
        while time.monotonic() < self.deadline and not FAILURES:
            time.sleep(self.random.random() * 0.05)
            if self.sent == self.arrived:
                self.sent += 1
                signal.raise_signal(signal.SIGINT)

    def receive(self):
        """Works in the main thread; interrupts may come anywhere in it."""
        work = 0
        taken = threading.Lock()
        taken.acquire()
        while time.monotonic() < self.deadline and not FAILURES:
            try:
                self.ready = True
                kept = [Node()]
                for i in range(50):
                    kept.append(Node(kept[-1]))
                    work += len([n for n in kept if n.use()])
                if work % 3 == 0:
                    time.sleep(0.01)
                elif work % 3 == 1:
                    taken.acquire(timeout=0.01)
                self.ready = False
            except Stopped as e:
                e.args[0].use()
        return work


def heap():
    """Bytes in use after full collections, in a unit of the interpreter's."""
    for _ in range(3):
        gc.collect()
    return sys.getallocatedblocks()


def phase(seed, seconds, threads):
    """Runs everything for a while and checks what holds when it has ended."""
    global KEPT
    made, finalised = (sum(getattr(t, n) for t in ALL_TOTALS) for n in ("made", "finalised"))
    shared = Shared()
    KEPT = Node()
    deadline = time.monotonic() + seconds
    workers = [Worker(seed * 1000 + i, shared, deadline) for i in range(threads)]
    interrupts = Interrupts(seed, deadline)
    running = [threading.Thread(target=w.run) for w in workers]
    running.append(threading.Thread(target=interrupts.send))
    old = signal.signal(signal.SIGINT, interrupts.handler)
    for t in running:
        t.start()
    interrupts.receive()
    for t in running:
        t.join()
    end = time.monotonic() + 10
    while interrupts.arrived < interrupts.sent and time.monotonic() < end:
        time.sleep(0.01)
    signal.signal(signal.SIGINT, old)
    check(interrupts.sent == interrupts.arrived, interrupts.sent, interrupts.arrived, "interrupts")
    additions = sum(w.additions for w in workers)
    check(shared.counter == additions, "lost updates:", additions - shared.counter)
    del shared, workers, running, t
    KEPT = None
    Phoenix.kept.clear()
    gc.collect()
    gc.collect()
    left = sum(t.made - t.finalised for t in ALL_TOTALS) - (made - finalised)
    check(left == 0, left, "objects were not finalised")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--seconds", type=float, default=20)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--threads", type=int, default=4)
    options = parser.parse_args()
    seconds = options.minutes * 60 if options.minutes else options.seconds
    print("seed", options.seed, flush=True)
    begin = time.monotonic()
    end = begin + seconds
    piece = min(10.0, seconds / 10)
    seed = options.seed
    phase(seed, piece, options.threads)
    start = heap()
    # What is made once, such as code, is part of the start: until the heap is as large as before.
    while time.monotonic() < begin + seconds / 2 and not FAILURES:
        seed += 1
        phase(seed, piece, options.threads)
        before, start = start, heap()
        if start < before * 1.01:
            break
    while time.monotonic() < end and not FAILURES:
        seed += 1
        phase(seed, min(piece, max(0.5, end - time.monotonic())), options.threads)
    del ALL_TOTALS[:-1]
    after = heap()
    growth = (after - start) / start
    check(growth < 0.05, f"the heap has grown by {growth:.1%}")
    print("failed" if FAILURES else "passed")
    return 1 if FAILURES else 0


if __name__ == "__main__":
    sys.exit(main())
