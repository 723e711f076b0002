#!/usr/bin/env python3
"""Does rv-merge give what one run over the whole file gives, and refuse everything else?

    check_merge.py PROGRAM_FOLDER whole|damage

whole: cuts generated inputs into 1 to 9 parts, joins them, and compares output, rejects, receipt and
status with those of one run, byte for byte; and repeats the merged receipt with rv-check --replay.
damage: does to every file of a set of parts what can go wrong with it (gone, cut off, a byte changed,
exchanged, from another run) and expects status 66, a message, and the old output still in place.

Exit status: 0 when all is as it should be, 1 with a line per difference.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from emulated_shard import emulate_part, rows_of

FLIPS = 8  # changed bits per file


class Checker:
    def __init__(self, programs):
        self.environment = {"PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
                            "LC_ALL": "C.UTF-8"}
        self.count = 0
        self.failures = []

    def run(self, folder, *command):
        return subprocess.run(command, cwd=folder, env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60, check=False)

    def expect(self, holds, what):
        self.count += 1
        if not holds:
            self.failures.append(what)


def csv_record(chance, number, line_end):
    """One record with what makes cutting hard: quotes, line ends in a cell, a line that looks like a
    record of its own. About one in five is rejected."""
    fear = chance.choice(["ja", "nee", "", "onbekend", "misschien"])
    note = chance.choice(["", "kort", '"a;b"', '"twee\nregels"', f'"x{line_end}9;nee;nee;laag;y{line_end}"',
                          '"zegt ""ja""\r\n\r\n"', '"' + "lang " * chance.randrange(30) + '"'])
    return f"{number};nee;{fear};laag;{note}{line_end}", fear == "misschien"


def make_csv(chance):
    """The bytes of an input and its records as (offset, rejected)."""
    line_end = chance.choice(["\n", "\r\n"])
    start = chance.choice(["", "\ufeff"])
    head = "zaak;sash.niets_te_verliezen;sash.doodsangst;sash.oordeel;notitie" + line_end
    data = (start + head).encode()
    records = []
    count = chance.choice([0, 1, 2, 5, 12, 40])
    for number in range(1, count + 1):
        text, rejected = csv_record(chance, number, line_end)
        if number == count and chance.random() < 0.3:
            text = text[:-len(line_end)]
        records.append((len(data), rejected))
        data += text.encode()
    return data, records


def make_json_lines(chance):
    data = b""
    records = []
    for number in range(1, chance.choice([1, 2, 5, 12, 40]) + 1):
        fear = chance.choice(["ja", "nee", "misschien"])
        section = chance.choice(["sash", "acuut"])
        item = {"sash": "doodsangst", "acuut": "bedreiging"}[section]
        record = {"zaak": str(number), "antwoorden": {section: {item: fear}}, "x": "a" * chance.randrange(60)}
        records.append((len(data), fear == "misschien"))
        data += (json.dumps(record) + "\n").encode()
    return data, records


def make_case(checker, folder, chance, name):
    """Writes an input, runs over all of it, and returns what that left."""
    data, records = make_csv(chance) if name.endswith("csv") else make_json_lines(chance)
    (folder / name).write_bytes(data)
    whole = folder / "heel"
    whole.mkdir()
    suffix = name.split(".")[1]
    done = checker.run(folder, "rv-score", "-q", "-i", "sash", "-i", "acuut", "--rejects", f"heel/af.{suffix}",
                       "--receipt", "heel/bewijs.json", "-o", f"heel/uit.{suffix}", name)
    checker.expect(done.returncode == (65 if any(r for _, r in records) else 0), f"whole run: {done.stderr}")
    return records, suffix, done.returncode


def make_parts(folder, name, records, count):
    suffix = name.split(".")[1]
    names = []
    for number in range(1, count + 1):
        emulate_part(folder, name, records, suffix, number, count)
        names.append(f"deel-{number}.json")
    return names


def check_whole(checker, seeds):
    for seed in range(seeds):
        chance = random.Random(seed)
        for name in ("in.csv", "in.jsonl"):
            for parts in (1, chance.randrange(2, 5), 9):
                with tempfile.TemporaryDirectory() as temporary:
                    check_one_whole(checker, Path(temporary), random.Random(seed), name, parts)


def check_one_whole(checker, folder, chance, name, parts):
    what = f"{name} in {parts}"
    records, suffix, status = make_case(checker, folder, chance, name)
    receipts = make_parts(folder, name, records, parts)
    chance.shuffle(receipts)
    done = checker.run(folder, "rv-merge", "-o", f"uit.{suffix}", "--rejects", f"af.{suffix}", "--receipt",
                       "bewijs.json", *receipts)
    checker.expect(done.returncode == status, f"{what}: status {done.returncode}: {done.stderr}")
    if done.returncode not in (0, 65):
        return
    for file in (f"uit.{suffix}", f"af.{suffix}"):
        same = (folder / file).read_bytes() == (folder / "heel" / file).read_bytes()
        checker.expect(same, f"{what}: {file} is not that of the whole run")
    merged = json.loads((folder / "bewijs.json").read_text())
    whole = json.loads((folder / "heel/bewijs.json").read_text())
    for receipt in (merged, whole):
        receipt["tijd"] = ""
        for file in ("uitvoer", "afgewezen"):
            receipt[file]["naam"] = ""
    checker.expect(merged == whole, f"{what}: receipt {merged}, not {whole}")
    rejected = sum(r for _, r in records)
    summary = f"gelezen {len(records)} = gescoord {len(records) - rejected} + afgewezen {rejected}, uit {parts} "
    checker.expect(summary in done.stderr, f"{what}: {done.stderr}")
    replay = checker.run(folder, "rv-check", "-q", "--replay", "bewijs.json")
    checker.expect(replay.returncode == 0, f"{what}: replay: {replay.stdout}{replay.stderr}")
    streamed = checker.run(folder, "rv-merge", "-q", *receipts)
    checker.expect(streamed.stdout.encode() == (folder / f"uit.{suffix}").read_bytes().replace(b"\r\n", b"\n"),
                   f"{what}: standard output differs")


def flipped(path, chance):
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def damages(folder, parts, suffix, chance):
    """Ways to break a set of parts: (what, a function that does it)."""
    victims = ["in.csv"]
    for number in range(1, parts + 1):
        victims += [f"deel-{number}.json", f"deel-{number}.{suffix}", f"deel-{number}-af.{suffix}"]
    for victim in victims:
        path = folder / victim
        size = path.stat().st_size
        yield f"{victim} gone", path.unlink
        yield f"{victim} is a folder", lambda path=path: (path.unlink(), path.mkdir())
        yield f"{victim} empty", lambda path=path: path.write_bytes(b"")
        for cut in {1, size // 2, size - 2}:
            yield f"{victim} cut at {cut}", lambda path=path, cut=cut: os.truncate(path, cut)
        yield f"{victim} longer", lambda path=path: path.write_bytes(path.read_bytes() + b"x\n")
        for _ in range(FLIPS):
            yield f"{victim} a bit changed", lambda path=path: flipped(path, chance)
    for kind in (f".{suffix}", f"-af.{suffix}", ".json"):
        yield f"1 and 2 of {kind} exchanged", lambda kind=kind: exchange(folder, kind)
        yield f"1 of {kind} over 2", lambda kind=kind: shutil.copy(folder / f"deel-1{kind}",
                                                                  folder / f"deel-2{kind}")


def exchange(folder, kind):
    first, second = (folder / f"deel-{number}{kind}" for number in (1, 2))
    if kind == ".json":  # the receipts may come in any order: exchange what they say
        one, two = (json.loads(path.read_text()) for path in (first, second))
        one["deel"], two["deel"] = two["deel"], one["deel"]
        first.write_text(json.dumps(one))
        second.write_text(json.dumps(two))
        return
    data = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(data)


def check_damage(checker):
    parts = 3
    with tempfile.TemporaryDirectory() as temporary:
        original = Path(temporary) / "heel"
        original.mkdir()
        chance = random.Random(3)
        while True:
            records, suffix, _ = make_case(checker, original, chance, "in.csv")
            receipts = make_parts(original, "in.csv", records, parts)
            if all(len(rows_of(path.read_bytes(), suffix)) > 1 for path in original.glob("deel-*.csv")):
                break  # every file has a record that can be damaged
            shutil.rmtree(original)
            original.mkdir()
        shutil.rmtree(original / "heel")
        for name in ("uit.csv", "af.csv", "bewijs.json"):
            (original / name).write_text("oud\n")
        for index in range(len(list(damages(original, parts, suffix, chance)))):
            folder = Path(temporary) / str(index)
            shutil.copytree(original, folder)
            what, damage = list(damages(folder, parts, suffix, chance))[index]
            damage()
            if not says_the_same(original, folder, what):
                check_refusal(checker, folder, what, receipts)


def without_time(receipt):
    return {name: value for name, value in receipt.items() if name != "tijd"}


def says_the_same(original, folder, what):
    """Is a changed receipt the same but for its time, or the blanks in it? Nothing tells a wrong time
    from a right one; the earliest stands in the merged receipt."""
    if not re.fullmatch(r"deel-\d\.json a bit changed", what):
        return False
    name = what.split(" ")[0]
    try:
        now = json.loads((folder / name).read_text())
    except ValueError:
        return False
    return without_time(now) == without_time(json.loads((original / name).read_text()))


def check_refusal(checker, folder, what, receipts):
    before = sorted(path.name for path in folder.iterdir())
    done = checker.run(folder, "rv-merge", "-o", "uit.csv", "--rejects", "af.csv", "--receipt", "bewijs.json",
                       *receipts)
    checker.expect(done.returncode == 66, f"{what}: status {done.returncode}: {done.stderr}")
    checker.expect("niet samengevoegd: " in done.stderr, f"{what}: {done.stderr}")
    checker.expect(sorted(path.name for path in folder.iterdir()) == before, f"{what}: files left behind")
    for name in ("uit.csv", "af.csv", "bewijs.json"):
        checker.expect((folder / name).read_text() == "oud\n", f"{what}: {name} was touched")


def main(arguments):
    if len(arguments) != 2 or arguments[1] not in ("whole", "damage"):
        print(__doc__, file=sys.stderr)
        return 2
    checker = Checker(Path(arguments[0]).resolve())
    if arguments[1] == "whole":
        check_whole(checker, 8)
    else:
        check_damage(checker)
    for failure in checker.failures:
        print(failure)
    print(f"{checker.count} checks, {len(checker.failures)} failed")
    return 1 if checker.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
