"""One try: a kind of fault, in a scenario, at a moment; and what came of it."""

import shlex
from dataclasses import dataclass
from typing import Callable


@dataclass
class Result:
    outcome: object
    problems: list
    hit: bool = True  # whether the fault really happened; if not, the try does not count


@dataclass
class Attempt:
    kind: str
    scenario: object
    moment: str
    perform: Callable  # gives a Result


def sample(items, most):
    """At most so many of a list, spread evenly, always the same ones."""
    items = list(items)
    if len(items) <= most:
        return items
    return [items[index * len(items) // most] for index in range(most)]


def describe(attempt, result):
    """A violation, with what repeats it."""
    outcome = result.outcome
    lines = [f"VIOLATION {attempt.kind}, {attempt.scenario.name}, {attempt.moment}"]
    lines += [f"  {problem}" for problem in result.problems]
    lines.append(f"  status {outcome.status}, command: {shlex.join(map(str, outcome.command))}")
    lines += [f"  stderr: {line}" for line in
              outcome.stderr.decode(errors="replace").splitlines()[-4:]]
    return "\n".join(lines)
