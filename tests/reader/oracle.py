#!/usr/bin/env python3
"""The rules for cutting a CSV file into records, written down as patterns from README.md.

    oracle.py FILE [DELIMITER [MAX_RECORD_BYTES]]    prints the records as csv_records does

It shares nothing with the library, nor with the reference in C++ (reference.h). The whole file is
in memory. Python's csv module is not used.
"""

import functools
import json
import re
import sys
from dataclasses import asdict, dataclass, field

LINE_END = re.compile(rb"\r\n|\r|\n")
MARK = b"\xef\xbb\xbf"


@dataclass
class Record:
    number: int
    line: int
    offset: int
    raw: str  # bytes as the Latin-1 characters of the same number, here and in cells
    cells: list | None
    problems: list = field(default_factory=list)
    goes_on_at: int = 0


@dataclass
class File:
    records: list = field(default_factory=list)
    blank_lines: int = 0
    refused: bool = False
    header: bytes = b""
    header_start: int = 0


@functools.cache
class Patterns:
    """What a cell looks like, in a sound record and in one that is read mildly."""

    def __init__(self, delimiter):
        stop = re.escape(delimiter) + rb"\r\n"
        plain = rb'[^"' + stop + rb"]*+"
        quoted = rb'"(?:[^"]++|"")*+"'
        behind = rb"(?=[" + stop + rb"]|\Z)"
        self.sound = re.compile(rb"(?:" + quoted + rb"|" + plain + rb")" + behind)
        rest = rb"[^" + stop + rb"]*+"
        self.closed = re.compile(rb'("(?:[^"]++|"")*+")(' + rest + rb")")
        self.unclosed = re.compile(rb'"(?:[^"]++|"")*+\Z')
        self.mild = re.compile(rest)
        self.delimiter = delimiter


class Oracle:
    def __init__(self, text, delimiter=b";", limit=16 << 20, check_utf8=True):
        self.text, self.patterns, self.limit = text, Patterns(delimiter), limit
        self.check_utf8 = check_utf8
        self.columns = 0

    def sound(self, start):
        """The cells of the sound record at `start` and its end; nothing when there is none."""
        cells, at = [], start
        while cell := self.patterns.sound.match(self.text, at):
            cells.append(cell[0])
            at = cell.end()
            if self.text[at:at + 1] != self.patterns.delimiter:
                return (cells, at) if at - start <= self.limit else None
            at += 1
        return None

    def fits(self, start):
        if start == len(self.text) or self.columns != 1 and LINE_END.match(self.text, start):
            return False
        sound = self.sound(start)
        return sound is not None and len(sound[0]) == self.columns

    def mild(self, start):
        """The record at `start` read mildly: its end, its faults as (kind, offset), its cells."""
        faults, cells, at = [], [], start
        while True:
            if cell := self.patterns.unclosed.match(self.text, at):
                faults.append(("unclosed_quote", at))
            elif cell := self.patterns.closed.match(self.text, at):
                if cell[2]:
                    faults.append(("text_after_quote", cell.start(2)))
            else:
                cell = self.patterns.mild.match(self.text, at)
                if b'"' in cell[0]:
                    faults.append(("stray_quote", at + cell[0].index(b'"')))
            cells.append(cell[0])
            at = cell.end()
            if self.text[at:at + 1] != self.patterns.delimiter:
                return at, faults, cells
            at += 1

    def reject_end(self, start, mild_end):
        """Where the reject at `start` ends; nothing when the file is refused there."""
        too_long = mild_end - start > self.limit
        most = start + self.limit if too_long else mild_end
        first = None
        for line_end in LINE_END.finditer(self.text, start):
            if first is None:
                first = line_end.start()
            if line_end.end() >= most:
                break
            if self.fits(line_end.end()):
                return line_end.start()
        if not too_long:
            return mild_end
        return first if first is not None and first <= most else None

    def place(self, record, start, kind, offset):
        """A problem with its line and column."""
        line, line_start = record.line, start
        for line_end in LINE_END.finditer(self.text, start):
            if line_end.end() > offset:
                break
            line, line_start = line + 1, line_end.end()
        return {"kind": kind, "line": line, "column": offset - line_start + 1}

    def read(self):
        file = File()
        at, line = 3 if self.text.startswith(MARK) else 0, 1
        while at < len(self.text):
            if self.columns != 1 and (blank := LINE_END.match(self.text, at)):
                at, line = blank.end(), line + 1
                file.blank_lines += 1
                continue
            sound = self.sound(at)
            if not self.columns:
                end = sound[1] if sound else at
                damaged = self.check_utf8 and first_invalid(self.text[at:end]) is not None
                file.refused = not sound or damaged or b"\0" in self.text[at:end]
            else:
                end = self.cut(file, at, line, sound)
                file.refused = end is None
            if file.refused:
                return file
            line_end = LINE_END.match(self.text, end)
            next_at = line_end.end() if line_end else end
            line += len(LINE_END.findall(self.text, at, next_at))
            if not self.columns:
                self.columns = len(sound[0])
                file.header, file.header_start = self.text[at:end], at
            elif not sound and end < self.mild(at)[0]:
                file.records[-1].goes_on_at = line
            at = next_at
        file.refused = not self.columns
        return file

    def cut(self, file, at, line, sound):
        """Adds the record at `at` and gives its end; nothing when the file is refused there."""
        end = sound[1] if sound else self.reject_end(at, self.mild(at)[0])
        if end is None:
            return None
        raw = self.text[at:end]
        record = Record(len(file.records) + 1, line, at, raw.decode("latin-1"), None)
        if b"\0" in raw:
            record.problems.append(self.place(record, at, "nul", at + raw.index(b"\0")))
        if self.check_utf8 and (invalid := first_invalid(raw)) is not None:
            record.problems.append(self.place(record, at, "utf8", at + invalid))
        if not sound:
            # As the bytes of the reject have it.
            kind, offset = Oracle(raw, self.patterns.delimiter).mild(0)[1][0]
            record.problems.append(self.place(record, at, kind, at + offset))
        elif len(sound[0]) != self.columns:
            record.problems.append(self.place(record, at, "width", at))
        if not record.problems:
            record.cells = [without_quotes(cell) for cell in sound[0]]
        file.records.append(record)
        return end


def first_invalid(raw):
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return None


def without_quotes(cell):
    if cell.startswith(b'"'):
        cell = cell[1:-1].replace(b'""', b'"')
    return cell.decode("latin-1")


def read(text, delimiter=b";", limit=16 << 20, check_utf8=True):
    """All records of `text` by the rules."""
    return Oracle(text, delimiter, limit, check_utf8).read()


def main():
    with open(sys.argv[1], "rb") as stream:
        text = stream.read()
    delimiter = sys.argv[2].encode() if len(sys.argv) > 2 else b";"
    file = read(text, delimiter, int(sys.argv[3]) if len(sys.argv) > 3 else 16 << 20)
    for record in file.records:
        print(json.dumps(asdict(record)))
    print(json.dumps({"blank_lines": file.blank_lines, "refused": file.refused}))


if __name__ == "__main__":
    main()
