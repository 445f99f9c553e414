"""Float arithmetic and short calls: the spectral norm of an infinite matrix's corner."""


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    return [sum(entry(i, j) * v for j, v in enumerate(vector)) for i in range(len(vector))]


def times_transposed(vector):
    return [sum(entry(j, i) * v for j, v in enumerate(vector)) for i in range(len(vector))]


def run():
    u = [1.0] * 70
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = vv = 0.0
    for a, b in zip(u, v):
        uv += a * b
        vv += b * b
    return round((uv / vv) ** 0.5, 9)


EXPECTED = 1.274212528
