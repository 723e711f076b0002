#!/usr/bin/env python3
"""Compares the blank forms of the handbook with the instruments.

    check_forms.py [--update] PROGRAM_FOLDER INSTRUMENT_FOLDER FORM.yaml ...

A form is a case in which nothing is answered yet. Its first lines are comments, and one of them
names the instruments that it is for: "# Instrumenten: acuut, structureel, zsm.". Every instrument is
in exactly one form, with all its questions in their order and their own words. The shared facts
(feiten) are in each form whose instruments name them, first those that say for which cases an
instrument is meant; a form may ask for more of them.

`--update` writes what is expected below the comments. The questions are read with a reader for the
plain YAML of the instruments, so their number is compared with what rv-check counts, and rv-score
reads every form.

Exit status: 0 when all is as it should be, 1 with a line per difference, 2 for wrong usage.
"""

import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

SHARED = "feiten"
LINE_WIDTH = 96


@dataclass
class Question:
    name: str
    text: str = ""
    values: tuple[str, ...] = ()
    is_date: bool = False

    def with_values(self) -> str:
        """The question with what may be answered, unless that is ja or nee."""
        if self.is_date:
            return f"{self.text} (jaar-maand-dag, zoals 2021-03-31)"
        return f"{self.text} ({', '.join(self.values)})" if self.values else self.text


@dataclass
class Instrument:
    name: str
    questions: list[Question]
    facts: set[str]  # the shared facts that it names
    scope: set[str]  # those in the scope of a decision


@dataclass
class Form:
    path: Path
    head: list[str]  # the comments above the case
    instruments: list[str]
    names: set[str]  # all that is asked, as instrument.question


class FormError(Exception):
    """A file that cannot be read as what it should be."""


def plain_text(value: str) -> str:
    value = value.removeprefix(">-").strip()
    return value[1:-1] if value[:1] in ("'", '"') else value


def questions_of(lines: list[str]) -> list[Question]:
    """The list `items` of an instrument file."""
    questions: list[Question] = []
    inside = False
    key = ""
    entries: list[tuple[str, str]] = []  # key and value, in the order of the file
    for line in lines:
        if re.match(r"\S", line):
            inside = line.rstrip() == "items:"
        elif inside and (found := re.match(r"  - id: (\w+)$", line) or re.match(r"    (\w+): ?(.*)$", line)):
            key = "id" if found.re.groups == 1 else found[1]
            entries.append((key, found[found.re.groups]))
        elif inside and line.startswith("      ") and entries:
            entries[-1] = (key, f"{entries[-1][1]} {line.strip()}")
    for key, value in entries:
        if key == "id":
            questions.append(Question(value))
        elif key == "vraag":
            questions[-1].text = plain_text(value)
        elif key == "waarden":
            questions[-1].values = tuple(re.findall(r"\w+", value))
        elif key == "soort":
            questions[-1].is_date = value == "datum"
    return questions


def facts_in(lines: list[str]) -> set[str]:
    return set(re.findall(rf"\b{SHARED}\.(\w+)", "\n".join(lines)))


def scope_of(lines: list[str]) -> list[str]:
    """What stands below `bereik` at its decisions."""
    inside = False
    found = []
    for line in lines:
        if re.match(r" {0,4}\S", line):
            inside = line.rstrip() == "    bereik:"
        elif inside:
            found.append(line)
    return found


def read_instruments(folder: Path) -> dict[str, Instrument]:
    instruments = {}
    for path in sorted(folder.glob("*/*.yaml")):
        if path.stem == path.parent.name:
            lines = [line for line in path.read_text(encoding="utf-8").splitlines()
                     if not line.lstrip().startswith("#")]
            instruments[path.stem] = Instrument(path.stem, questions_of(lines), facts_in(lines),
                                                facts_in(scope_of(lines)))
    return instruments


def counted_questions(programs: Path) -> dict[str, int]:
    """How many questions rv-check finds in each built-in instrument."""
    text = subprocess.run([programs / "rv-check"], capture_output=True, check=False, encoding="utf-8").stdout
    return {found[1]: int(found[2]) for found in re.finditer(r"^(\w+) [\d.]+ \((\d+) vra", text, re.MULTILINE)}


def read_form(path: Path, instruments: dict[str, Instrument]) -> Form:
    head: list[str] = []
    names: set[str] = set()
    block = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not block and line.startswith("#"):
            head.append(line)
        elif found := re.match(r"(\w+):", line):
            block = found[1]
        elif found := re.match(r"  (\w+):", line):
            names.add(f"{block}.{found[1]}")
    named = re.search(r"^Instrumenten: ([\w,\s]*)\.$", "\n".join(line[2:] for line in head), re.MULTILINE)
    if not named:
        raise FormError(f"{path}: no line '# Instrumenten: …, ….' above the case")
    form = Form(path, head, re.findall(r"\w+", named[1]), names)
    unknown = [name for name in form.instruments if name not in instruments]
    if unknown:
        raise FormError(f"{path}: no instrument is called {', '.join(unknown)}")
    return form


def expected_lines(form: Form, instruments: dict[str, Instrument]) -> list[str]:
    facts = set().union(*(instruments[name].facts for name in form.instruments))
    scope = set().union(*(instruments[name].scope for name in form.instruments))
    shared = [question for question in instruments[SHARED].questions
              if question.name in facts or f"{SHARED}.{question.name}" in form.names]
    asked = [(SHARED, sorted(shared, key=lambda question: question.name not in scope))]
    asked += [(name, instruments[name].questions) for name in form.instruments]
    lines = form.head + ["zaak: oefening"]
    for name, questions in asked:
        if questions:
            lines.append(f"{name}:")
        for question in questions:
            lines += textwrap.wrap(question.with_values(), LINE_WIDTH, initial_indent="  # ",
                                   subsequent_indent="  # ", break_on_hyphens=False)
            lines.append(f"  {question.name}:")
    return lines


def differences(form: Form, instruments: dict[str, Instrument], programs: Path) -> list[str]:
    found = []
    expected = expected_lines(form, instruments)
    actual = form.path.read_text(encoding="utf-8").splitlines()
    for number, (is_there, should_be) in enumerate(zip_longest(actual, expected, fillvalue=""), start=1):
        if is_there != should_be:
            found.append(f"{form.path}:{number}: '{is_there}' should be '{should_be}'")
            break
    scored = subprocess.run([programs / "rv-score", "-q", form.path], capture_output=True, check=False,
                            encoding="utf-8")
    if scored.returncode != 0 or scored.stderr:
        found.append(f"{form.path}: rv-score does not read it: {scored.stderr.strip()}")
    return found


def main(arguments: list[str]) -> int:
    update = arguments[:1] == ["--update"]
    arguments = arguments[update:]
    if len(arguments) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    programs, folder = Path(arguments[0]), Path(arguments[1])
    instruments = read_instruments(folder)
    found: list[str] = []
    counted = counted_questions(programs)
    for name in sorted(instruments.keys() | counted.keys()):
        read = len(instruments[name].questions) if name in instruments else None
        if read != counted.get(name):
            found.append(f"{name}: read {read} questions, but rv-check counts {counted.get(name)}")
    try:
        forms = [read_form(Path(name), instruments) for name in arguments[2:]]
        if update:
            for form in forms:
                text = "\n".join(expected_lines(form, instruments))
                form.path.write_text(f"{text}\n", encoding="utf-8")
            forms = [read_form(form.path, instruments) for form in forms]
    except (FormError, OSError) as problem:
        print(problem)
        return 1
    for name in instruments:
        places = [form.path.name for form in forms if name in form.instruments]
        if name != SHARED and len(places) != 1:
            found.append(f"{name}: should be in exactly one form; is in {', '.join(places) or 'none'}")
    for question in instruments[SHARED].questions:
        if not any(f"{SHARED}.{question.name}" in form.names for form in forms):
            found.append(f"{SHARED}.{question.name}: is in no form")
    for form in forms:
        found += differences(form, instruments, programs)
    print("\n".join(found), end="\n" if found else "")
    print(f"{len(forms)} forms checked, {len(found)} differences")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
