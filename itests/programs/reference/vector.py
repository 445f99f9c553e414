"""What the example extension `vector` does, in Python: makes the matrix program's expected output."""

import math


class Vector:
    def __init__(self, items=()):
        self._items = [float(x) for x in items]

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        yield from self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            return Vector(self._items[index])
        return self._items[index]

    def _both(self, other):
        if len(self) != len(other):
            raise ValueError("vectors differ in length")
        return zip(self._items, other._items)

    def __add__(self, other):
        return Vector(a + b for a, b in self._both(other))

    def __sub__(self, other):
        return Vector(a - b for a, b in self._both(other))

    def __mul__(self, other):
        if isinstance(other, Vector):
            return Vector(a * b for a, b in self._both(other))
        return Vector(a * other for a in self._items)

    def __eq__(self, other):
        return isinstance(other, Vector) and self._items == other._items

    __hash__ = None

    def dot(self, other):
        if not isinstance(other, Vector):
            raise TypeError("dot() argument must be a Vector")
        total = 0.0
        for a, b in self._both(other):
            total += a * b
        return total

    def sum(self):
        total = 0.0
        for a in self._items:
            total += a
        return total

    def norm(self):
        return math.sqrt(self.dot(self))

    def __repr__(self):
        return f"Vector({self._items!r})"
