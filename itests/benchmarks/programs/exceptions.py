"""Exceptions: raised and caught near and far, chained, in clean-up code, as the end of input."""


class Missing(Exception):
    def __init__(self, key):
        super().__init__(key)
        self.key = key


class Guard:
    entered = swallowed = 0

    def __enter__(self):
        Guard.entered += 1
        return self

    def __exit__(self, kind, error, traceback):
        if kind is Missing:
            Guard.swallowed += 1
            return True
        return False


def look_up(table, key):
    try:
        return table[key]
    except KeyError as e:
        raise Missing(key) from e


def descend(depth, table, key):
    if depth:
        return descend(depth - 1, table, key)
    return look_up(table, key)


def number(text):
    try:
        return int(text)
    except ValueError:
        return -1
    finally:
        number.calls += 1


def exhausted(iterator):
    n = 0
    while True:
        try:
            next(iterator)
        except StopIteration:
            return n
        n += 1


def run():
    number.calls = Guard.entered = Guard.swallowed = 0
    table = dict.fromkeys(range(0, 100, 3))
    missing = keys = 0
    for i in range(9_000):
        try:
            descend(i % 8, table, i % 100)
        except Missing as e:
            missing += 1
            keys += e.key + (e.__cause__.args[0] == e.key)
    numbers = sum(number(t) for t in ("12", "x1", "7", "", "99") * 4_000)
    for i in range(12_000):
        with Guard():
            look_up(table, i % 7)
    ends = sum(exhausted(iter(range(i % 5))) for i in range(20_000))
    return missing, keys, numbers, number.calls, Guard.entered, Guard.swallowed, ends


EXPECTED = (5940, 299970, 464000, 20000, 12000, 6857, 40000)
