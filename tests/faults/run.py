#!/usr/bin/env python3
"""Tries what can go wrong around the programs, and checks that every promise holds.

    run.py PROGRAMS [--full] [--no-injection] [--only KIND] [--scenario NAME] [--jobs N] [--table PAGE]
    run.py --check-table PAGE

PROGRAMS is the folder with rv-score and the others. Without --full some kinds are tried at a sample
of moments (always the same); --no-injection leaves out strace and the limits on memory and open files,
which sanitizers do not bear. --table writes the table of docs/betrouwbaarheid.md from a full run; --check-table only
looks whether the page names the kinds that are tried here, with what they promise.

Ends with status 1 when a promise is broken or a kind could not be tried. Needs strace and
util-linux; nothing needs root.
"""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True  # nothing is left in the sources

import injection
import page
import scenarios
import surroundings
from attempt import Result, describe
from kinds import BY_NAME, KINDS

FEW, SOME, ALL = 4, 30, 1_000_000


def parse_arguments():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("programs", nargs="?", type=Path)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--no-injection", action="store_true")
    parser.add_argument("--only", choices=BY_NAME)
    parser.add_argument("--scenario")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--table", type=Path)
    parser.add_argument("--check-table", type=Path)
    options = parser.parse_args()
    if not options.check_table and not options.programs:
        parser.error("which programs?")
    if options.table and (not options.full or options.only or options.scenario or options.no_injection):
        parser.error("--table needs a whole --full run")
    return options


def all_attempts(root, made, options):
    """The plan: which faults are tried in which scenario."""
    large = ("score-large", "score-large-stdout", "score-large-stdin")
    for name, scenario in made.items():
        if options.scenario not in (None, name):
            continue
        if name in large:
            continue
        most = ALL if options.full or name == "score-files" else SOME if scenario.main else FEW
        if not options.no_injection:
            yield from injection.attempts(root, scenario, most,
                                          options.full and name == "score-files")
            if scenario.main or options.full:
                yield from surroundings.memory_limits(root, scenario, 40 if options.full else 8)
            yield from surroundings.open_files(root, scenario, most)
        for part in (surroundings.file_sizes, surroundings.full_disks, surroundings.closed,
                     surroundings.pipes):
            yield from part(root, scenario, most)
    moments = 150 if options.full else 8
    for name, parts in (("score-large", (surroundings.any_moment,)),
                        ("score-large-stdout", (surroundings.closed_pipes, surroundings.cut_inputs)),
                        ("score-large-stdin", (surroundings.removed_folders,))):
        if options.scenario in (None, name):
            for part in parts:
                yield from part(root, made[name], moments)


def perform(attempt):
    try:
        return attempt, attempt.perform()
    except Exception as error:  # a fault of the harness is told with what it was doing
        raise RuntimeError(f"{attempt.kind}, {attempt.scenario.name}, {attempt.moment}") from error


class Tally:
    """Per kind how often it happened and what came of it."""

    def __init__(self):
        self.tried = Counter()
        self.missed = Counter()
        self.seen = {kind.name: Counter() for kind in KINDS}
        self.violations = []

    def add(self, attempt, result: Result):
        if result.problems:
            self.violations.append(describe(attempt, result))
        if not result.hit:
            self.missed[attempt.kind] += 1
            return
        self.tried[attempt.kind] += 1
        same = result.outcome.status == attempt.scenario.clean.status
        self.seen[attempt.kind]["same" if same else result.outcome.status] += 1

    def print(self, kinds):
        for kind in kinds:
            seen = ", ".join(f"{status}: {count}" for status, count in
                             sorted(self.seen[kind.name].items(), key=str))
            missed = f" (not reached: {self.missed[kind.name]})" if self.missed[kind.name] else ""
            print(f"{kind.name:20} {self.tried[kind.name]:6}  {seen}{missed}")
        for violation in self.violations:
            print(violation)
        print(f"{sum(self.tried.values())} faults tried, {len(self.violations)} broken promises")


def hear_signals():
    """What is started inherits whether a signal is ignored, as nohup and the background do."""
    for number in (signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)


def main():
    options = parse_arguments()
    hear_signals()
    if options.check_table:
        return page.check(options.check_table)
    needed = ["prlimit"] if options.no_injection else ["prlimit", "strace"]
    for program in needed:
        if not shutil.which(program):
            sys.exit(f"{program} is not there; ./bootstrap test installs it")
    started = time.monotonic()
    tally = Tally()
    try:
        try_all(options, tally)
    except RuntimeError as error:
        sys.exit(f"the harness cannot do its work: {error}" +
                 (f": {error.__cause__!r}" if error.__cause__ else ""))
    kinds = [kind for kind in KINDS if not (options.no_injection and kind.injected)]
    tally.print(kinds)
    print(f"{time.monotonic() - started:.0f} s")
    untried = [] if options.only or options.scenario else [
        kind.name for kind in kinds if tally.tried[kind.name] == 0]
    if untried:
        print(f"never tried: {', '.join(untried)}")
    if options.table and not tally.violations and not untried:
        page.write(options.table, tally)
    return 1 if tally.violations or untried else 0


def try_all(options, tally):
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        root = Path(folder)
        made = scenarios.make(root, options.programs.resolve())
        plan = [attempt for attempt in all_attempts(root, made, options)
                if options.only in (None, attempt.kind)]
        with ThreadPoolExecutor(options.jobs) as pool:
            for attempt, result in pool.map(perform, plan):
                tally.add(attempt, result)


if __name__ == "__main__":
    sys.exit(main())
