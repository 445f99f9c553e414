"""Planets under gravity: a symplectic integrator, with conserved quantities to check it by."""

import sys
from math import sqrt

PI = 3.14159265358979323
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k, self.z * k)

    __rmul__ = __mul__

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vec(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def __abs__(self):
        return sqrt(self.dot(self))

    def __repr__(self):
        return f"({self.x:.9f}, {self.y:.9f}, {self.z:.9f})"


class Body:
    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.position = position
        self.velocity = velocity
        self.mass = mass

    @property
    def momentum(self):
        return self.velocity * self.mass


class System:
    def __init__(self, bodies):
        self.bodies = bodies
        self.pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1:]]
        drift = sum((b.momentum for b in bodies), start=Vec(0.0, 0.0, 0.0))
        bodies[0].velocity = drift * (-1 / SOLAR_MASS)

    def advance(self, dt):
        for a, b in self.pairs:
            pa, pb = a.position, b.position
            dx, dy, dz = pa.x - pb.x, pa.y - pb.y, pa.z - pb.z
            d2 = dx * dx + dy * dy + dz * dz
            magnitude = dt / (d2 * sqrt(d2))
            va, vb = a.velocity, b.velocity
            ka, kb = b.mass * magnitude, a.mass * magnitude
            va.x -= dx * ka
            va.y -= dy * ka
            va.z -= dz * ka
            vb.x += dx * kb
            vb.y += dy * kb
            vb.z += dz * kb
        for body in self.bodies:
            body.position.x += dt * body.velocity.x
            body.position.y += dt * body.velocity.y
            body.position.z += dt * body.velocity.z

    @property
    def energy(self):
        kinetic = sum(0.5 * b.mass * b.velocity.dot(b.velocity) for b in self.bodies)
        potential = sum(a.mass * b.mass / abs(a.position - b.position) for a, b in self.pairs)
        return kinetic - potential

    @property
    def angular_momentum(self):
        total = Vec(0.0, 0.0, 0.0)
        for body in self.bodies:
            total = total + body.position.cross(body.momentum)
        return total


def planets():
    rows = [
        ("sun", 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0),
        ("jupiter", 4.84143144246472090, -1.16032004402742839, -0.103622044471123109,
         0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023,
         0.000954791938424326609),
        ("saturn", 8.34336671824457987, 4.12479856412430479, -0.403523417114321381,
         -0.00276742510726411050, 0.00499852801234917238, 0.0000230417297573763929,
         0.000285885980666130812),
        ("uranus", 12.8943695621391310, -15.1111514016986312, -0.223307578892655734,
         0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556,
         0.0000436624404335156298),
        ("neptune", 15.3796971148509165, -25.9193146099879641, 0.179258772950371181,
         0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870,
         0.0000515138902046611451),
    ]
    for name, x, y, z, vx, vy, vz, mass in rows:
        velocity = Vec(vx * DAYS, vy * DAYS, vz * DAYS)
        yield Body(name, Vec(x, y, z), velocity, mass * SOLAR_MASS)


def main(steps):
    system = System(list(planets()))
    before = system.energy
    print(f"energy  {before:.9f}")
    print(f"angular {system.angular_momentum}")
    for part in range(4):
        for _ in range(steps // 4):
            system.advance(0.01)
        print(f"after {(part + 1) * (steps // 4):>6} steps: {system.energy:.9f}")
    for body in system.bodies:
        print(f"{body.name:<8} {body.position!r} |v|={abs(body.velocity):.9f}")
    print(f"drift {abs(system.energy - before) / abs(before):.3e}")
    print(f"angular {system.angular_momentum}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 4000)
