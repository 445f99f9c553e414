"""Small lists: the most prefix reversals that any permutation needs to bring its 0 to the front."""


def flips(permutation):
    count = 0
    first = permutation[0]
    while first:
        permutation[: first + 1] = permutation[first::-1]
        first = permutation[0]
        count += 1
    return count


def permutations(n):
    """All orders of range(n), each by one rotation of a prefix of the one before."""
    order = list(range(n))
    turns = [0] * n
    while True:
        yield order
        k = 1
        while k < n:
            order.insert(k, order.pop(0))
            turns[k] += 1
            if turns[k] <= k:
                break
            turns[k] = 0
            k += 1
        else:
            return


def run():
    most = checksum = 0
    for number, order in enumerate(permutations(8)):
        count = flips(order[:]) if order[0] else 0
        if count > most:
            most = count
        checksum += -count if number & 1 else count
    return most, checksum


EXPECTED = (22, 1616)
