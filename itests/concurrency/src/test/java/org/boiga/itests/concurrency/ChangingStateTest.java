package org.boiga.itests.concurrency;

import org.junit.jupiter.api.Test;

/** What comes and goes, or changes, while other threads look at it. */
class ChangingStateTest extends ProgramRaces {
  /** Variables that inner functions share are read and written whole. */
  @Test
  void cellsAreWhole() throws Exception {
    race(
        3,
        """
        def make():
            v = ("0", "0")
            def set(new):
                nonlocal v
                v = new
            def get():
                return v
            def delete():
                nonlocal v
                del v
            return set, get, delete

        def start():
            global set, get, delete
            set, get, delete = make()

        def act(actor):
            for i in range(30):
                mine = (str(actor), str(actor))
                set(mine)
                try:
                    seen = get()
                    assert seen[0] == seen[1] in "012", seen
                except NameError:
                    pass
                if i % 7 == actor:
                    try:
                        delete()
                    except NameError:
                        pass
            set(mine)

        def check():
            seen = get()
            return None if seen[0] == seen[1] in "012" else seen
        """);
  }

  /** An attribute that comes and goes is there, or another place's value is, or there is none. */
  @Test
  void attributesComeAndGo() throws Exception {
    race(
        3,
        """
        class Base:
            shared = "of the class"

        class Fallback(Base):
            def __getattr__(self, name):
                return "missing " + name

        class Slotted:
            __slots__ = ("own",)

        def start():
            global o, p, f
            o, p, f = Base(), Slotted(), Fallback()

        def act(actor):
            for i in range(30):
                if actor == 0:
                    o.shared = f.own = p.own = "of the object"
                    Base.passing = "passing"
                    del o.shared, f.own, p.own, Base.passing
                else:
                    assert o.shared in ("of the class", "of the object")
                    assert f.own in ("of the object", "missing own")
                    assert f.passing in ("passing", "missing passing")
                    assert getattr(p, "own", "none") in ("of the object", "none")
                    assert getattr(o, "passing", None) in ("passing", None)
                    assert set(vars(o)) <= {"shared"}
            o.__dict__

        def check():
            assert o.shared == "of the class" and not vars(o) and not hasattr(p, "own")
            assert f.own == "missing own" and f.passing == "missing passing"
        """);
  }

  /** Iteration over a container that changes ends or raises, and gives what was in it. */
  @Test
  void iterationOverWhatChangesEnds() throws Exception {
    race(
        3,
        """
        from collections import OrderedDict, deque

        N = 40

        def start():
            global l, s, q, dicts
            l, s, q = list(range(N)), set(range(N)), deque(range(N))
            dicts = [{i: -i for i in range(N)}, OrderedDict((i, -i) for i in range(N))]

        def change(i):
            l.append(i)
            l.pop(0)
            s.add(i)
            s.discard(i - N)
            q.append(i)
            q.popleft()
            dicts[0][i] = -i
            dicts[0].pop(i - N, None)

        def act(actor):
            if actor == 0:
                for i in range(N, 3 * N):
                    change(i)
                return
            for i in range(10):
                assert all(0 <= x < 3 * N for x in l)
                for container in (s, q, dicts[0]):
                    try:
                        for x in container:
                            assert 0 <= x < 3 * N, (container, x)
                    except RuntimeError as e:
                        assert "changed" in str(e) or "mutated" in str(e), e
                for d in dicts:
                    try:
                        for k, v in d.items():
                            assert k == -v, (k, v)
                        assert all(v <= 0 for v in d.values())
                    except RuntimeError as e:
                        assert "changed" in str(e), e

        def check():
            last = list(range(2 * N, 3 * N))
            assert l == last == sorted(s) == list(q) == list(dicts[0])
        """);
  }

  /** A generator runs on one thread at a time, keeps its variables, and gives each value once. */
  @Test
  void generatorsGiveEachValueOnce() throws Exception {
    race(
        3,
        """
        N = 50

        def numbers():
            n = 0
            try:
                while n < N:
                    n += 1
                    yield n
            finally:
                ends.append(n)

        def outer():
            yield from numbers()

        def start():
            global generators, taken, ends
            ends = []
            generators = [numbers(), outer()]
            taken = [[[], []] for a in range(3)]

        def act(actor):
            for at, g in enumerate(generators):
                while True:
                    try:
                        taken[actor][at].append(next(g))
                    except StopIteration:
                        break
                    except ValueError as e:
                        assert str(e) == "generator already executing", e

        def check():
            for at in range(2):
                of = [mine[at] for mine in taken]
                assert sorted(sum(of, [])) == list(range(1, N + 1)), of
                assert all(mine == sorted(mine) for mine in of), of
            assert ends == [N, N], ends
        """);
  }

  /** Weak containers give whole objects, lose them, and finalisers run once. */
  @Test
  void weakContainersLoseWhatIsGone() throws Exception {
    race(
        3,
        """
        import time
        import weakref

        N = 8

        class Thing:
            def __init__(self, n):
                self.n = n

        def start():
            global strong, values, keys, members, ends
            ends = []
            strong = [Thing(n) for n in range(N)]
            values = weakref.WeakValueDictionary(enumerate(strong))
            keys = weakref.WeakKeyDictionary((t, t.n) for t in strong)
            members = weakref.WeakSet(strong)
            for t in strong:
                weakref.finalize(t, ends.append, t.n)

        def act(actor):
            if actor == 0:
                while strong:
                    strong.pop()
                return
            for n in range(N):
                t = values.get(n)
                if t is not None:
                    assert t.n == n and t in members and keys[t] == n
                    values.setdefault(n, t)
                del t
            for t in list(members):
                assert keys[t] == t.n
            for n, t in list(values.items()):
                assert t.n == n
            t = None

        def check():
            for i in range(1000):
                if len(ends) == N and not len(members) and not len(values) and not len(keys):
                    break
                time.sleep(0.001)
            return None if sorted(ends) == list(range(N)) else (ends, list(members))
        """);
  }

  /** Classes that get other bases, and classes that are made meanwhile, are seen whole. */
  @Test
  void hierarchiesChange() throws Exception {
    race(
        3,
        """
        class Root:
            pass

        class A(Root):
            def name(self):
                return "a"
            def __len__(self):
                return 1

        class B(Root):
            def name(self):
                return "b"
            def __len__(self):
                return 2

        def start():
            global Derived, derived, made
            class Derived(A):
                pass
            derived = Derived()
            made = [[], [], []]

        def act(actor):
            for i in range(10):
                if actor == 0:
                    Derived.__bases__ = (B,)
                    assert derived.name() == "b" and len(derived) == 2
                    Derived.__bases__ = (A,)
                    assert derived.name() == "a" and len(derived) == 1
                else:
                    assert derived.name() in "ab" and len(derived) in (1, 2)
                    assert isinstance(derived, Root)
                    sub = type(f"Sub{actor}{i}", (Derived,), {"__slots__": ()})
                    made[actor].append(sub)
                    assert sub().name() in "ab"
                    assert sub in Derived.__subclasses__()

        def check():
            assert derived.name() == "a" and Derived.__mro__ == (Derived, A, Root, object)
            assert set(Derived.__subclasses__()) == set(sum(made, []))
            for sub in sum(made, []):
                assert sub.__mro__[1:] == Derived.__mro__ and sub().name() == "a"
            assert Derived in A.__subclasses__() and Derived not in B.__subclasses__()
        """);
  }
}
