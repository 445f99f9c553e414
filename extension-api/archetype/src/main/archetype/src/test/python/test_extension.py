"""Tests of module ${module}: functions whose names begin with test_."""

import threading

import ${module}


def test_hello():
    assert ${module}.hello("you") == "Hello you"
    assert ${module}.hello("you", loud=True) == "HELLO YOU"
    try:
        ${module}.hello("")
    except ValueError as e:
        assert str(e) == "nobody to greet"
    else:
        assert False, "an empty name is greeted"


def test_counter():
    counter = ${module}.Counter(40)
    assert counter.add() == 41
    assert counter.add(1) == counter.value == 42
    assert repr(counter) == "Counter(42)"


def test_threads():
    counter = ${module}.Counter()

    def count():
        for _ in range(1000):
            counter.add()

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counter.value == 4000


passed = []
for name, test in sorted(globals().copy().items()):
    if name.startswith("test_"):
        test()
        passed.append(name)
print("passed", *passed)
