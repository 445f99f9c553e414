"""Ints beyond 64 bits: digits of pi one by one, modular powers, factorials, digits of a power."""


def pi_digits():
    """A spigot: a linear fractional transformation that gives a digit once it is certain."""
    q, r, t, k, digit, odd = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < digit * t:
            yield digit
            digit, q, r = 10 * (3 * q + r) // t - 10 * digit, 10 * q, 10 * (r - digit * t)
        else:
            digit, q, r, t, odd, k = (
                (q * (7 * k) + 2 + r * odd) // (t * odd),
                q * k,
                (2 * q + r) * odd,
                t * odd,
                odd + 2,
                k + 1,
            )


def is_probable_prime(n):
    odd, twos = n - 1, 0
    while not odd & 1:
        odd >>= 1
        twos += 1
    for base in 2, 3, 5, 7, 11, 13:
        x = pow(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(twos - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def factorial(n):
    product = 1
    for i in range(2, n + 1):
        product *= i
    return product


def digit_sum(n):
    total = 0
    while n:
        n, digit = divmod(n, 10)
        total += digit
    return total


def run():
    digits = pi_digits()
    pi = [next(digits) for _ in range(700)]
    primes = [i for i in range(2**127 - 2_001, 2**127 + 1, 2) if is_probable_prime(i)]
    sums = digit_sum(factorial(2_000)), digit_sum(3**9_000)
    return sum(pi), pi[-5:], primes[-1] == 2**127 - 1, len(primes), sums


EXPECTED = (3122, [5, 8, 9, 2, 3], True, 22, (23382, 19494))
