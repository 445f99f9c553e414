"""Compiles mutated files of the standard library: each gives a code object or an error of its source.

    mutate.py SEED FIRST COUNT [OUTCOMES]

Mutation N of a seed is always the same source, so that a failure is repeated by naming its number. With
OUTCOMES a line for each mutation is written there, which two implementations may be compared by.
"""

import os
import random
import sys
import time
import warnings

SECONDS = 10
LARGEST = 40_000
EXPECTED = (SyntaxError, ValueError, RecursionError, MemoryError)
FRAGMENTS = """
    False None True and as assert async await break class continue def del elif else except except* finally for
    from global if import in is lambda nonlocal not or pass raise return try while with yield match case type _
    ( ) [ ] { } , : ; . ... -> := = == != <= >= < > + - * / // % @ & | ^ ~ << >> ** += **= ! ? $ ` \\
    ' " ''' \"\"\" f' f" t' rb" b' u" f''' {{ }} {x {x!r} {x:>{y}} # \\\n \\x \\N{ \\u12 0 1 0x 0b2 1_ 1__0 1e 1.e5 1j 077 9999999999
    """.split()
FRAGMENTS += [" ", "  ", "\t", "\n", "\r", "\r\n", "\f", "\n    ", "\n\t", "\n\n", "é", "µ", "ﬁ", "𝔘", "€", "\ufeff", "\u00a0"]
BYTES = [b"\0", b"\xff", b"\x80", b"\xc3", b"\xed\xa0\x80", b"# coding: latin-1\n", b"# coding: no-such\n"]


def library_files():
    folder = os.path.dirname(os.__file__)
    found = []
    for top, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in ("test", "site-packages", "__pycache__", "idlelib"))
        for name in sorted(names):
            path = os.path.join(top, name)
            if name.endswith(".py") and 0 < os.path.getsize(path) <= LARGEST:
                found.append(path)
    return found


def a_range(rng, length, longest):
    start = rng.randrange(length + 1)
    return start, min(length, start + 1 + int(rng.random() ** 3 * longest))


def delete(rng, text, other):
    start, end = a_range(rng, len(text), 60)
    return text[:start] + text[end:]


def duplicate(rng, text, other):
    start, end = a_range(rng, len(text), 200)
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[start:end] + text[at:]


def insert(rng, text, other):
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(FRAGMENTS) + text[at:]


def replace(rng, text, other):
    start, end = a_range(rng, len(text), 6)
    return text[:start] + rng.choice(FRAGMENTS) + text[end:]


def swap_characters(rng, text, other):
    at = rng.randrange(max(1, len(text) - 1))
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def swap_lines(rng, text, other):
    lines = text.splitlines(keepends=True)
    a, b = rng.randrange(len(lines)), rng.randrange(len(lines))
    lines[a], lines[b] = lines[b], lines[a]
    return "".join(lines)


def indent(rng, text, other):
    lines = text.splitlines(keepends=True)
    start, end = a_range(rng, len(lines), 10)
    change = rng.choice((" ", "    ", "\t", ""))
    for i in range(start, end):
        lines[i] = change + (lines[i] if change else lines[i].lstrip(" "))
    return "".join(lines)


def truncate(rng, text, other):
    return text[: rng.randrange(len(text) + 1)]


def splice(rng, text, other):
    start, end = a_range(rng, len(other), 400)
    at = rng.randrange(len(text) + 1)
    return text[:at] + other[start:end] + text[at:]


def replace_word(rng, text, other):
    words = text.split(" ")
    words[rng.randrange(len(words))] = rng.choice(FRAGMENTS)
    return " ".join(words)


def repeat(rng, text, other):
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice(FRAGMENTS) * int(1 + rng.random() ** 6 * 300) + text[at:]


MUTATORS = (
    delete, duplicate, insert, replace, swap_characters, swap_lines, indent, truncate, splice, replace_word, repeat
)


def mutation(seed, number, files):
    """The path and the mutated source, as text or, if bytes were damaged, as bytes."""
    rng = random.Random(f"{seed}:{number}")
    path = rng.choice(files)
    text, other = (open(p, encoding="utf-8", newline="").read() for p in (path, rng.choice(files)))
    for _ in range(rng.choice((1, 1, 1, 2, 3, 8))):
        text = rng.choice(MUTATORS)(rng, text, other) or "\n"
    if rng.random() < 0.9:
        return path, text
    data = text.encode("utf-8", "surrogatepass")
    at = rng.choice((0, rng.randrange(len(data) + 1)))
    return path, data[:at] + rng.choice(BYTES) + data[at:]


def outcome(path, source):
    try:
        code = compile(source, os.path.basename(path), "exec", dont_inherit=True)
    except EXPECTED as e:
        return type(e).__name__, f"{e.msg} ({e.lineno}:{e.offset})" if isinstance(e, SyntaxError) else str(e), True
    except BaseException as e:
        return type(e).__name__, str(e), False
    return type(code).__name__, "", type(code) is type(outcome.__code__)


def main(seed, first, count, outcomes=os.devnull):
    warnings.simplefilter("ignore")
    files = library_files()
    failures = 0
    with open(outcomes, "w", encoding="utf-8", errors="backslashreplace") as report:
        for number in range(int(first), int(first) + int(count)):
            path, source = mutation(seed, number, files)
            start = time.perf_counter()
            kind, message, expected = outcome(path, source)
            seconds = time.perf_counter() - start
            print(number, os.path.basename(path), kind, message, sep="\t", file=report)
            if not expected or seconds > SECONDS:
                failures += 1
                print(f"mutation {number} of {path}: {kind}: {message} after {seconds:.1f} s")
    print(f"{count} mutations, {failures} failures")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
