"""A parser and a printer of JSON in Python: strings by character, recursion, dicts and lists."""

ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\", "/": "/"}
PRINTED = {value: "\\" + key for key, value in ESCAPES.items() if key != "/"}


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text, at = self.text, self.at
        while at < len(text) and text[at] in " \n\t\r":
            at += 1
        self.at = at
        return text[at] if at < len(text) else ""

    def expect(self, c):
        if self.skip() != c:
            raise ValueError(f"expected {c!r} at {self.at}")
        self.at += 1

    def value(self):
        c = self.skip()
        if c == "{":
            return self.dict()
        if c == "[":
            return self.list()
        if c == '"':
            return self.string()
        if c in "-0123456789":
            return self.number()
        for word, value in ("true", True), ("false", False), ("null", None):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        raise ValueError(f"no value at {self.at}")

    def dict(self):
        found = {}
        self.expect("{")
        if self.skip() == "}":
            self.at += 1
            return found
        while True:
            self.skip()
            key = self.string()
            self.expect(":")
            found[key] = self.value()
            if self.skip() == "}":
                self.at += 1
                return found
            self.expect(",")

    def list(self):
        found = []
        self.expect("[")
        if self.skip() == "]":
            self.at += 1
            return found
        while True:
            found.append(self.value())
            if self.skip() == "]":
                self.at += 1
                return found
            self.expect(",")

    def string(self):
        self.expect('"')
        parts = []
        text, at = self.text, self.at
        while (c := text[at]) != '"':
            if c == "\\":
                at += 1
                if text[at] == "u":
                    c = chr(int(text[at + 1 : at + 5], 16))
                    at += 4
                else:
                    c = ESCAPES[text[at]]
            parts.append(c)
            at += 1
        self.at = at + 1
        return "".join(parts)

    def number(self):
        start = self.at
        at = start + 1
        while at < len(self.text) and self.text[at] in "0123456789.eE+-":
            at += 1
        self.at = at
        digits = self.text[start:at]
        return int(digits) if digits.lstrip("-").isdigit() else float(digits)


def quoted(text):
    parts = []
    for c in text:
        if c in PRINTED:
            parts.append(PRINTED[c])
        elif " " <= c < "\x7f":
            parts.append(c)
        else:
            parts.append(f"\\u{ord(c):04x}")
    return '"' + "".join(parts) + '"'


def printed(value):
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case dict():
            return "{" + ", ".join(f"{quoted(k)}: {printed(v)}" for k, v in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(printed, value)) + "]"
        case _:
            return repr(value)


def record(i):
    return {
        "id": i,
        "name": f"name {i}\t\"{'äöü€'[i % 4]}\"",
        "scores": [i * k % 97 / 8 for k in range(12)],
        "even": i % 2 == 0,
        "more": {"parent": None if i % 5 else i // 5, "path": "a/b\\c\n" * (i % 3)},
    }


def run():
    data = [record(i) for i in range(1_000)]
    text = printed(data)
    again = Parser(text).value()
    return again == data, len(text), text.count("\\u")


EXPECTED = (True, 192406, 1000)
