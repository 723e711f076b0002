#!/bin/sh
# Een eigen instrument met een fout: vinden, bekijken, en zien wat de herstelde versie verandert.
# Status 1 van rv-check betekent dat er iets gevonden is; dat hoort hier.
set -eu
cd "$(dirname "$0")"
werkmap=$(mktemp -d)
trap 'rm -rf "$werkmap"' EXIT
cp fiets.yaml hersteld.yaml intake.csv "$werkmap"
cd "$werkmap"

toon() {
    printf '\n$ %s\n\n' "$*"
    "$@" || test $? -eq 1
}

echo
echo 'VOORBEELD 3: EEN INSTRUMENT NAKIJKEN'
toon rv-check --counterexamples fouten fiets.yaml
for voorbeeld in fouten/001a.yaml fouten/001b.yaml; do
    printf '\n$ %s\n' "rv-score -q -i fiets.yaml $voorbeeld   (alleen de antwoorden en de uitkomst)"
    rv-score -q -i fiets.yaml "$voorbeeld" | grep -e '^  [a-z]*: [a-z]' -e '^    uitkomst:'
done
printf '\n$ %s\n\n' 'rv-check hersteld.yaml | tail -n 2'
rv-check hersteld.yaml | tail -n 2
toon rv-check -q --diff fiets.yaml hersteld.yaml --impact intake.csv
