"""Floats in lists: bodies that attract each other, moved in small steps."""

DAYS_PER_YEAR = 365.24
SUN = 39.47841760435743

# position, velocity per day, mass in suns: the sun and the four large planets
PLANETS = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 1.0),
    (
        [4.841431442464721, -1.1603200440274284, -0.10362204447112311],
        [0.001660076642744037, 0.007699011184197404, -6.90460016972063e-05],
        0.0009547919384243266,
    ),
    (
        [8.34336671824458, 4.124798564124305, -0.4035234171143214],
        [-0.002767425107268624, 0.004998528012349172, 2.3041729757376393e-05],
        0.00028588598066613085,
    ),
    (
        [12.894369562139131, -15.111151401698631, -0.22330757889265573],
        [0.002964601375647616, 0.0023784717395948095, -2.9658956854023756e-05],
        4.366244043351563e-05,
    ),
    (
        [15.379697114850917, -25.919314609987964, 0.17925877295037118],
        [0.0026806777249038932, 0.001628241700382423, -9.515922545197159e-05],
        5.1513890204661145e-05,
    ),
]


def bodies():
    made = [(x[:], [v * DAYS_PER_YEAR for v in speed], m * SUN) for x, speed, m in PLANETS]
    for axis in range(3):
        made[0][1][axis] = -sum(v[axis] * m for _, v, m in made) / SUN
    return made


def advance(system, pairs, step, count):
    for _ in range(count):
        for (xa, va, ma), (xb, vb, mb) in pairs:
            dx = xa[0] - xb[0]
            dy = xa[1] - xb[1]
            dz = xa[2] - xb[2]
            pull = step * (dx * dx + dy * dy + dz * dz) ** -1.5
            ka = mb * pull
            kb = ma * pull
            va[0] -= dx * ka
            va[1] -= dy * ka
            va[2] -= dz * ka
            vb[0] += dx * kb
            vb[1] += dy * kb
            vb[2] += dz * kb
        for x, v, _ in system:
            x[0] += step * v[0]
            x[1] += step * v[1]
            x[2] += step * v[2]


def energy(system, pairs):
    total = sum(m * sum(c * c for c in v) / 2 for _, v, m in system)
    for (xa, _, ma), (xb, _, mb) in pairs:
        total -= ma * mb / sum((p - q) ** 2 for p, q in zip(xa, xb)) ** 0.5
    return total


def run():
    system = bodies()
    pairs = [(a, b) for i, a in enumerate(system) for b in system[i + 1 :]]
    before = energy(system, pairs)
    advance(system, pairs, 0.01, 10_000)
    return round(before, 9), round(energy(system, pairs), 9)


EXPECTED = (-0.169075164, -0.169016441)
