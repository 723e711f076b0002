#!/bin/sh
# Runs one golden case: tests/cli/run_case.sh [--update] CASE_FOLDER [PROGRAM_FOLDER]
#
# A case is a folder with `cmd` (a shell command line), the input files it names, optionally `stdin`,
# and expected/: stdout, stderr, status, and files/ for every file that the command must leave behind
# with that content. The command runs in a copy of the folder with the programs on the PATH.
# With --update the expected files are written from what happened; look at the difference in git.
set -u

update=no
if [ "${1:-}" = --update ]; then
    update=yes
    shift
fi
case_folder=$(cd "$1" && pwd) || exit 2
if [ $# -gt 1 ]; then
    PATH="$(cd "$2" && pwd):$PATH"
    export PATH
fi
work=$(mktemp -d) || exit 2
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
cp -R "$case_folder/." "$work/case"
rm -rf "$work/case/expected"
cd "$work/case" || exit 2
input=/dev/null
[ -f stdin ] && input=stdin

# No colour, no terminal width and no language of the machine in the expected files.
env -u NO_COLOR -u COLUMNS LC_ALL=C.UTF-8 sh ./cmd <"$input" >"$work/stdout" 2>"$work/stderr"
status=$?
if [ $status -eq 126 ] || [ $status -eq 127 ]; then
    echo "$case_folder: the command could not be run (status $status)" >&2
    cat "$work/stderr" >&2
    exit 2
fi
echo $status >"$work/status"

failed=no
compare() { # expected actual
    if [ "$update" = yes ]; then
        mkdir -p "$(dirname "$1")" && cp "$2" "$1"
    elif ! diff -u "$1" "$2"; then
        failed=yes
    fi
}
compare "$case_folder/expected/stdout" "$work/stdout"
compare "$case_folder/expected/stderr" "$work/stderr"
compare "$case_folder/expected/status" "$work/status"
for file in "$work"/case/* "$work"/case/.[!.]*; do
    name=$(basename "$file")
    if [ -f "$file" ] && [ ! -e "$case_folder/$name" ]; then
        compare "$case_folder/expected/files/$name" "$file"
    elif [ -f "$file" ] && ! cmp -s "$case_folder/$name" "$file"; then
        echo "$case_folder: the command changed its input $name" >&2
        failed=yes
    fi
done
if [ "$update" = no ] && [ -d "$case_folder/expected/files" ]; then
    for file in "$case_folder"/expected/files/*; do
        if [ ! -e "$work/case/$(basename "$file")" ]; then
            echo "$case_folder: $(basename "$file") was not written" >&2
            failed=yes
        fi
    done
fi
[ $failed = no ]
