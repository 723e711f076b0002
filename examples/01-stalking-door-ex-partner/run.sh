#!/bin/sh
# Eén zaak: scoren, uitleggen, routeren. Verwacht de programma's op het PATH.
set -eu
cd "$(dirname "$0")"

toon() {
    printf '\n$ %s\n\n' "$*"
    "$@"
}

echo 'VOORBEELD 1: STALKING DOOR EEN EX-PARTNER'
printf '\n$ %s\n\n' 'rv-score zaak.yaml   (zonder de antwoorden en de hashes)'
rv-score -q zaak.yaml | sed -n '/^besluiten:/,$p' | grep -v sha256
toon rv-explain -q --instrument sash zaak.yaml
toon rv-explain -q --instrument acuut zaak.yaml
toon rv-route -q --instrument zsm zaak.yaml
