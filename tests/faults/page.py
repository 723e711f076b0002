"""The table in docs/betrouwbaarheid.md: written from a full run, and checked for what it names."""

import datetime
import re
import signal
import sys

from kinds import KINDS

BEGIN = "<!-- tabel: geschreven door tests/faults/run.py --table -->"
END = "<!-- einde tabel -->"
ROW = re.compile(r"^\| (?P<fault>.+?) \| (?P<promise>.+?) \| (?P<tried>[\d.]+) \| (?P<seen>.+?) \|$")


def dutch(number):
    return f"{number:,}".replace(",", ".")


def seen_words(seen):
    """What came of it, most frequent first."""
    words = []
    for status, count in sorted(seen.items(), key=lambda item: (-item[1], str(item[0]))):
        if status == "same":
            what = "zoals zonder fout"
        elif status < 0:
            what = f"gestopt door {signal.Signals(-status).name}"
        elif status == 127:
            what = "niet gestart (127)"
        else:
            what = f"status {status}"
        words.append(f"{what}: {dutch(count)}")
    return ", ".join(words)


def split(path):
    text = path.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        sys.exit(f"{path}: the marks around the table are missing")
    return before, rest.partition(END)[0], after


def write(path, tally):
    before, _, after = split(path)
    day = datetime.date.today()
    total = dutch(sum(tally.tried.values()))
    lines = [f"Volledige run van {day.day}-{day.month}-{day.year}: {total} fouten geprobeerd, geen "
             "belofte gebroken.", "",
             "| wat er misgaat | wat er dan hoort te gebeuren | geprobeerd | gezien |",
             "|---|---|---|---|"]
    for kind in KINDS:
        lines.append(f"| {kind.fault} | {kind.promise} | {dutch(tally.tried[kind.name])} "
                     f"| {seen_words(tally.seen[kind.name])} |")
    path.write_text(f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}", encoding="utf-8")


def check(path):
    """Whether the page has a row for every kind, and no other; returns the exit status."""
    rows = [found for line in split(path)[1].splitlines() if (found := ROW.match(line))]
    named = {(row["fault"], row["promise"]) for row in rows}
    wanted = {(kind.fault, kind.promise) for kind in KINDS}
    problems = [f"the table lacks: {' -> '.join(row)}" for row in sorted(wanted - named)]
    problems += [f"nothing tries this: {' -> '.join(row)}" for row in sorted(named - wanted)]
    problems += [f"never tried: {row['fault']}" for row in rows if row["tried"] == "0"]
    for problem in problems:
        print(f"{path}: {problem}; run tests/faults/run.py --full --table {path}", file=sys.stderr)
    return 1 if problems else 0
