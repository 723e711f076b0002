"""Faults from outside the program: limits, full disks, pipes, closed descriptors, files that change.

Everything here works without root. A small disk of its own is tried as well where the system lets
us make one.
"""

import dataclasses
import fcntl
import os
import random
import shutil
import signal
import subprocess
import threading
import time

from attempt import Attempt, Result, sample
from promises import KILL, NOT_STARTED, broken
from scenario import Folder, finish, run, start

PIPE_SIZE = 4096  # bytes; the smallest that the system gives
SHELL = ["sh", "-c"]
SPARE_MEMORY = 128  # KiB


def usual(scenario):
    return {scenario.clean.status}


def checked(scenario, outcome, allowed, **options):
    return Result(outcome, broken(scenario, outcome, allowed, **options))


# Limits and full disks.

def file_sizes(root, scenario, most):
    """A limit on the size of files, around every size and every block that matters."""
    sizes = scenario.clean.sizes.values()
    largest = max(sizes, default=0)
    limits = {0, 1, 4095, 4096, 65535, 65536, 65537}
    for size in sizes:
        limits |= {max(0, size - 1), size, size + 1, size // 2}
    limits |= {largest * part // 16 for part in range(16)}
    for limit in sample(sorted(limits), most):
        allowed = {74} if limit < largest else usual(scenario)
        yield Attempt("file-size", scenario, f"{limit} bytes",
                      lambda n=limit, a=allowed: checked(
                          scenario, run(root, scenario, ["prlimit", f"--fsize={n}"]), a))


def small_disk_command():
    """How to run something with a disk of its own, or None where that is not allowed."""
    for flags in ([], ["-r"]):
        command = ["unshare", "-m", *flags]
        probe = [*command, "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"]
        if subprocess.run(probe, capture_output=True, check=False).returncode == 0:
            return command
    return None


def on_small_disk(root, scenario, command):
    script = ('cp -a out keep && mount -t tmpfs -o size=64k none out && cp -a keep/. out/ || exit 99; '
              '"$@"; status=$?; cp -a out disk; exit $status')
    with Folder(root, scenario) as folder:
        process = start(folder, [*command, *SHELL, script, "sh", *scenario.command])
        stdout, stderr = process.communicate()
        for name in ("out", "keep"):
            shutil.rmtree(folder.path / name, ignore_errors=True)
        if (folder.path / "disk").is_dir():
            (folder.path / "disk").rename(folder.path / "out")
        outcome = folder.outcome(process.returncode, stdout, stderr, process.args)
    return checked(scenario, outcome, {74})


def without_output(scenario, name):
    """The scenario with a device in the place of one output."""
    arguments = ["/dev/full" if word == f"out/{name}" else word for word in scenario.arguments]
    return dataclasses.replace(scenario, arguments=arguments,
                               outputs=[other for other in scenario.outputs if other != name])


def full_disks(root, scenario, most):
    for name in scenario.outputs:
        changed = without_output(scenario, name)
        yield Attempt("disk-full", scenario, f"/dev/full for {name}",
                      lambda s=changed: checked(s, run(root, s), {74}))
    if not scenario.outputs or scenario.clean.stdout:
        def to_full():
            with open("/dev/full", "wb") as full:
                return checked(scenario, run(root, scenario, stdout=full), {74})
        yield Attempt("disk-full", scenario, "/dev/full for stdout", to_full)
    command = small_disk_command()
    if command and sum(scenario.clean.sizes.values()) > 128 * 1024:
        yield Attempt("disk-full", scenario, "a disk of 64 kB",
                      lambda: on_small_disk(root, scenario, command))


def open_files(root, scenario, most):
    for limit in range(3, 12):
        allowed = {66, 74, NOT_STARTED, *usual(scenario)}
        yield Attempt("open-files-limit", scenario, f"{limit}",
                      lambda n=limit: checked(
                          scenario, run(root, scenario, ["prlimit", f"--nofile={n}"]), allowed))


def smallest_memory(root, scenario):
    """The smallest limit (KiB) under which the scenario goes well, found by halving."""
    low, high = 1024, 8 * 1024 * 1024
    while high - low > 64:
        middle = (low + high) // 2
        outcome = run(root, scenario, ["prlimit", f"--as={middle * 1024}"])
        low, high = (low, middle) if outcome.status == scenario.clean.status else (middle, high)
    return high


def memory_limits(root, scenario, most):
    # Below what a program needs to start there is nothing of ours to look at.
    bare = dataclasses.replace(scenario, arguments=["--help"], inputs={}, outputs=[], stdin="")
    bare.clean = run(root, bare)
    floor, enough = smallest_memory(root, bare) + SPARE_MEMORY, smallest_memory(root, scenario)
    steps = max(1, min(most, 40))
    for step in range(steps + 1):
        limit = floor + (enough - floor) * step // steps
        yield Attempt("memory-limit", scenario, f"{limit} KiB",
                      lambda n=limit: checked(
                          scenario, run(root, scenario, ["prlimit", f"--as={n * 1024}"]),
                          {70, *usual(scenario)}))


# Closed descriptors and pipes.

def closed(root, scenario, most):
    def through(redirection, allowed, **options):
        script = f'exec "$@" {redirection}'
        return checked(scenario, run(root, scenario, [*SHELL, script, "sh"]), allowed, **options)

    whole = usual(scenario)
    writes = bool(scenario.clean.stdout)
    yield Attempt("stdout-closed", scenario, ">&-", lambda: through(">&-", {74} if writes else whole))
    for redirection in ("2>&-", "2>/dev/full"):
        yield Attempt("stderr-closed", scenario, redirection,
                      lambda r=redirection: through(r, whole, messages="none"))
    if scenario.stdin:
        yield Attempt("stdin-closed", scenario, "<&-", lambda: through("<&-", {66}))
    else:
        # Nothing is read from it; the next file must not take its place.
        yield Attempt("stderr-closed", scenario, "<&- 2>&-",
                      lambda: through("<&- 2>&-", whole, messages="none"))


def reader_gone(root, scenario, ignore_signal):
    script = 'trap "" PIPE; exec "$@"' if ignore_signal else 'exec "$@"'
    with Folder(root, scenario) as folder:
        process = start(folder, [*SHELL, script, "sh", *scenario.command])
        got = process.stdout.readline()
        process.stdout.close()
        process.stdout = None
        outcome = finish(folder, process)
        outcome.stdout = got
    result = checked(scenario, outcome, {74} if ignore_signal else {-signal.SIGPIPE})
    usual_lines = scenario.clean.stderr.splitlines()
    if not ignore_signal and set(outcome.stderr.splitlines()) - set(usual_lines):
        result.problems.append("the end is not quiet")
    return result


def closed_pipes(root, scenario, most):
    if len(scenario.clean.stdout) > 512 * 1024:
        for ignored in (False, True):
            yield Attempt("pipe-closed", scenario, "SIGPIPE ignored" if ignored else "| head -1",
                          lambda i=ignored: reader_gone(root, scenario, i))


def narrow_pipe():
    """A pipe of which the writing end takes what fits, and does not wait."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
    os.set_blocking(writing, False)
    return reading, writing


def drain(descriptor, seed, collected):
    """Reads in steps of all sizes, so that there is room for a part of a write."""
    steps = random.Random(seed)
    while part := os.read(descriptor, steps.randint(1, PIPE_SIZE)):
        collected.append(part)
    os.close(descriptor)


def short_writes(root, scenario, seed):
    with Folder(root, scenario) as folder:
        parts = {"stdout": [], "stderr": []}
        ends = {name: narrow_pipe() for name in parts}
        readers = [threading.Thread(target=drain, args=(ends[name][0], seed, parts[name]))
                   for name in parts]
        process = start(folder, scenario.command, stdout=ends["stdout"][1], stderr=ends["stderr"][1])
        for name in parts:
            os.close(ends[name][1])
        for reader in readers:
            reader.start()
        outcome = finish(folder, process)
        for reader in readers:
            reader.join()
    outcome.stdout, outcome.stderr = b"".join(parts["stdout"]), b"".join(parts["stderr"])
    return checked(scenario, outcome, usual(scenario), messages="same")


def feed(descriptor, content, largest, seed):
    steps = random.Random(seed)
    at = 0
    while at < len(content):
        step = steps.randint(1, largest)
        try:
            at += os.write(descriptor, content[at:at + step])
        except BrokenPipeError:
            break
    os.close(descriptor)


def short_reads(root, scenario, largest, waits):
    with Folder(root, scenario) as folder:
        reading, writing = os.pipe()
        os.set_blocking(reading, waits)
        content = (folder.path / "in" / scenario.stdin).read_bytes()
        writer = threading.Thread(target=feed, args=(writing, content, largest, largest))
        process = start(folder, scenario.command, stdin=reading)
        os.close(reading)
        writer.start()
        outcome = finish(folder, process)
        writer.join()
    return checked(scenario, outcome, usual(scenario), messages="same")


def pipes(root, scenario, most):
    for seed in range(2):
        yield Attempt("short-writes", scenario, f"seed {seed}",
                      lambda s=seed: short_writes(root, scenario, s))
    if scenario.stdin:
        for largest in (3, 100, 70_000):
            for waits in (True, False):
                yield Attempt("short-reads", scenario, f"up to {largest} bytes, waits: {waits}",
                              lambda n=largest, w=waits: short_reads(root, scenario, n, w))


# Things that happen during a run.

def stopped(root, scenario, number, after):
    with Folder(root, scenario) as folder:
        process = start(folder, scenario.command)
        timer = threading.Timer(after, process.send_signal, [number])
        timer.start()
        outcome = finish(folder, process)
        timer.cancel()
        timer.join()
    return Result(outcome, broken(scenario, outcome, {-number, *usual(scenario)}),
                  hit=outcome.status == -number)


def duration(root, scenario):
    started = time.monotonic()
    run(root, scenario)
    return time.monotonic() - started


def any_moment(root, scenario, most):
    lasts = min(duration(root, scenario) for _ in range(3))
    moments = random.Random(scenario.name)
    for _ in range(most):
        for kind, number in (("kill-any-moment", -KILL), ("signal-any-moment", signal.SIGINT),
                             ("signal-any-moment", signal.SIGTERM)):
            after = moments.uniform(0, lasts)
            yield Attempt(kind, scenario, f"signal {number} after {after:.4f} s",
                          lambda n=number, a=after: stopped(root, scenario, n, a))


def folder_removed(root, scenario, part):
    """The folder goes when the outputs are open and input is still to come."""
    with Folder(root, scenario) as folder:
        content = (folder.path / "in" / scenario.stdin).read_bytes()
        reading, writing = os.pipe()
        process = start(folder, scenario.command, stdin=reading)
        os.close(reading)

        def give_and_take():
            with open(writing, "wb", buffering=0) as pipe:
                rest = memoryview(content)
                cut = int(len(content) * part)
                pipe.write(rest[:cut])
                deadline = time.monotonic() + 10
                while not any(name.startswith(".rodevlag-") for name in os.listdir(folder.path / "out")):
                    if time.monotonic() > deadline:
                        raise RuntimeError("the program opened no output")
                    time.sleep(0.001)
                shutil.rmtree(folder.path / "out")
                pipe.write(rest[cut:])
        giver = threading.Thread(target=give_and_take)
        giver.start()
        outcome = finish(folder, process)
        giver.join()
    return checked(scenario, outcome, {74}, may_be_gone=True)


def removed_folders(root, scenario, most):
    if scenario.stdin and scenario.outputs:
        for part in (0.5, 0.9, 0.999):
            yield Attempt("folder-removed", scenario, f"after {part:.1%} of the input",
                          lambda p=part: folder_removed(root, scenario, p))


def input_cut(root, scenario, name, left):
    """The input becomes shorter while the program waits for the reader of its output."""
    with Folder(root, scenario) as folder:
        path = folder.path / "in" / name
        shutil.copyfile(scenario.inputs[name], folder.path / "copy")
        path.unlink()
        (folder.path / "copy").rename(path)
        reading, writing = os.pipe()
        fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE_SIZE)
        process = start(folder, scenario.command, stdout=writing)
        os.close(writing)
        collected = [os.read(reading, 1)]  # it is writing, and now stands still
        time.sleep(0.05)
        os.truncate(path, left)
        reader = threading.Thread(target=drain, args=(reading, 0, collected))
        reader.start()
        outcome = finish(folder, process)
        reader.join()
        outcome.stdout = b"".join(collected)
    return checked(scenario, outcome, {66}, messages="told")


def cut_inputs(root, scenario, most):
    name = scenario.stdin or next(iter(scenario.inputs))
    content = scenario.inputs[name].read_bytes()
    ends = content.rfind(b"\n", 0, len(content) // 2) + 1
    for left in (0, len(content) // 20, ends, ends + 5, len(content) - 1):
        yield Attempt("input-cut", scenario, f"to {left} bytes",
                      lambda n=left: input_cut(root, scenario, name, n))
