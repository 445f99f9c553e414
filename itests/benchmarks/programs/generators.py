"""Generators that feed each other."""


def numbers(n):
    for i in range(n):
        yield i


def squares(source):
    for i in source:
        yield i * i


def run():
    return sum(s for s in squares(numbers(500_000)) if s & 1)


EXPECTED = 20_833_333_333_250_000
