"""Classes, sets and dicts: a solver for finite domains, with propagation and backtracking."""


class Contradiction(Exception):
    pass


class Variable:
    def __init__(self, name, domain):
        self.name = name
        self.domain = frozenset(domain)
        self.constraints = []

    def decided(self):
        return len(self.domain) == 1

    def value(self):
        (value,) = self.domain
        return value


class Constraint:
    def __init__(self, *variables):
        self.variables = variables
        for v in variables:
            v.constraints.append(self)


class Different(Constraint):
    def narrow(self, problem):
        a, b = self.variables
        if a.decided():
            problem.remove(b, a.domain)
        if b.decided():
            problem.remove(a, b.domain)


class Apart(Constraint):
    """The values differ, and by more than ``gap``."""

    def __init__(self, a, b, gap):
        super().__init__(a, b)
        self.gap = gap

    def narrow(self, problem):
        a, b = self.variables
        for x, y in (a, b), (b, a):
            allowed = {v for v in x.domain if any(abs(v - w) > self.gap for w in y.domain)}
            if len(allowed) < len(x.domain):
                problem.assign(x, frozenset(allowed))


class Sum(Constraint):
    def __init__(self, total, *variables):
        super().__init__(*variables)
        self.total = total

    def narrow(self, problem):
        low = sum(min(v.domain) for v in self.variables)
        high = sum(max(v.domain) for v in self.variables)
        for v in self.variables:
            least = self.total - (high - max(v.domain))
            most = self.total - (low - min(v.domain))
            allowed = frozenset(x for x in v.domain if least <= x <= most)
            if len(allowed) < len(v.domain):
                problem.assign(v, allowed)
                return


class Problem:
    def __init__(self):
        self.variables = []
        self.trail = []
        self.agenda = []
        self.steps = 0

    def variable(self, name, domain):
        v = Variable(name, domain)
        self.variables.append(v)
        return v

    def assign(self, variable, domain):
        if not domain:
            raise Contradiction(variable.name)
        self.trail.append((variable, variable.domain))
        variable.domain = domain
        self.agenda.extend(variable.constraints)

    def remove(self, variable, values):
        if not variable.domain.isdisjoint(values):
            self.assign(variable, variable.domain - values)

    def propagate(self):
        try:
            while self.agenda:
                self.steps += 1
                self.agenda.pop().narrow(self)
        finally:
            self.agenda.clear()

    def undo(self, length):
        while len(self.trail) > length:
            variable, domain = self.trail.pop()
            variable.domain = domain

    def solutions(self):
        open_variables = [v for v in self.variables if not v.decided()]
        if not open_variables:
            yield {v.name: v.value() for v in self.variables}
            return
        variable = min(open_variables, key=lambda v: (len(v.domain), v.name))
        length = len(self.trail)
        for value in sorted(variable.domain):
            try:
                self.assign(variable, frozenset([value]))
                self.propagate()
            except Contradiction:
                pass
            else:
                yield from self.solutions()
            self.undo(length)


def magic_square():
    problem = Problem()
    cells = [problem.variable(f"c{i}", range(1, 10)) for i in range(9)]
    for i, a in enumerate(cells):
        for b in cells[:i]:
            Different(a, b)
    for line in "012 345 678 036 147 258 048 246".split():
        Sum(15, *(cells[int(i)] for i in line))
    return problem


def frequencies():
    """Eight transmitters on a ring; neighbours need a gap."""
    problem = Problem()
    stations = [problem.variable(f"s{i}", range(6)) for i in range(8)]
    for i, a in enumerate(stations):
        Apart(a, stations[i - 1], 1)
        Different(a, stations[i - 2])
    return problem


def run():
    results = []
    for problem in magic_square(), frequencies():
        found = list(problem.solutions())
        results.append((len(found), problem.steps, list(found[-1].values())))
    return results


EXPECTED = [(8, 6914, [8, 3, 4, 1, 5, 9, 6, 7, 2]), (1040, 17552, [5, 3, 1, 5, 3, 1, 4, 2])]
