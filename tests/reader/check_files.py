#!/usr/bin/env python3
"""Reads invented and broken files with the library, the oracle, Python's csv and libcsv.

    check_files.py CSV_RECORDS LIBCSV_RECORDS [--update] [--strict N] [--mutated N] [--seed N]

Three things are asked: the library gives exactly the records of the oracle, in blocks of any size;
no byte is lost between records; and where Python's csv or libcsv differs from the oracle, the
difference is in the table of README.md. The counts there are those of this script without options;
--update writes them.
"""

import argparse
import pathlib
import random
import re
import sys
import tempfile
from collections import Counter

import files
import oracle
import peers
import readings

README = pathlib.Path(__file__).with_name("README.md")
BLOCK_SIZES = (4096, 1, 7, 64, 1 << 18)
LIMIT = 16 << 20
SMALL_LIMITS = (60, 300)
LINE_END = re.compile(rb"\r\n|\r|\n")


def lost_bytes(text, file, reading):
    """What is wrong with the records as a division of the file; nothing when all is there."""
    records, blank_lines, _ = reading
    at, blanks = len(files.MARK) if text.startswith(files.MARK) else 0, 0
    places = [(file.header_start, file.header)]
    places += [(record["offset"], record["raw"].encode("latin-1")) for record in records]
    for start, raw in places:
        blanks += len(LINE_END.findall(text[at:start]))
        if LINE_END.sub(b"", text[at:start]) or not text.startswith(raw, start) or start < at:
            return f"bytes {at} to {start}"
        at = start + len(raw)
        line_end = LINE_END.match(text, at)
        if line_end is None and at < len(text):
            return f"no line end at byte {at}"
        at = line_end.end() if line_end else at
    blanks += len(LINE_END.findall(text[at:]))
    if LINE_END.sub(b"", text[at:]):
        return f"bytes behind {at}"
    return "" if blanks == blank_lines else f"{blank_lines} blank lines, counted {blanks}"


def check_library(program, csv_files, limit, complaints):
    """The library against the oracle; gives the oracle's readings."""
    judged = [oracle.read(csv.text, csv.delimiter, limit) for csv in csv_files]
    for delimiter in files.DELIMITERS:
        chosen = [index for index, csv in enumerate(csv_files) if csv.delimiter == delimiter]
        texts = [csv_files[index].text for index in chosen]
        found = readings.run(program, "library", delimiter, BLOCK_SIZES, limit, texts=texts)
        for index, (reading, differs) in zip(chosen, found):
            text, file = csv_files[index].text, judged[index]
            want = readings.expected(file)
            name = f"limit {limit}, {csv_files[index].mutations}"
            if reading != want:
                complaints.append(f"{name}: " + readings.show_difference(text, want, reading))
            elif not file.refused and (lost := lost_bytes(text, file, reading)):
                complaints.append(f"{name}: {lost} lost of {text[:200]!r}")
            if differs:
                complaints.append(f"{name}: blocks of {differs} differ for {text[:200]!r}")
    return judged


def check_huge(program, complaints):
    """Records of megabytes, one run of the program each."""
    for name, text, limit in files.huge_files():
        with tempfile.NamedTemporaryFile(suffix=".csv") as stream:
            stream.write(text)
            stream.flush()
            [(reading, differs)] = readings.run(program, "library", b";", (1 << 18, 4096), limit,
                                                files=[stream.name])
        file = oracle.read(text, b";", limit)
        want = readings.expected(file)
        if reading != want:
            complaints.append(f"{name}: " + readings.show_difference(text, want, reading))
        elif not file.refused and (lost := lost_bytes(text, file, reading)):
            complaints.append(f"{name}: {lost} lost")
        if differs:
            complaints.append(f"{name}: blocks of {differs} differ")


def check_peers(program, csv_files, judged, complaints):
    """The classes of difference of both peers, and how often they were met."""
    classes = {"Python's csv": Counter(), "libcsv": Counter()}
    for delimiter in files.DELIMITERS:
        chosen = [index for index, csv in enumerate(csv_files) if csv.delimiter == delimiter]
        with tempfile.TemporaryDirectory() as folder:
            paths = [pathlib.Path(folder) / str(index) for index in chosen]
            for path, index in zip(paths, chosen):
                path.write_bytes(csv_files[index].text)
            rows_of_libcsv = peers.libcsv_rows(program, delimiter, paths)
        for index, from_libcsv in zip(chosen, rows_of_libcsv):
            csv, file = csv_files[index], judged[index]
            from_python = peers.python_rows(csv.text, delimiter)
            for name, comparison in (
                    ("Python's csv", peers.PythonComparison(csv, file, *from_python)),
                    ("libcsv", peers.LibcsvComparison(csv, file, *from_libcsv))):
                comparison.run()
                classes[name] += comparison.classes
                complaints += [f"{name}, {csv.mutations}, {csv.text[:200]!r}: {complaint}"
                               for complaint in comparison.complaints]
    return classes


def rows_of_table(kind, classes):
    return [f"| {peer} | {kind} | {what} | {count} |\n"
            for peer, counts in classes.items() for what, count in sorted(counts.items())]


def check_table(rows, update, complaints):
    """The table of README.md must be the one that was found."""
    text = README.read_text(encoding="utf-8")
    table = re.compile(r"(<!-- differences -->\n)(.*?)(<!-- end -->)", re.DOTALL)
    head = "| reader | files | what it does otherwise | times |\n|---|---|---|---|\n"
    new = table.sub(lambda found: found[1] + head + "".join(rows) + found[3], text)
    if update:
        README.write_text(new, encoding="utf-8")
    elif new != text:
        complaints.append("the table of README.md is not this one:\n" + "".join(rows))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("csv_records")
    parser.add_argument("libcsv_records")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--strict", type=int, default=1000)
    parser.add_argument("--mutated", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=5)
    options = parser.parse_args()
    usual = all(getattr(options, name) == parser.get_default(name)
                for name in ("strict", "mutated", "seed"))

    chance, complaints, rows = random.Random(options.seed), [], []
    strict_files = [files.strict(chance) for _ in range(options.strict)]
    mutated_files = [files.mutated(chance) for _ in range(options.mutated)]
    for kind, csv_files in (("strict", strict_files), ("broken", mutated_files)):
        judged = check_library(options.csv_records, csv_files, LIMIT, complaints)
        records = sum(len(file.records) for file in judged)
        rejected = sum(bool(record.problems) for file in judged for record in file.records)
        print(f"{len(csv_files)} {kind} files, {records} records, {rejected} rejected, "
              f"{sum(bool(file.refused) for file in judged)} refused")
        if kind == "strict" and rejected:
            complaints.append("a strict file has rejects")
        rows += rows_of_table(kind, check_peers(options.libcsv_records, csv_files, judged,
                                                complaints))
    for limit in SMALL_LIMITS:
        check_library(options.csv_records, mutated_files, limit, complaints)
    check_huge(options.csv_records, complaints)
    if usual or options.update:
        check_table(rows, options.update, complaints)
    else:
        print("".join(rows), end="")
    print(f"{len(complaints)} complaints")
    for complaint in sorted(complaints, key=len)[:8]:
        print(complaint)
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
