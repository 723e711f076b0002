#!/bin/sh
# Eén zaak op twee momenten, in een pijplijn. Verwacht de programma's op het PATH, en jq.
set -eu
cd "$(dirname "$0")"

werkmap=$(mktemp -d)
trap 'rm -rf "$werkmap"' EXIT

echo 'VOORBEELD 6: EEN BABY IN DE AUTO'

printf '\n$ %s\n\n' 'rv-score -q zaken.jsonl | rv-route -q > routes.jsonl'
rv-score -q zaken.jsonl | rv-route -q >"$werkmap/routes.jsonl"

printf '\n$ %s\n\n' "jq '{zaak, zsm, geldt, kan_gelden, niet_ingevuld}' routes.jsonl   (uit het overzicht)"
jq '{zaak, zsm: .besluiten.zsm.mogelijk} + (.besluiten.overzicht | {geldt, kan_gelden, niet_ingevuld})' \
    "$werkmap/routes.jsonl"

printf '\n$ %s\n\n' "jq -r '.besluiten.overzicht.acties[:12][]' routes.jsonl   (alleen de tweede regel)"
jq -r 'select(.zaak == "voorbeeld-06-later") | .besluiten.overzicht.acties[:12][]' "$werkmap/routes.jsonl"

printf '\n$ %s\n\n' "jq -r 'select(... samen_op_in_acuut ...) | .zaak' routes.jsonl"
jq -r '.besluiten.overzicht as $o
       | select($o.geldt + $o.kan_gelden | index("samen_op_in_acuut"))
       | [.zaak, (if $o.geldt | index("samen_op_in_acuut") then "geldt" else "kan gelden" end)] | @tsv' \
    "$werkmap/routes.jsonl"
