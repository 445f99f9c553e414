"""Strings and dicts: an index of words over generated text, with queries and a report."""

SYLLABLES = "ba ko lu mi ren ta so vi ne dar".split()


def lines(count):
    state = 12345
    for _ in range(count):
        words = []
        for _ in range(9):
            word = ""
            for _ in range(1 + state % 3):
                state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                word += SYLLABLES[(state >> 16) % len(SYLLABLES)]
            words.append(word.capitalize() if state & 64 else word)
        yield " ".join(words) + ("." if state & 32 else ", and so on.")


def normalised(line):
    return [w for w in line.lower().replace(",", " ").rstrip(".").split() if w not in ("and", "on")]


def index(text):
    places = {}
    for number, line in enumerate(text):
        for column, word in enumerate(normalised(line)):
            places.setdefault(word, []).append((number, column))
    return places


def phrases(places, first, second):
    follows = {(line, column - 1) for line, column in places.get(second, ())}
    return [p for p in places.get(first, ()) if p in follows]


def anagrams(words):
    groups = {}
    for word in words:
        groups.setdefault("".join(sorted(word)), []).append(word)
    return {key: group for key, group in groups.items() if len(group) > 1}


def report(places):
    rows = sorted(places.items(), key=lambda item: (-len(item[1]), item[0]))[:200]
    width = max(len(word) for word, _ in rows)
    return "\n".join(
        f"{word:<{width}} {len(found):>6} {found[0][0]:>5}:{found[0][1]}" for word, found in rows
    )


def run():
    text = list(lines(2_500))
    places = index(text)
    common = [word for word in places if len(places[word]) > 150]
    together = sum(len(phrases(places, a, b)) for a in common for b in common)
    table = report(places)
    shout = "".join(c.upper() if c.islower() else c.swapcase() for c in table)
    mixed = anagrams(places)
    return len(places), together, len(mixed), table.count("\n"), shout.find("KO"), table[:12]


EXPECTED = (1110, 2685, 255, 199, 192, 'so         1')
