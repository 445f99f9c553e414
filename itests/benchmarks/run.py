"""Runs the benchmarks on several interpreters by turns and writes what it finds.

Usage: run.py [--rounds N] [--seconds N] [--warm-up SECONDS] [--turns N] [--programs A,B]
              [--parts A,B] [--counting COMMAND] [--output FILE] NAME=COMMAND [NAME=COMMAND ...]

COMMAND is what starts an interpreter, for instance "./boiga -X policy=off". Each turn starts a new
process for each program and interpreter; after the warm-up it does the rounds, and more if they
take less than the seconds; the fastest counts, and of the turns the median. Ratios are to the
interpreter that is named first.

A machine that others share is slow for seconds at times, which is why the fastest round counts and
why the rounds have to take seconds.

The parts are programs, scaling (two threads against one), calls (what a call costs) and counts,
which needs the command of a Boiga that says at its end how often it has counted references:
--counting "./boiga -J-Dboiga.counts=true". With an output the plot goes beside it, and the figures
themselves, so that a run of some parts leaves those of the others on the page.
"""

import argparse
import os
import re
import shlex
import statistics
import subprocess
import sys

import report

HERE = os.path.dirname(os.path.abspath(__file__))
PARTS = ["programs", "scaling", "calls", "counts"]


def all_programs():
    names = os.listdir(os.path.join(HERE, "programs"))
    return sorted(n[:-3] for n in names if n.endswith(".py"))


def run(command, script, *arguments, errors=None):
    line = shlex.split(command) + [os.path.join(HERE, script), *map(str, arguments)]
    done = subprocess.run(line, stdout=subprocess.PIPE, stderr=errors, text=True)
    if done.returncode:
        sys.exit(f"{script} {' '.join(map(str, arguments))} failed with {command}")
    return done


def by_turns(interpreters, turns, what, measure):
    """What ``measure`` finds with each interpreter, by name, as often as there are turns."""
    found = {name: [] for name in interpreters}
    for turn in range(turns):
        for name, command in interpreters.items():
            found[name].append(measure(command))
            print(turn, what, name, found[name][-1], file=sys.stderr)
    return found


def seconds(interpreters, program, options):
    """The seconds of a program by interpreter."""

    def measure(command):
        often = options.rounds, options.warm_up, options.seconds
        done = run(command, "measure.py", program, *often)
        return min(map(float, done.stdout.split()))

    found = by_turns(interpreters, options.turns, program, measure)
    return {name: statistics.median(times) for name, times in found.items()}


def rows(interpreters, script, rounds, turns):
    """The figures of a script that writes lines of a name and figures: by name and interpreter."""

    def measure(command):
        lines = (x.split("\t") for x in run(command, script, rounds).stdout.splitlines())
        return {name: list(map(float, figures)) for name, *figures in lines}

    found = by_turns(interpreters, turns, script, measure)
    return {
        row: {
            name: [statistics.median(figure) for figure in zip(*(turn[row] for turn in results))]
            for name, results in found.items()
        }
        for row in next(iter(found.values()))[0]
    }


def counts(command, program):
    """How often one round counts: what two rounds do more than one."""
    found = []
    for rounds in 1, 2:
        errors = run(command, "measure.py", program, rounds, errors=subprocess.PIPE).stderr
        line = re.search("^boiga.counts: (.*)", errors, re.MULTILINE)
        if not line:
            sys.exit(f"{command} does not count")
        pairs = (figure.split("=") for figure in line[1].split())
        found.append({name: int(number) for name, number in pairs})
    print(program, found, file=sys.stderr)
    return {name: max(0, found[1][name] - found[0][name]) for name in found[0]}


def part_names(text):
    names = text.split(",")
    for n in names:
        if n not in PARTS:
            raise argparse.ArgumentTypeError(f"{n!r} is none of {', '.join(PARTS)}")
    return names


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=12)
    parser.add_argument("--seconds", type=float, default=4)
    parser.add_argument("--warm-up", type=float, default=10)
    parser.add_argument("--turns", type=int, default=3)
    parser.add_argument("--programs", type=lambda names: names.split(","), default=all_programs())
    parser.add_argument("--parts", type=part_names, default=PARTS)
    parser.add_argument("--counting", metavar="COMMAND")
    parser.add_argument("--output")
    parser.add_argument("interpreters", nargs="+", metavar="NAME=COMMAND")
    options = parser.parse_args()
    interpreters = dict(i.split("=", 1) for i in options.interpreters)
    rounds, turns = options.rounds, options.turns
    names = list(interpreters)
    found = report.Findings.read(options.output, names) if options.output else report.Findings(names)
    for part in options.parts:
        if part == "programs":
            found.programs = {p: seconds(interpreters, p, options) for p in options.programs}
        elif part == "scaling":
            found.scaling = rows(interpreters, "scaling.py", rounds, turns)
        elif part == "calls":
            found.calls = rows(interpreters, "calls.py", rounds, turns)
        elif options.counting:
            found.counts = {p: counts(options.counting, p) for p in options.programs}
        found.how[part] = {n: getattr(options, n) for n in ("rounds", "seconds", "warm_up", "turns")}
    if options.output:
        found.write(options.output)
    else:
        print(found.text(), end="")


if __name__ == "__main__":
    main()
