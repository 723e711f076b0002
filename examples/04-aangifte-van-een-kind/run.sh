#!/bin/sh
# Een zaak buiten het bereik van de hoofdroute. Verwacht de programma's op het PATH.
set -eu
cd "$(dirname "$0")"

toon() {
    printf '\n$ %s\n\n' "$*"
    "$@"
}

echo 'VOORBEELD 4: AANGIFTE VAN EEN KIND'
toon rv-route -q zaak.yaml
toon rv-route -q --route strafbare_kindermishandeling zaak.yaml
toon rv-route -q --route huisverbod zaak.yaml
