"""What Python's csv and libcsv make of a file, beside the records of the oracle.

A comparison gives the classes of difference that it met, with how often; what is in no class is a
complaint. It goes on until one of the two loses the other: from there rows cannot be paired.
"""

import csv
import io
import json
import re
import subprocess
from collections import Counter

import files
import oracle

FIELD_LIMIT = csv.field_size_limit()
NO_HEADER = "no sound header: we refuse the file"


def python_rows(text, delimiter):
    """All rows up to an error, and the error."""
    # newline="" keeps line ends inside cells; Latin-1 keeps bytes.
    stream = io.StringIO(text.decode("latin-1"), newline="")
    rows = []
    try:
        for row in csv.reader(stream, strict=True, delimiter=delimiter.decode()):
            rows.append(row)
    except csv.Error as error:
        return rows, str(error)
    return rows, ""


def libcsv_rows(program, delimiter, paths):
    """Per file: all rows up to an error, and the error."""
    done = subprocess.run([program, delimiter.decode(), *map(str, paths)], capture_output=True,
                          text=True, check=True, timeout=600)
    readings, rows = [], []
    for line in done.stdout.splitlines():
        entry = json.loads(line)
        if isinstance(entry, list):
            rows.append(entry)
        else:
            readings.append((rows, entry["error"]))
            rows = []
    return readings


def plain(cells):
    return [oracle.without_quotes(cell) for cell in cells]


class Comparison:
    """Pairs the rows of another reader with the oracle's records."""

    def __init__(self, csv_file, file, rows, error):
        self.text, self.delimiter, self.file = csv_file.text, csv_file.delimiter, file
        self.judge = oracle.Oracle(self.text, self.delimiter)
        self.rows, self.error, self.next = rows, error, 0
        self.classes, self.complaints = Counter(), []

    def run(self):
        if self.file.refused:
            self.classes[NO_HEADER] += 1
            return self
        if not self.header(plain(oracle.Oracle(self.file.header, self.delimiter).sound(0)[0])):
            return self
        for record in self.file.records:
            sound = self.judge.sound(record.offset)
            if not (self.sound(record, sound[0]) if sound else self.unsound(record)):
                return self
        self.skip_blank()
        if self.row is not None or self.error:
            self.complain("more behind the last record", None)
        return self

    def header(self, names):
        """Whether the other reader has the same header, but for the mark before it."""
        self.skip_blank()
        if self.text.startswith(files.MARK):
            self.differs("byte-order mark: part of the first name")
            if self.file.header.startswith(b'"'):
                return False  # then the quote is not at the start of the cell
            names[0] = files.MARK.decode("latin-1") + names[0]
        if self.row not in (names, [self.trimmed_name(name) for name in names]):
            return self.complain("header", names)
        self.next += 1
        return True

    def trimmed_name(self, name):
        """A column name as the other reader has it."""
        return name

    @property
    def row(self):
        """The row to pair next; nothing when there is none."""
        return self.rows[self.next] if self.next < len(self.rows) else None

    def complain(self, what, record):
        self.complaints.append(f"{what}: {str(self.row)[:200]} {self.error!r} "
                               f"where we have {str(record)[:300]}")
        return False

    def differs(self, what):
        self.classes[what] += 1
        return True

    def count_problems(self, record):
        """What we reject in a record that the other reader takes."""
        for problem in record.problems:
            self.classes[{"width": "other number of cells than the header: taken",
                          "nul": "NUL: taken",
                          "utf8": "bytes that are no UTF-8: taken"}[problem["kind"]]] += 1

    def skip_blank(self):
        """Passes over what the other reader makes of blank lines."""


class PythonComparison(Comparison):
    """Python's csv with strict=True and newline=""."""

    def skip_blank(self):
        while self.row == []:
            self.next += 1
            self.differs("blank line: a row without cells")

    def gave_up(self, record, cells, faults=()):
        """Whether the error can be that of this record."""
        if self.error.startswith("field larger than field limit"):
            return max(map(len, cells)) > FIELD_LIMIT and self.differs(
                "cell over 131072 characters: error, nothing behind it is read")
        for kind, message, words in (
                ("text_after_quote", " expected after '\"'", "text behind a closing quote"),
                ("unclosed_quote", "unexpected end of data", "unclosed quote")):
            if message in self.error and kind in faults:
                return self.differs(f"{words}: error, nothing behind it is read")
        return self.complain("error", record)

    def sound(self, record, cells):
        if not record.raw:
            if self.row != []:
                return self.complain("row", record)
            self.next += 1
            return self.differs("blank line, one column: a row without cells")
        self.skip_blank()
        if self.row is None:
            self.gave_up(record, cells)
            return False
        if self.row != plain(cells):
            return self.complain("row", record)
        self.next += 1
        self.count_problems(record)
        return True

    def unsound(self, record):
        self.skip_blank()
        end, faults, cells = self.judge.mild(record.offset)
        kinds = {kind for kind, _ in faults}
        if self.row is None:
            self.gave_up(record, cells, kinds)
            return False
        if kinds != {"stray_quote"} or self.row != plain(cells):
            return self.complain("row", record)
        self.next += 1
        self.differs("quote in a cell without quotes: taken as text")
        return end == record.offset + len(record.raw)


class LibcsvComparison(Comparison):
    """libcsv with CSV_STRICT and CSV_STRICT_FINI."""

    def __init__(self, csv_file, file, rows, error):
        super().__init__(csv_file, file, rows, error)
        stop = re.escape(self.delimiter) + rb"\r\n"
        blanks = rb"[ \t]*+" if self.delimiter != b"\t" else rb" *+"
        self.blanks = re.compile(blanks)
        self.cell = re.compile(
            blanks + rb'("(?:[^"]++|"")*+"|[^"' + stop + rb"]*+)" + blanks + rb"(?=[" + stop + rb"]|\Z)")

    def trimmed_name(self, name):
        return name.strip(" " if self.delimiter == b"\t" else " \t")

    def cells(self, start):
        """The cells of the record at `start` with blanks around quotes, and its end."""
        cells, at = [], start
        while cell := self.cell.match(self.text, at):
            quoted = cell[1].startswith(b'"')
            cells.append(oracle.without_quotes(cell[1]) if quoted 
                         else self.trimmed_name(cell[1].decode("latin-1")))
            at = cell.end()
            if self.text[at:at + 1] != self.delimiter:
                return cells, at
            at += 1
        return None

    def sound(self, record, cells):
        if not record.raw:
            return self.differs("blank line, one column: the record is lost")
        if self.blanks.fullmatch(record.raw.encode("latin-1")):
            return self.differs("line of nothing but blanks: the record is lost")
        if self.row == plain(cells):
            pass
        elif self.row == self.cells(record.offset)[0]:
            self.differs("blanks around the text of a cell: cut off")
        else:
            return self.complain("row", record)
        self.next += 1
        self.count_problems(record)
        return True

    def unsound(self, record):
        milder = self.cells(record.offset)
        if milder is not None:
            if self.row != milder[0]:
                return self.complain("row", record)
            self.next += 1
            self.differs("blanks outside the quotes of a cell: cut off")
            return milder[1] == record.offset + len(record.raw)
        kind = self.judge.mild(record.offset)[1][0][0]
        if self.row is not None or "strict" not in self.error:
            return self.complain("unsound", record)
        words = {"stray_quote": "quote in a cell without quotes",
                 "text_after_quote": "text behind a closing quote",
                 "unclosed_quote": "unclosed quote"}[kind]
        self.differs(f"{words}: error, nothing behind it is read")
        return False
