"""What the cases use to tell when an object goes."""


def say(*words):
    """Prints a line in one piece: threads may do so at the same time."""
    print(" ".join(map(str, words)) + "\n", end="")


class Mark:
    """Says its name when it is finalised."""

    def __init__(self, name, part=None):
        self.name = name
        self.part = part

    def __del__(self):
        say("  -", self.name)

    def __repr__(self):
        return f"Mark({self.name!r})"

    def method(self, *args, **kwargs):
        say(self.name, "called")
        return self.part

    def chain(self):
        return self


class Quiet:
    """Says nothing; for weak references."""

    def __init__(self, part=None):
        self.part = part


def ignore(*args, **kwargs):
    pass


def same(o):
    return o


def fail(*args):
    raise ValueError("failed")
