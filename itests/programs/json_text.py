"""A JSON parser and printer, with errors that tell line and column."""

import sys


class JSONError(ValueError):
    def __init__(self, message, text, position):
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        super().__init__(f"{message} at line {line}, column {column}")
        self.line = line
        self.column = column


ESCAPES = {
    '"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t",
}
UNESCAPES = {value: key for key, value in ESCAPES.items() if key != "/"}


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def error(self, message):
        raise JSONError(message, self.text, self.at)

    def peek(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def space(self):
        while self.peek() in (" ", "\t", "\n", "\r") and self.peek():
            self.at += 1

    def expect(self, literal):
        if not self.text.startswith(literal, self.at):
            self.error(f"expected {literal!r}")
        self.at += len(literal)

    def document(self):
        self.space()
        value = self.value()
        self.space()
        if self.at != len(self.text):
            self.error("extra data")
        return value

    def value(self):
        match self.peek():
            case "{":
                return self.object()
            case "[":
                return self.array()
            case '"':
                return self.string()
            case "t":
                self.expect("true")
                return True
            case "f":
                self.expect("false")
                return False
            case "n":
                self.expect("null")
                return None
            case ch if ch == "-" or ch.isdigit():
                return self.number()
            case "":
                self.error("unexpected end")
            case _:
                self.error(f"unexpected character {self.peek()!r}")

    def object(self):
        self.expect("{")
        result = {}
        self.space()
        if self.peek() == "}":
            self.at += 1
            return result
        while True:
            self.space()
            if self.peek() != '"':
                self.error("expected a name")
            name = self.string()
            if name in result:
                self.error(f"repeated name {name!r}")
            self.space()
            self.expect(":")
            self.space()
            result[name] = self.value()
            self.space()
            if self.peek() == "}":
                self.at += 1
                return result
            self.expect(",")

    def array(self):
        self.expect("[")
        result = []
        self.space()
        if self.peek() == "]":
            self.at += 1
            return result
        while True:
            self.space()
            result.append(self.value())
            self.space()
            if self.peek() == "]":
                self.at += 1
                return result
            self.expect(",")

    def string(self):
        self.expect('"')
        parts = []
        while (ch := self.peek()) != '"':
            if not ch:
                self.error("unterminated string")
            if ch == "\\":
                parts.append(self.escape())
            elif ord(ch) < 32:
                self.error("control character in string")
            else:
                parts.append(ch)
                self.at += 1
        self.at += 1
        return "".join(parts)

    def escape(self):
        self.at += 1
        kind = self.peek()
        if kind == "u":
            digits = self.text[self.at + 1:self.at + 5]
            try:
                code = int(digits, 16)
            except ValueError:
                self.error("bad unicode escape")
            self.at += 5
            return chr(code)
        if kind not in ESCAPES or not kind:
            self.error(f"bad escape {kind!r}")
        self.at += 1
        return ESCAPES[kind]

    def number(self):
        start = self.at
        while self.peek() and self.peek() in "+-0123456789.eE":
            self.at += 1
        literal = self.text[start:self.at]
        try:
            return float(literal) if any(c in literal for c in ".eE") else int(literal)
        except ValueError:
            self.at = start
            self.error(f"bad number {literal!r}")


def quote(text):
    out = ['"']
    for ch in text:
        if ch in UNESCAPES:
            out.append("\\" + UNESCAPES[ch])
        elif ord(ch) < 32 or ord(ch) > 126:
            out.append(f"\\u{ord(ch):04x}" if ord(ch) < 0x10000 else ch)
        else:
            out.append(ch)
    out.append('"')
    return "".join(out)


def dump(value, indent=0):
    pad = "  " * (indent + 1)
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, str):
        return quote(value)
    if isinstance(value, dict):
        if not value:
            return "{}"
        body = ",\n".join(f"{pad}{quote(k)}: {dump(v, indent + 1)}" for k, v in value.items())
        return "{\n" + body + "\n" + "  " * indent + "}"
    if not value:
        return "[]"
    return "[\n" + ",\n".join(pad + dump(v, indent + 1) for v in value) + "\n" + "  " * indent + "]"


SAMPLE = r"""
{
  "name": "Boiga \"cat snake\"", "unicode": "caf\u00e9 \u03c0", "path": "a\\b\/c\n",
  "numbers": [0, -1, 3.25, 1e10, -2.5E-3, 123456789012345678901234567890],
  "nested": {"list": [[], {}, [1, [2, [3, [4]]]]], "true": true, "false": false, "null": null}
}
"""

BROKEN = [
    "", "{", "[1, 2", '{"a" 1}', '{"a": 1, "a": 2}', "[1,]", "nul", '"abc', '"\\x"', '"\\u12g4"',
    "01x", "1.2.3", "[1] 2", '{"a": [1, {"b": }]}', "\n\n  @",
]


def main():
    value = Parser(SAMPLE).document()
    text = dump(value)
    print(text)
    again = Parser(text).document()
    print("round trip:", again == value, len(text))
    for source in BROKEN:
        try:
            Parser(source).document()
        except JSONError as error:
            print(f"{source!r}: {error}")
        else:
            print(f"{source!r}: accepted")
    big = {f"key{i}": [i, i * 0.5, str(i), {"even": i % 2 == 0}] for i in range(400)}
    copy = Parser(dump(big)).document()
    print(copy == big, sum(item[0] for item in copy.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
