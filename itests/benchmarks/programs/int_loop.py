"""Arithmetic on small ints in a loop."""


def run():
    i = total = 0
    while i < 10_000_000:
        total += i & 7
        i += 1
    return total


EXPECTED = 35_000_000
