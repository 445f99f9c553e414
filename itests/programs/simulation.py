"""A discrete-event simulation: customers, tellers and a breakdown, each process a generator."""

import heapq
import sys
from itertools import count


class Random:
    """A linear congruential generator, so that every run is the same run."""

    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) / 2**31

    def between(self, low, high):
        return low + (high - low) * self.next()

    def choice(self, options):
        return options[int(self.next() * len(options))]


class Interrupted(Exception):
    pass


class Timeout:
    def __init__(self, delay):
        self.delay = delay


class Simulation:
    def __init__(self):
        self.now = 0.0
        self.queue = []
        self.order = count()
        self.steps = 0

    def schedule(self, delay, process, value=None, error=None):
        entry = (self.now + delay, next(self.order), process, value, error)
        heapq.heappush(self.queue, entry)

    def start(self, generator, name):
        process = Process(self, generator, name)
        self.schedule(0, process)
        return process

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, process, value, error = heapq.heappop(self.queue)
            self.steps += 1
            process.resume(value, error)
        self.now = until


class Process:
    def __init__(self, simulation, generator, name):
        self.simulation = simulation
        self.generator = generator
        self.name = name
        self.done = False
        self.epoch = 0
        self.result = None

    def resume(self, value=None, error=None):
        if self.done:
            return
        try:
            if error is not None:
                request = self.generator.throw(error)
            else:
                request = self.generator.send(value)
        except StopIteration as stop:
            self.done = True
            self.result = stop.value
            return
        if isinstance(request, Timeout):
            self.simulation.schedule(request.delay, self)
        else:
            request.wait(self)

    def interrupt(self, reason):
        self.simulation.schedule(0, self, error=Interrupted(reason))


class Resource:
    def __init__(self, simulation, capacity):
        self.simulation = simulation
        self.capacity = capacity
        self.users = 0
        self.waiting = []
        self.longest = 0

    def wait(self, process):
        if self.users < self.capacity:
            self.users += 1
            self.simulation.schedule(0, process, self)
        else:
            self.waiting.append(process)
            self.longest = max(self.longest, len(self.waiting))

    def release(self):
        if self.waiting:
            self.simulation.schedule(0, self.waiting.pop(0), self)
        else:
            self.users -= 1


class Bank:
    def __init__(self, seed, tellers):
        self.random = Random(seed)
        self.simulation = Simulation()
        self.tellers = Resource(self.simulation, tellers)
        self.waits = []
        self.log = []
        self.served = {"deposit": 0, "withdrawal": 0, "loan": 0}

    def note(self, text):
        if len(self.log) < 12:
            self.log.append(f"{self.simulation.now:8.3f} {text}")

    def arrivals(self):
        for number in count(1):
            yield Timeout(self.random.between(0.2, 1.8))
            kind = self.random.choice(list(self.served))
            self.simulation.start(self.customer(number, kind), f"customer {number}")

    def customer(self, number, kind):
        arrived = self.simulation.now
        teller = yield self.tellers
        waited = self.simulation.now - arrived
        self.waits.append(waited)
        if waited > 0:
            self.note(f"customer {number} waited {waited:.3f} for a {kind}")
        try:
            yield from self.service(kind)
        finally:
            teller.release()
        self.served[kind] += 1

    def service(self, kind):
        base = {"deposit": 1.0, "withdrawal": 0.8, "loan": 4.0}[kind]
        parts = 3 if kind == "loan" else 1
        total = 0.0
        for _ in range(parts):
            part = self.random.between(0.5, 1.5) * base / parts
            total += part
            yield Timeout(part)
        return total

    def inspector(self):
        visits = 0
        while True:
            try:
                yield Timeout(25.0)
                visits += 1
            except Interrupted as reason:
                self.note(f"inspector sent away: {reason}")
                return visits

    def manager(self, inspector):
        yield Timeout(160.0)
        inspector.interrupt("the bank is closing")

    def report(self):
        waits = sorted(self.waits)
        mean = sum(waits) / len(waits)
        print(f"served {sum(self.served.values())} of {len(waits)} admitted, by kind {self.served}")
        print(f"waits: mean {mean:.4f}, median {waits[len(waits) // 2]:.4f}, longest {waits[-1]:.4f}")
        print(f"longest queue {self.tellers.longest}, {self.simulation.steps} steps")
        for line in self.log:
            print(line)


def main():
    for seed, tellers in ((1, 1), (7, 2), (42, 3)):
        bank = Bank(seed, tellers)
        bank.simulation.start(bank.arrivals(), "arrivals")
        inspector = bank.simulation.start(bank.inspector(), "inspector")
        bank.simulation.start(bank.manager(inspector), "manager")
        bank.simulation.run(until=200.0)
        print(f"== seed {seed}, {tellers} tellers, inspector came {inspector.result} times")
        bank.report()
    return 0


if __name__ == "__main__":
    sys.exit(main())
