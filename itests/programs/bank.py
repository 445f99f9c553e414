"""A bank on several threads: transfers under locks never lose money, finalisers run promptly."""

import _thread
import gc
import sys
import time

ACCOUNTS = 12
THREADS = 4
TRANSFERS = 2000


class InsufficientFunds(Exception):
    def __init__(self, account, amount):
        super().__init__(f"account {account.number} cannot pay {amount}")
        self.account = account
        self.amount = amount


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = _thread.allocate_lock()
        self.history = []

    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self, amount)
        self.balance -= amount
        self.history.append(-amount)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(amount)


class Both:
    """Holds the locks of two accounts, always taken in the same order."""

    def __init__(self, a, b):
        self.first, self.second = (a, b) if a.number < b.number else (b, a)

    def __enter__(self):
        self.first.lock.acquire()
        self.second.lock.acquire()
        return self

    def __exit__(self, *error):
        self.second.lock.release()
        self.first.lock.release()
        return False


class Receipt:
    """Counts how many receipts exist; every one that was made is finalised."""

    lock = _thread.allocate_lock()
    made = 0
    gone = 0

    def __init__(self, text):
        self.text = text
        with Receipt.lock:
            Receipt.made += 1

    def __del__(self):
        with Receipt.lock:
            Receipt.gone += 1


class Bank:
    def __init__(self):
        self.accounts = [Account(n, 1000) for n in range(ACCOUNTS)]
        self.refused = [0] * THREADS
        self.done = 0
        self.errors = []
        self.state = _thread.allocate_lock()

    @property
    def total(self):
        return sum(account.balance for account in self.accounts)

    def transfer(self, source, target, amount):
        with Both(source, target):
            source.withdraw(amount)
            target.deposit(amount)
        return Receipt(f"{source.number}->{target.number}: {amount}")

    def worker(self, index):
        state = index * 7919 + 1
        try:
            for _ in range(TRANSFERS):
                state = (state * 1103515245 + 12345) % 2**31
                source = self.accounts[state // 65536 % ACCOUNTS]
                state = (state * 1103515245 + 12345) % 2**31
                target = self.accounts[state // 65536 % ACCOUNTS]
                if source is target:
                    continue
                try:
                    receipt = self.transfer(source, target, state % 400)
                except InsufficientFunds:
                    self.refused[index] += 1
                else:
                    assert receipt.text
        except BaseException as error:
            self.errors.append(error)
        finally:
            with self.state:
                self.done += 1

    def wait(self):
        while True:
            with self.state:
                if self.done == THREADS:
                    return
            time.sleep(0.005)


def unsynchronised_appends():
    """list.append is atomic: nothing is lost although nobody locks."""
    shared = []
    finished = []

    def append(start):
        for i in range(start, start + 5000):
            shared.append(i)
        finished.append(start)

    for start in (0, 5000, 10000):
        _thread.start_new_thread(append, (start,))
    while len(finished) < 3:
        time.sleep(0.005)
    return sorted(shared) == list(range(15000))


def main():
    bank = Bank()
    before = bank.total
    for index in range(THREADS):
        _thread.start_new_thread(bank.worker, (index,))
    bank.wait()
    print("accounts:", len(bank.accounts))
    print("money before and after:", before, bank.total)
    for account in bank.accounts:
        assert account.balance == 1000 + sum(account.history), account.number
        assert account.balance >= 0
    print("histories add up:", all(account.history for account in bank.accounts))
    print("errors:", bank.errors)
    deadline = time.monotonic() + 10
    while Receipt.gone < Receipt.made and time.monotonic() < deadline:
        gc.collect()
        time.sleep(0.005)
    print("receipts all finalised:", Receipt.made == Receipt.gone and Receipt.made > 0)
    print("appends kept:", unsynchronised_appends())
    lock = _thread.allocate_lock()
    lock.acquire()
    print("second acquire:", lock.acquire(False), lock.acquire(True, 0.01))
    lock.release()
    print("locked:", lock.locked())
    try:
        lock.release()
    except RuntimeError as error:
        print("error:", error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
