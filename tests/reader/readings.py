"""What csv_records prints, read back."""

import json
import subprocess
from dataclasses import asdict


def expected(file):
    """The oracle's reading in the form of `found`."""
    return reading([asdict(record) for record in file.records], file.blank_lines, file.refused)


def reading(records, blank_lines, refused):
    """Of a file that is refused half way, the blank lines are not looked at."""
    return records, 0 if refused else blank_lines, bool(refused)


def parse(output):
    """Per text: (records, blank lines, refused), and the block sizes that gave other records."""
    readings, records = [], []
    for line in output.splitlines():
        entry = json.loads(line)
        if "blank_lines" not in entry:
            records.append(entry)
            continue
        readings.append((reading(records, entry["blank_lines"], entry["refused"]),
                         entry["differs"]))
        records = []
    return readings


def run(program, who, delimiter, block_sizes, limit, files=(), texts=()):
    """The readings of all files, or of all texts."""
    command = [program, who, delimiter.decode("latin-1"), ",".join(map(str, block_sizes)),
               str(limit), *map(str, files)]
    lines = "".join(text.hex() + "\n" for text in texts)
    done = subprocess.run(command, input=lines, capture_output=True, text=True, check=True,
                          timeout=900)
    readings = parse(done.stdout)
    assert len(readings) == len(files or texts), (len(readings), done.stderr)
    return readings


def show_difference(text, want, got):
    """Both readings from the first record that differs."""
    for one, other in zip(want[0], got[0]):
        if one != other:
            return f"{text[:120]!r}\n  expected {short(one)}\n  found    {short(other)}"
    return (f"{text[:120]!r}\n  expected {len(want[0])} records, {want[1:]}"
            f"\n  found    {len(got[0])} records, {got[1:]}")


def short(record):
    """Without the middle of long texts."""
    text = json.dumps(record)
    return text if len(text) < 400 else text[:200] + " ... " + text[-200:]
