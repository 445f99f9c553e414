"""Objects as arguments, results, cells, defaults and attributes of functions and classes."""

import functools
import operator

from trace import Mark, fail, ignore, same, say


def case_temporary():
    Mark("temporary")
    say("after")
    Mark("with attribute").name
    say("after")
    Mark("called").method()
    say("after")
    Mark("a chain").chain().chain().name
    say("after")


def case_argument():
    ignore(Mark("positional"))
    say("after")
    ignore(key=Mark("keyword"))
    say("after")
    ignore(*[Mark("starred")])
    say("after")
    ignore(**{"key": Mark("double starred")})
    say("after")
    ignore(Mark(1), *(Mark(2),), k=Mark(3), **{"l": Mark(4)})
    say("after")


def case_local():
    def f():
        a = Mark("local")
        b = Mark("second")
        say("in f", a, b)

    f()
    say("after")


def case_argument_is_deleted_inside():
    def f(a):
        del a
        say("deleted")

    f(Mark("argument"))
    say("after")


def case_argument_is_rebound_inside():
    def f(a):
        a = None
        say("rebound", a)

    f(Mark("argument"))
    m = Mark("held outside")
    f(m)
    say("after")
    del m
    say("deleted")


def case_result():
    def f():
        return Mark("result")

    f()
    say("ignored")
    a = f()
    say("kept")
    a = f()
    say("replaced")
    f().name
    say("used")
    del a


def case_result_through_calls():
    same(same(same(Mark("through"))))
    say("after")
    a = same([Mark("in a list")])[0]
    say("got", a)


def case_default():
    def f(a=Mark("default")):
        say("called", a)

    f()
    f(Mark("given"))
    say("before")
    f.__defaults__ = ()
    say("defaults gone")

    def g(*, b=Mark("keyword default")):
        pass

    del g
    say("function gone")


def case_closure():
    def make(part):
        def inner():
            return part

        return inner

    f = make(Mark("closed over"))
    say("made", f())
    f = None
    say("gone")


def case_nonlocal():
    m = Mark("first")

    def change():
        nonlocal m
        m = Mark("second")
        say("changed")
        m = None
        say("cleared")

    change()
    say("after")


def case_deleted_cell():
    m = Mark("in a cell")
    f = lambda: m
    del m
    say("deleted")
    del f


def case_shared_cell():
    m = Mark("shared")
    f, g = (lambda: m), (lambda: m)
    del m
    say("cell empty")
    m = Mark("again")
    del f
    say("one left")
    del g
    say("none left")


def case_bound_method():
    f = Mark("bound", part=1).method
    f()
    say("before")
    del f
    say("after")
    a = [Mark("in a list").method]
    a.pop()()
    say("popped")


def case_builtin_bound_method():
    add = [Mark("in the list")].append
    say("kept")
    add = None
    say("gone")
    get = {"a": Mark("in the dict")}.get
    get("a")
    get = None
    say("gone", add)


def case_partial():
    p = functools.partial(ignore, Mark("argument"), key=Mark("keyword"))
    p()
    say("called")
    p = None
    say("gone")
    functools.partial(Mark("called").method, 1)()
    say("after")


def case_caches():
    @functools.lru_cache(maxsize=1)
    def f(n):
        return Mark(n)

    f(1)
    say("cached")
    f(2)
    say("evicted")
    f.cache_clear()
    say("cleared")

    class C:
        @functools.cached_property
        def part(self):
            return Mark("cached")

    c = C()
    c.part
    del c.part
    say("property deleted")


def case_failing_argument():
    try:
        ignore(Mark("first"), fail(Mark("second")), Mark("never"))
    except ValueError:
        say("caught")
    say("after")


def case_wrong_arguments():
    def f(a):
        pass

    for call in (lambda: f(Mark(1), Mark(2)), lambda: f(b=Mark(3)), lambda: f(Mark(4), a=Mark(5))):
        try:
            call()
        except TypeError:
            say("caught")
        say("after")


def case_decorator():
    n = 1

    def keep(mark):
        def decorate(f):
            f.mark = mark
            return f

        return decorate

    @keep(Mark("attribute"))
    def f():
        return n

    del f.mark
    say("deleted")

    @keep(Mark("dropped with it"))
    def f():
        return n

    f = None
    say("gone")


def case_class_attribute():
    class C:
        part = Mark("part")
        other = Mark("other")

    del C.part
    say("deleted")
    C.other = None
    say("replaced")
    C.late = Mark("late")
    setattr(C, "late", 1)
    say("set")


def case_class_body():
    class C:
        a = Mark("a")
        say("before")
        a = 1
        say("after")
        b = Mark("b")
        del b
        say("deleted")

    say("made", C.a)


def case_init_and_new():
    class C:
        def __new__(cls, mark):
            return super().__new__(cls)

        def __init__(self, mark):
            say("init")

    c = C(Mark("argument"))
    say("made")

    class D:
        def __init__(self, mark):
            self.mark = mark
            fail()

    try:
        D(Mark("part of a failure"))
    except ValueError:
        say("caught")
    say("after", type(c).__name__)


def case_property_and_descriptor():
    class D:
        def __get__(self, instance, owner):
            return Mark("from a descriptor")

        def __set__(self, instance, value):
            say("set", value)

    class C:
        d = D()

        @property
        def p(self):
            return Mark("from a property")

        def __getattr__(self, name):
            return Mark(name)

    c = C()
    c.p
    say("after")
    c.d
    say("after")
    c.d = Mark("value")
    say("after")
    c.nothing
    say("after")


def case_operators():
    class N(Mark):
        def __add__(self, other):
            return N(self.name + other.name)

        def __iadd__(self, other):
            return N(self.name + "+" + other.name)

        def __getitem__(self, key):
            return key

        def __lt__(self, other):
            return True

        def __bool__(self):
            return True

    N("a") + N("b")
    say("after")
    a = N("c")
    a += N("d")
    say("added")
    N("e")[Mark("key")]
    say("item")
    N("f") < N("g")
    say("less")
    not N("h")
    say("not")
    del a
    operator.add(N("i"), N("j"))
    say("done")


def case_recursion():
    def f(n, mark):
        if n:
            f(n - 1, Mark(n))
        say("leaving", mark)

    f(2, Mark("top"))
    say("after")


def case_varargs_tuple():
    def f(*args, **kwargs):
        args = None
        say("args gone")
        kwargs.clear()
        say("kwargs gone", args)

    f(Mark(1), Mark(2), key=Mark(3))
    say("after")


def case_function_keeps_globals_not_callers():
    def outer():
        m = Mark("of the caller")
        return lambda: 1

    f = outer()
    say("returned", f())


def case_super_and_inheritance():
    class A(Mark):
        def __del__(self):
            say("A goes")
            super().__del__()

    A("derived")
    say("after")
    A("called").method(Mark("argument"))
    say("after")
