#!/usr/bin/env python3
"""Lets a solver judge the SMT-LIB 2 text of rv-check: does it find every answer that rv-check expects?

    smt2_referee.py --rv-check PROGRAM --solver COMMAND --instruments FILE... [--files]

The instruments are the built-in ones, and the FILEs are what those were made of; with --files,
rv-check reads the FILEs. Three things are asked: the solver gives every expected answer; there is a
check for every part of the FILEs, counted in their text; and when the first rule or branch of every
decision is turned round in the text, the solver notices that each diagram is another function.
"""

import argparse
import re
import subprocess
import sys

BLOCK = re.compile(r'\(push 1\)\n\(echo "([^"]*)"\)\n(.*?)\(pop 1\)\n', re.DOTALL)
STATUS = re.compile(r"\(set-info :status (\w+)\)\n")
FIRST_CASE = re.compile(r"(\(define-fun (besluit|knoop)/(\w+)(?:/\w+)? \(\) \S+\n  \(ite )(\S+)( )")
DIAGRAM = "diagram wijkt ergens af"


def expected_answers(text):
    """The names of all checks with their expected answers, in order."""
    found = [(name, STATUS.search(body).group(1)) for name, body in BLOCK.findall(text)]
    if len(found) != text.count("(check-sat)"):
        sys.exit("a check without a name or an expected answer")
    return found


def solve(solver, text):
    """What the solver answers to each check, and what else it says."""
    run = subprocess.run(solver, input=text, capture_output=True, text=True, timeout=600)
    lines = [line.strip().strip('"') for line in run.stdout.splitlines()]
    names = {name for name, _ in BLOCK.findall(text)}
    answers = [line for line in lines if line in ("sat", "unsat", "unknown")]
    complaints = [line for line in lines if line not in names and line not in answers]
    complaints += run.stderr.splitlines() + [f"status {run.returncode}"] * (run.returncode != 0)
    return answers, complaints


def disagreements(expected, answers):
    """One line per check for which the answers are not the same."""
    if len(expected) != len(answers):
        return [f"{len(expected)} checks and {len(answers)} answers: {answers[-3:]}"]
    return [f"{name}: expected {status}, the solver says {answer}"
            for (name, status), answer in zip(expected, answers) if status != answer]


def missing_checks(expected, files):
    """Per kind of part: the text of the files must have as many as there are checks."""
    text = ""
    for file in files:
        with open(file, encoding="utf-8") as source:
            text += "\n".join(re.sub(r"(^|\s)#.*", "", line) for line in source)
    kinds = {  # a key that every part of the kind has once, and the checks about it
        "decision": (r"\bbevoegd:", r": heeft een antwoordpatroon zonder uitkomst$"),
        "diagram": (r"\bbevoegd:", DIAGRAM),
        "rule": (r"\bdan:", r": regel \d+ beslist$"),
        "node": (r"\btakken:", r": knoop \w+ wordt bereikt$"),
        "action": (r"\bmodaliteit:", r": actie \w+ geldt$"),
    }
    # Exceptions have a reason too, and a question before it.
    text = re.sub(r"\bitem:[^\n]*\s*\breden:", "", text)
    kinds["scope"] = (r"\breden:", r": deel \d+ van het bereik klopt$")
    problems = []
    for kind, (key, check) in kinds.items():
        parts = len(re.findall(key, text))
        checks = sum(1 for name, _ in expected if re.search(check, name))
        print(f"{kind}: {parts} in the files, {checks} checks")
        if parts != checks:
            problems.append(f"{kind}: {parts} in the files, {checks} checks")
    if not re.search(r"\bbevoegd:", text):
        problems.append("no decisions in the files")
    return problems


def turned_round(text):
    """The text with the first rule or branch of every decision negated, and only the diagrams' checks."""
    done = set()

    def negate(match):
        start, _, decision, condition, space = match.groups()
        if decision in done or condition.endswith("@ander"):
            return match.group(0)
        done.add(decision)
        return f"{start}(not {condition}){space}"

    changed = FIRST_CASE.sub(negate, text)
    changed = BLOCK.sub(lambda block: block.group(0) if DIAGRAM in block.group(1) else "", changed)
    return STATUS.sub("", changed)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rv-check", required=True)
    parser.add_argument("--solver", required=True)
    parser.add_argument("--files", action="store_true")
    parser.add_argument("--instruments", nargs="+", required=True)
    options = parser.parse_args()
    solver = options.solver.split()

    command = [options.rv_check, "--smt2"] + (options.instruments if options.files else [])
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    expected = expected_answers(text)
    answers, complaints = solve(solver, text)
    problems = complaints + disagreements(expected, answers)
    problems += missing_checks(expected, options.instruments)
    print(f"{len(expected)} checks, {sum(status == 'unsat' for _, status in expected)} unsat")

    answers, complaints = solve(solver, turned_round(text))
    problems += complaints
    diagrams = sum(1 for name, _ in expected if DIAGRAM in name)
    if answers != ["sat"] * diagrams:
        problems.append(f"turned round, not every diagram is found to be another: {answers}")
    print(f"turned round: {answers.count('sat')} of {diagrams} diagrams noticed")

    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
