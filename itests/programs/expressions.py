"""An interpreter for a small expression language: lexer, parser, tree, and functions."""

import sys
from functools import reduce


class LanguageError(Exception):
    pass


class Node:
    def evaluate(self, scope):
        raise NotImplementedError

    def __repr__(self):
        fields = ", ".join(repr(getattr(self, name)) for name in self.__slots__)
        return f"{type(self).__name__}({fields})"


class Number(Node):
    __slots__ = ("value",)

    def __init__(self, value):
        self.value = value

    def evaluate(self, scope):
        return self.value


class Name(Node):
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def evaluate(self, scope):
        return scope.lookup(self.name)


class Binary(Node):
    __slots__ = ("operator", "left", "right")

    def __init__(self, operator, left, right):
        self.operator, self.left, self.right = operator, left, right

    def evaluate(self, scope):
        left, right = self.left.evaluate(scope), self.right.evaluate(scope)
        try:
            return OPERATORS[self.operator](left, right)
        except ZeroDivisionError:
            raise LanguageError("division by zero") from None


class Negate(Node):
    __slots__ = ("operand",)

    def __init__(self, operand):
        self.operand = operand

    def evaluate(self, scope):
        return -self.operand.evaluate(scope)


class Assign(Node):
    __slots__ = ("name", "value")

    def __init__(self, name, value):
        self.name, self.value = name, value

    def evaluate(self, scope):
        scope.names[self.name] = result = self.value.evaluate(scope)
        return result


class Conditional(Node):
    __slots__ = ("test", "then", "otherwise")

    def __init__(self, test, then, otherwise):
        self.test, self.then, self.otherwise = test, then, otherwise

    def evaluate(self, scope):
        return (self.then if self.test.evaluate(scope) else self.otherwise).evaluate(scope)


class Lambda(Node):
    __slots__ = ("parameters", "body")

    def __init__(self, parameters, body):
        self.parameters, self.body = parameters, body

    def evaluate(self, scope):
        def call(*arguments):
            if len(arguments) != len(self.parameters):
                raise LanguageError(
                    f"expected {len(self.parameters)} arguments, got {len(arguments)}")
            return self.body.evaluate(Scope(scope, dict(zip(self.parameters, arguments))))

        return call


class Call(Node):
    __slots__ = ("function", "arguments")

    def __init__(self, function, arguments):
        self.function, self.arguments = function, arguments

    def evaluate(self, scope):
        function = self.function.evaluate(scope)
        if not callable(function):
            raise LanguageError(f"{function!r} is not a function")
        return function(*[argument.evaluate(scope) for argument in self.arguments])


class Scope:
    def __init__(self, parent=None, names=None):
        self.parent = parent
        self.names = names if names is not None else {}

    def lookup(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.parent
        raise LanguageError(f"undefined name {name}")


OPERATORS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "//": lambda a, b: a // b,
    "%": lambda a, b: a % b,
    "**": lambda a, b: a**b,
    "<": lambda a, b: int(a < b),
    "<=": lambda a, b: int(a <= b),
    "==": lambda a, b: int(a == b),
}
LEVELS = [["<", "<=", "=="], ["+", "-"], ["*", "/", "//", "%"]]


def tokenize(source):
    symbols = sorted(set(OPERATORS) | set("(),=?:\\.;") | {"->"}, key=len, reverse=True)
    at = 0
    while at < len(source):
        ch = source[at]
        if ch.isspace():
            at += 1
        elif ch.isdigit():
            end = at
            while end < len(source) and (source[end].isdigit() or source[end] == "."):
                end += 1
            text = source[at:end]
            yield "number", float(text) if "." in text else int(text)
            at = end
        elif ch.isalpha():
            end = at
            while end < len(source) and (source[end].isalnum() or source[end] == "_"):
                end += 1
            yield "name", source[at:end]
            at = end
        else:
            for symbol in symbols:
                if source.startswith(symbol, at):
                    yield "symbol", symbol
                    at += len(symbol)
                    break
            else:
                raise LanguageError(f"unexpected {ch!r} at {at}")
    yield "end", None


class Parser:
    def __init__(self, source):
        self.tokens = list(tokenize(source))
        self.at = 0

    def next_is(self, *symbols):
        kind, value = self.tokens[self.at]
        return kind == "symbol" and value in symbols

    def take(self, *symbols):
        if not self.next_is(*symbols):
            raise LanguageError(f"expected {' or '.join(symbols)}, got {self.tokens[self.at][1]}")
        self.at += 1
        return self.tokens[self.at - 1][1]

    def statement(self):
        if self.tokens[self.at][0] == "name" and self.tokens[self.at + 1] == ("symbol", "="):
            name = self.tokens[self.at][1]
            self.at += 2
            node = Assign(name, self.expression())
        else:
            node = self.expression()
        if self.tokens[self.at][0] != "end":
            raise LanguageError(f"unexpected {self.tokens[self.at][1]}")
        return node

    def expression(self):
        if self.next_is("\\"):
            return self.function()
        test = self.binary(0)
        if self.next_is("?"):
            self.at += 1
            then = self.expression()
            self.take(":")
            return Conditional(test, then, self.expression())
        return test

    def function(self):
        self.take("\\")
        parameters = []
        while self.tokens[self.at][0] == "name":
            parameters.append(self.tokens[self.at][1])
            self.at += 1
        self.take("->")
        return Lambda(parameters, self.expression())

    def binary(self, level):
        if level == len(LEVELS):
            return self.power()
        node = self.binary(level + 1)
        while self.next_is(*LEVELS[level]):
            operator = self.take(*LEVELS[level])
            node = Binary(operator, node, self.binary(level + 1))
        return node

    def power(self):
        if self.next_is("-"):
            self.at += 1
            return Negate(self.power())
        base = self.postfix()
        if self.next_is("**"):
            self.at += 1
            return Binary("**", base, self.power())
        return base

    def postfix(self):
        node = self.atom()
        while self.next_is("("):
            self.at += 1
            arguments = []
            while not self.next_is(")"):
                arguments.append(self.expression())
                if not self.next_is(")"):
                    self.take(",")
            self.take(")")
            node = Call(node, arguments)
        return node

    def atom(self):
        kind, value = self.tokens[self.at]
        self.at += 1
        match kind, value:
            case "number", n:
                return Number(n)
            case "name", name:
                return Name(name)
            case "symbol", "(":
                node = self.expression()
                self.take(")")
                return node
            case "end", _:
                raise LanguageError("unexpected end")
            case _:
                raise LanguageError(f"unexpected {value}")


PROGRAM = r"""
x = 2 + 3 * 4
y = (2 + 3) * -4 ** 2
x / 4 + y
double = \n -> n * 2
compose = \f g -> \n -> f(g(n))
compose(double, \n -> n + 1)(20)
fact = \n -> n < 2 ? 1 : n * fact(n - 1)
fact(25)
fib = \n -> n < 2 ? n : fib(n - 1) + fib(n - 2)
fib(15)
sum(1, 2, 3, max(4, 5.5), -6)
17 // 5 * 100 + 17 % 5
1 / 0
undefined + 1
fact(1, 2)
(1 + 2
3 $ 4
7(1)
2 ** 3 ** 2 == 512 ? 1 : 0
"""


def main():
    builtins = Scope(names={
        "sum": lambda *values: reduce(OPERATORS["+"], values, 0),
        "max": max,
        "abs": abs,
    })
    scope = Scope(builtins)
    for line in PROGRAM.strip().splitlines():
        try:
            tree = Parser(line).statement()
            value = tree.evaluate(scope)
        except LanguageError as error:
            print(f"{line}  !! {error}")
        else:
            shown = "<function>" if callable(value) else value
            print(f"{line}  => {shown}")
    print(Parser("a * (b + 1) < c").statement())
    return 0


if __name__ == "__main__":
    sys.exit(main())
