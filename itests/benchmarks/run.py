"""Runs the benchmarks on several interpreters by turns and writes a table.

Usage: run.py [--rounds N] [--turns N] [--output FILE] NAME=COMMAND [NAME=COMMAND ...]

COMMAND is what starts an interpreter, for instance "./boiga -X policy=off". Each turn starts a new
process for each program and interpreter; of its rounds the fastest counts, which is one after
warm-up; of the turns the median. Ratios are to the interpreter that is named first.
"""

import argparse
import os
import platform
import shlex
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def programs():
    names = os.listdir(os.path.join(HERE, "programs"))
    return sorted(n[:-3] for n in names if n.endswith(".py"))


def seconds(command, program, rounds):
    arguments = shlex.split(command) + [os.path.join(HERE, "measure.py"), program, str(rounds)]
    done = subprocess.run(arguments, stdout=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(f"{program} failed with {command}")
    return min(map(float, done.stdout.split()))


def measured(interpreters, rounds, turns):
    """The seconds of each program, by program and interpreter, in the order of the turns."""
    found = {p: {name: [] for name in interpreters} for p in programs()}
    for turn in range(turns):
        for program, results in found.items():
            for name, command in interpreters.items():
                results[name].append(seconds(command, program, rounds))
                print(turn, program, name, results[name][-1], file=sys.stderr)
    return found


def table(found, interpreters):
    names = list(interpreters)
    yield "| program | " + " | ".join(f"{n} (s)" for n in names)
    yield "|---" * (len(names) + 1)
    for program, results in found.items():
        medians = [statistics.median(results[n]) for n in names]
        cells = [f"{medians[0]:.3f}"]
        cells += [f"{m:.3f} ({m / medians[0]:.2f})" for m in medians[1:]]
        yield f"| {program} | " + " | ".join(cells)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--output")
    parser.add_argument("interpreters", nargs="+", metavar="NAME=COMMAND")
    options = parser.parse_args()
    interpreters = dict(i.split("=", 1) for i in options.interpreters)
    found = measured(interpreters, options.rounds, options.turns)
    lines = [f"{line} |" for line in table(found, interpreters)]
    text = (
        "# Benchmarks\n\n"
        "Made by `itests/benchmarks/run.py`; the programs are beside it. Seconds of the fastest of\n"
        f"{options.rounds} rounds in one process, median of {options.turns} process(es) by turns; in\n"
        "parentheses the ratio to the first column. Machine: "
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}.\n\n"
        + "\n".join(lines)
        + "\n"
    )
    if options.output:
        with open(options.output, "w") as f:
            f.write(text)
    else:
        print(text, end="")


if __name__ == "__main__":
    main()
