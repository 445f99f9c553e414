"""Sets, tuples and recursive generators: queens that do not attack each other."""


def place(n, row, columns, up, down, placed):
    if row == n:
        yield placed
        return
    for c in range(n):
        if c not in columns and row + c not in up and row - c not in down:
            columns.add(c)
            up.add(row + c)
            down.add(row - c)
            yield from place(n, row + 1, columns, up, down, placed + (c,))
            columns.remove(c)
            up.remove(row + c)
            down.remove(row - c)


def run():
    count = checksum = 0
    for placed in place(10, 0, set(), set(), set(), ()):
        count += 1
        checksum += sum(i * c for i, c in enumerate(placed))
    return count, checksum


EXPECTED = (724, 146610)
