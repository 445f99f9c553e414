"""Exceptions hold tracebacks, which hold frames, which hold locals."""

import sys
import traceback

from trace import Mark, fail, say


def failing(name):
    m = Mark(name)
    fail(m)


def case_frame_goes_with_the_exception():
    try:
        failing("local")
    except ValueError:
        say("handling")
    say("after")


def case_named_exception():
    try:
        failing("local")
    except ValueError as e:
        say("handling", e)
    say("after")


def case_exception_is_kept():
    try:
        failing("local")
    except ValueError as e:
        kept = e
    say("kept")
    kept = None
    say("gone", kept)


def case_traceback_is_dropped():
    try:
        failing("local")
    except ValueError as e:
        kept = e
    kept.__traceback__ = None
    say("traceback gone", kept)
    try:
        failing("again")
    except ValueError as e:
        kept = e
    kept = kept.with_traceback(None)
    say("traceback gone", kept)


def case_traceback_is_kept():
    try:
        failing("local")
    except ValueError as e:
        kept = e.__traceback__
    say("kept")
    kept = kept.tb_next
    say("inner only")
    kept = None
    say("gone", kept)


def case_clear_frames():
    try:
        failing("local")
    except ValueError as e:
        traceback.clear_frames(e.__traceback__)
        say("cleared")
    say("after")


def case_argument_of_exception():
    try:
        raise ValueError(Mark("argument"))
    except ValueError:
        say("handling")
    say("after")
    try:
        raise ValueError(Mark("of a kept one"))
    except ValueError as e:
        kept = e
    kept.args = ()
    say("args gone")


def case_attribute_of_exception():
    try:
        e = KeyError()
        e.part = Mark("part")
        raise e
    except KeyError as caught:
        del caught.part
        say("deleted")
    e = None
    say("after", e)


def case_context():
    try:
        try:
            raise ValueError(Mark("context"))
        except ValueError:
            raise KeyError(Mark("second"))
    except KeyError as e:
        say("handling")
        e.__context__ = None
        say("context gone")
    say("after")


def case_cause():
    try:
        try:
            raise ValueError(Mark("cause"))
        except ValueError as e:
            raise KeyError("second") from e
    except KeyError as e:
        say("handling", type(e.__cause__).__name__)
    say("after")


def case_reraise():
    try:
        try:
            failing("local")
        except ValueError:
            say("first")
            raise
        finally:
            say("finally")
    except ValueError:
        say("second")
    say("after")


def case_finally_without_except():
    def f():
        m = Mark("of the function")
        try:
            failing("local")
        finally:
            say("finally", m)

    try:
        f()
    except ValueError:
        say("caught")
    say("after")


def case_exception_in_a_loop():
    for i in range(3):
        try:
            failing(i)
        except ValueError:
            continue
        finally:
            say("round", i)
    say("after")


def case_return_from_handler():
    def f():
        try:
            failing("local")
        except ValueError:
            return "returned"

    say(f())


def case_break_from_handler():
    while True:
        try:
            failing("local")
        except ValueError:
            break
    say("broken")


def case_nested_calls():
    def f(n):
        m = Mark(n)
        if n:
            f(n - 1)
        else:
            fail(m)

    try:
        f(2)
    except ValueError:
        say("handling")
    say("after")


def case_caught_inside():
    def f():
        try:
            raise KeyError(Mark("argument"))
        except KeyError:
            pass
        say("still inside")

    f()
    say("after")


def case_exc_info():
    try:
        failing("local")
    except ValueError:
        info = sys.exc_info()
    say("kept", info[0].__name__)
    del info
    say("gone")


def case_temporaries_of_the_failing_expression():
    try:
        [Mark(1), Mark(2), fail()]
    except ValueError:
        say("handling")
    try:
        (Mark(3), {"k": Mark(4), "l": fail()})
    except ValueError:
        say("handling")
    try:
        Mark(5).nothing
    except AttributeError:
        say("handling")
    say("after")


def case_attribute_error_holds_its_object():
    try:
        Mark("object").nothing
    except AttributeError as e:
        say("handling", e.obj)
    say("after")


def case_key_error():
    d = {}
    try:
        d[Mark("key")]
    except KeyError:
        say("handling")
    say("after")


def case_group():
    try:
        raise ExceptionGroup("both", [ValueError(Mark("value")), KeyError(Mark("key"))])
    except* ValueError:
        say("value")
    except* KeyError:
        say("key")
    say("after")


def case_suppressed_in_del():
    class Failing(Mark):
        def __del__(self):
            super().__del__()
            try:
                fail()
            except ValueError:
                say("caught in the finaliser")

    Failing("failing")
    say("after")
    try:
        m = Failing("while another is handled")
        raise KeyError
    except KeyError:
        del m
        say("handling")
    say("after")


def case_unraisable():
    class Failing:
        def __init__(self, part):
            self.part = part

        def __del__(self):
            fail()

    old = sys.unraisablehook
    sys.unraisablehook = lambda details: say("unraisable", details.exc_type.__name__)
    try:
        f = Failing(Mark("part"))
        del f
        say("deleted")
    finally:
        sys.unraisablehook = old
    say("after")


def case_stop_iteration():
    class Ending:
        def __init__(self, mark):
            self.mark = mark

        def __iter__(self):
            return self

        def __next__(self):
            raise StopIteration(Mark("value"))

    for _ in Ending(Mark("iterator")):
        pass
    say("after")
    list(Ending(Mark("second")))
    say("after")


def case_frame_object():
    def f():
        m = Mark("local")
        return sys._getframe()

    frame = f()
    say("kept by its frame")
    frame.clear()
    say("cleared")
    frame = f()
    frame = None
    say("gone", frame)


def case_locals_snapshot():
    def f():
        m = Mark("local")
        names = locals()
        del m
        say("kept by the snapshot")
        names.clear()
        say("cleared")

    f()
