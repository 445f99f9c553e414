"""A warehouse in a store: stock that threads move between shelves, a journal, a crash."""

import os
import shutil
import tempfile
import threading
from collections.abc import MutableMapping

import kvstore

SHELVES = 8
MOVES = 60


def fill(path):
    with kvstore.open(path) as store:
        stock = store["stock"]
        print(isinstance(stock, MutableMapping), len(stock), "stock" in store)
        stock.update({f"shelf-{i}": 100 for i in range(SHELVES)})
        parts = store["parts"]
        parts[7] = {"name": "bolt", "sizes": (3, 4.5, None), "tags": [b"raw", True]}
        parts[-12] = {"name": "nut", "sizes": (), "tags": []}
        parts[10**30] = {"name": "müñ \N{SNAKE}", "sizes": (-(2**70),), "tags": [False]}
        print(list(parts), parts[7], parts[10**30])
        print(store.names(), len(store))


def ordered(path):
    with kvstore.open(path) as store:
        m = store["order"]
        keys = [b"", b"a", "", "a", "b", "aa", "\uffff", "\U00010000", 0, -1, 1, 255, 256, -256, 2**64]
        for k in reversed(keys):
            m[k] = repr(k)
        print(list(m))
        print(list(m.keys(-1, 256)), list(m.values("a", "b")))
        print(list(m.items("b", reverse=True))[:2], next(reversed(m)))
        print(m.pop(255), m.pop(255, "gone"), 255 in m, m.get(255), len(m))
        print(m.setdefault("new", [1]), m.setdefault("new", 2), m.replace("new", [1], 3), m["new"])
        print(m.popitem(), m.popitem(last=True))
        for wrong in (lambda: m[1.5], lambda: m[3], lambda: m.__setitem__(1, object())):
            try:
                wrong()
            except (TypeError, KeyError) as e:
                print(type(e).__name__, e)
        del store["order"]
        print(len(m), store.names())


def transactions(path):
    with kvstore.open(path) as store:
        m = store["accounts"]
        m.update(ada=50, alan=50)
        with store.begin() as t:
            a = t["accounts"]
            a["ada"] -= 20
            a["alan"] += 20
            print(dict(a.items()), dict(m.items()))
        print(dict(m.items()), t.active)
        try:
            with store.begin() as t:
                t["accounts"].clear()
                t["accounts"]["eve"] = 100
                print(len(t["accounts"]), list(t["accounts"]))
                raise InterruptedError("changed my mind")
        except InterruptedError as e:
            print(e, dict(m.items()))
        first, second = store.begin(), store.begin()
        first["accounts"]["ada"] = 1
        second["accounts"]["ada"] = 2
        second["accounts"]["bob"] = 2
        first.commit()
        try:
            second.commit()
        except kvstore.ConflictError as e:
            print("conflict:", e)
        print(dict(m.items()), second)
        try:
            second["accounts"]["ada"]
        except kvstore.ClosedError as e:
            print(e)
        old = store.begin()
        for i in range(200):
            m[i] = i
        print(len(old["accounts"]), len(m), old["accounts"].get(7))


def move(store, seed, done):
    """Moves one piece at a time from a shelf to another."""
    conflicts = 0
    for i in range(MOVES):
        source = (seed * 3 + i) % SHELVES
        target = (source + 1 + i % (SHELVES - 1)) % SHELVES
        while True:
            try:
                with store.begin() as t:
                    stock = t["stock"]
                    stock[f"shelf-{source}"] -= 1
                    stock[f"shelf-{target}"] += 1
                    t["journal"][seed * MOVES + i] = (source, target)
                break
            except kvstore.ConflictError:
                conflicts += 1
    done.append(conflicts)


def threads(path):
    with kvstore.open(path) as store:
        done = []
        movers = [threading.Thread(target=move, args=(store, n, done)) for n in range(2)]
        totals = set()
        for t in movers:
            t.start()
        while any(t.is_alive() for t in movers):
            totals.add(sum(store["stock"].values()))
        for t in movers:
            t.join()
        print(len(done), totals | {sum(store["stock"].values())}, len(store["journal"]))
        shared = store["journal"].keys()
        taken = [[], []]
        takers = [threading.Thread(target=lambda t=t: t.extend(shared)) for t in taken]
        for t in takers:
            t.start()
        for t in takers:
            t.join()
        print(sorted(taken[0] + taken[1]) == list(range(2 * MOVES)))


def crash(path):
    """What is in the file while the store is open is what a crash would leave."""
    store = kvstore.open(path)
    store["log"]["kept"] = 1
    with store.begin() as t:
        t["log"].update({i: "x" * 100 for i in range(1000)})
    pending = store.begin()
    pending["log"]["lost"] = 1
    shutil.copy(path, path + ".crashed")
    with kvstore.open(path + ".crashed") as again:
        log = again["log"]
        print(log["kept"], len(log), "lost" in log, sum(again["stock"].values()))
    try:
        kvstore.open(path)
    except kvstore.Error as e:
        print("the file is in use" in str(e))
    pending.rollback()
    store.close()
    print(store.closed, store.readonly)


def lifetimes(path):
    store = kvstore.open(path)
    numbers = store["numbers"]
    numbers.update({n: n for n in range(100)})
    iterator, other = iter(numbers), numbers.items()
    print(next(iterator), next(other))
    del store
    print(numbers[5], next(iterator))
    del numbers
    for it in (iterator, other):
        try:
            next(it)
        except kvstore.ClosedError as e:
            print("ClosedError:", e)
    again = kvstore.open(path, readonly=True)
    print(len(again["numbers"]))
    try:
        again["numbers"][1] = 2
    except kvstore.Error as e:
        print(e)
    again.close()
    for use in (lambda: again["numbers"][1], again.begin, again.__enter__):
        try:
            use()
        except kvstore.ClosedError as e:
            print(e)


def main():
    folder = tempfile.mkdtemp()
    try:
        path = os.path.join(folder, "warehouse.kv")
        for step in (fill, ordered, transactions):
            print("--", step.__name__)
            step(None)
            step(path)
        for step in (threads, crash, lifetimes):
            print("--", step.__name__)
            step(path)
        try:
            kvstore.open(os.path.join(folder, "no", "file"))
        except FileNotFoundError as e:
            print(e.errno, os.path.relpath(e.filename, folder))
    finally:
        shutil.rmtree(folder)


main()
