"""Sets of tuples and comprehensions: generations of Conway's Game of Life without borders."""

NEIGHBOURS = [(x, y) for x in (-1, 0, 1) for y in (-1, 0, 1) if x or y]


def neighbours(cell):
    x, y = cell
    return [(x + dx, y + dy) for dx, dy in NEIGHBOURS]


def next_generation(cells):
    counts = {}
    for cell in cells:
        for n in neighbours(cell):
            counts[n] = counts.get(n, 0) + 1
    return {cell for cell, n in counts.items() if n == 3 or n == 2 and cell in cells}


def run():
    cells = {(0, 1), (1, 3), (2, 0), (2, 1), (2, 4), (2, 5), (2, 6)}  # lasts 5206 generations
    sizes = []
    for generation in range(240):
        cells = {(x, y) for x, y in next_generation(cells)}
        if generation % 40 == 39:
            sizes.append(len(cells))
    return sizes, min(cells), max(cells)


EXPECTED = ([96, 95, 152, 136, 169, 154], (-12, 9), (28, -31))
