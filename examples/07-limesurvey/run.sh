#!/bin/sh
# Een export van LimeSurvey met eigen kolomnamen en codes. Eerst een voorstel voor een kolommenlijst,
# dan de afgemaakte lijst. Eén code staat niet in de lijst: die zaak wordt afgewezen.
set -eu
cd "$(dirname "$0")"
werkmap=$(mktemp -d)
trap 'rm -rf "$werkmap"' EXIT

echo
echo 'VOORBEELD 7: EEN EXPORT VAN LIMESURVEY'
echo
echo '$ rv-score --map-suggest --instrument sash enquete.csv'
rv-score --map-suggest --instrument sash enquete.csv
echo
echo '$ rv-score --map kolommen.yaml --rejects afgewezen.csv -o uit.csv enquete.csv'
rv-score --map kolommen.yaml --rejects "$werkmap/afgewezen.csv" -o "$werkmap/uit.csv" enquete.csv || test $? -eq 65
echo
echo '$ mlr ... uit.csv'
mlr --icsv --oxtab cut -o -f Respons-ID,sash.uitkomst,sash.mogelijk,sash.rode_vlaggen,sash.onbekend,sash.niet_ingevuld \
    "$werkmap/uit.csv"
echo
echo '$ mlr ... afgewezen.csv'
mlr --icsv --oxtab cut -o -f Respons-ID,regel,reden "$werkmap/afgewezen.csv"
echo
echo '$ rv-score -q --map kolommen.yaml --to jsonl enquete.csv 2> meldingen.txt | head -n 1 | cut -c 1-230'
rv-score -q --map kolommen.yaml --to jsonl enquete.csv >"$werkmap/uit.jsonl" 2>"$werkmap/meldingen.txt" || test $? -eq 65
head -n 1 "$werkmap/uit.jsonl" | cut -c 1-230
