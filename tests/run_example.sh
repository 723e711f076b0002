#!/bin/sh
# Runs one example and compares with its expected output: run_example.sh [--update] EXAMPLE PROGRAMS
set -u
update=no
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
example=$(cd "$1" && pwd) || exit 2
PATH="$(cd "$2" && pwd):$PATH"
export PATH
actual=$(mktemp) || exit 2
trap 'rm -f "$actual"' EXIT
sh "$example/run.sh" >"$actual" 2>&1 || exit 1
if [ $update = yes ]; then
    cp "$actual" "$example/expected.txt"
else
    diff -u "$example/expected.txt" "$actual"
fi
