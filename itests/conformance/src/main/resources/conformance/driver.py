"""Runs one module of the package test and writes a line per finished case.

Usage: driver.py MODULE RESULTS. A line is outcome, tab, id; the last one says that all cases ran.
"""

import importlib
import sys
import types
import unittest

# Modules in C that only CPython has, and by which its tests look into it.
INTERNAL_MODULES = frozenset(
    """_ctypes_test _testbuffer _testcapi _testclinic _testclinic_limited _testimportmultiple
    _testinternalcapi _testlimitedcapi _testmultiphase _testsinglephase _xxtestfuzz xxlimited
    xxlimited_35 xxsubtype""".split()
)


class WithoutInternals:
    """Makes CPython as bare as any other implementation."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in INTERNAL_MODULES:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


class StandIn(types.ModuleType):
    """For a test module that cannot be imported without internals: their functions skip the case."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)

        def skip(*args, **kwargs):
            raise unittest.SkipTest(f"needs {self.__name__}.{name}")

        return skip


class CaseResult(unittest.TextTestResult):
    """Knows one outcome of each case, whatever its subtests did."""

    lines = None

    def startTest(self, test):
        super().startTest(test)
        self.outcome = None

    def stopTest(self, test):
        self.write(self.outcome or "failed", test)
        self.outcome = None
        super().stopTest(test)

    def write(self, outcome, test):
        name = " ".join(test.id().split()).encode("ascii", "backslashreplace").decode()
        self.lines.write(f"{outcome}\t{name}\n")
        self.lines.flush()

    def note(self, outcome, test, error=None):
        if error is not None:
            text = self._exc_info_to_string(error, test)
            self.stream.write(f"{'=' * 70}\n{outcome}: {test}\n{text}\n")
            self.stream.flush()
        if isinstance(test, unittest.suite._ErrorHolder):
            self.write(outcome, test)
        elif self.outcome != "failed":
            self.outcome = outcome

    def addSuccess(self, test):
        super().addSuccess(test)
        self.note("passed", test)

    def addExpectedFailure(self, test, error):
        super().addExpectedFailure(test, error)
        self.note("passed", test)

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self.note("failed", test)

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.note("failed", test, error)

    def addError(self, test, error):
        super().addError(test, error)
        self.note("failed", test, error)

    def addSubTest(self, test, subtest, error):
        super().addSubTest(test, subtest, error)
        if error is not None:
            self.note("failed", subtest, error)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        # The words of test.support.impl_detail, behind cpython_only too.
        detail = reason.startswith("implementation detail")
        self.note("detail" if detail else "skipped", test)

    def printErrors(self):
        """They are in the log already, each where it happened."""


def as_other_implementation(**guards):
    """What test.support.check_impl_detail answers where the implementation is not named."""
    default = not next(iter(guards.values()), False)
    return guards.get("boiga", default)


def needs_the_lock(reason="needs the GIL enabled"):
    """That there is a global lock is a detail of one of CPython's two builds."""
    return unittest.skip(f"implementation detail of a build with a global lock: {reason}")


def import_tests(name):
    try:
        return importlib.import_module(name)
    except (ModuleNotFoundError, unittest.SkipTest) as error:
        # What test.support imports itself, it reports as a reason to skip the whole module.
        cause = error.__context__ if isinstance(error, unittest.SkipTest) else error
        missing = getattr(cause, "name", None)
        if missing not in INTERNAL_MODULES or missing in sys.modules:
            raise
        sys.modules[missing] = StandIn(missing)
        return import_tests(name)


def with_pools_of_threads_only(module_name):
    """Loads tests of concurrent.futures without those of pools of interpreters and processes."""
    from concurrent import futures

    if not hasattr(futures, "InterpreterPoolExecutor"):
        futures.InterpreterPoolExecutor = None  # classes of tests name it
    module = import_tests(f"test.{module_name}")
    other = ("InterpreterPool", "ProcessPool", "FailingInitializerResources")
    for name in list(vars(module)):
        if name.startswith(other):
            delattr(module, name)
    return module


def main(module_name, results):
    with open(results, "w", encoding="ascii") as lines:
        CaseResult.lines = lines
        if sys.implementation.name == "cpython":
            sys.meta_path.insert(0, WithoutInternals)
        from test import support

        support.use_resources = {}
        support.check_impl_detail = as_other_implementation
        # It asks _testcapi whether code has positions, which it always has here.
        support.requires_debug_ranges = lambda reason="": lambda test: test
        support.requires_gil_enabled = needs_the_lock
        if module_name == "test_free_threading":
            support.Py_GIL_DISABLED = True
        try:
            if module_name.startswith("test_concurrent_futures."):
                module = with_pools_of_threads_only(module_name)
            else:
                module = import_tests(f"test.{module_name}")
            suite = unittest.defaultTestLoader.loadTestsFromModule(module)
        except unittest.SkipTest as skipped:
            print("skipped:", skipped)
        else:
            unittest.TextTestRunner(sys.stderr, resultclass=CaseResult).run(suite)
        lines.write("end\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
