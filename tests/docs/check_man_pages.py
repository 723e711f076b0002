#!/usr/bin/env python3
"""Compares the options in `PROGRAM --help` with those in its man page.

    check_man_pages.py PROGRAM MAN_PAGE.md

Both must have the same options, in the same order, with the same names and the same word for their
value. Ends with status 1 and a line per difference when they do not.
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


def options_of_page(text):
    """The options of the section OPTIES of a man page, as options_of_help gives them."""
    section = re.search(r"^# OPTIES\n(.*?)(?=^# |\Z)", text, re.MULTILINE | re.DOTALL)
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


def differences(program, page, in_help, in_page):
    """Sentences that say what differs."""
    if not in_help:
        return [f"no options found in {program} --help"]
    if not in_page:
        return [f"no options found in the section OPTIES of {page}"]
    missing = [f"{page}: {describe(option)} is missing" for option in in_help if option not in in_page]
    extra = [f"{page}: {program} --help has no {describe(option)}" for option in in_page
             if option not in in_help]
    if missing or extra:
        return missing + extra
    if in_help != in_page:
        order = "; ".join(describe(option) for option in in_help)
        return [f"{page}: the options are in another order or stand twice; --help has: {order}"]
    return []


def main():
    if len(sys.argv) != 3:
        print(__doc__, file=sys.stderr)
        return 2
    program, page = sys.argv[1:]
    help_text = subprocess.run([program, "--help"], capture_output=True, check=True,
                               encoding="utf-8").stdout
    with open(page, encoding="utf-8") as file:
        page_text = file.read()
    found = differences(program, page, options_of_help(help_text), options_of_page(page_text))
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
