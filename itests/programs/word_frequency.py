"""Reports the most frequent words of text files, with a histogram by length.

Usage: word_frequency.py [file ...]; without arguments it reads the standard library's own sources.
"""

import os
import sys


class Counter:
    """Counts words, and remembers the line on which each was seen first."""

    def __init__(self):
        self.counts = {}
        self.first_seen = {}
        self.lines = 0
        self.characters = 0

    def feed(self, name, text):
        for number, line in enumerate(text.split("\n"), start=1):
            self.lines += 1
            self.characters += len(line) + 1
            for word in words_of(line):
                if word in self.counts:
                    self.counts[word] += 1
                else:
                    self.counts[word] = 1
                    self.first_seen[word] = (name, number)

    @property
    def total(self):
        return sum(self.counts.values())

    def most_common(self, n):
        """The n most frequent words; equally frequent ones by the alphabet."""
        ranked = sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))
        return ranked[:n]

    def by_length(self):
        lengths = {}
        for word, count in self.counts.items():
            lengths.setdefault(len(word), [0, 0])
            lengths[len(word)][0] += 1
            lengths[len(word)][1] += count
        return lengths


def words_of(line):
    """Yields the words of a line in lower case: letters and apostrophes inside them."""
    start = None
    for i, ch in enumerate(line):
        if ch.isalpha() or (ch == "'" and start is not None):
            if start is None:
                start = i
        elif start is not None:
            yield line[start:i].strip("'").lower()
            start = None
    if start is not None:
        yield line[start:].strip("'").lower()


def bar(value, largest, width=40):
    filled = round(value * width / largest) if largest else 0
    return "#" * filled


def default_files():
    folder = os.path.dirname(os.__file__)
    names = ["os.py", "functools.py", "heapq.py", "textwrap.py", "abc.py"]
    return [os.path.join(folder, name) for name in names]


def report(counter, files):
    print(f"{len(files)} files, {counter.lines:,} lines, {counter.characters:,} characters")
    print(f"{counter.total:,} words, {len(counter.counts):,} different")
    print()
    print("rank  word              count  share  first seen")
    for rank, (word, count) in enumerate(counter.most_common(25), start=1):
        name, line = counter.first_seen[word]
        share = count / counter.total
        place = f"{os.path.basename(name)}:{line}"
        print(f"{rank:>4}  {word:<16} {count:>6} {share:>6.2%}  {place}")
    print()
    print("length  different  occurrences")
    lengths = counter.by_length()
    largest = max((total for _, total in lengths.values()), default=0)
    for length in sorted(lengths):
        different, total = lengths[length]
        print(f"{length:>6}  {different:>9}  {total:>11}  {bar(total, largest)}".rstrip())
    longest = max(counter.counts, key=lambda word: (len(word), word))
    print()
    print("longest word:", longest)


def main(arguments):
    files = arguments or default_files()
    counter = Counter()
    for name in files:
        try:
            with open(name, encoding="utf-8") as f:
                counter.feed(name, f.read())
        except OSError as error:
            print(f"cannot read {name}: {error.strerror}", file=sys.stderr)
            return 1
    report(counter, files)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
