"""Generators and coroutines own their locals until they end or are dropped."""

import asyncio
import contextlib

from trace import Mark, say


def values(name, n=2):
    m = Mark(name)
    for i in range(n):
        yield i
    say("end of", m)


def case_exhausted():
    g = values("local")
    list(g)
    say("exhausted")


def case_dropped():
    g = values("local")
    next(g)
    say("started")
    del g
    say("dropped")


def case_never_started():
    def g(m):
        yield

    i = g(Mark("argument"))
    say("made")
    i = None
    say("dropped", i)


def case_closed():
    g = values("local")
    next(g)
    g.close()
    say("closed")


def case_finally_runs():
    def g():
        m = Mark("local")
        try:
            yield 1
        finally:
            say("finally", m)

    i = g()
    next(i)
    i = None
    say("dropped", i)
    for _ in g():
        break
    say("left")


def case_with_runs():
    class Manager(Mark):
        def __enter__(self):
            return self

        def __exit__(self, *details):
            say("exit")

    def g():
        with Manager("manager"):
            yield

    next(g())
    say("after")


def case_yield_from():
    def outer():
        m = Mark("outer")
        yield from values("inner")
        say("inner is gone", m)

    g = outer()
    next(g)
    del g
    say("dropped")
    list(outer())
    say("exhausted")


def case_sent_values():
    def g():
        while True:
            got = yield
            say("got", got)

    i = g()
    next(i)
    i.send(Mark(1))
    say("sent")
    i.send(Mark(2))
    say("sent")
    i.send(None)
    say("sent")
    i.close()


def case_yielded_values():
    def g():
        yield Mark(1)
        yield Mark(2)

    for m in g():
        say("round", m)
    say("after")
    m = None
    next(g())
    say("ignored", m)


def case_returned_value():
    def g():
        return Mark("returned")
        yield

    def h():
        r = yield from g()
        say("got", r)

    list(h())
    say("after")
    try:
        next(g())
    except StopIteration:
        say("stopped")
    say("after")


def case_thrown():
    def g():
        m = Mark("local")
        try:
            yield
        except ValueError:
            say("thrown into")
        yield

    i = g()
    next(i)
    i.throw(ValueError(Mark("argument")))
    say("thrown")
    i = None
    say("dropped", i)


def case_error_inside():
    def g():
        m = Mark("local")
        yield
        raise ValueError(m.name)

    i = g()
    next(i)
    try:
        next(i)
    except ValueError:
        say("handling")
    say("after")


def case_expression():
    g = (m.name for m in [Mark("a"), Mark("b")])
    next(g)
    say("one")
    del g
    say("dropped")
    sum(m.name for m in map(Mark, (1, 2)))
    say("summed")
    "".join(m.name for m in map(Mark, "xy"))
    say("joined")


def case_pipeline():
    def source():
        for i in range(3):
            yield Mark(i)

    def doubled(marks):
        for m in marks:
            yield m.name * 2

    for n in doubled(source()):
        say(n)
    say("after")


def case_frame_of_generator():
    g = values("local")
    next(g)
    frame = g.gi_frame
    del g
    say("frame is left", sorted(frame.f_locals))


def case_coroutine():
    async def inner(m):
        say("inner", m)
        return Mark("result")

    async def outer():
        r = await inner(Mark("argument"))
        say("got", r)
        r = None
        say("none")
        await inner(Mark("second"))
        say("ignored")

    try:
        outer().send(None)
    except StopIteration:
        say("done")
    say("after")


def case_suspended_coroutine():
    class Pause:
        def __await__(self):
            yield "paused"

    async def f():
        m = Mark("local")
        await Pause()

    c = f()
    say(c.send(None))
    c.close()
    say("closed")
    c = f()
    c.send(None)
    c = None
    say("dropped", c)


def case_async_generator():
    async def numbers():
        m = Mark("local")
        for i in range(2):
            yield i

    async def main():
        async for i in numbers():
            say("round", i)
        say("exhausted")
        async with contextlib.aclosing(numbers()) as g:
            async for i in g:
                break
        say("closed")
        say([Mark(i).name async for i in numbers()])

    asyncio.run(main())
    say("after")


def case_async_with():
    class Manager(Mark):
        async def __aenter__(self):
            return Mark("entered")

        async def __aexit__(self, *details):
            say("exit")

    async def main():
        async with Manager("manager") as m:
            say("inside", m)
        say("left")
        del m
        say("deleted")

    asyncio.run(main())


def case_task():
    async def work(m):
        await asyncio.sleep(0)
        return Mark("result")

    async def main():
        task = asyncio.create_task(work(Mark("argument")))
        await task
        say("awaited")
        del task
        say("task gone")

    asyncio.run(main())
    say("after")
