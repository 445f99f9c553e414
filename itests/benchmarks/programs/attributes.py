"""Attributes and methods of objects."""


class Counter:
    def __init__(self):
        self.count = 0
        self.steps = []

    def step(self, n):
        self.count += n
        if self.count % 1000 == 0:
            self.steps.append(self.count)
        return self.count


def run():
    c = Counter()
    for i in range(1_000_000):
        c.step(1)
    return c.count + len(c.steps)


EXPECTED = 1_001_000
