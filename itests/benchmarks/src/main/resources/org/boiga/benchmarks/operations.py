"""Functions that do one operation n times, for OperationBenchmark."""

from array import array
from datetime import date
from math import fabs

class Point:
    def __init__(self, x):
        self.x = x
    def get(self):
        return self.x

def nothing():
    pass

def empty(n):
    i = 0
    while i < n:
        i += 1

def call(n):
    i = 0
    while i < n:
        nothing()
        i += 1

def method(n, p=Point(1)):
    i = 0
    while i < n:
        p.get()
        i += 1

def attribute(n, p=Point(1)):
    i = 0
    while i < n:
        p.x
        i += 1

def instance(n):
    i = 0
    while i < n:
        Point(i)
        i += 1

def list_item(n, a=[1, 2, 3]):
    i = 0
    while i < n:
        a[1]
        i += 1

def dict_item(n, d={"a": 1, "b": 2}):
    i = 0
    while i < n:
        d["b"]
        i += 1

def generator(n):
    for i in (j for j in range(n)):
        pass

def exception(n):
    i = 0
    while i < n:
        try:
            raise ValueError
        except ValueError:
            i += 1


# What an extension costs, each beside something built in. The extensions are modules of Python on
# the extension API.

def extension_call(n):
    i = 0
    while i < n:
        fabs(i)
        i += 1

def built_in_call(n):
    i = 0
    while i < n:
        abs(i)
        i += 1

def extension_attribute(n, d=date(2000, 1, 1)):
    i = 0
    while i < n:
        d.year
        i += 1

def built_in_attribute(n, s=slice(1)):
    i = 0
    while i < n:
        s.stop
        i += 1

def extension_item(n, a=array("q", [1, 2, 3])):
    i = 0
    while i < n:
        a[1]
        i += 1

def built_in_item(n, a=bytearray(b"abc")):
    i = 0
    while i < n:
        a[1]
        i += 1

def extension_buffer(n, a=array("b", [1, 2, 3])):
    i = 0
    while i < n:
        memoryview(a)
        i += 1

def built_in_buffer(n, a=bytearray(b"abc")):
    i = 0
    while i < n:
        memoryview(a)
        i += 1

def extension_instance(n):
    i = 0
    while i < n:
        date(2000, 1, 1)
        i += 1

def built_in_instance(n):
    i = 0
    while i < n:
        slice(2000, 1, 1)
        i += 1
