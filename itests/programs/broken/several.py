def check(rows):
    errors = []
    for row in rows:
        try:
            1 / row
        except (ZeroDivisionError, TypeError) as error:
            errors.append(error)
    raise ExceptionGroup("bad rows", errors)


check([0, 1, "x"])
