#!/usr/bin/env python3
"""Compares the pages of the handbook about instruments with the built-in instruments.

    check_instrument_pages.py PROGRAM_FOLDER PAGE.md ...

The first page is the index: it says how many instruments and decisions there are, and its table has a
row for each instrument with a link to its section, its decisions and how many questions it has. Each instrument has one section on one page, which names
all its decisions and outcomes, and no others in its tables. What there is comes from rv-check. A page
stays short enough to find something on it.

Exit status: 0 when all is as it should be, 1 with a line per difference, 2 for wrong usage.
"""

import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_PAGE = 320


@dataclass
class Instrument:
    questions: int
    decisions: dict[str, list[str]] = field(default_factory=dict)  # with their outcomes

    def names(self) -> set[str]:
        return set(self.decisions) | {outcome for outcomes in self.decisions.values() for outcome in outcomes}


def built_in_instruments(programs: Path) -> dict[str, Instrument]:
    """What rv-check says that there is."""
    instruments: dict[str, Instrument] = {}
    outcomes: list[str] | None = None  # those of the table that is being read
    text = subprocess.run([programs / "rv-check"], capture_output=True, check=False, encoding="utf-8").stdout
    for line in text.splitlines():
        if found := re.match(r"(\w+) [\d.]+ \((\d+) vra", line):
            instruments[found[1]] = Instrument(int(found[2]))
        elif found := re.match(r"  besluit (\w+):", line):
            outcomes = list(instruments.values())[-1].decisions[found[1]] = []
        elif found := re.match(r" {6}(\w+) +[\d.]+ +[\d.]+$", line):
            if found[1] == "onbepaald":
                outcomes = None
            elif outcomes is not None:
                outcomes.append(found[1])
    return instruments


def sections_of(page: Path) -> dict[str, str]:
    """The text below each heading of the second level."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2]))


def check_section(name: str, text: str, instrument: Instrument) -> list[str]:
    named = set(re.findall(r"`(\w+)`", text))
    found = [f"{name}: its section does not name {missing}" for missing in sorted(instrument.names() - named)]
    in_tables = set(re.findall(r"^\| `(\w+)`", text, flags=re.MULTILINE))
    return found + [f"{name}: '{other}' is no decision or outcome of it" for other in sorted(in_tables - instrument.names())]


def check_index(index: Path, name: str, instrument: Instrument, place: Path) -> list[str]:
    target = f"{'' if place.name == index.name else place.name}#{name}"
    row = re.search(rf"^\|[^|]+\| \[{name}\]\(([^)]*)\) \|([^|]+)\| (\d+) \|$", index.read_text(encoding="utf-8"), re.MULTILINE)
    if not row:
        return [f"{index}: the table has no row for {name}"]
    found = []
    if row[1] != target:
        found.append(f"{index}: the row of {name} should link to {target}")
    if re.findall(r"`(\w+)`", row[2]) != list(instrument.decisions):
        found.append(f"{index}: the decisions of {name} are {', '.join(instrument.decisions) or 'none'}")
    if int(row[3]) != instrument.questions:
        found.append(f"{index}: {name} has {instrument.questions} questions")
    return found


def main(arguments: list[str]) -> int:
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    instruments = built_in_instruments(Path(arguments[0]))
    pages = [Path(name) for name in arguments[1:]]
    found = [] if instruments else ["rv-check names no instrument"]
    sections = {page: sections_of(page) for page in pages}
    for name, instrument in instruments.items():
        places = [page for page in pages if name in sections[page]]
        if len(places) != 1:
            found.append(f"{name}: should have one section; it has {len(places)}")
            continue
        found += check_section(name, sections[places[0]][name], instrument)
        found += check_index(pages[0], name, instrument, places[0])
    decisions = sum(len(instrument.decisions) for instrument in instruments.values())
    total = f"{len(instruments)} instrumenten, met samen {decisions} besluiten"
    if total not in pages[0].read_text(encoding="utf-8"):
        found.append(f"{pages[0]}: there are {total}")
    for page in pages:
        length = len(page.read_text(encoding="utf-8").splitlines())
        if length > LONGEST_PAGE:
            found.append(f"{page}: {length} lines; split it, so that a reader finds things")
    print("\n".join(found), end="\n" if found else "")
    print(f"{len(instruments)} instruments checked, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
