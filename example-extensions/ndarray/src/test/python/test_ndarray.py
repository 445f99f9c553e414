"""What module ndarray does; what is expected follows from lists."""

import copy
import math
import pickle
import random
import threading
import unittest

import ndarray as nd
from ndarray import array


class Case(unittest.TestCase):
    def same(self, a, expected, dtype=None):
        self.assertEqual(a.tolist() if isinstance(a, nd.ndarray) else a, expected)
        if dtype is not None:
            self.assertEqual(a.dtype, dtype)

    def fails(self, error, message, function, *args, **kwargs):
        with self.assertRaises(error) as caught:
            function(*args, **kwargs)
        self.assertEqual(str(caught.exception), message)


class CreationTest(Case):
    def test_nested_sequences(self):
        self.same(array([[1, 2], [3, 4]]), [[1, 2], [3, 4]], "int64")
        self.same(array([1, 2.5, True]), [1.0, 2.5, 1.0], "float64")
        self.same(array([True, False]), [True, False], "bool")
        self.same(array([]), [], "float64")
        self.same(array([range(2), (5, 6)]), [[0, 1], [5, 6]])
        self.same(array([array([1, 2]), [3, 4]]), [[1, 2], [3, 4]])
        self.same(array([1.9, -1.9], dtype="int32"), [1, -1], "int32")
        self.assertEqual(array([[], []]).shape, (2, 0))
        self.assertEqual(array(7).shape, ())

    def test_what_is_no_array(self):
        inhomogeneous = (
            "setting an array element with a sequence. The requested array has an inhomogeneous shape"
            " after 1 dimensions. The detected shape was (2,) + inhomogeneous part."
        )
        self.fails(ValueError, inhomogeneous, array, [[1], [1, 2]])
        self.fails(ValueError, inhomogeneous, array, [1, [2]])
        self.assertRaises(TypeError, array, ["a"])
        self.assertRaises(TypeError, array, [None])
        self.fails(OverflowError, "Python integer 256 out of bounds for uint8", array, [256], "uint8")
        endless = []
        endless.append(endless)
        self.assertRaises(ValueError, array, endless)

    def test_regular_ones(self):
        self.same(nd.zeros((2, 3)), [[0.0] * 3] * 2, "float64")
        self.same(nd.ones(2, dtype=bool), [True, True])
        self.same(nd.full((2, 2), 7), [[7, 7], [7, 7]], "int64")
        self.same(nd.eye(3, k=1), [[0, 1, 0], [0, 0, 1], [0, 0, 0]])
        self.same(nd.arange(5), [0, 1, 2, 3, 4], "int64")
        self.same(nd.arange(5, 0, -2), [5, 3, 1])
        self.same(nd.arange(0, 1, 0.25), [0.0, 0.25, 0.5, 0.75])
        self.same(nd.arange(3, dtype="float32"), [0.0, 1.0, 2.0], "float32")
        self.same(nd.linspace(0, 1, 5), [0.0, 0.25, 0.5, 0.75, 1.0])
        self.same(nd.linspace(0, 1, 4, endpoint=False), [0.0, 0.25, 0.5, 0.75])
        self.fails(ValueError, "negative dimensions are not allowed", nd.zeros, (2, -1))

    def test_buffers_are_shared(self):
        memory = bytearray(8)
        a = nd.asarray(memory)
        self.assertEqual(a.dtype, "uint8")
        a[2] = 9
        self.assertEqual(memory[2], 9)
        b = nd.frombuffer(memory, dtype="int32")
        self.assertEqual(b.tolist(), [9 << 16, 0])
        self.assertRaises(BufferError, memory.append, 1)
        del a, b
        memory.append(1)
        self.assertFalse(nd.frombuffer(b"abc", dtype="uint8").writeable)
        with self.assertRaises(ValueError):
            nd.frombuffer(b"abc", dtype="uint8")[0] = 1
        c = array(memory)
        c[0] = 5
        self.assertEqual(memory[0], 0)


    def test_arrays_are_buffers(self):
        a = nd.arange(6).reshape(2, 3)
        memory = memoryview(a)
        self.assertEqual((memory.shape, memory.strides, memory.format), ((2, 3), (24, 8), "q"))
        memory[1, 2] = 50
        self.assertEqual(a[1, 2], 50)
        self.assertEqual(memoryview(a[::-1, 1:]).tolist(), [[4, 50], [1, 2]])
        self.assertEqual(bytes(a.astype("uint8").T), bytes([0, 3, 1, 4, 2, 50]))
        self.assertTrue(memoryview(nd.broadcast_to(a[0], (2, 3))).readonly)
        self.same(nd.asarray(memory[::-1]), [[3, 4, 50], [0, 1, 2]])
        del a
        self.assertEqual(memory.tolist(), [[0, 1, 2], [3, 4, 50]])


class IndexingTest(Case):
    def setUp(self):
        self.rows = [[10 * i + j for j in range(5)] for i in range(4)]
        self.a = array(self.rows)

    def test_basic(self):
        a, rows = self.a, self.rows
        self.assertEqual(a[1, 2], 12)
        self.assertEqual(a[-1, -1], 34)
        self.same(a[2], rows[2])
        self.same(a[1:3], rows[1:3])
        self.same(a[::-1, ::2], [row[::2] for row in rows[::-1]])
        self.same(a[:, 1], [row[1] for row in rows])
        self.same(a[..., 0], [row[0] for row in rows])
        self.assertEqual(a[None].shape, (1, 4, 5))
        self.assertEqual(a[:, None, 1:].shape, (4, 1, 4))
        self.assertEqual(a[2:1].shape, (0, 5))
        self.assertEqual(array(5)[()], 5)

    def test_errors(self):
        a = self.a
        self.fails(IndexError, "index 4 is out of bounds for axis 0 with size 4", lambda: a[4])
        self.fails(IndexError, "index -6 is out of bounds for axis 1 with size 5", lambda: a[0, -6])
        self.fails(
            IndexError,
            "too many indices for array: array is 2-dimensional, but 3 were indexed",
            lambda: a[0, 0, 0],
        )
        self.fails(
            IndexError,
            "arrays used as indices must be of integer (or boolean) type",
            lambda: a[array([1.0])],
        )
        self.assertRaises(IndexError, lambda: a["x"])
        self.assertRaises(IndexError, lambda: a[[4]])
        self.assertRaises(IndexError, lambda: a[[True]])

    def test_views_share_memory(self):
        a = self.a
        part = a[1:3, ::2]
        part[0, 0] = -1
        self.assertEqual(a[1, 0], -1)
        a.T[4, 3] = -2
        self.assertEqual(a[3, 4], -2)
        self.assertIs(part.base, a)
        self.assertIs(part[0:1].base, a)
        copied = a[:].copy()
        copied[0, 0] = 99
        self.assertEqual(a[0, 0], 0)

    def test_index_arrays(self):
        a, rows = self.a, self.rows
        self.same(a[[3, 0, 3]], [rows[3], rows[0], rows[3]])
        self.same(a[[0, 1], [2, -1]], [2, 14])
        self.same(a[:, [4, 0]], [[row[4], row[0]] for row in rows])
        self.same(a[array([[0], [3]]), [0, 4]], [[0, 4], [30, 34]])
        self.same(a[1, [0, 2]], [10, 12])
        self.assertEqual(a[[]].shape, (0, 5))
        c = nd.arange(24).reshape(2, 3, 4)
        self.assertEqual(c[:, [0, 1], :].shape, (2, 2, 4))
        self.assertEqual(c[[0], :, [1, 2]].shape, (2, 3))
        self.same(c[0, :, [1, 2]], [[1, 5, 9], [2, 6, 10]])

    def test_masks(self):
        a = self.a
        flat = [x for row in self.rows for x in row]
        self.same(a[a % 2 == 1], [x for x in flat if x % 2])
        self.same(a[array([True, False, False, True])], [self.rows[0], self.rows[3]])
        self.same(a[:, [True, False, False, False, True]], [[r[0], r[4]] for r in self.rows])
        a[a > 20] = 0
        self.same(a.ravel(), [0 if x > 20 else x for x in flat])

    def test_assignment(self):
        a = self.a
        a[0] = 7
        a[1] = [1, 2, 3, 4, 5]
        a[2:, 0] = array([8, 9])
        a[[2, 3], [1, 2]] = [-1, -2]
        a[:, [3]] += 100
        self.same(
            a,
            [[7, 7, 7, 107, 7], [1, 2, 3, 104, 5], [8, -1, 22, 123, 24], [9, 31, -2, 133, 34]],
        )
        self.fails(
            ValueError,
            "could not broadcast input array from shape (2,) into shape (5,)",
            a.__setitem__,
            0,
            [1, 2],
        )
        b = nd.arange(6)
        b[1:] = b[:-1]
        self.same(b, [0, 0, 1, 2, 3, 4])
        b[b == 0] = [10, 20]
        self.same(b, [10, 20, 1, 2, 3, 4])


class ArithmeticTest(Case):
    def test_operators(self):
        xs, ys = [7, -7, 0, 3], [2, 2, 5, -4]
        x, y = array(xs), array(ys)
        for name, f in {
            "add": lambda p, q: p + q,
            "subtract": lambda p, q: p - q,
            "multiply": lambda p, q: p * q,
            "divide": lambda p, q: p / q,
            "floor_divide": lambda p, q: p // q,
            "remainder": lambda p, q: p % q,
            "less": lambda p, q: p < q,
            "equal": lambda p, q: p == q,
            "greater_equal": lambda p, q: p >= q,
        }.items():
            with self.subTest(name):
                expected = [f(p, q) for p, q in zip(xs, ys)]
                self.same(f(x, y), expected)
                self.same(getattr(nd, name)(x, y), expected)
                self.same(f(x, 2), [f(p, 2) for p in xs])
                self.same(f(10, y), [f(10, q) for q in ys])
                floats = [f(float(p), q) for p, q in zip(xs, ys)]
                self.same(f(x.astype(float), y), floats)
                self.same(f(x.astype("float32"), y.astype("float32")), floats)
        self.same(x**2, [49, 49, 0, 9])
        self.same(2 ** array([0, 1, 10]), [1, 2, 1024])
        self.same(-x, [-7, 7, 0, -3])
        self.same(abs(x), [7, 7, 0, 3])
        self.same(~x, [~p for p in xs])
        self.same(x & 3, [p & 3 for p in xs])
        self.same(x << 1, [14, -14, 0, 6])
        q, r = divmod(x, y)
        self.same(q * y + r, xs)

    def test_types(self):
        i, u, f = array([1], "int32"), array([250], "uint8"), array([1.5], "float32")
        self.same(i + i, [2], "int32")
        self.same(i + 1, [2], "int32")
        self.same(i + 1.0, [2.0], "float64")
        self.same(f + 1.0, [2.5], "float32")
        self.same(f + i, [2.5], "float64")
        self.same(f + u, [251.5], "float32")
        self.same(u + array([10], "uint8"), [4], "uint8")
        self.same(u + i, [251], "int32")
        self.same(i / 2, [0.5], "float64")
        self.same(array([True]) + array([True]), [True], "bool")
        self.same(array([True]) + 1, [2], "int64")
        self.same(u == 1000, [False])
        self.fails(OverflowError, "Python integer 1000 out of bounds for uint8", lambda: u + 1000)
        self.assertRaises(TypeError, lambda: array([True]) - array([True]))
        self.assertRaises(TypeError, lambda: f & 1)
        self.assertRaises(TypeError, lambda: f + "a")
        self.same(array([300]).astype("uint8"), [44])

    def test_broadcasting(self):
        a, b = nd.arange(3).reshape(3, 1), nd.arange(4)
        self.same(a * b, [[i * j for j in range(4)] for i in range(3)])
        self.assertEqual((nd.ones((2, 1, 4)) + nd.ones((3, 1))).shape, (2, 3, 4))
        self.fails(
            ValueError,
            "operands could not be broadcast together with shapes (3,) (4,)",
            lambda: nd.ones(3) + b,
        )
        spread = nd.broadcast_to(b, (2, 4))
        self.same(spread, [[0, 1, 2, 3]] * 2)
        self.assertEqual(spread.strides, (0, 8))

    def test_in_place(self):
        a = nd.arange(6)
        same, view = a, a[::2]
        a += 1
        view *= 10
        self.assertIs(a, same)
        self.same(a, [10, 2, 30, 4, 50, 6])
        a[1:] += a[:-1]
        self.same(a, [10, 12, 32, 34, 54, 56])
        with self.assertRaises(TypeError):
            a /= 2
        with self.assertRaises(ValueError):
            a += nd.ones((2, 6), dtype="int64")
        out = nd.empty(6)
        self.assertIs(nd.divide(a, 2, out=out), out)
        self.same(out, [5.0, 6.0, 16.0, 17.0, 27.0, 28.0])

    def test_large_and_small_alike(self):
        for n in 0, 1, 1023, 1024, 1025, 5000, 70_000:
            xs = [i * 0.5 for i in range(n)]
            x = array(xs)
            with self.subTest(n):
                self.same(x * 2 + x, [v * 2 + v for v in xs])
                self.same(x[::-1] - x[::-1][: len(x)] + x, xs)
                self.assertEqual(x.sum(), sum(xs))

    def test_functions(self):
        xs = [0.25, 1.0, 2.5]
        x = array(xs)
        for name in "sqrt", "exp", "log", "sin", "cos", "tan", "tanh":
            with self.subTest(name):
                expected = [getattr(math, name)(v) for v in xs]
                self.assertTrue(nd.allclose(getattr(nd, name)(x), expected, 1e-14))
        self.same(nd.floor(array([-1.5, 1.5])), [-2.0, 1.0])
        self.same(nd.ceil(array([-1.5, 1.5])), [-1.0, 2.0])
        self.assertEqual(nd.sqrt(4), 2.0)
        self.same(nd.minimum(x, 1), [0.25, 1.0, 1.0])
        self.same(nd.maximum([1, 5], [4, 2]), [4, 5])
        self.same(nd.where(x > 0.5, x, 0), [0.0, 1.0, 2.5])
        self.same(nd.where([True, False], 1, 2), [1, 2])
        self.same(nd.where([0, 3, 0, 4])[0], [1, 3])
        self.same(x.clip(0.5, 2), [0.5, 1.0, 2.0])
        self.same(nd.logical_and([1, 1, 0], [1, 0, 0]), [True, False, False])
        self.same(nd.isnan(array([1.0, nd.nan])), [False, True])
        self.same(array([1.0]) / 0, [math.inf])
        with self.assertWarns(RuntimeWarning):
            self.same(array([1]) // 0, [0])


class ReductionTest(Case):
    def setUp(self):
        random.seed(5)
        self.cube = [[[random.randrange(-9, 9) for _ in range(4)] for _ in range(3)] for _ in range(2)]
        self.flat = [x for plane in self.cube for row in plane for x in row]
        self.a = array(self.cube)

    def test_along_axes(self):
        a, cube = self.a, self.cube
        self.assertEqual(a.sum(), sum(self.flat))
        self.same(a.sum(axis=2), [[sum(row) for row in plane] for plane in cube])
        self.same(a.sum(0), [[cube[0][j][k] + cube[1][j][k] for k in range(4)] for j in range(3)])
        self.same(a.max(1), [[max(row[k] for row in plane) for k in range(4)] for plane in cube])
        self.same(a.min((0, 2)), [min(cube[0][j] + cube[1][j]) for j in range(3)])
        self.same(a.T.sum(axis=(-1, 0)), a.sum(axis=(2, 0)).tolist())
        self.assertEqual(a.sum(axis=1, keepdims=True).shape, (2, 1, 4))
        self.assertEqual(a.mean(), sum(self.flat) / 24)
        self.assertEqual(a.prod(), math.prod(self.flat))
        self.same((a > 5).any(axis=2), [[any(x > 5 for x in row) for row in p] for p in cube])
        self.assertEqual((a > -10).all(), True)

    def test_indices_of_extremes(self):
        a, flat = self.a, self.flat
        self.assertEqual(a.argmax(), flat.index(max(flat)))
        self.assertEqual(a.argmin(), flat.index(min(flat)))
        self.same(a.argmin(axis=2), [[row.index(min(row)) for row in p] for p in self.cube])
        self.assertEqual(array([1.0, nd.nan, 5.0]).argmax(), 1)

    def test_spread(self):
        a = array([1.0, 2.0, 3.0, 4.0])
        self.assertEqual(a.var(), 1.25)
        self.assertEqual(a.std(ddof=1), math.sqrt(5 / 3))
        self.same(a.cumsum(), [1.0, 3.0, 6.0, 10.0])

    def test_empty(self):
        self.assertEqual(nd.zeros(0).sum(), 0.0)
        self.assertEqual(nd.zeros((0, 3)).sum(axis=0).tolist(), [0.0] * 3)
        self.fails(
            ValueError,
            "zero-size array to reduction operation minimum which has no identity",
            nd.zeros(0).min,
        )
        self.fails(ValueError, "attempt to get argmax of an empty sequence", nd.zeros(0).argmax)

    def test_axes_that_are_not(self):
        message = "axis 3 is out of bounds for array of dimension 3"
        self.fails(nd.AxisError, message, self.a.sum, 3)
        self.assertTrue(issubclass(nd.AxisError, IndexError))

    def test_large(self):
        n = 1_500_000
        self.assertEqual(nd.arange(n).sum(), n * (n - 1) // 2)
        x = nd.full(n, 0.1)
        self.assertAlmostEqual(x.sum(), n * 0.1, 6)
        self.assertEqual(x.max(), 0.1)
        m = nd.arange(n).reshape(3, -1)
        self.same(m.max(axis=1), [n // 3 - 1, 2 * n // 3 - 1, n - 1])
        self.same(m.sum(axis=0)[:2], [n // 3 * 3, n // 3 * 3 + 3])


class ShapeTest(Case):
    def test_reshape(self):
        a = nd.arange(6)
        self.same(a.reshape(2, 3), [[0, 1, 2], [3, 4, 5]])
        self.same(a.reshape((3, -1)), [[0, 1], [2, 3], [4, 5]])
        self.same(a.reshape(2, 3).T.reshape(6), [0, 3, 1, 4, 2, 5])
        self.fails(
            ValueError, "cannot reshape array of size 6 into shape (4,-1)", a.reshape, 4, -1
        )
        self.assertEqual(nd.zeros((2, 1, 3)).squeeze().shape, (2, 3))
        self.assertEqual(nd.zeros((2, 3, 4)).transpose(1, 2, 0).shape, (3, 4, 2))
        self.assertEqual(nd.zeros((2, 3, 4)).swapaxes(0, 2).shape, (4, 3, 2))
        self.same(a.reshape(2, 3).T.ravel(), [0, 3, 1, 4, 2, 5])

    def test_memory_is_used_again_only_when_nobody_has_it(self):
        n = 40_000
        a = nd.arange(n).reshape(2, -1)
        flat, view, row = a.T.reshape(n), (a + 1)[1, 5:10], next(iter(a + 2))
        memory = memoryview(a * 2)
        for i in range(20):
            (a * 0 - i).reshape(n)
        self.same(flat[:4], [0, n // 2, 1, n // 2 + 1])
        self.same(view, [n // 2 + 6 + i for i in range(5)])
        self.same(row[:2], [2, 3])
        self.assertEqual(memory[1, 0], n)

    def test_joining(self):
        a, b = array([[1, 2]]), array([[3.5, 4]])
        self.same(nd.concatenate([a, b]), [[1.0, 2.0], [3.5, 4.0]])
        self.same(nd.concatenate((a, b), axis=1), [[1.0, 2.0, 3.5, 4.0]])
        self.same(nd.concatenate([a, [5]], axis=None), [1, 2, 5])
        self.same(nd.stack([[1, 2], [3, 4]], axis=1), [[1, 3], [2, 4]])
        self.assertRaises(ValueError, nd.concatenate, [])
        self.assertRaises(ValueError, nd.concatenate, [a, [[1, 2, 3]]])

    def test_sorting(self):
        random.seed(3)
        rows = [[random.randrange(20) for _ in range(17)] for _ in range(5)]
        a = array(rows)
        self.same(nd.sort(a), [sorted(row) for row in rows])
        order = [sorted(range(17), key=row.__getitem__) for row in rows]
        self.same(a.argsort(), order)
        self.same(a.astype(float).argsort(), order)
        a.sort(axis=0)
        self.same(a.T, [sorted(column) for column in zip(*rows)])
        b = array([2.0, nd.nan, -1.0, -0.0, 0.0])
        self.same(b.argsort(), [2, 3, 4, 0, 1])

    def test_products(self):
        random.seed(4)

        def matrix(n, m):
            return [[random.randrange(-5, 5) for _ in range(m)] for _ in range(n)]

        def product(a, b):
            return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]

        for n, k, m in (1, 1, 1), (2, 3, 4), (5, 9, 2), (3, 4, 3):
            p, q = matrix(n, k), matrix(k, m)
            self.same(array(p) @ array(q), product(p, q))
            self.same(array(p).astype(float) @ array(q), product(p, q), "float64")
            self.same(array(q).T @ array(p).T, [list(c) for c in zip(*product(p, q))])
        v = array([1, 2, 3])
        self.assertEqual(v @ v, 14)
        self.same(nd.eye(3) @ v, [1.0, 2.0, 3.0])
        self.same(v @ nd.ones((3, 2)), [6.0, 6.0])
        self.assertEqual((nd.ones((5, 1, 2, 3)) @ nd.ones((4, 3, 2))).shape, (5, 4, 2, 2))
        self.fails(
            ValueError,
            "shapes (3,) and (2,) not aligned: 3 (dim 0) != 2 (dim 0)",
            v.dot,
            array([1, 2]),
        )


class ConversionTest(Case):
    def test_text(self):
        for a, text in [
            (array([1.0, 2.5, -3.0]), "array([ 1. ,  2.5, -3. ])"),
            (array([[1, 20], [300, 4]]), "array([[  1,  20],\n       [300,   4]])"),
            (array([True, False]), "array([ True, False])"),
            (array([1, 2], "int32"), "array([1, 2], dtype=int32)"),
            (array([]), "array([], dtype=float64)"),
            (nd.zeros((0, 2)), "array([], shape=(0, 2), dtype=float64)"),
            (array(5), "array(5)"),
            (array([1e10, 1.5]), "array([1.0e+10, 1.5e+00])"),
            (array([0.1 + 0.2, nd.nan]), "array([0.3, nan])"),
            (nd.arange(2000), "array([   0,    1,    2, ..., 1997, 1998, 1999], shape=(2000,))"),
        ]:
            self.assertEqual(repr(a), text)
        self.assertEqual(str(array([[1, 2], [3, 4]])), "[[1 2]\n [3 4]]")
        self.assertEqual(str(nd.zeros((2, 1, 1))), "[[[0.]]\n\n [[0.]]]")
        lines = repr(nd.arange(100)).splitlines()
        self.assertTrue(all(len(line) <= 75 for line in lines))
        self.assertEqual(repr(nd.float64), "dtype('float64')")

    def test_numbers(self):
        self.assertEqual(float(array(2.5)), 2.5)
        self.assertEqual(int(array([7])), 7)
        self.assertEqual([10, 20, 30][array(1)], 20)
        self.assertTrue(array([1]))
        self.assertEqual(array([[1, 2], [3, 4]]).item(3), 4)
        self.assertEqual(array([[1, 2], [3, 4]]).item(1, 0), 3)
        self.assertIs(type(array([1.0])[0]), float)
        self.assertIs(type(array([True])[0]), bool)
        self.fails(
            ValueError,
            "The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()",
            bool,
            array([1, 2]),
        )
        self.assertRaises(TypeError, float, array([1, 2]))
        self.assertRaises(TypeError, hash, array([1]))

    def test_sequence(self):
        a = array([[1, 2], [3, 4]])
        self.assertEqual([row.tolist() for row in a], [[1, 2], [3, 4]])
        self.assertEqual(len(a), 2)
        self.assertIn(3, a)
        self.assertNotIn(5, a)
        self.assertRaises(TypeError, len, array(1))
        self.assertRaises(TypeError, iter, array(1))
        self.assertFalse(a == "text")

    def test_copies(self):
        for dtype in "bool", "uint8", "int32", "int64", "float32", "float64":
            a = array([[0, 1], [1, 0]], dtype).T
            for b in pickle.loads(pickle.dumps(a)), copy.copy(a), copy.deepcopy(a):
                self.same(b, a.tolist(), dtype)
        self.assertIs(pickle.loads(pickle.dumps(nd.int32)), nd.int32)
        self.assertEqual(array([1, 2], "int32").T.tobytes(), b"\1\0\0\0\2\0\0\0")


class RandomTest(Case):
    def test_the_same_for_the_same_seed(self):
        mask = (1 << 64) - 1
        s, state = 42, []
        for _ in range(4):
            s = (s + 0x9E3779B97F4A7C15) & mask
            z = ((s ^ (s >> 30)) * 0xBF58476D1CE4E5B9) & mask
            z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
            state.append(z ^ (z >> 31))

        def rotated(x, k):
            return ((x << k) | (x >> (64 - k))) & mask

        def following():
            a, b, c, d = state
            result = (rotated((a + d) & mask, 23) + a) & mask
            t = (b << 17) & mask
            c, d = c ^ a, d ^ b
            state[:] = a ^ d, b ^ c, c ^ t, rotated(d, 45)
            return result

        expected = [(following() >> 11) * 2.0**-53 for _ in range(10)]
        self.same(nd.default_rng(42).random(10), expected)

    def test_distributions(self):
        rng = nd.default_rng(7)
        x = rng.normal(5.0, 2.0, size=20_000)
        self.assertLess(abs(x.mean() - 5.0), 0.1)
        self.assertLess(abs(x.std() - 2.0), 0.1)
        k = rng.integers(-3, 3, size=(50, 40))
        self.assertEqual((k.min(), k.max()), (-3, 2))
        self.assertEqual(nd.sort(rng.permutation(10)).tolist(), list(range(10)))
        self.assertRaises(ValueError, rng.integers, 3, 3)


class ThreadsTest(Case):
    def test_arrays_of_several_threads(self):
        failures = []

        def work(k):
            x = nd.arange(20_000) * k
            for i in range(50):
                y = x + i
                if y.sum() != sum(range(20_000)) * k + 20_000 * i or (y - x != i).any():
                    failures.append((k, i))

        threads = [threading.Thread(target=work, args=(k,)) for k in range(4)]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(failures, [])


if __name__ == "__main__":
    unittest.main()
