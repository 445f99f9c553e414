"""What module ledger does; the JUnit tests run it, and programs may: boiga -X bundles=target."""

import inspect
import itertools
import threading
import unittest

import ledger

names = itertools.count()


class LedgerTest(unittest.TestCase):
    def setUp(self):
        # The books of an interpreter are never empty again: each test has accounts of its own.
        n = next(names)
        self.a, self.b = f"a{n}", f"b{n}"
        ledger.open(self.a)
        ledger.open(self.b)

    def transfer(self, amount, text=""):
        return ledger.post(text, {self.a: -amount, self.b: amount})

    def test_balances_follow_from_postings(self):
        self.assertEqual(ledger.balance(self.a), 0)
        first = self.transfer(5)
        self.assertEqual(self.transfer(6), first + 1)
        self.assertEqual(ledger.balance(self.a), -11)
        self.assertEqual(ledger.balance(self.b), 11)

    def test_a_posting_that_is_refused_changes_nothing(self):
        for entries in {self.a: 1}, {self.a: 1, self.b: 1}, {self.a: 1, self.b: -1, "nobody": 0}:
            with self.assertRaises((ValueError, KeyError)):
                ledger.post("", entries)
        self.assertEqual(ledger.balance(self.a), 0)
        self.assertEqual(list(ledger.journal(self.a)), [])

    def test_postings(self):
        number = self.transfer(5, "five")
        (p,) = ledger.journal(self.b)
        self.assertIs(type(p), ledger.Posting)
        self.assertEqual((p.number, p.text, p.entries), (number, "five", {self.a: -5, self.b: 5}))
        (q,) = ledger.journal(self.a)
        self.assertEqual(p, q)
        self.assertEqual(len({p, q}), 1)
        self.assertNotEqual(p, number)
        p.entries.clear()
        self.assertEqual(p.entries, q.entries)
        with self.assertRaises(AttributeError):
            p.text = "six"

    def test_a_journal_is_of_its_moment(self):
        self.transfer(1)
        journal = ledger.journal(self.a)
        self.transfer(2)
        self.assertEqual([p.entries[self.b] for p in journal], [1])
        self.assertEqual(list(journal), [])

    def test_a_journal_that_threads_share_gives_each_posting_once(self):
        for n in range(500):
            self.transfer(n)
        journal, seen = ledger.journal(self.b), []
        threads = [
            threading.Thread(target=lambda: seen.extend(p.entries[self.b] for p in journal))
            for _ in range(4)
        ]
        for t in threads:
            t.start()
        for t in threads:
            t.join()
        self.assertEqual(sorted(seen), list(range(500)))

    def test_entries_that_change_while_they_are_read(self):
        class Name(str):
            def __hash__(self):
                return hash(str(self))

        entries = {Name(self.a): -3, Name(self.b): 3}
        ledger.post("", entries)
        self.assertEqual(ledger.balance(self.b), 3)

    def test_signatures(self):
        self.assertEqual(str(inspect.signature(ledger.open)), "(name, currency='EUR')")
        self.assertEqual(str(inspect.signature(ledger.post)), "(text, entries, /)")
        self.assertEqual(ledger.balance.__doc__, "What an account has.")


if __name__ == "__main__":
    unittest.main()
