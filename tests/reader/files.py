"""Invented CSV files from a seed: strict ones, and the same with something broken in them."""

from dataclasses import dataclass

LINE_ENDS = (b"\n", b"\r\n", b"\r")
DELIMITERS = (b";", b",", b"\t")
WORDS = (b"ja", b"nee", b"onbekend", b"7", b"", b"", b"twee woorden", b"\xc3\xa9\xc3\xa9n",
         b"2026-03-01", b"' apostrof", b"=1+1", b"\\")
MARK = b"\xef\xbb\xbf"


@dataclass
class Csv:
    text: bytes
    delimiter: bytes
    mutations: tuple = ()


def quoted(chance, delimiter):
    """A cell that needs its quotes, or does not."""
    parts = (b"ja", b"een zin", b'""', b'""""', delimiter, b"\n", b"\r\n", b"\r", b"\n\n", b" ",
             b'""ja""', b"\xe2\x82\xac")
    return b'"' + b"".join(chance.choices(parts, k=chance.randint(0, 5))) + b'"'


def cell(chance, delimiter):
    kind = chance.random()
    if kind < 0.3:
        return quoted(chance, delimiter)
    word = chance.choice(WORDS)
    if kind < 0.36:
        blanks = (b" ", b"  ") if delimiter == b"\t" else (b" ", b"\t", b"  ")
        word = chance.choice(blanks) + word
    elif kind < 0.42:
        word += b" "
    elif kind < 0.43:
        word = b"lang " * chance.randint(100, 1000)
    elif kind < 0.4301:
        word = b"lang " * 30000
    return word


def strict(chance, widest=6, longest=25):
    """A file that keeps all rules."""
    delimiter, columns = chance.choice(DELIMITERS), chance.randint(1, widest)
    line_ends = LINE_ENDS if chance.random() < 0.3 else (chance.choice(LINE_ENDS),)
    blank = chance.choice((0, 0, 0, 0.1))
    text = MARK if chance.random() < 0.15 else b""
    names = [b"kolom%d" % number for number in range(columns)]
    if chance.random() < 0.2:
        names[chance.randrange(columns)] = b'"met' + delimiter + b'""naam"""'
    lines = [delimiter.join(names)]
    for _ in range(chance.randint(0, longest)):
        row = delimiter.join(cell(chance, delimiter) for _ in range(columns))
        lines.append(row)
        if chance.random() < blank:
            lines.append(b"")
    ends = [chance.choice(line_ends) for _ in lines]
    for index, line in enumerate(lines):
        # A blank line is a line of its own, not the rest of a CRLF.
        if index and not line and ends[index - 1] == b"\r" and ends[index] == b"\n":
            ends[index] = b"\r"
    if chance.random() < 0.3 and lines[-1]:
        ends[-1] = b""
    text += b"".join(line + end for line, end in zip(lines, ends))
    return Csv(text, delimiter)


# Mutations: each takes the bytes and gives other ones.

def insert(what):
    def mutate(chance, csv):
        at = chance.randint(0, len(csv.text))
        return csv.text[:at] + chance.choice(what(csv)) + csv.text[at:]
    return mutate


def replace(pattern, by):
    """One of the places where a byte of `pattern` stands gets something else."""
    def mutate(chance, csv):
        places = [at for at, byte in enumerate(csv.text) if byte in pattern(csv)]
        if not places:
            return csv.text
        at = chance.choice(places)
        return csv.text[:at] + chance.choice(by(csv, csv.text[at:at + 1])) + csv.text[at + 1:]
    return mutate


def cut(chance, csv):
    return csv.text[:chance.randint(0, len(csv.text))]


def cut_out(chance, csv):
    at = chance.randint(0, len(csv.text))
    return csv.text[:at] + csv.text[at + chance.randint(1, 12):]


def repeat(chance, csv):
    at = chance.randint(0, len(csv.text))
    return csv.text[:at] + csv.text[at:at + chance.randint(1, 40)] + csv.text[at:]


def grow(chance, csv):
    """A cell far larger than the blocks in which it is read."""
    at = chance.randint(0, len(csv.text))
    piece = chance.choice((b"groot", b"groot\n", b'groot""'))
    return csv.text[:at] + piece * chance.randint(200, 1500) + csv.text[at:]


MUTATIONS = {
    "stray quote": insert(lambda csv: [b'"']),
    "missing quote": replace(lambda csv: b'"', lambda csv, byte: [b""]),
    "cut file": cut,
    "bytes cut out": cut_out,
    "bytes repeated": repeat,
    "doubled line end": replace(lambda csv: b"\r\n", lambda csv, byte: [byte * 2, byte + b"\r\n"]),
    "other line end": replace(lambda csv: b"\r\n", lambda csv, byte: LINE_ENDS),
    "line end lost": replace(lambda csv: b"\r\n", lambda csv, byte: [b"", b" "]),
    "NUL": insert(lambda csv: [b"\0", b"\0\0"]),
    "delimiter added": insert(lambda csv: [csv.delimiter, csv.delimiter * 2]),
    "delimiter lost": replace(lambda csv: csv.delimiter, lambda csv, byte: [b"", b":"]),
    "blank by a quote": replace(lambda csv: b'"', lambda csv, byte: [b' "', b'" ', b"\t" + byte]),
    "huge cell": grow,
    "byte over 127": insert(lambda csv: [b"\xe9", b"\xff"]),
}


def mutated(chance):
    """A file with one to three mutations."""
    csv = strict(chance)
    names = tuple(chance.choices(tuple(MUTATIONS), k=chance.choice((1, 1, 1, 2, 3))))
    for name in names:
        csv.text = MUTATIONS[name](chance, csv)
    csv.mutations = names
    return csv


def huge_files():
    """(name, file, limit): records of megabytes, and quotes that swallow megabytes."""
    line = b"ja;" + b"lang " * 20000
    good, one_cell = line + b"\n", line.replace(b";", b":") + b"\n"
    mebibyte = 1 << 20
    return [
        ("cell of 3 MB with line ends", b"x;y\n1;\"" + b"regel\r\n" * 430000 + b"\"\n2;b\n",
         16 * mebibyte),
        ("cell of 3 MB without quotes", b"x;y\n1;" + b"lang " * 600000 + b"\n2;b\n",
         16 * mebibyte),
        ("unclosed quote, records behind it", b"x;y\n1;\"open\n" + good * 30, 16 * mebibyte),
        ("unclosed quote, records behind it, over the limit", b"x;y\n1;\"open\n" + good * 30,
         mebibyte),
        ("unclosed quote, nothing fits", b"x;y\n1;\"open\n" + one_cell * 30, 16 * mebibyte),
        ("unclosed quote, nothing fits within the limit",
         b"x;y\n1;\"open\n" + one_cell * 30 + b"2;b\n", mebibyte),
        ("unclosed quote over 16 MiB", b"x;y\n1;\"open\n" + one_cell * 175 + b"2;b\n",
         16 * mebibyte),
        ("no line end within the limit", b"x;y\n1;a\n2;" + b"lang " * 300000 + b"\n3;b\n",
         mebibyte),
        ("unclosed quote, no line end within the limit", b"x;y\n1;a\n2;\"" + b"lang " * 300000,
         mebibyte),
        ("unclosed quote and no line end", b"x;y\n1;a\n2;\"" + b"lang " * 300000, 16 * mebibyte),
    ]
