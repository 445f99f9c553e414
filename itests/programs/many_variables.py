"""Functions, classes and modules with more variables than an instruction's operand can name."""

import sys

COUNT = 300
NUMBERS = {f"v{i}": i for i in range(COUNT)}


def indented(text, by="    "):
    return "".join(by + line + "\n" for line in text.splitlines())


def function(body):
    """A function that sets v0 to v299 before its body."""
    namespace = {"sys": sys}
    assignments = "\n".join(f"{name} = {value}" for name, value in NUMBERS.items())
    exec("def f():\n" + indented(assignments) + indented(body), namespace)
    return namespace["f"]


def result(body):
    return function(body)()


def error(body):
    try:
        return result(body)
    except NameError as e:
        return f"{type(e).__name__}: {e}"


def frames():
    print(result("return locals()") == NUMBERS)
    deleted = result("del v5, v170, v299\nreturn locals()")
    print(sorted(NUMBERS.keys() - deleted.keys()))
    frame = result("return sys._getframe()")
    print(dict(frame.f_locals) == NUMBERS)
    frame.f_locals.update({"v3": "three", "v170": "new", "other": 1})
    print([frame.f_locals[name] for name in ("v3", "v170", "v171", "other")])
    print(
        result(
            """p = sys._getframe().f_locals
p["v2"], p["v170"], p["v299"] = [1], [2], [3]
return v2, v170, v299, p["v170"] is v170"""
        )
    )
    print(
        result(
            """exec("v170 = 5", None, sys._getframe().f_locals)
return v170, eval("v170 + v299")"""
        )
    )
    print(
        result(
            """try:
    v299 / 0
except ZeroDivisionError as v280:
    return v280.__traceback__.tb_frame.f_locals["v280"] is v280, "v280" in locals()"""
        )
    )


def closures():
    print(
        result(
            """def g():
    return v1, v170, v299
p = sys._getframe().f_locals
p["v1"], p["v170"] = "x", "y"
return g(), v1, v170, locals()["v299"], len(locals())"""
        )
    )
    for name in ("v1", "v170", "v299"):
        print(error(f"del {name}\nreturn {name}"))
        print(error(f"del {name}\ndel {name}"))
        print(error(f"def g(): return {name}\ndel {name}\nreturn {name}"))
        print(error(f"def g(): return {name}\ndel {name}\ndel {name}"))
        print(error(f"def g(): return {name}\ndel {name}\nreturn g()"))


def comprehensions():
    print(result("return [v1 for v1 in 'ab'], [v170 for v170 in 'ab'], v1, v170"))
    print(
        result(
            """def g(): return v2, v299
a = [(lambda: v2) for v2 in 'ab']
b = [(lambda: v299) for v299 in 'ab']
return [f() for f in a + b], v2, v299, g(), locals()["v299"]"""
        )
    )
    print(error("del v170\na = [v170 for v170 in 'ab']\nreturn v170"))
    print(result("return [locals()['v170'] for v170 in 'ab'], v170"))


def generators():
    generator = result("yield sys._getframe()\nyield v3, v170\nyield locals()")
    frame = next(generator)
    print(dict(frame.f_locals) == NUMBERS)
    frame.f_locals.update({"v3": "g", "v170": "h"})
    print(next(generator))
    print(next(generator) == NUMBERS | {"v3": "g", "v170": "h"})
    print(generator.gi_frame.f_locals["v170"])


def parameters():
    namespace = {}
    names = [f"a{i}" for i in range(250)]
    exec(
        f"""def f({", ".join(names)}, *rest, k=1, **named):
    x = 1
    def g(): return a3, a200, k, named
    variables = locals()
    del variables["g"]
    a200 = "n"
    return variables, g()""",
        namespace,
    )
    variables, inner = namespace["f"](*range(252), z=3)
    print([variables[name] for name in names] == list(range(250)))
    print({name: value for name, value in variables.items() if name not in names}, inner)
    assignments = "\n".join(f"w{i} = {i}" for i in range(COUNT))
    exec(
        f"""class Base:
    def m(self): return "base"
class Derived(Base):
    def m(self):
{indented(assignments, "        ")}
        def g(): return self, {", ".join(f"w{i}" for i in range(COUNT))}
        return super().m(), len(g()), g()[200], locals()["w250"]""",
        namespace,
    )
    print(namespace["Derived"]().m())


def bodies():
    """Comprehensions in modules and classes have their variables in registers too."""
    body = "\n".join(f"c{i} = [(lambda: x{i}) for x{i} in (0, {i})]" for i in range(COUNT))
    namespace = {}
    exec(body, namespace)
    print([f() for f in namespace["c100"] + namespace["c299"]], "x1" in namespace)
    exec(
        f"""class C:
{indented(body)}
    def cls(self): return __class__
    t: int = 3
    if t: u: str = 2
    names = [locals()["y"] for y in "ab"]
    type Alias = t""",
        namespace,
    )
    c = namespace["C"]
    print(c.c299[0](), c().cls() is c, c.names, c.__annotations__, c.Alias.__value__)


for part in (frames, closures, comprehensions, generators, parameters, bodies):
    print(part.__name__)
    part()
