#!/usr/bin/env python3
"""Does rv-merge give what one run over the whole file gives, and refuse everything else?

    check_merge.py PROGRAM_FOLDER whole|damage

whole: scores generated inputs in 1 to 9 parts (rv-score --shard), joins them, and compares output, rejects,
receipt and status with those of one run, byte for byte; and repeats every receipt with rv-check --replay.
damage: does to every file of a set of parts what can go wrong with it (gone, cut off, a byte changed,
exchanged, from another run) and expects status 66, a message, and the old output still in place.

Exit status: 0 when all is as it should be, 1 with a line per difference.
"""

import csv
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SEEDS = 40
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
    record of its own. Some are rejected, some break the rules of CSV."""
    fear = chance.choice(["ja", "nee", "", "onbekend", "misschien"])
    note = chance.choice(["", "kort", '"a;b"', '"twee\nregels"', f'"x{line_end}9;nee;nee;laag;y{line_end}"',
                          '"zegt ""ja""\r\n\r\n"', '"' + "lang " * chance.randrange(30) + '"', "te;veel",
                          'los " teken', '"niet dicht'])
    return f"{number};nee;{fear};laag;{note}{line_end}"


def make_csv(chance, encoding):
    line_end = chance.choice(["\n", "\r\n", "\r"])
    text = chance.choice(["", "\ufeff"] if encoding == "utf-8" else [""])
    text += chance.choice(["", "", f"sep=;{line_end}"])
    text += "zaak;sash.niets_te_verliezen;sash.doodsangst;sash.oordeel;notitie\u00e9" + line_end
    for number in range(chance.choice([0, 1, 2, 5, 12, 40])):
        text += csv_record(chance, chance.choice([number, number, 1]), line_end) + chance.choice(["", "", line_end])
    if chance.random() < 0.3:
        text = text[:-len(line_end)]
    return text.encode(encoding)


def make_json_lines(chance):
    text = ""
    for number in range(chance.choice([1, 2, 5, 12, 40])):
        section = chance.choice(["sash", "acuut"])
        item = {"sash": "doodsangst", "acuut": "bedreiging"}[section]
        record = {"zaak": str(number), "antwoorden": {section: {item: chance.choice(["ja", "nee", "misschien"])}},
                  "x": "a" * chance.randrange(60)}
        text += chance.choice([json.dumps(record)] * 5 + ["", "{"]) + chance.choice(["\n", "\r\n"])
    return text.encode()


def score(checker, folder, options, stem, name):
    """Runs rv-score with its files called after `stem`."""
    return checker.run(folder, "rv-score", "-q", *options, "--rejects", f"{stem}-af", "--receipt", f"{stem}.json",
                       "-o", stem, name)


def make_parts(checker, folder, options, name, count, chance):
    """Scores the parts apart; the names of their receipts."""
    names = []
    for number in range(1, count + 1):
        done = score(checker, folder, [*options, "--shard", f"{number}/{count}", "--threads",
                                       chance.choice(["1", "2"])], f"deel-{number}", name)
        checker.expect(done.returncode in (0, 1, 65), f"part {number} of {count}: {done.stderr}")
        replay = checker.run(folder, "rv-check", "-q", "--replay", f"deel-{number}.json")
        checker.expect(replay.returncode == 0, f"part {number} of {count}: replay: {replay.stdout}{replay.stderr}")
        names.append(f"deel-{number}.json")
    return names


def check_whole(checker, seeds):
    for seed in range(seeds):
        chance = random.Random(seed)
        encoding = chance.choice(["utf-8", "utf-8", "windows-1252"])
        options = chance.choice([[], ["-i", "sash"], ["-i", "sash", "-i", "acuut"]])
        options = options + chance.choice([[], ["--fail-on", "sash=hoog"]])
        cases = [("in.csv", make_csv(chance, encoding), [*options, "--encoding", encoding]),
                 ("in.csv", make_csv(chance, "utf-8"), [*options, "--to", "jsonl"]),
                 ("in.jsonl", make_json_lines(chance), options),
                 ("geen-extensie", make_json_lines(chance), [*options, "--from", "jsonl"])]
        name, data, options = chance.choice(cases)
        parts = chance.choice([1, 2, 3, 4, 9])
        with tempfile.TemporaryDirectory() as temporary:
            (Path(temporary) / name).write_bytes(data)
            check_one_whole(checker, Path(temporary), f"seed {seed}: {name} in {parts} {options}", name, options,
                            parts, chance)


def check_one_whole(checker, folder, what, name, options, parts, chance):
    whole = score(checker, folder, options, "heel", name)
    checker.expect(whole.returncode in (0, 1, 65), f"{what}: whole run: {whole.stderr}")
    receipts = make_parts(checker, folder, options, name, parts, chance)
    chance.shuffle(receipts)
    done = checker.run(folder, "rv-merge", "-o", "uit", "--rejects", "uit-af", "--receipt", "uit.json", *receipts)
    checker.expect(done.returncode == whole.returncode, f"{what}: status {done.returncode}: {done.stderr}")
    if done.returncode not in (0, 1, 65):
        return
    for suffix in ("", "-af"):
        same = (folder / f"uit{suffix}").read_bytes() == (folder / f"heel{suffix}").read_bytes()
        checker.expect(same, f"{what}: uit{suffix} is not that of the whole run")
    of_parts, of_whole = (json.loads((folder / f"{stem}.json").read_text()) for stem in ("uit", "heel"))
    for receipt in (of_parts, of_whole):
        receipt["tijd"] = receipt["uitvoer"]["naam"] = receipt["afgewezen"]["naam"] = ""
    checker.expect(of_parts == of_whole, f"{what}: receipt {of_parts}, not {of_whole}")
    count = of_whole["aantal"]
    summary = f"gelezen {count['gelezen']} = gescoord {count['gescoord']} + afgewezen {count['afgewezen']}, uit {parts} "
    checker.expect(summary in done.stderr, f"{what}: {done.stderr}")
    replay = checker.run(folder, "rv-check", "-q", "--replay", "uit.json")
    checker.expect(replay.returncode == 0, f"{what}: replay: {replay.stdout}{replay.stderr}")
    checker.run(folder, "sh", "-c", f"rv-merge -q {' '.join(receipts)} >stroom")
    checker.expect((folder / "stroom").read_bytes() == (folder / "uit").read_bytes(), f"{what}: standard output differs")


def rows(path):
    """How many records stand in CSV that the programs wrote."""
    with path.open(newline="", encoding="utf-8-sig") as file:
        return len(list(csv.reader(file, delimiter=";"))) - 1


def flipped(path, chance):
    data = bytearray(path.read_bytes())
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def damages(folder, parts, chance):
    """Ways to break a set of parts: (what, a function that does it)."""
    victims = ["in.csv"]
    for number in range(1, parts + 1):
        victims += [f"deel-{number}.json", f"deel-{number}", f"deel-{number}-af"]
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
    for kind in ("", "-af", ".json"):
        yield f"1 and 2 of '{kind}' exchanged", lambda kind=kind: exchange(folder, kind)
        yield f"1 of '{kind}' over 2", lambda kind=kind: shutil.copy(folder / f"deel-1{kind}",
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
        for seed in range(1000):
            chance = random.Random(seed)
            (original / "in.csv").write_bytes(make_csv(chance, "utf-8"))
            receipts = make_parts(checker, original, [], "in.csv", parts, chance)
            if all(rows(original / f"deel-{number}{kind}") > 0 for number in range(1, parts + 1) for kind in ("", "-af")):
                break  # every file has a record that can be damaged
        for name in ("uit", "uit-af", "uit.json"):
            (original / name).write_text("oud\n")
        for index in range(len(list(damages(original, parts, chance)))):
            folder = Path(temporary) / str(index)
            shutil.copytree(original, folder)
            what, damage = list(damages(folder, parts, chance))[index]
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
    done = checker.run(folder, "rv-merge", "-o", "uit", "--rejects", "uit-af", "--receipt", "uit.json", *receipts)
    checker.expect(done.returncode == 66, f"{what}: status {done.returncode}: {done.stderr}")
    checker.expect("niet samengevoegd: " in done.stderr, f"{what}: {done.stderr}")
    checker.expect(sorted(path.name for path in folder.iterdir()) == before, f"{what}: files left behind")
    for name in ("uit", "uit-af", "uit.json"):
        checker.expect((folder / name).read_text() == "oud\n", f"{what}: {name} was touched")


def main(arguments):
    if len(arguments) != 2 or arguments[1] not in ("whole", "damage"):
        print(__doc__, file=sys.stderr)
        return 2
    checker = Checker(Path(arguments[0]).resolve())
    if arguments[1] == "whole":
        check_whole(checker, SEEDS)
    else:
        check_damage(checker)
    for failure in checker.failures:
        print(failure)
    print(f"{checker.count} checks, {len(checker.failures)} failed")
    return 1 if checker.failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
