"""Objects in statements and expressions: bound, rebound, deleted, or never bound."""

import contextlib

from trace import Mark, Quiet, same, say


def case_rebinding():
    a = Mark("first")
    say("bound")
    a = Mark("second")
    say("rebound")
    a = None
    say("none")


def case_rebinding_in_a_loop():
    for i in range(3):
        a = Mark(i)
        say("round", i)
    say("after")
    del a
    say("deleted")


def case_rebinding_global():
    global kept
    kept = Mark("global")
    kept = Mark("second")
    say("rebound")
    del kept
    say("deleted")


def case_loop_target():
    for m in (Mark(i) for i in range(3)):
        say("round", m)
    say("after")
    m = 1
    say("rebound", m)


def case_loop_is_left():
    for m in [Mark(0), Mark(1), Mark(2)]:
        if m.name == 1:
            break
    say("broken")
    m = None
    say("none")

    def find():
        for m in [Mark("found"), Mark("not reached")]:
            return m.name

    say("found", find())


def case_while_condition():
    n = 3
    while Mark(n).name:
        n -= 1
        say("round")
    say("after")


def case_unpacking():
    a, b = Mark("a"), Mark("b")
    a, b = b, a
    say("swapped", a, b)
    a, *b = [Mark(1), Mark(2), Mark(3)]
    say("starred", a, b)
    b.pop()
    say("popped")
    (a, b), c = (Mark(4), Mark(5)), Mark(6)
    say("nested")
    a = b = c = None
    say("none")


def case_failed_unpacking():
    try:
        a, b = [Mark(1), Mark(2), Mark(3)]
    except ValueError:
        say("caught")
    say("after")


def case_starred_display():
    a = [*[Mark(1)], *(Mark(2),)]
    say("built")
    a = {**{"k": Mark(3)}, "k": Mark(4)}
    say("replaced")
    a = None
    say("none")


def case_augmented_assignment():
    a = [Mark(1)]
    a += [Mark(2)]
    a += (Mark(i) for i in (3, 4))
    say("added", a)
    del a[:2]
    say("deleted")
    q = Quiet((Mark("x"),))
    q.part += (Mark("y"),)
    say("attribute", q.part)
    q.part = q.part[1:]
    say("sliced")
    d = {"k": (Mark("old"),)}
    d["k"] += ()
    d["k"] *= 0
    say("item")
    del a, q
    say("after")


def case_multiple_targets():
    a = b = Mark("shared")
    a = None
    say("one left")
    b = None
    say("none left", a)


def case_walrus():
    if (m := Mark("bound")) and (m := Mark("again")):
        say("inside", m)
    m = None
    say([n := Mark(i) for i in range(2)][0].name)
    say("one is bound")
    n = None
    say("none", m, n)


def case_conditional_and_boolean():
    Mark("a") if Mark("condition") else Mark("never")
    say("after")
    Mark("b") and Mark("c")
    say("after")
    Mark("d") or Mark("never")
    say("after")
    a = Mark("e") and Mark("f")
    say("kept", a)


def case_comparison():
    Mark("a") is Mark("b")
    say("after")
    Mark("c") == Mark("d")
    say("after")
    1 in [Mark("e")]
    say("after")
    class N(Mark):
        def __lt__(self, other):
            say("compared")
            return True

    N("f") < N("g") < N("h")
    say("after")


def case_strings():
    f"{Mark('a')} {Mark('b')!r}"
    say("after")
    "%s %r" % (Mark("c"), Mark("d"))
    say("after")
    "{0} {x.name}".format(Mark("e"), x=Mark("f"))
    say("after")
    str(Mark("g"))
    say("after")
    print(Mark("printed"))
    say("after")


def case_subscripts():
    [Mark(0), Mark(1)][1]
    say("after")
    a = [Mark("list")][0]
    say("got", a)
    {"k": Mark("dict")}["k"]
    say("after")
    (Mark("x"), Mark("y"))[:1]
    say("after")
    [1, 2, 3][Mark("index").name == "index" :]
    say("after")


def case_displays():
    [Mark("list")]
    say("after")
    {Mark("set")}
    say("after")
    {"k": Mark("dict")}
    say("after")
    (Mark("tuple"), 1)
    say("after")


def case_comprehensions():
    [Mark(i).name for i in range(2)]
    say("after")
    [m for m in [Mark("a"), Mark("b")] if m.name == "b"]
    say("after")
    a = {m.name: m for m in map(Mark, "xyx")}
    say("dict", sorted(a))
    a = {m.name for m in map(Mark, "pq")}
    say("set", sorted(a))
    [[m for m in [Mark(i)]] for i in range(2)]
    say("nested")
    any(m.name == 1 for m in map(Mark, range(4)))
    say("any")


def case_failing_comprehension():
    try:
        [1 // m.name for m in map(Mark, (2, 1, 0, 5))]
    except ZeroDivisionError:
        say("caught")
    say("after")


def case_with():
    class Manager(Mark):
        def __enter__(self):
            return Mark("entered")

        def __exit__(self, *details):
            say("exit")

    with Manager("manager"):
        say("inside")
    say("after")
    with Manager("second") as m:
        say("inside", m)
    say("after")
    del m
    say("deleted")
    with Manager("outer"), Manager("inner") as m:
        m = None
        say("inside")
    say("after")
    with contextlib.suppress(ValueError), Manager("failing"):
        raise ValueError(Mark("of the error"))
    say("after")


def case_context_manager_function():
    @contextlib.contextmanager
    def manage(mark):
        say("enter")
        yield Mark("value")
        say("exit")

    with manage(Mark("argument")) as m:
        say("inside", m)
    say("after")
    m = None
    say("none", m)
    with contextlib.ExitStack() as stack:
        stack.callback(say, "callback", Mark("pushed"))
        say("inside")
    say("after")


def case_match():
    match [Mark("first"), Mark("second")]:
        case [a, _]:
            say("matched", a)
    say("after")
    a = None
    match Quiet(Mark("part")):
        case Quiet(part=p):
            say("matched", p)
    say("after", a)
    p = None
    say("none", p)


def case_assert_and_raise():
    try:
        assert not Mark("asserted"), Mark("message").name
    except AssertionError as e:
        say("caught", e)
    say("after")


def case_delete():
    a, b = Mark("a"), Mark("b")
    del a, b
    say("deleted")
    q = Quiet([Mark("c"), Mark("d")])
    del q.part[0]
    say("item")
    del q.part
    say("attribute")
    d = {1: Mark("e"), 2: {3: Mark("f")}}
    del d[2][3], d[1]
    say("items")


def case_lambda_and_return():
    say((lambda m: m.name)(Mark("argument")))
    say("after")
    same(lambda: Mark("never made"))
    (lambda: Mark("result"))()
    say("after")


def case_try_finally_return():
    def f():
        m = Mark("local")
        try:
            return m.name
        finally:
            say("finally")

    say(f())

    def g():
        try:
            return Mark("replaced result")
        finally:
            return 1

    say(g())


def case_execute():
    names = {"Mark": Mark, "say": say}
    exec("m = Mark('of a namespace')\nsay('executed')\nm = None\nsay('none')", names)
    eval("Mark('evaluated')", names)
    say("after")
    exec("m = Mark('left')", names)
    names.clear()
    say("cleared")
