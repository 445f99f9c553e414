"""The page and the plot of what the benchmarks found."""

import dataclasses
import json
import os
import platform
import statistics
import textwrap

import plot


@dataclasses.dataclass
class Findings:
    """What was measured. Interpreters are in the order in which they were named.

    It is kept beside the page, so that a part can be measured anew without the others.
    """

    interpreters: list
    programs: dict = dataclasses.field(default_factory=dict)
    scaling: dict = dataclasses.field(default_factory=dict)
    calls: dict = dataclasses.field(default_factory=dict)
    counts: dict = dataclasses.field(default_factory=dict)
    how: dict = dataclasses.field(default_factory=dict)
    """The options that each part was measured with."""

    @classmethod
    def read(cls, file, interpreters):
        """Those on which a page is based, if it compares the same interpreters; else new ones."""
        try:
            with open(data_of(file)) as f:
                found = cls(**json.load(f))
        except FileNotFoundError:
            return cls(interpreters)
        return found if found.interpreters == interpreters else cls(interpreters)

    def ratios(self, name, base):
        """The seconds with one interpreter for each of another's, by program."""
        return [times[name] / times[base] for times in self.programs.values()]

    def write(self, file):
        picture = os.path.splitext(file)[0] + ".svg"
        with open(file, "w") as f:
            f.write(self.text(os.path.basename(picture)))
        with open(data_of(file), "w") as f:
            json.dump(dataclasses.asdict(self), f, indent=1)
            f.write("\n")
        if self.programs:
            with open(picture, "w") as f:
                f.write(self.plot())

    def text(self, picture=None):
        parts = [
            "# Benchmarks",
            paragraph(f"""Made by `itests/benchmarks/run.py`; the programs are beside it. Figures are
                of the fastest round of a process, and the median of several. Machine:
                {os.cpu_count()} cores, {platform.system()} {platform.machine()}."""),
        ]
        if self.programs:
            parts += self.program_part(picture)
        if self.scaling:
            parts += self.scaling_part()
        if self.calls:
            parts += self.calls_part()
        if self.counts:
            parts += self.counts_part()
        return "\n\n".join(parts) + "\n"

    def program_part(self, picture):
        first, *others = self.interpreters
        yield "## Programs"
        how = self.how["programs"]
        yield paragraph(f"""Seconds of a round, of {how["rounds"]} and more in {how["seconds"]:g}
            seconds, after {how["warm_up"]:g} seconds of warm-up, in {how["turns"]} process(es); in
            parentheses the ratio to the first column.""")
        rows = []
        for program, times in self.programs.items():
            ratios = [f"{times[n]:.3f} ({times[n] / times[first]:.2f})" for n in others]
            rows.append([program, f"{times[first]:.3f}", *ratios])
        means = [f"{statistics.geometric_mean(self.ratios(n, first)):.2f}" for n in others]
        rows.append(["**geometric mean**", "1.00", *means])
        yield table(["program", *self.interpreters], rows)
        if "biased" in others and "off" in others:
            mean = statistics.geometric_mean(self.ratios("biased", "off"))
            yield paragraph(f"""What counting costs: {mean:.2f} seconds with the policy biased for
                each second with the policy off, as the geometric mean over the programs.""")
        if picture:
            yield f"![Time of each program in relation to {first}]({picture})"

    def scaling_part(self):
        yield "## Two threads"
        how = self.how["scaling"]
        yield paragraph(f"""How much more two threads do than one in the same time, where each does
            the work of the row: 2 is the best, 1 is nothing gained. In parentheses the milliseconds
            of one thread. Of {how["rounds"]} rounds in {how["turns"]} process(es).""")
        rows = []
        for case, results in self.scaling.items():
            times = [results[n] for n in self.interpreters]
            rows.append([case, *(f"{2 * a / b:.2f} ({a * 1000:.1f})" for a, b in times)])
        yield table(["work", *self.interpreters], rows)

    def calls_part(self):
        yield "## Calls"
        yield "Nanoseconds of a call: of a loop that does nothing else, less those of an empty one."
        rows = [
            [case, *(f"{results[n][0]:.1f}" for n in self.interpreters)]
            for case, results in self.calls.items()
        ]
        yield table(["call", *self.interpreters], rows)

    def counts_part(self):
        names = list(next(iter(self.counts.values())))
        yield "## References counted"
        yield paragraph("""What one round counts with the policy biased, in thousands. Local is by
            the thread that made the object, with plain arithmetic; shared is by another, or after
            the object has lost its owner, and atomic. Ints, floats, strs and bytes are not
            counted, nor are operands read from local variables. Borrowed is how often a register
            borrowed what a local variable holds: each is an increment and a decrement less.""")
        rows = [
            [program, *(f"{number / 1000:.1f}" for number in figures.values())]
            for program, figures in self.counts.items()
        ]
        yield table(["program", *(n.replace("_", " ") for n in names)], rows)

    def plot(self):
        first, *others = self.interpreters
        rows = {
            program: [times[n] / times[first] for n in others]
            for program, times in self.programs.items()
        }
        rows["geometric mean"] = [statistics.geometric_mean(self.ratios(n, first)) for n in others]
        return plot.dots(f"Time in relation to {first}, less is better", others, rows)


def data_of(file):
    return os.path.splitext(file)[0] + ".json"


def paragraph(text):
    return textwrap.fill(" ".join(text.split()), 100, break_on_hyphens=False)


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)
