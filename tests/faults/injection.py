"""Faults inside system calls, with strace: it makes a chosen call fail, or sends a signal there.

Which calls there are is found in a run without faults, so that nothing here knows how a program
reads or writes. strace counts calls per thread and per name; with threads a run can differ from
the one before. What a call was about is therefore read from the log of the run itself, and a fault
that did not happen does not count.
"""

import re
from collections import Counter
from dataclasses import dataclass

from attempt import Attempt, Result, sample
from promises import KILL, NOT_STARTED, broken
from scenario import run

WRITES = {"write", "writev", "pwrite64", "pwritev", "pwritev2", "copy_file_range", "sendfile", "splice"}
READS = {"read", "readv", "pread64", "preadv", "preadv2"}
SYNCS = {"fsync", "fdatasync", "sync_file_range"}
RENAMES = {"rename", "renameat", "renameat2"}
OPENS = {"open", "openat", "openat2", "creat"}
CLOSES = {"close"}
THREADS = {"clone", "clone3"}
OTHERS = {"stat", "fstat", "lstat", "newfstatat", "statx", "lseek", "readlink", "readlinkat", "access",
          "faccessat", "faccessat2", "fcntl", "dup", "dup2", "dup3", "poll", "ppoll", "unlink",
          "unlinkat", "getcwd", "ftruncate", "fallocate", "fadvise64", "mkdir", "getdents64", "ioctl",
          "sched_getaffinity", "pipe2", "eventfd2", "madvise"}
IO = WRITES | READS | SYNCS | RENAMES | OPENS | CLOSES | OTHERS

CALL = re.compile(r"^(\d+) +(\w+)\((.*)")
SYSTEM = re.compile(r'[<"](/usr/lib|/lib|/etc/|/usr/share|/proc/|/sys/|/dev/)')


@dataclass(frozen=True)
class Call:
    thread: str
    name: str
    number: int  # of this name in this thread, from 1
    line: str

    @property
    def target(self):
        """What the call is about."""
        if self.name in WRITES | CLOSES and re.search(r"\((1|2)<", self.line):
            return "stdout" if "(1<" in self.line else "stderr"
        if self.name in READS and "(0<" in self.line:
            return "input"
        if SYSTEM.search(self.line):
            return "system"
        if re.search(r'"out\b|/out\b', self.line):
            return "output"
        if re.search(r'"in/|/in/', self.line):
            return "input"
        if self.name in CLOSES and "<pipe:" in self.line:
            return "stdout"  # a copy of it
        return "other"

    @property
    def is_temporary(self):
        return ".rodevlag-" in self.line

    @property
    def gave_bytes(self):
        return re.search(r"= [1-9]\d*$", self.line) is not None


def parse(log):
    """The calls in a log, in order of time."""
    counts = Counter()
    calls = []
    for line in log.splitlines():
        found = CALL.match(line)
        if found:
            counts[found[1], found[2]] += 1
            calls.append(Call(found[1], found[2], counts[found[1], found[2]], line))
    return calls


def strace(*options):
    return ["strace", "-f", "-qq", "-y", "-s", "0", "-o", "@FOLDER@/log", *options]


def calls_of(root, scenario):
    """All calls of a run without faults; fails loudly where strace cannot work."""
    outcome = run(root, scenario, strace())
    if outcome.status != scenario.clean.status or not outcome.log:
        raise RuntimeError(
            "strace does not work here (in a container, allow ptrace: --cap-add SYS_PTRACE): "
            + outcome.stderr.decode(errors="replace"))
    return parse(outcome.log)


def started(calls):
    """The calls of the program itself, without those of the system that loads it and its libraries.
    The first thing that run_main does is to look at standard input."""
    for index, call in enumerate(calls):
        if call.name == "fcntl" and "(0" in call.line and "F_GETFD" in call.line:
            return calls[index:]
    raise RuntimeError("cannot tell where the program begins; see started() in injection.py")


def moments(calls):
    """The different (name, number) of calls, in order of time."""
    return list(dict.fromkeys((call.name, call.number) for call in calls))


@dataclass(frozen=True)
class Spec:
    kind: str
    names: frozenset
    faults: tuple          # error=E or retval=N
    wanted: object         # of a Call: whether the kind is about it
    statuses: tuple = ()   # what must come of it; none: as without the fault
    messages: str = "told"


def at(*targets):
    return lambda call: call.target in targets


def errors(*names):
    return tuple(f"error={name}" for name in names)


SPECS = [
    Spec("write-hard", WRITES, errors("ENOSPC", "EIO", "EDQUOT"), at("output", "stdout"), (74,)),
    Spec("write-nothing", WRITES, ("retval=0",), at("output", "stdout"), (74,)),
    Spec("write-again", WRITES, errors("EINTR", "EAGAIN"), at("output", "stdout", "stderr"), (), "same"),
    Spec("messages-hard", WRITES, errors("EIO", "ENOSPC"), at("stderr"), (), "none"),
    Spec("fsync-hard", SYNCS, errors("EIO", "ENOSPC", "EDQUOT"), at("output"), (74,)),
    Spec("fsync-again", SYNCS, errors("EINTR", "EINVAL", "EOPNOTSUPP"), at("output"), (), "same"),
    Spec("rename-hard", RENAMES, errors("EACCES", "EXDEV", "ENOSPC", "EIO", "EROFS", "EDQUOT"),
         at("output"), (74,)),
    Spec("open-output", OPENS, errors("EMFILE", "ENFILE", "ENOSPC", "EACCES", "EROFS", "EIO"),
         lambda call: call.target == "output" and "O_CREAT" in call.line, (74,)),
    Spec("open-input", OPENS, errors("EMFILE", "EACCES", "EIO", "ENOMEM"), at("input"), (66,)),
    Spec("open-again", OPENS, errors("EINTR"), at("input", "output"), (), "same"),
    Spec("close-output", CLOSES, errors("EIO", "ENOSPC", "EDQUOT"),
         lambda call: call.is_temporary or call.target == "stdout", (74,)),
    Spec("close-again", CLOSES, errors("EINTR"), at("input", "output", "stdout"), (), "same"),
    Spec("close-again", CLOSES, errors("EIO"),
         lambda call: call.target in ("input", "output") and not call.is_temporary, (), "same"),
    Spec("read-hard", READS, errors("EIO"), at("input"), (66,)),
    Spec("read-again", READS, errors("EINTR", "EAGAIN"), at("input"), (), "same"),
    Spec("read-early-end", READS, ("retval=0",), at("input"), (66,)),
]

ANY_FAILURE = (66, 70, 74)
NOT_LOOKED_AT = b"meer dan eens voorkomt is niet nagekeken"  # a warning: everything else is whole


def inject(root, scenario, spec, name, number, fault):
    """One run in which one call goes wrong."""
    outcome = run(root, scenario, strace("--seccomp-bpf", "-e", f"trace={name}",
                                         "-e", f"inject={name}:{fault}:when={number}"))
    hits = [call for call in parse(outcome.log) if "(INJECTED)" in call.line]
    usual = scenario.clean.status
    if hits and all(map(spec.wanted, hits)):
        allowed = set(spec.statuses) or {usual}
        if NOT_LOOKED_AT in outcome.stderr:
            allowed.add(usual)
        return Result(outcome, broken(scenario, outcome, allowed, messages=spec.messages))
    # The run went another way than the one in which the moments were counted.
    allowed = {usual, *ANY_FAILURE, NOT_STARTED}
    return Result(outcome, broken(scenario, outcome, allowed if hits else {usual}), hit=False)


def one_by_one(root, scenario, calls, most):
    """Every kind of SPECS at every call that it is about."""
    for spec in SPECS:
        found = moments(call for call in calls if call.name in spec.names and spec.wanted(call)
                        and (call.gave_bytes or "retval=0" not in spec.faults))
        tries = [(name, number, fault) for name, number in found for fault in spec.faults]
        for name, number, fault in sample(tries, most):
            yield Attempt(spec.kind, scenario, f"{name} {number}: {fault}",
                          lambda s=spec, n=name, k=number, f=fault: inject(root, scenario, s, n, k, f))


def every_call(root, scenario, calls, most):
    """Every call about files fails once, whatever it is for."""
    spec = Spec("every-call", frozenset(IO), (), lambda call: True,
                (scenario.clean.status, *ANY_FAILURE, NOT_STARTED), "none")
    found = moments(call for call in calls if call.name in IO)
    for name, number in sample(found, most):
        yield Attempt("every-call", scenario, f"{name} {number}: error=EIO",
                      lambda n=name, k=number: inject(root, scenario, spec, n, k, "error=EIO"))


def out_of_memory(root, scenario, kind, options):
    outcome = run(root, scenario, strace("--seccomp-bpf", *options))
    hit = "(INJECTED)" in outcome.log
    allowed = {scenario.clean.status, 70, NOT_STARTED} if hit else {scenario.clean.status}
    return Result(outcome, broken(scenario, outcome, allowed), hit)


def memory(root, scenario, calls, most):
    """Memory comes from mmap and from brk; a failed brk gives back a lower end than was asked."""
    # Only of the first thread: in others the numbers begin anew, and would hit the loader.
    first = [call for call in calls if call.thread == calls[0].thread]
    own = set(started(first))
    asked = [call for call in first if call in own
             and (call.name in ("mmap", "mremap") and "MAP_ANONYMOUS" in call.line or call.name == "brk")]
    for name, number in sample(moments(asked), most):
        fault = "retval=0" if name == "brk" else "error=ENOMEM"
        options = ["-e", f"trace={name}", "-e", f"inject={name}:{fault}:when={number}"]
        yield Attempt("memory-once", scenario, f"{name} {number}",
                      lambda o=options: out_of_memory(root, scenario, "memory-once", o))
    seen = Counter()
    steps = []
    for call in first:
        if call in asked:
            steps.append((seen["mmap"] + 1, seen["brk"] + 1))
        seen[call.name] += 1
    for maps, breaks in sample(dict.fromkeys(steps), most):
        options = ["-e", "trace=mmap,brk", "-e", f"inject=mmap:error=ENOMEM:when={maps}+",
                   "-e", f"inject=brk:retval=0:when={breaks}+"]
        yield Attempt("memory-gone", scenario, f"from mmap {maps} and brk {breaks} on",
                      lambda o=options: out_of_memory(root, scenario, "memory-gone", o))


def threads(root, scenario, calls, most):
    """The system gives no further thread."""
    found = moments(call for call in calls if call.name in THREADS)
    for name, number in sample(found, most):
        for when in (f"{number}", f"{number}+"):
            options = ["-e", f"trace={name}", "-e", f"inject={name}:error=EAGAIN:when={when}"]
            yield Attempt("thread-refused", scenario, f"{name} {when}",
                          lambda o=options: out_of_memory(root, scenario, "thread-refused", o))


def signalled(root, scenario, name, number, signal, status):
    outcome = run(root, scenario, strace("-e", f"trace={name}",
                                         "-e", f"inject={name}:signal={signal}:when={number}"))
    hit = f"--- {signal} " in outcome.log or f"killed by {signal}" in outcome.log
    allowed = {scenario.clean.status, status} if hit else {scenario.clean.status}
    return Result(outcome, broken(scenario, outcome, allowed), hit)


def signals(root, scenario, calls, most):
    """A signal at every call. SIGKILL comes before the call is made, others when it has been."""
    found = moments(call for call in calls if call.name != "execve")
    for kind, signal, status, share in (("kill-every-call", "SIGKILL", KILL, 1),
                                        ("signal-every-call", "SIGINT", -2, 1),
                                        ("signal-every-call", "SIGTERM", -15, 4),
                                        ("signal-every-call", "SIGHUP", -1, 4)):
        for name, number in sample(found, max(1, min(most, len(found)) // share)):
            yield Attempt(kind, scenario, f"{signal} at {name} {number}",
                          lambda n=name, k=number, g=signal, s=status:
                          signalled(root, scenario, n, k, g, s))


def attempts(root, scenario, most, while_loading):
    """All tries with strace in one scenario, at most so many of each kind; also while the system
    loads the program, if that is asked."""
    calls = calls_of(root, scenario)
    for part in (one_by_one, memory, threads):
        yield from part(root, scenario, calls, most)
    # The numbers of calls go on counting from the start.
    for part in (every_call, signals):
        yield from part(root, scenario, calls if while_loading else started(calls), most)
