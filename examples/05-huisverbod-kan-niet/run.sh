#!/bin/sh
# Een route die niet geldt, en wat er dan nog kan. Verwacht de programma's op het PATH.
set -eu
cd "$(dirname "$0")"

toon() {
    printf '\n$ %s\n\n' "$*"
    "$@"
}

echo 'VOORBEELD 5: EEN HUISVERBOD KAN NIET'
toon rv-route -q --route huisverbod zaak.yaml
toon rv-explain -q --instrument acuut zaak.yaml
toon rv-route -q zaak.yaml
