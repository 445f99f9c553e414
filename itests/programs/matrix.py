"""Matrices over the vector extension: products, LU decomposition, power iteration, least squares.

The module `vector` is an extension bundle; the file of that name in this folder's `reference` does the
same in Python, for interpreters that have no bundles.
"""

import sys

from vector import Vector


class SingularMatrix(ArithmeticError):
    pass


class Matrix:
    def __init__(self, rows):
        self.rows = [row if isinstance(row, Vector) else Vector(row) for row in rows]
        self.shape = (len(self.rows), len(self.rows[0]))

    @classmethod
    def identity(cls, n):
        return cls([[1.0 if i == j else 0.0 for j in range(n)] for i in range(n)])

    @classmethod
    def hilbert(cls, n):
        return cls([[1.0 / (i + j + 1) for j in range(n)] for i in range(n)])

    def column(self, j):
        return Vector(row[j] for row in self.rows)

    @property
    def transposed(self):
        return Matrix([self.column(j) for j in range(self.shape[1])])

    def __getitem__(self, index):
        i, j = index
        return self.rows[i][j]

    def __add__(self, other):
        return Matrix([a + b for a, b in zip(self.rows, other.rows)])

    def __sub__(self, other):
        return Matrix([a - b for a, b in zip(self.rows, other.rows)])

    def __mul__(self, scalar):
        return Matrix([row * scalar for row in self.rows])

    def __matmul__(self, other):
        if isinstance(other, Vector):
            return Vector(row.dot(other) for row in self.rows)
        columns = other.transposed.rows
        return Matrix([Vector(row.dot(column) for column in columns) for row in self.rows])

    def __eq__(self, other):
        return isinstance(other, Matrix) and self.rows == other.rows

    __hash__ = None

    def __pow__(self, n):
        result, square = Matrix.identity(self.shape[0]), self
        while n:
            if n & 1:
                result = result @ square
            square = square @ square
            n >>= 1
        return result

    @property
    def norm(self):
        return sum(row.dot(row) for row in self.rows) ** 0.5

    def lu(self):
        """Rows of L and U in one matrix, the permutation, and its sign."""
        n = self.shape[0]
        rows = [row + Vector([0.0] * n) for row in self.rows]
        order, sign = list(range(n)), 1
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(rows[i][k]))
            if rows[pivot][k] == 0.0:
                raise SingularMatrix(f"column {k} has no pivot")
            if pivot != k:
                rows[k], rows[pivot] = rows[pivot], rows[k]
                order[k], order[pivot] = order[pivot], order[k]
                sign = -sign
            for i in range(k + 1, n):
                factor = rows[i][k] / rows[k][k]
                left = Vector([0.0] * k + [factor])
                rest = rows[i][k + 1:] - rows[k][k + 1:] * factor
                rows[i] = Vector([*rows[i][:k], *left[k:], *rest])
        return rows, order, sign

    @property
    def determinant(self):
        try:
            rows, _, sign = self.lu()
        except SingularMatrix:
            return 0.0
        for k, row in enumerate(rows):
            sign *= row[k]
        return sign

    def solve(self, b):
        rows, order, _ = self.lu()
        n = len(order)
        y = []
        for i in range(n):
            y.append(b[order[i]] - Vector(rows[i][:i]).dot(Vector(y)))
        x = [0.0] * n
        for i in reversed(range(n)):
            x[i] = (y[i] - rows[i][i + 1:].dot(Vector(x[i + 1:]))) / rows[i][i]
        return Vector(x)

    def __str__(self):
        return "\n".join(" ".join(f"{x:10.5f}" for x in row) for row in self.rows)


def dominant(matrix, steps):
    """The largest eigenvalue and its vector, by power iteration."""
    v = Vector([1.0] * matrix.shape[0])
    value = 0.0
    for _ in range(steps):
        w = matrix @ v
        value = w.norm()
        v = w * (1.0 / value)
    return value, v


def fit(xs, ys, degree):
    """Coefficients of the least-squares polynomial."""
    a = Matrix([[x**k for k in range(degree + 1)] for x in xs])
    t = a.transposed
    return (t @ a).solve(t @ Vector(ys))


def main():
    v, w = Vector([1, 2, 3]), Vector(range(4, 7))
    print(v, w, v + w, w - v, v * w, v * 2, len(v), v.dot(w), w.sum(), f"{w.norm():.6f}")
    print(v[0], v[-1], v[1:], list(w), v == Vector([1.0, 2.0, 3.0]), v == w)
    for bad in (lambda: v[7], lambda: v + Vector([1]), lambda: v.dot(3), lambda: Vector(["x"])):
        try:
            bad()
        except (IndexError, ValueError, TypeError) as error:
            print(type(error).__name__)
    m = Matrix([[2, 1, 1], [4, -6, 0], [-2, 7, 2]])
    print(m)
    print("determinant", f"{m.determinant:.6f}", Matrix([[1, 2], [2, 4]]).determinant)
    x = m.solve(Vector([5, -2, 9]))
    print("solution", [round(value, 9) for value in x])
    print("residual small:", (m @ x - Vector([5, -2, 9])).norm() < 1e-12)
    print(m @ Matrix.identity(3) == m, (m - m).norm == 0.0)
    fib = Matrix([[1, 1], [1, 0]]) ** 40
    print("fibonacci", fib[0, 1])
    value, vector = dominant(Matrix([[4, 1], [2, 3]]), 60)
    print(f"eigenvalue {value:.9f}", [f"{e:.6f}" for e in vector])
    h = Matrix.hilbert(6)
    error = (h @ h.solve(Vector([1.0] * 6)) - Vector([1.0] * 6)).norm()
    print("hilbert", f"{h.norm:.9f}", error < 1e-6)
    xs = [i / 4 for i in range(20)]
    coefficients = fit(xs, [2 - 3 * t + 0.5 * t**2 for t in xs], 2)
    print("fit", [round(c, 6) + 0.0 for c in coefficients])
    big = Matrix([[((i * 31 + j * 17) % 23) / 23 for j in range(48)] for i in range(48)])
    print(f"product {(big @ big.transposed).norm:.6f} sum {sum(r.sum() for r in big.rows):.6f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
