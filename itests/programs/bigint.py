"""Arithmetic on big integers: factorials, Fibonacci numbers, primes, digits of e and pi."""

import sys


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def binomial(n, k):
    return factorial(n) // (factorial(k) * factorial(n - k))


def fibonacci(n):
    """Fast doubling."""
    if n == 0:
        return 0, 1
    a, b = fibonacci(n >> 1)
    c = a * (2 * b - a)
    d = a * a + b * b
    return (d, c + d) if n & 1 else (c, d)


def sieve(limit):
    flags = bytearray([1]) * (limit + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, int(limit**0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, limit + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]


def is_probable_prime(n, bases=(2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)):
    """Miller and Rabin's test."""
    if n < 2:
        return False
    for p in bases:
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for base in bases:
        x = pow(base, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def extended_gcd(a, b):
    old, new = (a, 1, 0), (b, 0, 1)
    while new[0]:
        q = old[0] // new[0]
        old, new = new, tuple(x - q * y for x, y in zip(old, new))
    return old


def square_root(n):
    if n < 2:
        return n
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def factors(n):
    found = {}
    p = 2
    while p * p <= n:
        while n % p == 0:
            found[p] = found.get(p, 0) + 1
            n //= p
        p += 1 if p == 2 else 2
    if n > 1:
        found[n] = found.get(n, 0) + 1
    return found


def digits_of_pi(n):
    """Machin's formula in integer arithmetic."""
    unity = 10 ** (n + 10)

    def arctan_inverse(x):
        total = term = unity // x
        square, divisor, sign = x * x, 3, -1
        while term:
            term //= square
            total += sign * (term // divisor)
            divisor += 2
            sign = -sign
        return total

    return 4 * (4 * arctan_inverse(5) - arctan_inverse(239)) // 10**10


def digits_of_e(n):
    unity = 10 ** (n + 10)
    total, term, i = 0, unity, 1
    while term:
        total += term
        term //= i
        i += 1
    return total // 10**10


def main():
    f = factorial(200)
    print("200! =", f)
    print("digit sum", sum(map(int, str(f))), "trailing zeros", len(str(f)) - len(str(f).rstrip("0")))
    print("C(120, 60) =", binomial(120, 60))
    print("fib(1000) =", fibonacci(1000)[0])
    ratio = fibonacci(301)[0] * 10**50 // fibonacci(300)[0]
    print("golden ratio", ratio)
    primes = sieve(20000)
    print(len(primes), "primes, the last", primes[-3:])
    print("mersenne:", [p for p in primes[:40] if is_probable_prime(2**p - 1)])
    print("carmichael 561:", is_probable_prime(561), "2**89-1:", is_probable_prime(2**89 - 1))
    n = (2**61 - 1) * (2**31 - 1)
    print("product", n, hex(n), n.bit_length(), bin(n).count("1"))
    print("factors", factors(2**40 - 1), factors(600851475143))
    g, x, y = extended_gcd(factorial(20) + 1, 2**70 + 7)
    print("bezout", g, x, y, (factorial(20) + 1) * x + (2**70 + 7) * y == g)
    print("inverse", pow(3, -1, 2**127 - 1), pow(3, -1, 2**127 - 1) * 3 % (2**127 - 1))
    print("root", square_root(2 * 10**80), square_root(10**40) ** 2 == 10**40)
    print("pi", digits_of_pi(100))
    print("e ", digits_of_e(100))
    print("gcd", gcd(factorial(30), 2**100), "shift", 12345678901234567890 << 70 >> 65)
    print("bits", (2**100 - 1) & 0xFFFF0000FFFF, (1 << 90) | 1, (1 << 70) ^ (1 << 69), ~(1 << 66))
    print("divmod", divmod(-(10**30), 7), divmod(10**30, -(10**11)), -(10**20) // 3, -(10**20) % 3)
    print("compare", 2**64 > 2**63, 2**64 == float(2**64), 10**30 < 1e30, hash(2**61 - 1))
    print("convert", int("-123456789" * 5, 16) if False else int("z" * 12, 36), float(10**22), 10**22 / 3)
    print(f"{10**24:,} {2**70:_x} {-(2**65):+d} {2**33:>20} {2**33:#b}")
    print("overflow", end=" ")
    try:
        float(10**400)
    except OverflowError as error:
        print(error)
    return 0


if __name__ == "__main__":
    sys.exit(main())
