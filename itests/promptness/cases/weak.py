"""Weak references and what is made of them; resurrection."""

import weakref

from trace import Mark, Quiet, say


def case_callback():
    q = Quiet()
    r = weakref.ref(q, lambda r: say("callback", r()))
    say("alive", r() is q)
    del q
    say("dead", r())


def case_result_of_a_reference_is_temporary():
    q = Quiet(Mark("part"))
    r = weakref.ref(q)
    r().part.name
    del q
    say("gone", r())


def case_several():
    q = Quiet()
    a = weakref.ref(q, lambda r: say("first"))
    b = weakref.ref(q, lambda r: say("second"))
    say(weakref.getweakrefcount(q))
    q = None
    say("gone", a() is b() is q)


def case_dropped_reference_has_no_callback():
    q = Quiet()
    r = weakref.ref(q, lambda r: say("never"))
    del r
    del q
    say("gone")


def case_order():
    m = Mark("finalised")
    r = weakref.ref(m, lambda r: say("callback"))
    m = None
    say("gone", r(), m)


def case_order_in_a_structure():
    q = Quiet(Mark("part"))
    r = weakref.ref(q, lambda r: say("callback of the owner"))
    s = weakref.ref(q.part, lambda r: say("callback of the part"))
    del q
    say("gone", r(), s())


def case_value_dictionary():
    d = weakref.WeakValueDictionary()
    q = d["k"] = Quiet(Mark("part"))
    say(len(d))
    del q
    say(len(d), list(d))


def case_key_dictionary():
    d = weakref.WeakKeyDictionary()
    q = Quiet()
    d[q] = Mark("value")
    say(len(d))
    q = None
    say(len(d), q)


def case_weak_set():
    s = weakref.WeakSet()
    q = Quiet(Mark("part"))
    s.add(q)
    say(len(s))
    del q
    say(len(s))


def case_proxy():
    q = Quiet(Mark("part"))
    p = weakref.proxy(q, lambda p: say("callback"))
    say(p.part)
    del q
    try:
        p.part
    except ReferenceError:
        say("dead")


def case_finalize():
    q = Quiet(Mark("part"))
    f = weakref.finalize(q, say, "finaliser", Mark("argument"))
    say(f.alive)
    del q
    say(f.alive)
    q = Quiet()
    f = weakref.finalize(q, say, "called")
    f()
    del q
    say("gone")


def case_weak_method():
    m = Mark("object")
    r = weakref.WeakMethod(m.method)
    r()()
    del m
    say("gone", r())


def case_closure():
    def closure():
        n = 1
        return lambda: n

    g = closure()
    r = weakref.ref(g, lambda r: say("closure"))
    del g
    say("gone", r())


def case_generator():
    def g():
        yield

    i = g()
    r = weakref.ref(i, lambda r: say("generator"))
    next(i)
    i = None
    say("gone", r(), i)


def case_set_and_deque():
    s = {1}
    r = weakref.ref(s, lambda r: say("set"))
    s = None
    say("gone", r(), s)


def case_subclasses_of_built_ins():
    class L(list):
        pass

    class D(dict):
        pass

    for o in L([Mark("in a list")]), D(k=Mark("in a dict")):
        r = weakref.ref(o, lambda r: say("callback"))
        say(type(o).__name__)
    o = None
    say("gone", o)


def case_resurrection():
    kept = []

    class Phoenix(Mark):
        def __del__(self):
            super().__del__()
            kept.append(self)

    p = Phoenix("once", Mark("part"))
    p = None
    say("kept", kept)
    kept.clear()
    say("gone", p)


def case_resurrected_by_part():
    kept = []

    class Keeper(Mark):
        def __del__(self):
            super().__del__()
            kept.append(self.part)

    k = Keeper("owner", Mark("part"))
    del k
    say("part is kept", kept)
    kept.pop()
    say("gone")


def case_finaliser_makes_and_drops():
    class Busy(Mark):
        def __del__(self):
            super().__del__()
            Mark("made inside")
            self.part = None
            say("part replaced")

    Busy("busy", Mark("part"))
    say("after")


def case_reference_in_finaliser():
    class Looking(Mark):
        def __del__(self):
            say("in the finaliser", self.reference() is self)

    m = Looking("looking")
    m.reference = weakref.ref(m)
    del m
    say("after")
