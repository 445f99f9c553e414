"""Looks at programs: tokens, syntax trees, symbol tables, template strings."""

import ast
import io
import symtable
import tokenize
from string.templatelib import Interpolation

PROGRAM = '''\
def area(shape, *, scale=1):  # by kind
    match shape:
        case {"kind": "circle", "radius": r}:
            return 3 * r ** 2 * scale
        case (width, height):
            return width * height * scale
    raise ValueError(f"unknown shape {shape!r:>{scale}}")
'''


class Doubler(ast.NodeTransformer):
    """Doubles the int constants of a program."""

    def visit_Constant(self, node):
        if type(node.value) is int:
            return ast.copy_location(ast.Constant(node.value * 2), node)
        return node


def tokens():
    kinds = {}
    for token in tokenize.generate_tokens(io.StringIO(PROGRAM).readline):
        name = tokenize.tok_name[token.type]
        kinds[name] = kinds.get(name, 0) + 1
    for name in sorted(kinds):
        print(f"{name:15} {kinds[name]}")
    try:
        list(tokenize.generate_tokens(io.StringIO("f(1,\n").readline))
    except tokenize.TokenError as error:
        print(error.args)


def trees():
    tree = ast.parse(PROGRAM)
    print(ast.dump(tree.body[0].args, indent=2))
    print(repr(tree))
    doubled = ast.fix_missing_locations(Doubler().visit(tree))
    print(ast.unparse(doubled))
    namespace = {}
    exec(compile(doubled, "<doubled>", "exec"), namespace)
    print(namespace["area"]({"kind": "circle", "radius": 1}), namespace["area"]((3, 4)))
    print(ast.literal_eval("{'a': [1, 2.5, -3j], 'b': (None, True, b'x')}"))
    for broken in (
        ast.Module([ast.Pass()]),
        ast.Expression(ast.Name("x", ast.Store(), lineno=1, col_offset=0)),
        ast.Module([ast.Delete([], lineno=1, col_offset=0)]),
    ):
        try:
            compile(broken, "<broken>", "eval" if type(broken) is ast.Expression else "exec")
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


def scopes(table, depth=0):
    names = ", ".join(
        f"{s.get_name()}{'=' if s.is_assigned() else ''}{'*' if s.is_parameter() else ''}"
        for s in table.get_symbols()
    )
    print("  " * depth + f"{table.get_type()} {table.get_name()}: {names}")
    for child in table.get_children():
        scopes(child, depth + 1)


def templates():
    name, width = "world", 8
    template = t"hello {name!r:>{width}}!"
    for part in template:
        match part:
            case Interpolation(value, expression, conversion, format_spec):
                print(value, expression, conversion, format_spec)
            case text:
                print(repr(text))
    print((template + t"{width}").values)


tokens()
trees()
scopes(symtable.symtable(PROGRAM, "<program>", "exec"))
templates()
