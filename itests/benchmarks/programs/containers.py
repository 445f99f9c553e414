"""Dicts, lists and strings."""


def run():
    words = ["w%d" % (i % 5000) for i in range(200_000)]
    counts = {}
    for w in words:
        counts[w] = counts.get(w, 0) + 1
    pairs = sorted(counts.items(), key=lambda p: (-p[1], p[0]))
    return len(",".join(k for k, n in pairs))


EXPECTED = 28_889
