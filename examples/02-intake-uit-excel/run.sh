#!/bin/sh
# Een intakebestand uit Excel (puntkomma, BOM, CRLF) door de hele keten. Eén record heeft een
# antwoord dat geen antwoord is: het wordt afgewezen met de reden, de andere gaan door.
set -eu
cd "$(dirname "$0")"
werkmap=$(mktemp -d)
trap 'rm -rf "$werkmap"' EXIT

echo
echo 'VOORBEELD 2: EEN INTAKEBESTAND UIT EXCEL'
echo
echo '$ rv-score --rejects afgewezen.csv intake.csv 2> meldingen.txt | rv-route -q | mlr ...'
rv-score --rejects "$werkmap/afgewezen.csv" intake.csv 2>"$werkmap/meldingen.txt" | rv-route -q |
    mlr --icsv --ifs ';' --oxtab cut -o -f \
        zaak,sash.uitkomst,sash.mogelijk,sash.rode_vlaggen,sash.meldingen,acuut.uitkomst,zsm.uitkomst,zsm.mogelijk,zsm.acties
echo
echo '$ cat meldingen.txt'
cat "$werkmap/meldingen.txt"
echo
echo '$ cat afgewezen.csv'
cat "$werkmap/afgewezen.csv"
