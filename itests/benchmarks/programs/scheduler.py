"""Objects that send each other messages: the kernel of an operating system in small.

Tasks of several classes wait for packets, work on them and pass them on; the kernel runs
whichever ready task has the highest priority.
"""


class Packet:
    def __init__(self, sender, kind, size):
        self.sender = sender
        self.kind = kind
        self.data = [0] * size
        self.link = None


class Queue:
    """A linked list through the packets."""

    def __init__(self):
        self.head = self.tail = None

    def put(self, packet):
        packet.link = None
        if self.head is None:
            self.head = packet
        else:
            self.tail.link = packet
        self.tail = packet

    def take(self):
        packet = self.head
        if packet is not None:
            self.head = packet.link
            packet.link = None
        return packet


class Task:
    def __init__(self, kernel, name, priority):
        self.kernel = kernel
        self.name = name
        self.priority = priority
        self.inbox = Queue()
        self.held = False
        self.turns = 0
        kernel.add(self)

    def ready(self):
        return not self.held and self.inbox.head is not None

    def turn(self):
        self.turns += 1
        packet = self.inbox.take()
        self.work(packet)

    def send(self, name, packet):
        self.kernel.sent += 1
        self.kernel.tasks[name].inbox.put(packet)


class Worker(Task):
    """Fills packets and hands them to one of two devices by turns."""

    letter = 0
    device = 0

    def work(self, packet):
        for i in range(len(packet.data)):
            self.letter = self.letter % 26 + 1
            packet.data[i] = self.letter
        self.device = 1 - self.device
        self.send(("disk", "net")[self.device], packet)


class Device(Task):
    """Holds itself after each packet until the idle task lets it go on."""

    total = 0

    def work(self, packet):
        self.total += sum(packet.data)
        self.held = True
        self.send("clock", Packet(self.name, "wait", 0))
        self.send(packet.sender, packet)


class Clock(Task):
    """Takes note of the devices that hold themselves."""

    ticks = 0

    def work(self, packet):
        self.ticks += 1
        self.packet = packet


class Idle(Task):
    """Always ready, with a pseudo-random bit that lets one of the devices go on."""

    seed = 1

    def ready(self):
        return True

    def turn(self):
        self.turns += 1
        self.seed = self.seed >> 1 ^ (0xD008 if self.seed & 1 else 0)
        self.kernel.tasks["disk" if self.seed & 1 else "net"].held = False


class Kernel:
    def __init__(self):
        self.tasks = {}
        self.order = []
        self.sent = 0

    def add(self, task):
        self.tasks[task.name] = task
        self.order.append(task)
        self.order.sort(key=lambda t: -t.priority)

    def next_task(self):
        for task in self.order:
            if task.ready():
                return task

    def run(self, turns):
        for _ in range(turns):
            self.next_task().turn()


def run():
    kernel = Kernel()
    Idle(kernel, "idle", 0)
    Clock(kernel, "clock", 5)
    Device(kernel, "disk", 30)
    Device(kernel, "net", 20)
    for name, priority, packets in ("one", 3, 3), ("two", 2, 4), ("three", 1, 2):
        worker = Worker(kernel, name, priority)
        for _ in range(packets):
            worker.inbox.put(Packet(name, "work", 4))
    kernel.run(40_000)
    disk, net = kernel.tasks["disk"], kernel.tasks["net"]
    turns = [task.turns for task in kernel.order]
    return kernel.sent, disk.total, net.total, kernel.tasks["clock"].ticks, turns


EXPECTED = (29571, 265910, 266014, 9854, [4927, 4927, 9854, 3295, 4388, 2180, 10429])
