"""Runs one program of the benchmarks in this process: seconds of each round, a line each.

Usage: measure.py PROGRAM ROUNDS [WARM-UP [SECONDS]]

Before come as many rounds as take WARM-UP seconds; if the ROUNDS take less than SECONDS, there are
more of them.
"""

import importlib
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "programs"))
program = importlib.import_module(sys.argv[1])
rounds = int(sys.argv[2])
warm_up, least = map(float, (*sys.argv[3:5], "0", "0")[:2])
warm = time.perf_counter() + warm_up
done = 0
while done < rounds or time.perf_counter() < warm + least:
    start = time.perf_counter()
    result = program.run()
    seconds = time.perf_counter() - start
    if result != program.EXPECTED:
        sys.exit(f"{sys.argv[1]}: {result!r}, not {program.EXPECTED!r}")
    if start >= warm:
        print(f"{seconds:.4f}", flush=True)
        done += 1
