"""Writes a 50 MB log file and analyses it: requests by status, path and hour, slowest requests.

Usage: log_analyser.py [megabytes]
"""

import heapq
import os
import sys
import tempfile

PATHS = ["/", "/login", "/logout", "/api/items", "/api/items/{}", "/static/app.js", "/search?q={}"]
STATUSES = [200] * 14 + [304, 304, 404, 403, 500, 503]
METHODS = ["GET", "GET", "GET", "GET", "POST", "PUT", "DELETE"]


class Generator:
    """Makes log lines from a linear congruential generator: the same file in each run."""

    def __init__(self, seed):
        self.state = seed
        self.second = 0

    def random(self, n):
        self.state = (self.state * 1103515245 + 12345) & 0x7FFFFFFF
        return (self.state >> 8) % n

    def line(self):
        self.second += self.random(2)
        hours, rest = divmod(self.second, 3600)
        minutes, seconds = divmod(rest, 60)
        path = PATHS[self.random(len(PATHS))]
        if "{}" in path:
            path = path.format(self.random(1000))
        return "2026-03-%02dT%02d:%02d:%02d 10.0.%d.%d %s %s %d %dms %d\n" % (
            hours // 24 % 28 + 1, hours % 24, minutes, seconds,
            self.random(4), self.random(250), METHODS[self.random(len(METHODS))], path,
            STATUSES[self.random(len(STATUSES))], self.random(100) * self.random(40) // 3 + 1,
            self.random(20000))


def write(name, size):
    """Writes blocks of lines, repeated, until the file has that size."""
    generator = Generator(20260301)
    written = lines = 0
    with open(name, "w", encoding="ascii", newline="\n") as f:
        while written < size:
            block = [generator.line() for _ in range(1000)]
            text = "".join(block)
            for _ in range(25):
                f.write(text)
                written += len(text)
                lines += len(block)
                if written >= size:
                    break
    return written, lines


class Statistics:
    def __init__(self):
        self.count = 0
        self.bytes = 0
        self.errors = 0
        self.milliseconds = 0

    def add(self, status, milliseconds, size):
        self.count += 1
        self.bytes += size
        self.milliseconds += milliseconds
        if status >= 500:
            self.errors += 1

    def __str__(self):
        mean = self.milliseconds / self.count
        return f"{self.count:>8} {self.errors:>7} {mean:>9.2f} {self.bytes / 2**20:>10.1f}"


class Analysis:
    def __init__(self):
        self.by_path = {}
        self.by_status = {}
        self.by_hour = {}
        self.clients = set()
        self.slowest = []
        self.lines = 0

    def feed(self, line):
        when, client, method, path, status, duration, size = line.split()
        status, size = int(status), int(size)
        milliseconds = int(duration[:-2])
        self.lines += 1
        kind = path.split("?")[0]
        if kind.startswith("/api/items/"):
            kind = "/api/items/*"
        statistics = self.by_path.get(kind)
        if statistics is None:
            statistics = self.by_path[kind] = Statistics()
        statistics.add(status, milliseconds, size)
        self.by_status[status] = self.by_status.get(status, 0) + 1
        hour = when[11:13]
        self.by_hour[hour] = self.by_hour.get(hour, 0) + 1
        self.clients.add(client)
        entry = (milliseconds, -self.lines, method, path)
        if len(self.slowest) < 5:
            heapq.heappush(self.slowest, entry)
        elif entry > self.slowest[0]:
            heapq.heapreplace(self.slowest, entry)

    def report(self):
        print(f"{self.lines:,} requests of {len(self.clients)} clients")
        print("path              requests  errors   mean ms         MB")
        for path, statistics in sorted(self.by_path.items(), key=lambda item: -item[1].count):
            print(f"{path:<17} {statistics}")
        for status, count in sorted(self.by_status.items()):
            print(f"status {status}: {count:>8} {count / self.lines:7.2%}")
        busiest = max(self.by_hour, key=lambda hour: (self.by_hour[hour], hour))
        print("busiest hour", busiest, self.by_hour[busiest])
        for milliseconds, line, method, path in sorted(self.slowest, reverse=True):
            print(f"slow: {milliseconds}ms line {-line} {method} {path}")


def main(megabytes):
    handle, name = tempfile.mkstemp(suffix=".log")
    os.close(handle)
    try:
        size, lines = write(name, megabytes * 10**6)
        print(f"wrote {size:,} bytes, {lines:,} lines; on disk {os.path.getsize(name):,}")
        analysis = Analysis()
        with open(name, encoding="ascii") as f:
            for line in f:
                analysis.feed(line)
        analysis.report()
        with open(name, "rb") as f:
            f.seek(-40, os.SEEK_END)
            print("tail:", f.read().split(b"\n")[-2])
        assert f.closed
    finally:
        os.remove(name)
    print("removed:", not os.path.exists(name))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
