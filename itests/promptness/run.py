"""Runs the cases of the folder cases and prints the trace of each below its name.

Usage: run.py [MODULE[.CASE] ...]

The expected output is CPython's: run.py > expected.txt. What is finalised between two lines comes in
any order.
"""

import importlib
import os
import sys
import warnings

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [os.path.join(HERE, "cases"), os.path.join(HERE, "..", "programs", "reference")]


sys.dont_write_bytecode = True
warnings.simplefilter("ignore", SyntaxWarning)


def cases():
    for file in sorted(os.listdir(os.path.join(HERE, "cases"))):
        if file.endswith(".py") and file != "trace.py":
            module = importlib.import_module(file[:-3])
            for name, function in list(vars(module).items()):
                if name.startswith("case_"):
                    yield f"{module.__name__}.{name[5:]}", function


def main(wanted):
    for name, function in cases():
        if not wanted or name in wanted or name.partition(".")[0] in wanted:
            print(f"# {name}", flush=True)
            try:
                function()
            except Exception as e:
                print(f"{type(e).__name__}: {e}")
            del function


if __name__ == "__main__":
    main(sys.argv[1:])
