"""What is run: a program with its arguments, the files it reads, and what it leaves without faults.

Every run has a folder of its own with in/ (what is read), out/ (where old files stand under the
names that will be written) and nothing else.
"""

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

OLD = b"oud\n"
TIMEOUT = 60  # seconds; a run that takes longer hangs


@dataclass
class Scenario:
    name: str
    program: str
    arguments: list
    inputs: dict                 # name in in/: bytes
    outputs: list                # names in out/
    stdin: str = ""              # name in in/, or nothing
    receipt: str = ""            # the one of outputs that is the receipt
    main: bool = False           # tried at every moment; others at a sample
    clean: "Outcome" = None      # without faults
    path: str = ""               # of the program

    @property
    def command(self):
        return [self.path, *self.arguments]


@dataclass
class Outcome:
    status: int                  # negative: ended by that signal
    stdout: bytes
    stderr: bytes
    files: dict = field(default_factory=dict)   # name in out/: bytes, or None
    sizes: dict = field(default_factory=dict)   # name in out/: bytes on disk
    leftovers: list = field(default_factory=list)
    hung: bool = False
    log: str = ""                # of strace
    command: list = field(default_factory=list)


class Folder:
    """A fresh folder for one run; removed at the end."""

    def __init__(self, root, scenario):
        self.path = Path(tempfile.mkdtemp(dir=root))
        self.scenario = scenario
        (self.path / "in").mkdir()
        (self.path / "out").mkdir()
        for name, content in scenario.inputs.items():
            target = self.path / "in" / name
            if isinstance(content, Path):
                target.symlink_to(content)
            else:
                target.write_bytes(content)
        for name in scenario.outputs:
            (self.path / "out" / name).write_bytes(OLD)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.path, ignore_errors=True)

    def outcome(self, status, stdout, stderr, command, hung=False):
        log = self.path / "log"
        result = Outcome(status, stdout, stderr, hung=hung, command=list(command),
                         log=log.read_text(errors="replace") if log.exists() else "")
        out = self.path / "out"
        for name in self.scenario.outputs:
            file = out / name
            content = file.read_bytes() if file.is_file() else None
            result.files[name] = content if content is None else normal(content)
            result.sizes[name] = 0 if content is None else len(content)
        if out.is_dir():
            result.leftovers = sorted(
                file.name for file in out.iterdir() if file.name not in self.scenario.outputs)
        result.leftovers += sorted(
            file.name for file in self.path.iterdir() if file.name not in ("in", "out", "log"))
        return result


def normal(content):
    """Without what differs between two runs that do the same: the time in a receipt."""
    if content.startswith(b"{") and b'"tijd"' in content[:1000]:
        return re.sub(rb'("tijd": *)"[^"]*"', rb'\1"TIJD"', content, count=1)
    return content


def environment():
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "TMPDIR")}
    return {**kept, "LC_ALL": "C.UTF-8"}


def start(folder, command, **streams):
    """Starts a command in the folder of a run; streams as for Popen."""
    scenario = folder.scenario
    if "stdin" not in streams:
        name = folder.path / "in" / scenario.stdin if scenario.stdin else os.devnull
        streams["stdin"] = open(name, "rb")
    process = subprocess.Popen(command, cwd=folder.path, env=environment(),
                               **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams})
    if hasattr(streams["stdin"], "close"):
        streams["stdin"].close()
    return process


def finish(folder, process):
    """Waits for the end, and gives the outcome."""
    hung = False
    try:
        stdout, stderr = process.communicate(timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        hung = True
        process.kill()
        stdout, stderr = process.communicate()
    return folder.outcome(process.returncode, stdout or b"", stderr or b"", process.args, hung)


def run(root, scenario, prefix=(), **streams):
    """One run from start to end, with words before the command (strace, prlimit, sh)."""
    with Folder(root, scenario) as folder:
        command = [word.replace("@FOLDER@", str(folder.path)) for word in prefix]
        return finish(folder, start(folder, command + scenario.command, **streams))
