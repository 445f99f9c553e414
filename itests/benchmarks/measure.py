"""Runs one program of the benchmarks in this process: seconds of each round, a line each.

Usage: measure.py PROGRAM ROUNDS [SECONDS]

With SECONDS there are as many rounds before as take that time.
"""

import importlib
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs"))
program = importlib.import_module(sys.argv[1])
rounds = int(sys.argv[2])
warm = time.perf_counter() + float(sys.argv[3] if len(sys.argv) > 3 else 0)
done = 0
while done < rounds:
    start = time.perf_counter()
    result = program.run()
    seconds = time.perf_counter() - start
    if result != program.EXPECTED:
        sys.exit(f"{sys.argv[1]}: {result!r}, not {program.EXPECTED!r}")
    print(f"{seconds:.4f}", flush=True)
    done += start >= warm
