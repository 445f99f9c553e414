"""Objects in containers, in nested ones, and replaced or removed there."""

import array
import collections
import itertools

from trace import Mark, Quiet, ignore, say


def case_nested():
    deep = [({"key": (Mark("deep"),)},)]
    say("built")
    del deep
    say("dropped")


def case_list_operations():
    a = [Mark(i) for i in range(8)]
    a[0] = None
    say("replaced")
    del a[1]
    say("deleted")
    a[1:3] = []
    say("slice gone")
    a.pop()
    say("popped")
    a.remove(None)
    last = a.pop(0)
    say("held", last)
    last = None
    a *= 0
    say("empty")


def case_list_clear_and_reverse_order():
    a = [Mark("x"), Mark("y"), Mark("z")]
    a.clear()
    say("cleared")
    a = [Mark("x"), Mark("y")]
    a = []
    say("replaced")


def case_tuple_concatenation():
    t = (Mark("a"),) + (Mark("b"),)
    t = t[1:]
    say("sliced")
    t *= 2
    say("twice", len(t))
    t = None
    say("none")


def case_dict_values():
    d = {"a": Mark("a"), "b": Mark("b"), "c": Mark("c"), "d": Mark("d")}
    d["a"] = 1
    say("replaced")
    del d["b"]
    say("deleted")
    d.update(c=2)
    say("updated")
    d |= {"d": 3}
    say("merged", d)


def case_dict_keys():
    d = {Mark("key"): Mark("value")}
    d.popitem()
    say("popped")
    d[Mark("other")] = 1
    d = {}
    say("gone")


def case_dict_methods():
    d = {"a": 1}
    d.setdefault("a", Mark("default"))
    say("set default")
    d.get("a", Mark("of get"))
    say("got")
    d.pop("b", Mark("of pop"))
    say("popped")
    dict.fromkeys("xyz", Mark("of all"))
    say("from keys")
    d = dict(a=Mark("keyword"))
    d.clear()
    say("cleared")


def case_equal_key_is_not_taken():
    class Key:
        def __init__(self, mark):
            self.mark = mark

        def __hash__(self):
            return 1

        def __eq__(self, other):
            return True

    d = {Key(Mark("first")): 1}
    d[Key(Mark("second"))] = 2
    say("set")
    s = {Key(Mark("third"))}
    s.add(Key(Mark("fourth")))
    say("added")
    d.clear()
    s.clear()
    say("cleared")


def case_sets():
    a, b = Mark("a"), Mark("b")
    s = {a, b}
    del a
    say("in the set")
    s &= {b}
    say("intersected")
    del b
    s.pop()
    say("popped")
    f = frozenset([Mark("c")])
    f = f - f
    say("difference", f)


def case_deque():
    d = collections.deque(maxlen=2)
    for i in range(4):
        d.append(Mark(i))
        say("appended", i)
    d.appendleft(Mark("left"))
    say("left")
    d.rotate()
    d.pop()
    say("popped")
    d = None
    say("none")


def case_library_containers():
    d = collections.defaultdict(list)
    d["x"].append(Mark("default"))
    del d["x"]
    say("default dict")
    o = collections.OrderedDict(a=Mark("ordered"))
    o.popitem(last=False)
    say("ordered dict")
    c = collections.ChainMap({"a": Mark("chained")}, {})
    c.maps.pop(0)
    say("chain map")
    p = collections.namedtuple("Point", "x y")(Mark("x"), 1)
    p = p._replace(x=2)
    say("named tuple", p)


def case_iterators_let_go():
    for m in [Mark(0), Mark(1)]:
        say("loop", m)
    say("after the loop")
    del m
    say("deleted")
    i = iter([Mark("in a list")])
    next(i)
    say("had one")
    next(i, None)
    say("exhausted")


def case_iterator_keeps_its_list():
    i = iter([Mark("kept")])
    say("kept")
    del i
    say("gone")
    i = zip([Mark("zipped")], [1])
    next(i)
    del i
    say("zip")
    i = map(lambda m: 1, [Mark("mapped")])
    next(i)
    del i
    say("map")
    i = enumerate([Mark("numbered")])
    next(i)
    del i
    say("enumerate")
    i = itertools.chain([Mark("chained")], [2])
    next(i)
    next(i)
    say("chain")
    i = itertools.islice([Mark("sliced")], 1)
    next(i)
    del i
    say("slice")


def case_reversed_and_sorted():
    for m in reversed([Mark(0), Mark(1)]):
        pass
    say("reversed")
    m = sorted([Mark(1), Mark(0)], key=lambda m: m.name)[0]
    say("sorted", m)
    m = min([Mark(3), Mark(2)], key=lambda m: m.name)
    say("least", m)


def case_groupby_tee_cycle():
    for key, group in itertools.groupby([Mark("a"), Mark("b")], key=lambda m: m.name):
        say(key, len(list(group)))
    del group
    say("grouped")
    a, b = itertools.tee(Mark(i) for i in range(2))
    next(a)
    say("one has it")
    next(b)
    say("both had it")
    del a, b
    say("no more")


def case_attributes():
    class Slots:
        __slots__ = ("a", "b")

    s = Slots()
    s.a, s.b = Mark("a"), Mark("b")
    del s.a
    say("slot deleted")
    s.b = None
    say("slot replaced")
    q = Quiet(Mark("part"))
    q.part = 1
    say("attribute replaced")
    q.more = Mark("more")
    q.__dict__.pop("more")
    say("from the dict")
    q.more = Mark("again")
    q.__dict__ = {}
    say("dict replaced")
    q.more = Mark("last")
    del q
    say("instance gone")


def case_chain_of_attributes():
    top = Quiet(Quiet(Quiet(Mark("bottom"))))
    top.part.part = None
    say("cut")


def case_long_chain():
    chain = Mark("end")
    for _ in range(20_000):
        chain = [chain]
    chain = None
    say("gone")


def case_views_and_slices():
    d = {"a": Mark("a")}
    values = d.values()
    del d
    say("the view keeps it")
    del values
    say("gone")
    s = slice(Mark("start"), None)
    del s
    say("slice")
    m = memoryview(bytearray(3))
    m = None
    a = array.array("i", [1])
    a = None
    ignore(m, a)


def case_sort_with_keys():
    a = [3, 1, 2]
    a.sort(key=lambda n: Quiet(Mark(n)).part.name)
    say(a)
