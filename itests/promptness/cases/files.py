"""Files and what is like them: closed, and so written, with the last reference."""

import io
import os
import socket
import tempfile
import warnings

from trace import Mark, Quiet, fail, say

warnings.simplefilter("ignore", ResourceWarning)


class Raw(io.RawIOBase):
    """Says when it is closed."""

    def __init__(self, name):
        self.label = name

    def writable(self):
        return True

    def readable(self):
        return True

    def write(self, data):
        say("written", bytes(data))
        return len(data)

    def readinto(self, buffer):
        return 0

    def close(self):
        if not self.closed:
            say("  close", self.label)
        super().close()


class Folder:
    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "file")
        return self

    def __exit__(self, *details):
        self.folder.cleanup()

    def content(self):
        with open(self.path) as f:
            return f.read()


def case_temporary_file_object():
    with Folder() as f:
        open(f.path, "w").write("written by a temporary")
        say(f.content())
        open(f.path, "wb", buffering=100).write(b"bytes")
        say(f.content())


def case_file_in_a_structure():
    with Folder() as f:
        o = {"files": [(open(f.path, "w"),)]}
        o["files"][0][0].write("in a structure")
        say(repr(f.content()))
        del o
        say(f.content())


def case_file_of_an_object():
    with Folder() as f:
        q = Quiet(open(f.path, "w"))
        print("by print", file=q.part)
        q = None
        say(f.content(), q)


def case_file_of_a_failed_function():
    with Folder() as f:

        def write():
            file = open(f.path, "w")
            file.write("before it failed")
            fail()

        try:
            write()
        except ValueError:
            say(repr(f.content()))
        say(f.content())


def case_file_of_a_generator():
    with Folder() as f:

        def lines():
            file = open(f.path, "w")
            while True:
                file.write((yield))

        g = lines()
        next(g)
        g.send("sent")
        del g
        say(f.content())


def case_file_iterator():
    with Folder() as f:
        open(f.path, "w").writelines(f"{i}\n" for i in range(3))
        for line in open(f.path):
            say(line.strip())
        say([line for line in open(f.path)])
        say("end")


def case_raw():
    Raw("temporary")
    say("after")
    a = [Raw("in a list")]
    a.clear()
    say("after")
    with Raw("managed"):
        say("inside")
    say("after")


def case_wrapped():
    w = io.BufferedWriter(Raw("buffered"))
    w.write(b"data")
    say("before")
    del w
    say("after")
    t = io.TextIOWrapper(io.BufferedWriter(Raw("text")), encoding="ascii")
    t.write("text")
    say("before")
    t = None
    say("after", t)
    r = io.BufferedReader(Raw("reader"))
    r.read()
    del r
    say("after")


def case_detached():
    t = io.TextIOWrapper(io.BytesIO(b"x"), encoding="ascii")
    b = t.detach()
    del t
    say("open", not b.closed)
    w = io.BufferedWriter(Raw("detached"))
    raw = w.detach()
    del w
    say("before")
    del raw
    say("after")


def case_pipe():
    reader, writer = os.pipe()
    w = open(writer, "wb", buffering=0)
    w.write(b"end follows")
    w = None
    with open(reader, "rb") as r:
        say(r.read(), w)


def case_socket():
    a, b = socket.socketpair()
    a.sendall(b"end follows")
    del a
    say(b.recv(100), b.recv(100))
    b.close()


def case_temporary_folder():
    t = tempfile.TemporaryDirectory()
    path = t.name
    say(os.path.exists(path))
    del t
    say(os.path.exists(path))
    t = tempfile.NamedTemporaryFile()
    path = t.name
    say(os.path.exists(path))
    t = None
    say(os.path.exists(path), t)


def case_attribute_of_a_file():
    class Marked(io.StringIO):
        pass

    f = Marked("x")
    f.mark = Mark("of a file")
    f.read()
    del f
    say("after")
