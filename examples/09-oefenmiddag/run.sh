#!/bin/sh
# Een middag oefenen: acht zaken uit een recept, de bladen, en het nakijken van vijf deelnemers.
set -eu
cd "$(dirname "$0")"
werkmap=$(mktemp -d)
trap 'rm -rf "$werkmap"' EXIT

echo
echo 'VOORBEELD 9: EEN MIDDAG OEFENEN'
echo
echo '$ rv-case make recept.yaml -o sleutel.jsonl'
rv-case make recept.yaml -o "$werkmap/sleutel.jsonl"
cp -R recept.yaml antwoorden "$werkmap"
cd "$werkmap"
echo
echo '$ rv-score --to jsonl sleutel.jsonl | cmp - sleutel.jsonl && echo gelijk'
rv-score --to jsonl sleutel.jsonl 2>/dev/null | cmp - sleutel.jsonl && echo gelijk
echo
echo '$ rv-case sheet sleutel.jsonl --to html --to markdown -o bladen'
rv-case sheet sleutel.jsonl --to html --to markdown -o bladen
ls bladen/deelnemers bladen/trainer
echo
echo '$ sed -n ... bladen/deelnemers/opgaven.md      (de eerste opgave)'
sed -n '/^## Opgave 1/,/^## Opgave 2/p' bladen/deelnemers/opgaven.md | head -n 34
echo
echo '$ sed -n ... bladen/trainer/trainer-gids.md    (dezelfde opgave)'
sed -n '/^## Opgave 1/,/^## Opgave 2/p' bladen/trainer/trainer-gids.md | head -n 40
echo
echo '$ rv-case mark sleutel.jsonl antwoorden/*.csv | head -n 80'
rv-case mark sleutel.jsonl antwoorden/*.csv >verslag.txt
head -n 80 verslag.txt
echo
echo '$ rv-case mark --to csv sleutel.jsonl antwoorden/*.csv | mlr ... count-distinct -f oordeel'
rv-case mark -q --to csv sleutel.jsonl antwoorden/*.csv 2>meldingen.txt |
    mlr --icsv --ifs ';' --opprint filter '$vraag != ""' then count-distinct -f oordeel then sort -nr count
echo
echo '$ rv-case mark --to html -o verslag.html sleutel.jsonl antwoorden/*.csv'
rv-case mark -q --to html -o verslag.html sleutel.jsonl antwoorden/*.csv
grep -c '<svg class="balk"' verslag.html | sed 's/$/ balken in verslag.html/'
