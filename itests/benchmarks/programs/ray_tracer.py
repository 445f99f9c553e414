"""Small immutable objects with operators: spheres over a checked floor, with reflections."""

from math import inf, sqrt


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def unit(self):
        return self * (1 / sqrt(self.dot(self)))

    def mirrored(self, normal):
        return self - normal * (2 * self.dot(normal))


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, t):
        return self.origin + self.direction * t


class Sphere:
    def __init__(self, centre, radius, colour, shine):
        self.centre = centre
        self.radius = radius
        self.colour = colour
        self.shine = shine

    def hit(self, ray):
        to_centre = self.centre - ray.origin
        along = to_centre.dot(ray.direction)
        beneath = self.radius**2 - to_centre.dot(to_centre) + along * along
        if beneath < 0:
            return inf
        near = along - sqrt(beneath)
        return near if near > 1e-6 else inf

    def normal(self, point):
        return (point - self.centre).unit()

    def colour_at(self, point):
        return self.colour


class Floor:
    shine = 0.2

    def hit(self, ray):
        if ray.direction.y > -1e-6:
            return inf
        return -ray.origin.y / ray.direction.y

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)

    def colour_at(self, point):
        dark = (int(point.x // 1) + int(point.z // 1)) & 1
        return Vector(0.2, 0.2, 0.2) if dark else Vector(0.9, 0.9, 0.8)


class Scene:
    sky = Vector(0.5, 0.7, 1.0)

    def __init__(self, things, lamp):
        self.things = things
        self.lamp = lamp

    def nearest(self, ray):
        best, nearest = None, inf
        for thing in self.things:
            t = thing.hit(ray)
            if t < nearest:
                best, nearest = thing, t
        return best, nearest

    def lit(self, point):
        ray = Ray(point, (self.lamp - point).unit())
        return all(thing.hit(ray) == inf for thing in self.things)

    def colour(self, ray, depth):
        thing, t = self.nearest(ray)
        if thing is None:
            return self.sky
        point = ray.at(t)
        normal = thing.normal(point)
        light = 0.15
        if self.lit(point):
            light += 0.85 * max(0.0, normal.dot((self.lamp - point).unit()))
        colour = thing.colour_at(point) * (light * (1 - thing.shine))
        if depth and thing.shine:
            reflected = Ray(point, ray.direction.mirrored(normal))
            colour = colour + self.colour(reflected, depth - 1) * thing.shine
        return colour


def run():
    width, height = 80, 60
    spheres = [
        Sphere(Vector(i - 2, 0.6 + i * 0.2, 4 + i), 0.6, Vector(0.2 * i, 0.5, 0.9 - 0.2 * i), 0.4)
        for i in range(4)
    ]
    scene = Scene(spheres + [Floor()], Vector(-5.0, 8.0, -3.0))
    eye = Vector(0.0, 1.2, -2.0)
    image = bytearray()
    for row in range(height):
        for column in range(width):
            towards = Vector((column - width / 2) / width, (height / 2 - row) / width, 1.0)
            c = scene.colour(Ray(eye, towards.unit()), 3)
            image += bytes(min(255, int(part * 255)) for part in (c.x, c.y, c.z))
    return len(image), sum(image), sum(i * b for i, b in enumerate(image)) % 65521


EXPECTED = (14400, 2059027, 58906)
