"""The runs in which faults are tried: small ones for every program, and larger ones for rv-score.

The answers come from the generator of the benchmark; nothing in them is about anybody.
"""

import subprocess
import sys
from pathlib import Path

from scenario import Folder, Scenario, finish, run, start

GENERATOR = Path(__file__).resolve().parent.parent / "bench" / "make_intake.py"


def rows(root, count):
    path = root / f"rows-{count}.csv"
    subprocess.run([sys.executable, GENERATOR, str(count), path], check=True)
    return path.read_text()


def table(root, count, bad):
    """`count` rows that can be scored, with rows among them that cannot."""
    header, _, rest = rows(root, count).partition("\n")
    records = rest.split("\ni-")
    for number in range(bad):
        records.insert((number + 1) * len(records) // (bad + 1), f"{number};misschien")
    return header + "\n" + "\ni-".join(records)


def large_file(root, small, times):
    """The rows of a table many times over, each time with other ids."""
    header, _, rest = small.partition("\n")
    path = root / f"large-{times}.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(header + "\n")
        for number in range(times):
            file.write(("\n" + rest).replace("\ni-", f"\ni{number}-")[1:])
    return path


def json_lines(count):
    lines = [f'{{"zaak":"j-{number}","antwoorden":{{"sash":{{"oordeel":"laag"}}}}}}'
             for number in range(count)]
    return "\n".join([*lines, '{"zaak":"stuk"', ""])


def has_option(path, option):
    text = subprocess.run([path, "--help"], capture_output=True, check=True).stdout.decode()
    return option in text


def merging(root, programs, inputs):
    """Joining two parts that rv-score made of one file."""
    files = dict(inputs)
    for part in (1, 2):
        names = [f"deel-{part}.csv", f"af-{part}.csv", f"bewijs-{part}.json"]
        scoring = Scenario("part", "rv-score", [
            "--shard", f"{part}/2", "-o", f"in/{names[0]}", "--rejects", f"in/{names[1]}",
            "--receipt", f"in/{names[2]}", f"in/{next(iter(inputs))}"], inputs, [],
            path=str(programs / "rv-score"))
        with Folder(root, scoring) as folder:
            finish(folder, start(folder, scoring.command))
            files |= {name: (folder.path / "in" / name).read_bytes() for name in names}
    outputs = ["uit.csv", "afgewezen.csv", "bewijs.json"]
    return Scenario("merge", "rv-merge", ["-o", "out/uit.csv", "--rejects", "out/afgewezen.csv",
                                          "--receipt", "out/bewijs.json", "in/bewijs-1.json",
                                          "in/bewijs-2.json"], files, outputs, receipt="bewijs.json")


def make(root, programs):
    """All scenarios, with what comes out of them without faults."""
    small = table(root, 12, 2)
    middle = table(root, 3000, 20)
    threads = ["--threads", "3"] if has_option(programs / "rv-score", "--threads") else []
    files = ["-o", "out/uit.csv", "--rejects", "out/afgewezen.csv"]
    names = ["uit.csv", "afgewezen.csv"]
    receipt = ["--receipt", "out/bewijs.json"]
    one = {"zaken.csv": small.encode()}
    many = {"veel.csv": middle.encode()}
    most = {"groot.csv": large_file(root, middle, 30)}
    made = [
        Scenario("score-files", "rv-score", [*threads, *files, *receipt, "in/zaken.csv"], one,
                 [*names, "bewijs.json"], receipt="bewijs.json", main=True),
        Scenario("score-many", "rv-score", [*threads, *files, *receipt, "in/veel.csv"], many,
                 [*names, "bewijs.json"], receipt="bewijs.json", main=True),
        Scenario("score-stdout", "rv-score", [*threads, "-f", "csv"], one, [], stdin="zaken.csv"),
        Scenario("score-many-stdout", "rv-score", [*threads, "-f", "csv"], many, [], stdin="veel.csv"),
        Scenario("score-shard", "rv-score", [*threads, *files, *receipt, "--shard", "2/3", "in/veel.csv"],
                 many, [*names, "bewijs.json"], receipt="bewijs.json"),
        Scenario("score-jsonl", "rv-score", [*threads, "-o", "out/uit.jsonl", "--rejects", "out/af.jsonl",
                                             "in/zaken.jsonl"],
                 {"zaken.jsonl": json_lines(20).encode()}, ["uit.jsonl", "af.jsonl"]),
        Scenario("score-windows", "rv-score", [*threads, "--encoding", "windows-1252", *files,
                                               "in/zaken.csv"],
                 {"zaken.csv": small.replace("Melding", "Geïnd").encode("windows-1252")}, names),
        Scenario("score-yaml", "rv-score", ["-o", "out/uit.yaml", "in/zaak.yaml"],
                 {"zaak.yaml": b"zaak: z-1\nsash:\n  oordeel: laag\n"}, ["uit.yaml"]),
        Scenario("route", "rv-route", [*files, "in/zaken.csv"], one, names),
        Scenario("explain", "rv-explain", ["-o", "out/uitleg.md", "-t", "markdown", "--rejects",
                                           "out/afgewezen.csv", "in/zaken.csv"], one,
                 ["uitleg.md", "afgewezen.csv"]),
        Scenario("check", "rv-check", ["--cases", "-o", "out/verslag.txt", "sash"], {}, ["verslag.txt"]),
        Scenario("check-stdout", "rv-check", ["--cases", "sash"], {}, []),
        Scenario("score-large", "rv-score", [*threads, *files, *receipt, "in/groot.csv"], most,
                 [*names, "bewijs.json"], receipt="bewijs.json"),
        Scenario("score-large-stdout", "rv-score", [*threads, "in/groot.csv"], most, []),
        Scenario("score-large-stdin", "rv-score", [*threads, *files, "-f", "csv"], most, names,
                 stdin="groot.csv"),
    ]
    if (programs / "rv-merge").exists():
        made.append(merging(root, programs, many))
    for scenario in made:
        scenario.path = str(programs / scenario.program)
        scenario.clean = run(root, scenario)
        check_clean(scenario)
    return {scenario.name: scenario for scenario in made}


def check_clean(scenario):
    """The scenario must do what it is meant to, or trying faults in it says nothing."""
    clean = scenario.clean
    missing = [name for name, content in clean.files.items() if content in (None, b"oud\n", b"")]
    if clean.status not in (0, 65) or missing or clean.leftovers or not (clean.stdout or clean.files):
        raise RuntimeError(f"{scenario.name} does not work without faults: status {clean.status}, "
                           f"missing {missing}, {clean.stderr.decode(errors='replace')}")
