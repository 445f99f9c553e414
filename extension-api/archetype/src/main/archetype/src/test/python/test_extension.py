"""Tests of module ${module}, which the JUnit tests run too."""

import threading
import unittest

import ${module}


class HelloTest(unittest.TestCase):
    def test_greets(self):
        self.assertEqual(${module}.hello("you"), "Hello you")
        self.assertEqual(${module}.hello("you", loud=True), "HELLO YOU")

    def test_somebody_is_greeted(self):
        with self.assertRaisesRegex(ValueError, "^nobody to greet$"):
            ${module}.hello("")


class CounterTest(unittest.TestCase):
    def test_counts(self):
        counter = ${module}.Counter(40)
        self.assertEqual(counter.add(), 41)
        self.assertEqual(counter.add(1), 42)
        self.assertEqual(counter.value, 42)
        self.assertEqual(repr(counter), "Counter(42)")

    def test_threads(self):
        counter = ${module}.Counter()

        def count():
            for _ in range(1000):
                counter.add()

        threads = [threading.Thread(target=count) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(counter.value, 4000)


if __name__ == "__main__":
    unittest.main()
