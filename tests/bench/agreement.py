"""Whether two CSV files hold the same rows in the same order, however their cells are quoted."""
import csv
import itertools

BLOCK = 1 << 20


def same_bytes(one: str, other: str) -> bool:
    """Whether two files are the same from their second line on: the header may be quoted differently."""
    with open(one, "rb") as left, open(other, "rb") as right:
        left.readline()
        right.readline()
        while True:
            block = left.read(BLOCK)
            if block != right.read(BLOCK):
                return False
            if not block:
                return True


def difference(reference: str, other: str) -> str | None:
    """The first difference between two files with `;`, in words; None when there is none."""
    with open(reference, newline="", encoding="utf-8") as left, open(other, newline="", encoding="utf-8") as right:
        left_rows, right_rows = csv.reader(left, delimiter=";"), csv.reader(right, delimiter=";")
        header = next(left_rows)
        if next(right_rows, None) != header:
            return "the header differs"
        if same_bytes(reference, other):
            return None
        for number, (row, other_row) in enumerate(itertools.zip_longest(left_rows, right_rows), 1):
            if row == other_row:
                continue
            if row is None or other_row is None:
                return f"row {number} is in one of the two only"
            cells = [f"{name} is {theirs!r} and not {ours!r}"
                     for name, ours, theirs in zip(header, row, other_row) if ours != theirs]
            return f"row {number} ({row[0]}): " + ("; ".join(cells) or "another number of cells")
    return None
