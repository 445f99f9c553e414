"""What the test kit does in Python; Java calls it by call(), with texts, and gets a text."""

import importlib.util
import io
import linecache
import sys
import threading
import traceback

main = sys.modules["__main__"].__dict__
unhandled = []
tests = []


class Failed(Exception):
    """Has all that there is to say."""


def call(function, *arguments):
    """Whether the function returned, and what; or a report of what it raised."""
    try:
        return True, globals()[function](*arguments) or ""
    except Failed as e:
        return False, str(e)
    except BaseException as e:
        return False, report(e)


def report(e):
    """The traceback, from the code under test on."""
    frames = e.__traceback__
    while frames is not None and frames.tb_frame.f_globals is globals():
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(e), e, frames))


def compiled(code, mode="exec"):
    """Code whose lines tracebacks show."""
    name = f"<test {len(linecache.cache)}>"
    linecache.cache[name] = len(code), None, code.splitlines(True), name
    return compile(code, name, mode)


def execute(code):
    exec(compiled(code), main)


def evaluate(expression):
    try:
        return repr(eval(expression, main))
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


def on_threads(count, code):
    source = compiled(code)
    start = threading.Barrier(int(count))
    failures = []

    def work(thread):
        try:
            start.wait()
            exec(source, main | {"thread": thread})
        except BaseException as e:
            failures.append(f"thread {thread}: {report(e)}")

    threads = [threading.Thread(target=work, args=(i,)) for i in range(int(count))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise Failed("\n".join(failures))


def reload(*names):
    for name in names:
        importlib.reload(importlib.import_module(name))


# Files ------------------------------------------------------------------------------------------


def add_to_path(folder):
    if folder not in sys.path:
        sys.path.insert(0, folder)


def run(folder, path, *arguments):
    """Runs a program; what it printed."""
    import runpy

    add_to_path(folder)
    output()
    sys.argv[:] = [path, *arguments]
    try:
        runpy.run_path(path, run_name="__main__")
    except SystemExit as e:
        if e.code not in (None, False, 0):
            raise Failed(f"{path} exits with {e.code!r}\n{output()}") from None
    return output()


def load(folder, name, path):
    """Loads a file of unittest's; the names of its tests, a line each, which run_test() goes by."""
    import unittest

    add_to_path(folder)
    spec = importlib.util.spec_from_file_location(name, path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    first = len(tests)
    collect(unittest.defaultTestLoader.loadTestsFromModule(module))
    return "\n".join(f"{i} {tests[i].id().removeprefix(name + '.')}" for i in range(first, len(tests)))


def collect(suite):
    for test in suite:
        if hasattr(test, "__iter__"):
            collect(test)
        else:
            tests.append(test)


def run_test(index):
    """Runs a test, once, with what its class and module set up; why it was skipped."""
    import unittest

    test = tests[int(index)]
    tests[int(index)] = None
    result = unittest.TestResult()
    unittest.TestSuite([test]).run(result)
    failures = [text for _, text in result.failures + result.errors]
    failures += [f"{t} was to fail, and has not" for t in result.unexpectedSuccesses]
    if failures:
        raise Failed("\n".join(failures))
    return "\n".join(reason or "skipped" for _, reason in result.skipped)


# What nobody catches, and what is printed ----------------------------------------------------------


def note_unraisable(u):
    what = f"{u.err_msg or 'exception ignored in'}: {u.object!r}"
    unhandled.append(f"{what}\n{report(u.exc_value)}")


def note_thread(args):
    if args.exc_type is not SystemExit:
        unhandled.append(f"exception in thread {args.thread.name}\n{report(args.exc_value)}")


def output():
    """What was printed since the last call."""
    text = printed.getvalue()
    printed.seek(0)
    printed.truncate()
    return text


def finish():
    """Gives the streams back; what nobody caught."""
    sys.unraisablehook = sys.__unraisablehook__
    threading.excepthook = threading.__excepthook__
    sys.stdout, sys.stderr = None, sys.__stderr__
    return "\n".join(unhandled)


printed = io.StringIO()
sys.stdin = None
sys.stdout = sys.stderr = printed
sys.unraisablehook = note_unraisable
threading.excepthook = note_thread
