#!/usr/bin/env python3
"""Compares the options in `PROGRAM --help` with those in its man page.

    check_man_pages.py PROGRAM MAN_PAGE.md

Both must have the same options, in the same order, with the same names and the same word for their
value. The options of a subcommand, `PROGRAM make --help`, stand under OPTIES VAN MAKE. Ends with
status 1 and a line per difference when they do not.
"""

import re
import subprocess
import sys


def options_of_help(text):
    """The options of a help text: a list of (names, value) in the order of the text."""
    options = []
    for line in text.splitlines():
        found = re.match(r" {1,4}(-[^ ]*)( [A-ZÀ-Þ|=/%]+)?( \.\.\.)?(\s|$)", line)
        if found:
            options.append((tuple(found[1].split(",")), (found[2] or "").strip()))
    return options


def subcommands_of_help(text):
    """The names of the subcommands in a help text."""
    section = re.search(r"^Opdrachten:\n((?:  .*\n)*)", text, re.MULTILINE)
    return re.findall(r"^  ([a-z]+)", section[1], re.MULTILINE) if section else []


def options_of_page(text, heading):
    """The options of a section of a man page, as options_of_help gives them."""
    section = re.search(rf"^# {heading}\n(.*?)(?=^# |\Z)", text, re.MULTILINE | re.DOTALL)
    if not section:
        return []
    options = []
    for line in section[1].splitlines():
        if not re.match(r"\*\*\\?-", line):
            continue
        names = tuple(name.replace("\\", "") for name in re.findall(r"\*\*([^*]+)\*\*", line))
        value = re.search(r"(?<!\*)\*([^*]+)\*(?!\*)", line)
        options.append((names, value[1] if value else ""))
    return options


def describe(option):
    names, value = option
    return " ".join([", ".join(names), value]).strip()


def differences(command, place, in_help, in_page):
    """Sentences that say what differs between the help of a command and a place in a man page."""
    if not in_help:
        return [f"no options found in {command} --help"]
    if not in_page:
        return [f"{place}: no options found"]
    missing = [f"{place}: {describe(option)} is missing" for option in in_help if option not in in_page]
    extra = [f"{place}: {command} --help has no {describe(option)}" for option in in_page
             if option not in in_help]
    if missing or extra:
        return missing + extra
    if in_help != in_page:
        order = "; ".join(describe(option) for option in in_help)
        return [f"{place}: the options are in another order or stand twice; --help has: {order}"]
    return []


def help_of(command):
    return subprocess.run([*command, "--help"], capture_output=True, check=True,
                          encoding="utf-8").stdout


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    program, page = sys.argv[1:]
    help_text = help_of([program])
    with open(page, encoding="utf-8") as file:
        page_text = file.read()
    found = differences(program, f"{page}, OPTIES", options_of_help(help_text),
                        options_of_page(page_text, "OPTIES"))
    subcommands = subcommands_of_help(help_text)
    for subcommand in subcommands:
        heading = f"OPTIES VAN {subcommand.upper()}"
        found += differences(f"{program} {subcommand}", f"{page}, {heading}",
                             options_of_help(help_of([program, subcommand])),
                             options_of_page(page_text, heading))
    for heading in re.findall(r"^# OPTIES VAN (.*)$", page_text, re.MULTILINE):
        if heading.lower() not in subcommands:
            found.append(f"{page}: there is no subcommand {heading.lower()}")
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
