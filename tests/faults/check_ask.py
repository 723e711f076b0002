#!/usr/bin/env python3
"""What rv-ask keeps when something ends it or makes a call fail, at every call about files.

    check_ask.py PROGRAM_FOLDER [--no-injection]

rv-ask saves after every answer, so unlike the other programs (run.py) it leaves a file that may be
any of those after so many answers. What must hold: the file is always one of these, whole; it has
every answer that was acknowledged; at most one temporary file stays behind, and none when the
program could still do something about it; a failed call gives status 74 or no change at all.
With --no-injection only random moments are tried, without strace.
"""

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ANSWERS = ["ja", "notitie bij deze vraag", "nee", "ja", "onbekend"]
FORM = "# Een formulier\nzaak: proef\nfeiten:\n  # De eerste vraag\n  stalking:\n"
ACKNOWLEDGED = re.compile(rb"^(Genoteerd|De notitie is bewaard)", re.MULTILINE)
CALL = re.compile(r"^\d+ +(\w+)\(")
WRITING = {"write", "fsync", "rename", "openat", "fchmod", "close"}
FAULTS = ["ENOSPC", "EIO"]
SYSTEM = re.compile(r'[<"](/usr/lib|/lib|/etc/|/usr/share|/proc/|/sys/|/dev/)')
RANDOM_MOMENTS = 40


class Check:
    def __init__(self, program):
        self.program = program
        self.root = Path(tempfile.mkdtemp())
        self.tried = 0
        self.broken = []
        self.states = [self.after(count) for count in range(len(ANSWERS) + 1)]
        if len(set(self.states)) != len(self.states):
            raise RuntimeError("the answers must all change the file")

    def command(self):
        return [self.program, "-i", "sash", "zaak.yaml"]

    def run(self, count, prefix=(), moment=None):
        """A run with the first answers; the folder is left for look()."""
        folder = Path(tempfile.mkdtemp(dir=self.root))
        (folder / "zaak.yaml").write_text(FORM)
        (folder / "in").write_text("".join(line + "\n" for line in ANSWERS[:count]))
        with open(folder / "in", "rb") as answers:
            process = subprocess.Popen([*prefix, *self.command()], cwd=folder, stdin=answers,
                                       stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            if moment is not None:
                time.sleep(moment)
                process.kill()
            stdout, stderr = process.communicate(timeout=60)
        return folder, process.returncode, stdout, stderr

    def after(self, count):
        folder, status, _, stderr = self.run(count)
        if status != 0:
            raise RuntimeError(f"rv-ask does not work without faults: {status} {stderr.decode()}")
        return (folder / "zaak.yaml").read_text()

    def look(self, what, result, statuses, leftovers):
        """Compares what a run left behind with what it said."""
        folder, status, stdout, stderr = result
        self.tried += 1
        text = (folder / "zaak.yaml").read_text() if (folder / "zaak.yaml").exists() else None
        said = len(ACKNOWLEDGED.findall(stdout))
        left = [path.name for path in folder.iterdir() if path.name.startswith(".rodevlag-")]
        if text not in self.states:
            self.broken.append(f"{what}: the file is none of those that it can be")
        elif self.states.index(text) < said:
            self.broken.append(f"{what}: {said} acknowledged, {self.states.index(text)} kept")
        if len(left) > leftovers:
            self.broken.append(f"{what}: left behind {left}")
        if statuses is not None and status not in statuses:
            self.broken.append(f"{what}: status {status}: {stderr.decode(errors='replace')}")
        if status == 74 and not stderr:
            self.broken.append(f"{what}: status 74 without a message")
        shutil.rmtree(folder)

    def calls(self):
        """(name, number, line) of every call of the program itself in a run without faults."""
        folder, status, _, stderr = self.run(len(ANSWERS), ["strace", "-qq", "-f", "-y", "-o", "log"])
        log = (folder / "log").read_text(errors="replace") if (folder / "log").exists() else ""
        if status != 0 or not log:
            raise RuntimeError("strace does not work here (in a container, allow ptrace: --cap-add "
                               "SYS_PTRACE): " + stderr.decode(errors="replace"))
        counts, calls = {}, []
        for line in log.splitlines():
            found = CALL.match(line)
            if found:
                counts[found[1]] = counts.get(found[1], 0) + 1
                calls.append((found[1], counts[found[1]], line))
        begin = next(index for index, call in enumerate(calls) if "F_GETFD" in call[2])
        return calls[begin:]

    def inject(self, name, number, fault):
        return self.run(len(ANSWERS), ["strace", "-qq", "-f", "-o", "log", "-e", f"trace={name}",
                                       "-e", f"inject={name}:{fault}:when={number}"])

    def every_call(self):
        calls = self.calls()
        kept = [call for call in calls if ".rodevlag-" in call[2] or "zaak.yaml" in call[2]]
        if len([call for call in kept if call[0] == "rename"]) != len(ANSWERS):
            raise RuntimeError("not every answer gives a new file")
        for name, number, _ in calls:
            if name != "exit_group":
                self.look(f"SIGKILL at {name} {number}", self.inject(name, number, "signal=SIGKILL"),
                          None, 1)
        for name, number, _ in kept:
            self.look(f"SIGINT at {name} {number}", self.inject(name, number, "signal=SIGINT"),
                      None, 0)
        for name, number, line in kept:
            if name in WRITING and not SYSTEM.search(line):
                for fault in FAULTS:
                    self.look(f"{name} {number}: {fault}",
                              self.inject(name, number, f"error={fault}"), {0, 66, 74}, 0)

    def random_moments(self):
        begin = time.monotonic()
        self.after(len(ANSWERS))
        whole = time.monotonic() - begin
        for number in range(RANDOM_MOMENTS):
            self.look(f"SIGKILL at a random moment ({number})",
                      self.run(len(ANSWERS), moment=random.Random(number).random() * whole), None, 1)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("programs", type=Path)
    parser.add_argument("--no-injection", action="store_true")
    options = parser.parse_args()
    check = Check(str((options.programs / "rv-ask").resolve()))
    try:
        check.random_moments()
        if not options.no_injection:
            check.every_call()
    finally:
        shutil.rmtree(check.root, ignore_errors=True)
    for line in check.broken:
        print(line, file=sys.stderr)
    print(f"{check.tried} runs, {len(check.broken)} not as promised")
    return 1 if check.broken else 0


if __name__ == "__main__":
    sys.exit(main())
