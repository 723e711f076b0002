#!/usr/bin/env python3
"""The harness tried on a program that keeps no promise: each kind of fault must find it out.

The program is a few lines of shell that write straight under the final name and always say 0.
"""

import contextlib
import io
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # nothing is left in the sources

import injection
import page
import surroundings
from kinds import KINDS
from promises import broken
from scenario import OLD, Outcome, Scenario, run

COPY = "while read -r line; do echo \"$line\" 2>/dev/null; done"
TO_FILE = f"{{ {COPY}; }} <in/a >out/b; exit 0"
TO_STDOUT = f"{COPY} <in/a; exit 0"
INPUT = b"een\ntwee\ndrie\n"


def careless(root, script, outputs):
    scenario = Scenario("careless", "sh", ["-c", script], {"a": INPUT}, outputs, path="/bin/sh")
    scenario.clean = run(root, scenario)
    assert scenario.clean.status == 0
    return scenario


def found_out(attempts, kinds):
    """The kinds of which at least one try that happened found something."""
    found = set()
    for attempt in attempts:
        if attempt.kind in kinds:
            result = attempt.perform()
            if result.hit and result.problems:
                found.add(attempt.kind)
    return found


class InFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="faults-")
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)


class FaultsFromOutside(InFolder):
    def test_found_out(self):
        scenario = careless(self.root, TO_FILE, ["b"])
        attempts = [*surroundings.file_sizes(self.root, scenario, 100),
                    *surroundings.open_files(self.root, scenario, 100)]
        self.assertEqual(found_out(attempts, {"file-size", "open-files-limit"}),
                         {"file-size", "open-files-limit"})
        scenario = careless(self.root, TO_STDOUT, [])
        attempts = [*surroundings.full_disks(self.root, scenario, 1),
                    *surroundings.closed(self.root, scenario, 1)]
        self.assertEqual(found_out(attempts, {"disk-full", "stdout-closed"}),
                         {"disk-full", "stdout-closed"})

    def test_closed_input(self):
        scenario = careless(self.root, f"{COPY}; exit 0", [])
        scenario.stdin = "a"
        scenario.clean = run(self.root, scenario)
        attempts = surroundings.closed(self.root, scenario, 1)
        self.assertEqual(found_out(attempts, {"stdin-closed"}), {"stdin-closed"})


class FaultsFromInside(InFolder):
    def test_found_out(self):
        scenario = careless(self.root, TO_FILE, ["b"])
        calls = injection.calls_of(self.root, scenario)
        attempts = [*injection.one_by_one(self.root, scenario, calls, 12),
                    *injection.signals(self.root, scenario, calls[-30:], 30)]
        wanted = {"write-hard", "write-nothing", "open-output", "open-input", "read-hard",
                  "read-early-end", "kill-every-call", "signal-every-call"}
        self.assertEqual(found_out(attempts, wanted), wanted)


class Promises(unittest.TestCase):
    """Every promise alone, on outcomes made by hand."""

    def setUp(self):
        self.scenario = Scenario("s", "rv-x", [], {}, ["uit", "bewijs"], receipt="bewijs")
        self.scenario.clean = self.outcome(0, uit=b"heel", bewijs=b"bewijs")

    def outcome(self, status, uit=OLD, bewijs=OLD, stdout=b"", stderr=b"", leftovers=(), hung=False):
        return Outcome(status, stdout, stderr, {"uit": uit, "bewijs": bewijs}, {}, list(leftovers), hung)

    def problems(self, *arguments, allowed=(0, 74, -9, -2), **options):
        return broken(self.scenario, self.outcome(*arguments, **options), set(allowed))

    def test_kept(self):
        self.assertEqual(self.problems(0, b"heel", b"bewijs"), [])
        self.assertEqual(self.problems(74, stderr=b"rv-x: vol\n"), [])
        self.assertEqual(self.problems(74, b"heel", stderr=b"rv-x: vol\n"), [])
        self.assertEqual(self.problems(-9, leftovers=[".rodevlag-aB3dE6"]), [])

    def test_broken(self):
        for problem, arguments, options in (
                ("neither", (74, b"he"), {"stderr": b"rv-x: vol\n"}),
                ("neither", (-9, b""), {}),
                ("is gone", (74, None), {"stderr": b"rv-x: vol\n"}),
                ("stays behind", (-2,), {"leftovers": [".rodevlag-aB3dE6"]}),
                ("stays behind", (-9,), {"leftovers": ["uit.tmp"]}),
                ("there is a receipt", (74, OLD, b"bewijs"), {"stderr": b"rv-x: vol\n"}),
                ("as if all went well", (0, b"heel"), {}),
                ("without a message", (74,), {}),
                ("not ours", (74,), {"stderr": b"vol\n"}),
                ("in English", (74,), {"stderr": b"rv-x: No space left on device\n"}),
                ("status -11", (-11,), {}),
                ("hangs", (0, b"heel", b"bewijs"), {"hung": True})):
            found = self.problems(*arguments, **options)
            self.assertTrue(any(problem in one for one in found), (problem, arguments, found))

    def test_standard_output(self):
        scenario = Scenario("s", "rv-x", [], {}, [])
        scenario.clean = Outcome(0, b"abc", b"")
        for status, stdout, problem in ((0, b"ab", "not whole"), (74, b"b", "not how the output begins")):
            found = broken(scenario, Outcome(status, stdout, b"rv-x: x\n"), {status})
            self.assertTrue(any(problem in one for one in found), found)


class Page(unittest.TestCase):
    def test_rows(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.md"
            rows = [f"| {kind.fault} | {kind.promise} | 1 | status 74: 1 |" for kind in KINDS]

            def check(lines):
                path.write_text("\n".join([page.BEGIN, *lines, page.END]), encoding="utf-8")
                with contextlib.redirect_stderr(io.StringIO()):
                    return page.check(path)
            self.assertEqual(check(rows), 0)
            self.assertEqual(check(rows[1:]), 1)
            self.assertEqual(check([*rows, "| iets anders | niets | 1 | status 74: 1 |"]), 1)
            self.assertEqual(check([row.replace("| 1 |", "| 0 |") for row in rows]), 1)


if __name__ == "__main__":
    chosen = [FaultsFromOutside, Promises, Page]
    if "--no-injection" not in sys.argv:
        chosen.append(FaultsFromInside)
    load = unittest.defaultTestLoader.loadTestsFromTestCase
    done = unittest.TextTestRunner().run(unittest.TestSuite(map(load, chosen)))
    sys.exit(0 if done.wasSuccessful() else 1)
