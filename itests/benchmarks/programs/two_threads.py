"""Independent work on two threads at once; each does what the program fib does."""

import threading

from fib import fib


def run():
    results = []
    threads = [threading.Thread(target=lambda: results.append(fib(30))) for _ in range(2)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return sum(results)


EXPECTED = 2 * 832040
