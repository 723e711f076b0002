#!/usr/bin/env python3
"""Runs the command blocks of the handbook and compares what they print with what the pages show.

    check_handbook.py PROGRAM_FOLDER FILE.md ...

A block that is checked is fenced with ```console. In it, a line that starts with "$ " is a command,
lines that start with "> " continue it, and the lines up to the next command are its output: stdout
and stderr together. A line with only "…" stands for any number of lines (also none); "…" within a line
stands for any text. Commands of one page run in their order, in a fresh copy of the folder voorbeelden
beside that page, so a command can read what an earlier one wrote. "$?" is the status of the command
before. Blocks with another fence are not run.

Exit status: 0 when all is as shown, 1 with a diff for each difference, 2 for wrong usage.
"""

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

FENCE = "```"
ELLIPSIS = "…"
TIME_LIMIT_SECONDS = 60


@dataclass
class Command:
    line_number: int
    text: str
    expected: list[str] = field(default_factory=list)


class HandbookError(Exception):
    """A page that cannot be checked as it is written."""


def console_blocks(page: Path) -> list[list[tuple[int, str]]]:
    """The ```console blocks of a page, as lists of (line number, line)."""
    blocks: list[list[tuple[int, str]]] = []
    inside: str | None = None
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith(FENCE):
            if inside is None:
                inside = line[len(FENCE):].strip()
                if inside == "console":
                    blocks.append([])
            else:
                inside = None
        elif inside == "console":
            blocks[-1].append((number, line))
    if inside is not None:
        raise HandbookError(f"{page}: the last fenced block is not closed")
    return blocks


def commands_of(page: Path, block: list[tuple[int, str]]) -> list[Command]:
    commands: list[Command] = []
    for number, line in block:
        if line.startswith("$ "):
            commands.append(Command(number, line[2:]))
        elif not commands:
            raise HandbookError(f"{page}:{number}: a console block starts with '$ ' and a command")
        elif line.startswith("> ") and not commands[-1].expected:
            commands[-1].text += "\n" + line[2:]
        else:
            commands[-1].expected.append(line.rstrip())
    for command in commands:
        command.expected = without_empty_end(command.expected)
    return commands


def without_empty_end(lines: list[str]) -> list[str]:
    end = len(lines)
    while end > 0 and not lines[end - 1]:
        end -= 1
    return lines[:end]


def line_matches(pattern: str, line: str) -> bool:
    parts = map(re.escape, pattern.split(ELLIPSIS))
    return re.fullmatch(".*".join(parts), line) is not None


def matches(expected: list[str], actual: list[str]) -> bool:
    """Whether the lines are as expected, where a line "…" is any number of lines."""
    reachable = {0}  # how many lines of `actual` the patterns so far can have used
    for pattern in expected:
        if pattern == ELLIPSIS:
            reachable = set(range(min(reachable), len(actual) + 1))
        else:
            reachable = {n + 1 for n in reachable if n < len(actual) and line_matches(pattern, actual[n])}
        if not reachable:
            return False
    return len(actual) in reachable


def run(command: Command, folder: Path, environment: dict[str, str], status_before: int) -> tuple[list[str], int]:
    # The status of the command before is set first, so that a page can show `echo $?`.
    script = f"(exit {status_before})\n{command.text}\n"
    try:
        done = subprocess.run(["sh", "-c", script], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIME_LIMIT_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return [f"(stopped after {TIME_LIMIT_SECONDS} seconds)"], 1
    text = done.stdout.decode("utf-8", errors="replace")
    return without_empty_end([line.rstrip() for line in text.split("\n")]), done.returncode


def check_page(page: Path, environment: dict[str, str]) -> tuple[int, int]:
    """Runs the commands of one page; returns how many there were and how many differed."""
    blocks = [commands_of(page, block) for block in console_blocks(page)]
    count = differing = 0
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "voorbeelden"
        examples = page.resolve().parent / "voorbeelden"
        if examples.is_dir():
            shutil.copytree(examples, folder)
        else:
            folder.mkdir()
        status = 0
        for command in (command for block in blocks for command in block):
            count += 1
            actual, status = run(command, folder, environment, status)
            if not matches(command.expected, actual):
                differing += 1
                print(f"{page}:{command.line_number}: the output is not as shown: $ {command.text}")
                difference = difflib.unified_diff(command.expected, actual, "shown", "real", lineterm="")
                print("\n".join(difference), end="\n\n")
    return count, differing


def main(arguments: list[str]) -> int:
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    programs = Path(arguments[0]).resolve()
    if not programs.is_dir():
        print(f"{arguments[0]}: not a folder", file=sys.stderr)
        return 2
    environment = {
        "PATH": f"{programs}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "HOME": os.environ.get("HOME", "/"),
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
        "NO_COLOR": "1",
    }
    total = differing = 0
    for name in arguments[1:]:
        try:
            page_total, page_differing = check_page(Path(name), environment)
        except (HandbookError, OSError) as problem:
            print(problem, file=sys.stderr)
            return 2
        total += page_total
        differing += page_differing
    print(f"{total} commands run, {differing} differ")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
