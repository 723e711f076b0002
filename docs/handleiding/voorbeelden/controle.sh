#!/bin/sh
# Stopt als een zaak hoog is, of als hoog niet is uitgesloten.
rv-score -q --fail-on sash=hoog --fail-on sash=onbepaald "$1" > /dev/null
case $? in
    0) echo "geen zaak is hoog of onbepaald" ;;
    1) echo "kijk eerst zelf naar deze zaken" ;;
    65) echo "er zijn records afgewezen: herstel die eerst" ;;
    *) echo "er is niets beoordeeld: lees de melding hierboven" ;;
esac
