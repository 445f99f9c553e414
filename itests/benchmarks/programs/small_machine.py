"""An interpreter in the interpreter: a stack machine's loop of branches over tuples of code."""


def assemble(text):
    code, labels = [], {}
    for line in text.split("\n"):
        words = line.split()
        if not words:
            continue
        if words[0].endswith(":"):
            labels[words[0][:-1]] = len(code)
        else:
            code.append(words)
    return [
        (op, labels.get(rest[0]) if op.startswith("jump") else int(rest[0]) if rest else None)
        for op, *rest in code
    ]


def execute(code, memory):
    stack = []
    at = steps = 0
    while True:
        op, argument = code[at]
        at += 1
        steps += 1
        if op == "push":
            stack.append(argument)
        elif op == "load":
            stack.append(memory[argument])
        elif op == "store":
            memory[argument] = stack.pop()
        elif op == "add":
            right = stack.pop()
            stack[-1] += right
        elif op == "sub":
            right = stack.pop()
            stack[-1] -= right
        elif op == "mod":
            right = stack.pop()
            stack[-1] %= right
        elif op == "div":
            right = stack.pop()
            stack[-1] //= right
        elif op == "mul":
            right = stack.pop()
            stack[-1] *= right
        elif op == "jump":
            at = argument
        elif op == "jumpzero":
            if stack.pop() == 0:
                at = argument
        elif op == "stop":
            return steps
        else:
            raise ValueError(op)


# Memory 0 counts down, 1 is the number of the Collatz sequence, 2 the sum of all lengths.
PROGRAM = """
outer:
    load 0
    jumpzero end
    load 0
    store 1
inner:
    load 2
    push 1
    add
    store 2
    load 1
    push 1
    sub
    jumpzero next
    load 1
    push 2
    mod
    jumpzero even
    load 1
    push 3
    mul
    push 1
    add
    store 1
    jump inner
even:
    load 1
    push 2
    div
    store 1
    jump inner
next:
    load 0
    push 1
    sub
    store 0
    jump outer
end:
    stop
"""


def run():
    memory = [600, 0, 0]
    steps = execute(assemble(PROGRAM), memory)
    return steps, memory


EXPECTED = (584328, [0, 1, 33111])
