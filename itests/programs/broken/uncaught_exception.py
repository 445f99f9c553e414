def read(text):
    try:
        return int(text)
    except ValueError as error:
        problem = RuntimeError(f"cannot read {text!r}")
        problem.add_note("A number was expected.")
        raise problem from error


def settings(lines):
    try:
        return lines["size"]
    finally:
        read("many")


settings({})
