#!/usr/bin/env python3
"""Compares rv-score with other programs that do the same work, and checks that they do.

    tests/bench/compare.py                        1 million rows, 5 rounds: table on stdout
    tests/bench/compare.py --rows 10000000 --write-docs     what docs/prestaties.md is made with
    tests/bench/compare.py --quick                100,000 rows, one round, no DuckDB: what the test suite runs

Every program that scores must give the same rows, in the same order and with the same ten results, as rv-score;
otherwise the run ends with status 1. Times differ between machines, so nothing here fails on a time: the goals are
printed with what was measured. The files are on a tmpfs, and the programs take turns in every round.
Python standard library only. See README.md.
"""
import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

import agreement
import jobs
import machine
import report
from measure import CommandFailed, Series, measure, measure_start, run

ROOT = os.path.dirname(os.path.dirname(jobs.HERE))
CORNER_ROWS = 21_600
SMALL_CASE = os.path.join(ROOT, "examples", "01-stalking-door-ex-partner", "zaak.yaml")
START_RUNS = 50
BYTES_OF_A_ROW = 800       # on the tmpfs at once: the input, the output of rv-score and that of another
SUMMARY = re.compile(r"gelezen (\d+) = gescoord (\d+) \+ afgewezen (\d+)")


def parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--budget", type=float, default=300, metavar="SECONDS",
                        help="no further round for a command that has taken this long in all (%(default)s)")
    parser.add_argument("--seed", default="rodevlag")
    parser.add_argument("--only", action="append", metavar="NAME",
                        help="only commands whose name begins with this, such as duckdb; may be repeated")
    parser.add_argument("--require", action="append", default=[], metavar="NAME",
                        help="end with status 1 when this command is missing on the machine; all for every one")
    parser.add_argument("--quick", action="store_true",
                        help="100,000 rows, one round, without DuckDB and other input: does everything agree")
    parser.add_argument("--tools", default=os.path.join(ROOT, "build", "release", "tools"), metavar="FOLDER",
                        help="where rv-score is (%(default)s)")
    parser.add_argument("--work", metavar="FOLDER",
                        help="where a folder for the files is made, 800 bytes for each row (/dev/shm)")
    parser.add_argument("--json", metavar="FILE", help="write all figures there")
    parser.add_argument("--write-docs", action="store_true", help="write docs/prestaties.md")
    options = parser.parse_args()
    if options.quick:
        options.rows, options.rounds = min(options.rows, 100_000), 1
    if options.write_docs and (options.only or options.quick):
        parser.error("--write-docs needs a whole run: no --only, no --quick")
    if options.rows < 1 or options.rounds < 1:
        parser.error("--rows and --rounds are 1 or more")
    return options


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


class Disagreement(Exception):
    """A program gave other results than rv-score."""


class Comparison:
    """The files of one run of this program, and what was measured on them."""

    def __init__(self, options: argparse.Namespace, work: str) -> None:
        self.options = options
        self.work = work
        self.inputs: dict[str, dict[str, int]] = {}     # of each input: rows and bytes
        self.references: dict[str, str] = {}
        self.measured: dict[str, tuple[jobs.Job, Series]] = {}
        self.missing: dict[str, str] = {}

    def path(self, name: str) -> str:
        return os.path.join(self.work, name)

    def input_path(self, name: str) -> str:
        return self.path(jobs.file_of(name))

    def places(self, name: str) -> dict[str, str]:
        return {"input": self.input_path(name), "output": self.path("output"), "rejects": self.path("rejects"),
                "receipt": self.path("receipt"), "case": SMALL_CASE}

    def make_input(self, name: str, rows: int) -> None:
        if os.path.exists(self.input_path(name)):
            return
        say(f"making {name}, {rows} rows")
        run([sys.executable, os.path.join(jobs.HERE, "make_intake.py"), "--shape", jobs.SHAPES.get(name, name),
             str(rows), self.input_path(name), self.options.seed])
        self.inputs[name] = {"rows": rows, "bytes": os.path.getsize(self.input_path(name))}

    def drop(self, name: str) -> None:
        """Removes an input and what rv-score made of it."""
        os.remove(self.input_path(name))
        if name in self.references:
            os.remove(self.references.pop(name))

    def clear(self) -> None:
        for name in ("output", "rejects", "receipt"):
            if os.path.exists(self.path(name)):
                os.remove(self.path(name))

    def selected(self, candidates: list[jobs.Job]) -> list[jobs.Job]:
        """The jobs that were asked for and that this machine can run; remembers the missing ones."""
        chosen = []
        for job in candidates:
            if self.options.only and not any(job.name.startswith(name) for name in self.options.only):
                continue
            lacking = jobs.missing(job)
            if lacking:
                self.missing[job.name] = lacking
                say(f"{job.name}: missing on this machine: {lacking}")
            else:
                chosen.append(job)
        required = [name for name in self.missing
                    if "all" in self.options.require or any(name.startswith(r) for r in self.options.require)]
        if required:
            raise CommandFailed("required, but missing: " + ", ".join(required))
        return chosen

    def run_job(self, job: jobs.Job, name: str) -> None:
        places = self.places(name)
        run(job.words(places), places["output"] if job.to_stdout else os.devnull, job.status)

    def make_reference(self, job: jobs.Job, name: str) -> None:
        """Keeps the output of rv-score to compare the others with."""
        self.check_totals(job, name)
        self.references[name] = self.path("reference-" + name)
        os.replace(self.path("output"), self.references[name])

    def check_totals(self, job: jobs.Job, name: str) -> None:
        """Runs one of our programs without -q: every row must be read, and scored or rejected as meant."""
        words = [word for word in job.words(self.places(name)) if word != "-q"]
        self.clear()
        run(words, expected=job.status, stderr=self.path("stderr"))
        with open(self.path("stderr"), encoding="utf-8", errors="replace") as file:
            found = SUMMARY.search(file.read())
        rows = self.inputs[name]["rows"]
        expected = (rows, 0, rows) if job.status == 65 else (rows, rows, 0)
        if found is None or tuple(int(number) for number in found.groups()) != expected:
            raise Disagreement(f"{job.name}: the summary of {name} is {found and found[0]!r}")

    def check_agreement(self, job: jobs.Job, name: str) -> None:
        """The output that is there must be that of rv-score."""
        different = agreement.difference(self.references[name], self.path("output"))
        if different:
            raise Disagreement(f"{job.name} does not agree with rv-score on {name}: {different}")

    def agree_on(self, name: str, scorers: list[jobs.Job]) -> None:
        for job in scorers:
            self.clear()
            self.run_job(job, name)
            self.check_agreement(job, name)
        say(f"{name}, {self.inputs[name]['rows']} rows: " + ", ".join(job.name for job in scorers) + " agree")

    def rounds(self, batch: list[jobs.Job]) -> None:
        """Measures the jobs in turn, starting with another one each round; the first round is also compared."""
        for job in batch:
            self.measured[job.name] = (job, Series())
        for number in range(self.options.rounds):
            first = number % len(batch)
            for job in batch[first:] + batch[:first]:
                series = self.measured[job.name][1]
                if sum(series.wall) > self.options.budget:
                    continue
                self.clear()
                places = self.places(job.input)
                measure(job.words(places), series, self.work, places["output"] if job.to_stdout else os.devnull,
                        job.status)
                if number == 0 and job.scores:
                    self.check_agreement(job, job.input)
                say(f"round {number + 1}: {job.name} {series.wall[-1]:.3f} s")
        self.clear()

    def starts(self, batch: list[jobs.Job]) -> None:
        for job in batch:
            self.measured[job.name] = (job, Series())
        for number in range(START_RUNS + 3):
            for job in batch:
                series = Series() if number < 3 else self.measured[job.name][1]
                measure_start(job.words(self.places("")), series)

    def other_input(self, batch: list[jobs.Job], reference: jobs.Job) -> None:
        """Files of at most a million rows, one at a time: some outputs are many times the input."""
        self.drop("intake")
        for name in ("short", "jsonl", "wide", "rejects"):
            group = [job for job in batch if job.input == name]
            if not group:
                continue
            rows = min(self.options.rows, 1_000_000)
            self.make_input(name, max(1, rows // 16) if name == "wide" else rows)
            if name == "short":
                self.make_reference(reference, name)
            for job in group:
                if not job.scores and job.name != "pipe-base":
                    self.check_totals(job, name)
                    self.check_threads(job, name)
            self.rounds(group)
            self.drop(name)

    def check_threads(self, job: jobs.Job, name: str) -> None:
        """What check_totals left behind with two threads must be what one thread writes."""
        if "--threads" not in job.command:
            return
        kept = {}
        for written in ("output", "rejects"):
            if os.path.exists(self.path(written)):
                kept[written] = self.path("kept-" + written)
                os.replace(self.path(written), kept[written])
        words = job.words(self.places(name))
        words[words.index("--threads") + 1] = "1"
        run(words, expected=job.status)
        for written, path in kept.items():
            if subprocess.run(["cmp", "-s", path, self.path(written)], check=False).returncode != 0:
                raise Disagreement(f"{job.name}: its {written} differs between one thread and {job.threads}")
            os.remove(path)

    def figures(self) -> dict:
        """Everything that was measured, for JSON and for the report."""
        measurements = {}
        for name, (job, series) in self.measured.items():
            if series.wall:
                measurements[name] = {
                    "title": job.title, "command": job.shown(), "threads": job.threads, "input": job.input,
                    "wall": series.wall, "processor": series.processor, "peak": series.peak}
        return {"rows": self.options.rows, "rounds": self.options.rounds, "seed": self.options.seed,
                "inputs": self.inputs, "missing": self.missing, "measurements": measurements}


def compare(options: argparse.Namespace, work: str) -> dict:
    described = machine.describe(options.tools)      # first, so that the load is that of before
    comparison = Comparison(options, work)
    threads_known = jobs.takes_threads(f"{options.tools}/rv-score")
    own = jobs.own_jobs(options.tools, threads_known)
    peers = comparison.selected([job for job in jobs.peer_jobs()
                                 if not (options.quick and job.name.startswith("duckdb"))])
    batch = peers + comparison.selected(own)

    comparison.make_input("corners", min(CORNER_ROWS, options.rows))
    comparison.make_input("intake", options.rows)
    for shape in ("corners", "intake"):
        comparison.make_reference(own[0], shape)
    comparison.agree_on("corners", [job for job in batch if job.scores])
    if batch:
        comparison.rounds(batch)
        say(f"intake, {options.rows} rows: " + ", ".join(job.name for job in batch if job.scores) + " agree")
    if not options.quick:
        comparison.other_input(comparison.selected(jobs.other_jobs(options.tools, threads_known)), own[0])
        comparison.starts(comparison.selected(jobs.start_jobs(options.tools)))
    return {**described, **comparison.figures()}


def main() -> int:
    options = parse_options()
    base = options.work or ("/dev/shm" if os.path.isdir("/dev/shm") else None)
    if shutil.disk_usage(base or tempfile.gettempdir()).free < options.rows * BYTES_OF_A_ROW:
        say(f"compare.py: {options.rows} rows need {options.rows * BYTES_OF_A_ROW / 1e9:.1f} GB there; see --work")
        return 1
    work = tempfile.mkdtemp(prefix="rodevlag-bench-", dir=base)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))      # so that the files are removed
    try:
        figures = compare(options, work)
    except (CommandFailed, Disagreement) as error:
        say(f"compare.py: {error}")
        return 1
    finally:
        shutil.rmtree(work)
    figures["goals"] = report.goals(figures)
    if options.json:
        with open(options.json, "w", encoding="utf-8") as file:
            json.dump(figures, file, indent=1)
            file.write("\n")
    print(report.summary(figures))
    if options.write_docs:
        with open(os.path.join(ROOT, "docs", "prestaties.md"), "w", encoding="utf-8") as file:
            file.write(report.page(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
