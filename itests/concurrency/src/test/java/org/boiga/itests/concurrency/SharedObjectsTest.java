package org.boiga.itests.concurrency;

import org.junit.jupiter.api.Test;

/** What docs/threadsafety.md says of built-in types and iterators that threads share. */
class SharedObjectsTest extends ProgramRaces {
  /** No update of a container is lost, and each thread's updates keep their order. */
  @Test
  void containersKeepEveryUpdate() throws Exception {
    race(
        3,
        """
        from array import array
        from collections import deque

        N = 30

        def start():
            global l, d, s, q, numbers
            l, d, s, q, numbers = [], {}, set(), deque(), array("l")

        def act(actor):
            winner = d.setdefault("winner", actor)
            for i in range(N):
                x = (actor + 1) * 1000 + i
                l.append(x)
                d[x] = i
                s.add(x)
                q.append(x)
                q.appendleft(x)
                numbers.append(x)
                assert d[x] == i and x in s and d["winner"] == winner
            l.extend([actor] * 3)
            numbers.extend(array("l", [actor] * 3))

        def check():
            expected = [(a + 1) * 1000 + i for a in range(3) for i in range(N)]
            rest = d.copy()
            winner = rest.pop("winner")
            for a in range(3):
                for of in (rest, l, numbers):
                    mine = [x for x in of if x // 1000 == a + 1]
                    assert mine == expected[a * N : a * N + N], mine
            assert winner in range(3)
            assert len(l) == 3 * N + 9 and sorted(rest) == sorted(s) == expected
            # What one call appends stays together.
            for of in (l, numbers):
                text = "".join(str(x) if x < 3 else "-" for x in of)
                assert all(c * 3 in text for c in "012"), text
            assert len(numbers) == 3 * N + 9
            assert sorted(q) == sorted(expected * 2)
        """);
  }

  /** What threads take out of one container, each item goes to one of them. */
  @Test
  void itemsAreTakenOnce() throws Exception {
    race(
        3,
        """
        from array import array
        from collections import deque
        import heapq

        N = 60

        def start():
            global l, d, s, q, k, h, numbers, taken
            l, d, s, q = list(range(N)), dict.fromkeys(range(N)), set(range(N)), deque(range(N))
            k, h = dict.fromkeys(range(N), 1), list(range(N))
            numbers = array("l", range(N))
            taken = [[[] for _ in range(3)] for _ in range(7)]

        def act(actor):
            ways = (
                l.pop,
                lambda: d.popitem()[0],
                s.pop,
                q.popleft,
                lambda: next(x for x in range(N) if k.pop(x, None)),
                lambda: heapq.heappop(h),
                numbers.pop,
            )
            for way, into in zip(ways, taken):
                while True:
                    try:
                        into[actor].append(way())
                    except (IndexError, KeyError, StopIteration):
                        break

        def check():
            for of in taken:
                together = [x for mine in of for x in mine]
                assert sorted(together) == list(range(N)), of
            for mine in taken[5]:
                assert mine == sorted(mine), mine
        """);
  }

  /** Keys of one hash that come and go in a set, where one may take another's slot, stay apart. */
  @Test
  void keysOfOneHashStayApart() throws Exception {
    race(
        3,
        """
        class Key:
            def __init__(self, name):
                self.name = name

            def __hash__(self):
                return 1

            def __eq__(self, other):
                return self.name == other.name

        def start():
            global s, taken
            s = {Key("stays")}
            taken = [0] * 3

        def act(actor):
            own = Key(actor)
            for i in range(40):
                s.add(own)
                assert own in s and Key(actor) in s and Key("stays") in s
                try:
                    s.remove(Key("shared"))
                    taken[actor] += 1
                except KeyError:
                    s.add(Key("shared"))
                s.remove(own)
                assert own not in s and Key("stays") in s and Key("nobody") not in s

        def check():
            left = sorted(k.name for k in s)
            assert left in (["stays"], ["shared", "stays"]), left
            assert len(s) == len(left) and sum(taken) <= 60, taken
        """);
  }

  /** Copies of a list, a dict or a set are of one moment; a sort shows no half-sorted list. */
  @Test
  void copiesAreOfOneMoment() throws Exception {
    race(
        3,
        """
        N = 12

        def start():
            global l, unsorted, d, s
            l = [0] * N
            unsorted = list(range(N, 0, -1))
            d = {0: None}
            s = {0}

        def act(actor):
            for i in range(30):
                if actor == 0:
                    l[:] = [i] * N
                    d[i + 1] = None
                    s.add(i + 1)
                    unsorted.sort(reverse=i % 2)
                else:
                    for copy in (l[:], list(l), l.copy(), tuple(l), l + []):
                        assert len(copy) == N and len(set(copy)) == 1, copy
                    for keys in (list(d.copy()), sorted(frozenset(s)), sorted(s.copy())):
                        assert keys == list(range(len(keys))), keys
                    u = unsorted[:]
                    assert u in ([], sorted(u), sorted(u, reverse=True)) and len(u) in (0, N), u

        def check():
            assert len(l) == N and len(d) == len(s) == 31 and len(unsorted) == N
        """);
  }

  /** Attributes and globals that threads set are all there, and a reader sees what was written. */
  @Test
  void attributesAndGlobalsAreWhole() throws Exception {
    race(
        3,
        """
        import sys

        class Plain:
            pass

        class Slotted:
            __slots__ = ("shared",)

        def start():
            global o, p
            o, p = Plain(), Slotted()
            o.shared = p.shared = ("0", "0")
            for a in range(3):
                globals().pop(f"g{a}", None)

        def act(actor):
            for i in range(20):
                v = str(actor)
                setattr(o, f"a{actor}_{i}", i)
                o.shared = p.shared = (v, v)
                for seen in (o.shared, p.shared):
                    assert seen[0] == seen[1] in "012", seen
                globals()[f"g{actor}"] = i
                assert globals()[f"g{actor}"] == i
                if i % 5 == actor:
                    o.__dict__[f"d{actor}_{i}"] = i
            assert sys.intern("in" + "terned %d" % 7) is sys.intern("interned " + str(7))

        def check():
            for a in range(3):
                for i in range(20):
                    assert getattr(o, f"a{a}_{i}") == i
                    assert i % 5 != a or getattr(o, f"d{a}_{i}") == i
                assert globals()[f"g{a}"] == 19
        """);
  }

  /** A heap stays a heap, and a counter gives no number twice. */
  @Test
  void heapsAndCountersAreAtomic() throws Exception {
    race(
        3,
        """
        import heapq
        import itertools

        class Item:
            def __init__(self, n):
                self.n = n
            def __lt__(self, other):
                return self.n < other.n

        def start():
            global heap, counter, numbers
            heap = []
            counter = itertools.count()
            numbers = [[], [], []]

        def act(actor):
            for i in range(20):
                heapq.heappush(heap, Item((i * 7 + actor * 5) % 23))
                if i % 4 == 3:
                    heapq.heappop(heap)
                numbers[actor].append(next(counter))

        def check():
            assert len(heap) == 45
            for i in range(1, 45):
                assert not heap[i] < heap[(i - 1) // 2]
            assert sorted(sum(numbers, [])) == list(range(60))
            for mine in numbers:
                assert mine == sorted(mine)
        """);
  }

  /** Iterators that threads share end, and give nothing that is not an item. */
  @Test
  void sharedIteratorsEnd() throws Exception {
    race(
        3,
        """
        import itertools as it
        from collections import deque

        N = 40
        MOST = 2000

        def generator():
            for i in range(N):
                yield i

        def makers():
            r = range(N)
            l = list(r)
            source = iter(l)
            yield from (iter(l), reversed(l), iter(tuple(l)), iter(r), reversed(r), iter("x" * N))
            yield from (iter(bytes(N)), iter(bytearray(N)), iter(memoryview(bytes(N))))
            yield from (iter(dict.fromkeys(r)), iter(dict.fromkeys(r).items()), iter(set(r)))
            yield from (reversed(dict.fromkeys(r)), iter(deque(r)), reversed(deque(r)))
            yield from (enumerate(l), zip(l, r, l), map(abs, l), filter(None, l), generator())
            yield from (enumerate(l, 2**63 - 5), zip(source, source), iter(source.__next__, 7))
            yield from (it.accumulate(l), it.batched(l, 3), it.chain(l, l), it.compress(l, l))
            yield from (it.chain.from_iterable([l, l, l]), it.combinations(range(8), 3))
            yield from (it.combinations_with_replacement(range(5), 3), it.permutations(range(5), 3))
            yield from (it.product(range(6), range(5)), it.dropwhile(bool, l), it.takewhile(str, l))
            yield from (it.filterfalse(bool, l), it.groupby(l, lambda x: x // 4))
            yield from (it.islice(l, 1, N, 2),)
            yield from (it.pairwise(l), it.repeat(1, N), it.starmap(max, zip(l, l)))
            yield from (it.zip_longest(l, range(5)), it.tee(l)[0], *it.tee(generator(), 2))
            yield from (it.cycle(l), it.count(2**63 - 5), it.count(0.5), it.repeat(3))

        ENDLESS = 4

        def start():
            global iterators
            iterators = list(makers())

        def act(actor):
            for at, iterator in enumerate(iterators):
                endless = at >= len(iterators) - ENDLESS
                taken = 0
                while taken < (N if endless else MOST):
                    try:
                        item = next(iterator)
                    except StopIteration:
                        if not endless:
                            break
                        taken += 1
                    except (ValueError, RuntimeError) as e:
                        # A generator runs on one thread at a time.
                        assert "already executing" in str(e) or "tee" in str(e), (iterator, e)
                    else:
                        taken += 1
                        assert type(item) in (int, float, str, tuple), (iterator, item)
                else:
                    assert endless, iterator

        def check():
            pass
        """);
  }
}
