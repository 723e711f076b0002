"""What the figures were measured with: the machine, the date, the versions. No names of machines or folders."""
import datetime
import os
import platform
import re
import subprocess

import jobs

VERSION_COMMANDS = {
    "cp, cat, wc": ["cp", "--version"],
    "mawk": ["mawk", "-W", "version"],
    "Miller": ["mlr", "--version"],
    "jq": ["jq", "--version"],
    "Node.js": ["node", "--version"],
    "DuckDB": ["node", os.path.join(jobs.PEERS, "duckdb.mjs"), "--version"],
}


def first_line(command: list[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError):
        return None
    return (done.stdout.strip() or done.stderr.strip()).partition("\n")[0]


def found(path: str, pattern: str) -> str:
    with open(path, encoding="utf-8") as file:
        match = re.search(pattern, file.read(), re.MULTILINE)
    return match[1].strip('"') if match else "onbekend"


def describe(tools: str) -> dict:
    memory = int(found("/proc/meminfo", r"^MemTotal: *(\d+)")) * 1024
    versions = {name: first_line(command) for name, command in VERSION_COMMANDS.items()}
    return {
        "date": datetime.date.today().isoformat(),
        "machine": {"processor": found("/proc/cpuinfo", r"^model name\s*: (.*)$"),
                    "cores": len(os.sched_getaffinity(0)), "memory": memory, "kernel": platform.release(),
                    "system": found("/etc/os-release", r"^PRETTY_NAME=(.*)$"), "load": os.getloadavg()[0]},
        "versions": {"rv-score": first_line([f"{tools}/rv-score", "--version"]),
                     "Python": "Python " + platform.python_version(),
                     **{name: re.sub(r"^v(?=\d)", name + " ", version)
                        for name, version in versions.items() if version}},
    }
