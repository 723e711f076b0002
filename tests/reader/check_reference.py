#!/usr/bin/env python3
"""Are the two descriptions of the rules the same: the oracle in Python and the reference in C++?

    check_reference.py CSV_RECORDS

All texts of up to six characters over `a ; " CR LF` behind headers of one, two and three columns
(up to five with a small limit on the size of a record), and longer ones from a seed.
"""

import itertools
import random
import sys

import oracle
import readings

ALPHABET = b'a;"\r\n'
HEADERS = (b"x\n", b"x;y\n", b"x;y;z\n")
LIMITS = (3, 4, 5, 8, 1 << 20)
SAMPLE = 4000


def short_bodies(length):
    for size in range(length + 1):
        for letters in itertools.product(ALPHABET, repeat=size):
            yield bytes(letters)


def long_bodies(chance):
    """Texts with more of everything: cells of several letters, NUL, other line ends."""
    parts = [b"a", b"b b", b";", b";", b'"', b'"', b'""', b"\r", b"\n", b"\r\n", b"\n", b"\0",
             b'";"', b"\n;", b"\xe9", b";;", b'\n"']
    for _ in range(SAMPLE):
        yield b"".join(chance.choices(parts, k=chance.randint(3, 40)))


def main():
    program, differences, compared = sys.argv[1], [], 0
    chance = random.Random(20)
    headers = HEADERS + (b"\xef\xbb\xbfx;y\r", b'\r\n"x\n";y\r\n', b'x"\n', b"x\0;y\n", b"")
    for limit in LIMITS:
        small = limit < 1 << 20
        texts = [header + body for header in HEADERS for body in short_bodies(5 if small else 6)]
        texts += [headers[index % len(headers)] + body
                  for index, body in enumerate(long_bodies(chance))]
        found = readings.run(program, "reference", b";", [1], limit, texts=texts)
        for text, (reading, _) in zip(texts, found):
            want = readings.expected(oracle.read(text, b";", limit, check_utf8=False))
            if want != reading:
                differences.append(f"limit {limit}: " +
                                   readings.show_difference(text, want, reading))
        compared += len(texts)
    print(f"{compared} texts, {len(differences)} differences")
    for difference in sorted(differences, key=len)[:5]:
        print(difference)
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
