"""What must be true after every run, whatever went wrong. See docs/betrouwbaarheid.md."""

import errno
import os
import re

from scenario import OLD

KILL = -9
NOT_STARTED = 127  # by the loader of programs, before the first line of ours
ENGLISH = sorted({os.strerror(number) for number in errno.errorcode} - {"Success"})
LEFT_BY_KILL = re.compile(r"\.rodevlag-[A-Za-z0-9]{6}$")


def files_broken(scenario, outcome, may_be_gone):
    """Every name holds the old file or the whole new one."""
    clean = scenario.clean
    for name, content in outcome.files.items():
        if content is None and may_be_gone:
            continue
        if content is None:
            yield f"{name} is gone"
        elif content not in (OLD, clean.files[name]):
            yield f"{name} is neither the old file nor the whole new one ({len(content)} bytes)"
    for name in outcome.leftovers:
        if outcome.status != KILL or not LEFT_BY_KILL.match(name):
            yield f"{name} stays behind"
    receipt = outcome.files.get(scenario.receipt)
    if receipt not in (None, OLD):
        for name, content in outcome.files.items():
            if content == OLD:
                yield f"there is a receipt, and {name} is the old file"


def output_broken(scenario, outcome):
    """A success is a whole success; otherwise standard output is a beginning of what it would be."""
    clean = scenario.clean
    if not clean.stdout.startswith(outcome.stdout):
        yield "standard output is not how the output begins"
    if outcome.status == clean.status:
        if outcome.stdout != clean.stdout:
            yield f"status {outcome.status} as if all went well, and standard output is not whole"
        for name, content in outcome.files.items():
            if content == OLD:
                yield f"status {outcome.status} as if all went well, and {name} is the old file"


def messages_broken(scenario, outcome):
    """Failures are told, in Dutch, by us."""
    text = outcome.stderr.decode(errors="replace")
    if outcome.status == NOT_STARTED:
        return
    for line in text.splitlines():
        if not line.startswith(scenario.program + ": "):
            yield f"a message that is not ours: {line}"
    for words in ENGLISH:
        if words in text:
            yield f"a message in English: {words}"
    if outcome.status not in (scenario.clean.status,) and outcome.status > 0:
        told = set(text.splitlines()) - set(scenario.clean.stderr.decode().splitlines())
        if not told:
            yield f"status {outcome.status} without a message"


def same_messages(scenario, outcome):
    """Nothing was said that is not said without the fault, and nothing was left out."""
    said, usual = (sorted(text.splitlines()) for text in (outcome.stderr, scenario.clean.stderr))
    if said != usual:
        yield "the messages differ from those of a run without the fault"


def broken(scenario, outcome, allowed, *, messages="told", stdout=True, may_be_gone=False):
    """The promises that an outcome breaks; `allowed` are the statuses that it may have, `messages`
    what is asked of them: told, same or none."""
    if outcome.hung:
        return ["the program hangs"]
    found = list(files_broken(scenario, outcome, may_be_gone))
    if stdout:
        found += output_broken(scenario, outcome)
    if messages != "none":
        found += messages_broken(scenario, outcome)
    if messages == "same":
        found += same_messages(scenario, outcome)
    if outcome.status not in allowed:
        found.append(f"status {outcome.status}; expected {sorted(allowed)}")
    return found
