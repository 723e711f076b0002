"""Runs a command and measures it: wall-clock time, processor time, peak of memory.

The peak comes from GNU time, because the system counts for a new process also the memory of the process
that started it, until it is the other program. Of a small starter that is 1 MB; of Python it is more than some
of the programs measured here use. Without GNU time the peak is not known.
"""
import os
import re
import shutil
import statistics
import time
from dataclasses import dataclass, field

GNU_TIME = shutil.which("time")


class CommandFailed(Exception):
    """A command ended with a status that was not expected."""


@dataclass
class Series:
    """What was measured of one command, a value for each round."""
    wall: list[float] = field(default_factory=list)      # seconds
    processor: list[float] = field(default_factory=list)  # seconds, user and system together
    peak: list[int] = field(default_factory=list)        # bytes; empty when not known

    @property
    def median(self) -> float:
        return statistics.median(self.wall)


def path_of(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise CommandFailed(f"{program}: no such program")
    return path


def start(program: str, command: list[str], stdout: str, stderr: str | None = None) -> int:
    """Starts `command` with its output in files, and returns the id of the process."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
    actions = [(os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
               (os.POSIX_SPAWN_OPEN, 1, stdout, flags, 0o600)]
    if stderr:
        actions.append((os.POSIX_SPAWN_OPEN, 2, stderr, flags, 0o600))
    return os.posix_spawn(program, command, os.environ, file_actions=actions)


def run(command: list[str], stdout: str = os.devnull, expected: int = 0, stderr: str | None = None) -> None:
    """Runs `command` without measuring it."""
    status = os.waitstatus_to_exitcode(os.waitpid(start(path_of(command[0]), command, stdout, stderr), 0)[1])
    if status != expected:
        raise CommandFailed(f"{' '.join(command)}: status {status}, expected {expected}")


def measure(command: list[str], series: Series, work: str, stdout: str = os.devnull, expected: int = 0) -> None:
    """Runs `command` once and adds what it took to `series`. `work` is a folder for a small file."""
    figures = os.path.join(work, "time.txt")
    timed = [GNU_TIME, "-q", "-o", figures, "-f", "%M", *command] if GNU_TIME else command
    program = path_of(timed[0])
    began = time.perf_counter()
    process = start(program, timed, stdout)
    _, status, usage = os.wait4(process, 0)
    series.wall.append(time.perf_counter() - began)
    if os.waitstatus_to_exitcode(status) != expected:
        raise CommandFailed(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}, expected {expected}")
    series.processor.append(usage.ru_utime + usage.ru_stime)
    if GNU_TIME:
        with open(figures, encoding="ascii") as file:
            series.peak.append(int(re.findall(r"\d+", file.read())[-1]) * 1024)


def measure_start(command: list[str], series: Series) -> None:
    """Runs a small command once, from start to exit, with nothing in between."""
    program = path_of(command[0])
    began = time.perf_counter()
    process = start(program, command, os.devnull)
    _, status, usage = os.wait4(process, 0)
    series.wall.append(time.perf_counter() - began)
    series.processor.append(usage.ru_utime + usage.ru_stime)
    if status != 0:
        raise CommandFailed(f"{' '.join(command)}: status {os.waitstatus_to_exitcode(status)}")
