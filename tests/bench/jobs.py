"""The commands that are compared: other programs, rv-score on the same file, and rv-score on other input.

A command is a list of words in which {input}, {output}, {rejects}, {receipt} and {case} stand for
files.
"""
import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass

HERE = os.path.dirname(os.path.abspath(__file__))
PEERS = os.path.join(HERE, "peers")
DUCKDB = os.path.join(HERE, "node_modules", "@duckdb", "node-api")


SHAPES = {"short": "intake"}     # inputs that are not named after their shape (make_intake.py)


def file_of(name: str) -> str:
    return name + (".jsonl" if name == "jsonl" else ".csv")


@dataclass(frozen=True)
class Job:
    """A command to measure. `title` is for the reader."""
    name: str                       # what --only and --require say
    title: str
    command: tuple[str, ...]
    threads: int = 1
    input: str = "intake"           # name of the input; `short` is the same with at most a million rows
    scores: bool = False            # does the work of rv-score: its CSV must be that of rv-score
    to_stdout: bool = False         # the output is its stdout; else the command names {output}
    status: int = 0

    def words(self, places: dict[str, str]) -> list[str]:
        def filled(word: str) -> str:
            for place, path in places.items():
                word = word.replace("{" + place + "}", path)
            return word
        return [filled(word) for word in self.command]

    def shown(self) -> str:
        """The command line as a reader would type it, with $D for the folder of the files."""
        files = {"input": f"$D/{file_of(self.input)}", "output": "$D/uit", "rejects": "$D/afgewezen",
                 "receipt": "$D/controle.json", "case": "zaak.yaml"}
        words = [word.replace(HERE + os.sep, "") for word in self.words(files)]
        words = [re.sub(r"\S*/(rv-\w+)", r"\1", word) for word in words]
        words[0] = os.path.basename(words[0])
        line = " ".join(word if word.startswith("$D/") else shlex.quote(word) for word in words)
        return line + (" >$D/uit" if self.to_stdout else "")


def missing(job: Job) -> str | None:
    """Why a job cannot run on this machine; None when it can."""
    if shutil.which(job.command[0]) is None:
        return os.path.basename(job.command[0])
    if "duckdb" in job.name and not os.path.isdir(DUCKDB):
        return "@duckdb/node-api (npm install --no-save --prefix tests/bench)"
    return None


def takes_threads(rv_score: str) -> bool:
    shown = subprocess.run([rv_score, "--help"], capture_output=True, text=True, check=True).stdout
    return "--threads" in shown


def thread_words(count: int, known: bool) -> tuple[str, ...]:
    return ("--threads", str(count)) if known else ()


def peer_jobs() -> list[Job]:
    """The programs that rv-score is compared with, on the same file."""
    duckdb = ["node", f"{PEERS}/duckdb.mjs", "{threads}", f"{PEERS}/sash.sql", "{input}", "{output}"]
    return [
        Job("cp", "cp naar tmpfs", ("cp", "{input}", "{output}")),
        Job("cat", "cat naar /dev/null", ("cat", "{input}")),
        Job("wc", "wc -l", ("wc", "-l", "{input}")),
        Job("mawk", "mawk", ("mawk", "-F;", "-f", f"{PEERS}/sash.awk", "{input}"), scores=True, to_stdout=True),
        Job("mlr", "Miller", ("mlr", "-S", "--csv", "--fs", ";", "put", "-f", f"{PEERS}/sash.mlr", "{input}"),
            threads=0, scores=True, to_stdout=True),
        Job("python", "Python, module csv", (sys.executable, f"{PEERS}/sash.py", "{input}", "{output}"), scores=True),
    ] + [
        Job(f"duckdb-{count}", f"DuckDB, {threads_text(count)}",
            tuple(word.replace("{threads}", str(count)) for word in duckdb), threads=count, scores=True)
        for count in (1, 2)
    ]


def threads_text(count: int) -> str:
    return "1 thread" if count == 1 else f"{count} threads"


def own_jobs(tools: str, threads_known: bool) -> list[Job]:
    """rv-score on the same file."""
    return [
        Job(f"rv-score-{count}", f"rv-score, {threads_text(count)}",
            (f"{tools}/rv-score", "-q", *thread_words(count, threads_known),
             "-o", "{output}", "{input}"), threads=count, scores=True)
        for count in ((1, 2) if threads_known else (1,))
    ]


def other_jobs(tools: str, threads_known: bool) -> list[Job]:
    """Our programs on other input or with other output."""
    count = 2 if threads_known else 1
    score = (f"{tools}/rv-score", "-q", *thread_words(count, threads_known))
    pipe = "cat {input} | " + shlex.join(score + ("--from", "csv")) + " | cat >{output}"
    to_output = ("-o", "{output}", "{input}")
    return [
        Job("pipe", "cat, rv-score, cat (pijp)", ("sh", "-c", pipe), count, "short", scores=True),
        Job("pipe-base", "cat, cat (pijp)", ("sh", "-c", "cat {input} | cat >{output}"), input="short"),
        Job("receipt", "rv-score met --receipt", (*score, "--receipt", "{receipt}", *to_output), count, "short",
            scores=True),
        Job("to-jsonl", "rv-score, CSV naar JSON Lines", (*score, "--to", "jsonl", *to_output), count, "short"),
        Job("route", "rv-route", (f"{tools}/rv-route", *score[1:], *to_output), count, "short"),
        Job("jsonl", "rv-score, JSON Lines", (*score, *to_output), count, "jsonl"),
        Job("wide", "rv-score, 300 kolommen meer", (*score, *to_output), count, "wide"),
        Job("rejects", "rv-score, elke rij afgewezen", (*score, "--rejects", "{rejects}", *to_output), count,
            "rejects", status=65),
    ]


def start_jobs(tools: str) -> list[Job]:
    """Small commands, from start to exit."""
    return [
        Job("start", "rv-score zaak.yaml", (f"{tools}/rv-score", "-q", "{case}")),
        Job("start-jq", "jq -n 1", ("jq", "-n", "1")),
        Job("start-mlr", "mlr -n put 'end{}'", ("mlr", "-n", "put", "end{}")),
        Job("start-node", "node -e 0", ("node", "-e", "0")),
        Job("start-duckdb", "DuckDB", ("node", f"{PEERS}/duckdb.mjs", "--version")),
    ]
