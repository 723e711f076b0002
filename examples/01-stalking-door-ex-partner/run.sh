#!/bin/sh
# Eén zaak: scoren, uitleggen, routeren. Verwacht de programma's op het PATH.
set -eu
cd "$(dirname "$0")"

toon() {
    printf '\n$ %s\n\n' "$*"
    "$@"
}

echo 'VOORBEELD 1: STALKING DOOR EEN EX-PARTNER'
toon rv-score -q --to jsonl zaak.yaml
toon rv-explain -q --instrument sash zaak.yaml
toon rv-explain -q --instrument acuut zaak.yaml
toon rv-route -q --instrument zsm zaak.yaml
