"""Objects that go from thread to thread; the thread with the last reference finalises them."""

import concurrent.futures
import queue
import threading

from trace import Mark, fail, say


def in_thread(function, *args):
    """Runs to the end."""
    t = threading.Thread(target=function, args=args)
    del args, function
    t.start()
    t.join()


def case_local_of_a_thread():
    def f():
        m = Mark("local")
        say("in the thread", m)

    in_thread(f)
    say("after")


def case_argument_of_a_thread():
    t = threading.Thread(target=say, args=("called with", Mark("argument")))
    t.start()
    t.join()
    say("joined")


def case_made_in_a_thread_dropped_here():
    box = []
    in_thread(lambda: box.append(Mark("made there")))
    say("joined")
    box.clear()
    say("dropped")


def case_made_here_dropped_in_a_thread():
    box = [Mark("made here")]

    def f():
        box.clear()
        say("cleared")

    in_thread(f)
    say("after")


def case_popped_in_a_thread():
    box = [Mark("first"), Mark("second")]

    def f():
        m = box.pop()
        say("popped", m)
        m = box.pop()
        say("popped", m)
        m = None
        say("none", m)

    in_thread(f)
    say("after")


def case_attribute_replaced_in_a_thread():
    owner = Mark("owner", part=Mark("part"))

    def f():
        owner.part = None
        say("replaced")

    in_thread(f)
    say("joined")
    del owner
    say("after")


def case_both_hold_it():
    m = Mark("shared")
    taken, dropped = threading.Event(), threading.Event()
    box = [m]

    def f():
        own = box.pop()
        taken.set()
        dropped.wait()
        say("the last one has", own)
        own = None
        say("gone", own)

    t = threading.Thread(target=f)
    t.start()
    taken.wait()
    del m
    say("dropped here")
    dropped.set()
    t.join()
    say("after")


def case_queue():
    q = queue.Queue()
    done = queue.Queue()

    def consume():
        while (m := q.get()) is not None:
            say("got", m)
            m = None
            done.put("consumed")

    t = threading.Thread(target=consume)
    t.start()
    for i in range(3):
        q.put(Mark(i))
        say(done.get())
    q.put(None)
    t.join()
    say("after")


def case_simple_queue():
    q = queue.SimpleQueue()
    q.put(Mark("in a queue"))

    def f():
        q.get()
        say("got")

    in_thread(f)
    q.put(Mark("left in it"))
    q = None
    say("after", q)


def case_thread_local():
    local = threading.local()

    def f():
        local.mark = Mark("of the thread")
        say("set")

    in_thread(f)
    say("joined")
    local.mark = Mark("of this thread")
    del local.mark
    say("deleted")


def case_error_in_a_thread():
    old = threading.excepthook
    threading.excepthook = lambda details: say("hook", details.exc_type.__name__)

    def f():
        m = Mark("local")
        fail(m)

    in_thread(f)
    threading.excepthook = old
    say("after")


def case_future():
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        future = pool.submit(Mark, "result")
        future.result()
        say("waited")
        del future
        say("gone")
        say(list(pool.map(lambda m: m.name, [Mark("mapped")])))
    say("after")


def case_closure_in_a_thread():
    m = Mark("closed over")

    def f():
        nonlocal m
        say("sees", m)
        m = None
        say("cleared")

    in_thread(f)
    say("after")


def case_generator_goes_on_in_a_thread():
    def g():
        m = Mark("local of the generator")
        yield 1
        yield 2

    i = g()
    next(i)
    box = [i]
    del i

    def f():
        next(box[0])
        box.clear()
        say("dropped")

    in_thread(f)
    say("after")


def case_exception_from_a_thread():
    box = []

    def f():
        m = Mark("local")
        try:
            fail(m)
        except ValueError as e:
            box.append(e)

    in_thread(f)
    say("kept by the traceback")
    box.clear()
    say("after")


def case_result_through_many():
    box = [Mark("handed on")]

    def step():
        box.append(box.pop())

    for _ in range(5):
        in_thread(step)
    say("handed on")
    box.pop()
    say("after")
