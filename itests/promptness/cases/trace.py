"""What the cases use to tell when an object goes."""


class Mark:
    """Says its name when it is finalised."""

    def __init__(self, name, part=None):
        self.name = name
        self.part = part

    def __del__(self):
        print("  -", self.name)

    def __repr__(self):
        return f"Mark({self.name!r})"

    def method(self, *args, **kwargs):
        print(self.name, "called")
        return self.part

    def chain(self):
        return self


class Quiet:
    """Says nothing; for weak references."""

    def __init__(self, part=None):
        self.part = part


def say(*words):
    print(*words)


def ignore(*args, **kwargs):
    pass


def same(o):
    return o


def fail(*args):
    raise ValueError("failed")
