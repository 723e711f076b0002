# The work of rv-score on the file of make_intake.py, for mawk -F';'.
#
# awk cannot read CSV: a quoted cell with a line end is two lines to it. This program gets away with it on this
# file only: the answers come before the note and are not quoted, so the first line of a record holds all of
# them, and further lines are added while the number of quotes is odd.
BEGIN { OFS = ";" }

# One notice more.
function notice(id) { notices = notices (notices == "" ? "" : "|") id }

NR == 1 {
    print $0, "sash.uitkomst;sash.mogelijk;sash.rode_vlaggen;sash.doorslaggevend;sash.ja;sash.nee;" \
              "sash.onbekend;sash.niet_ingevuld;sash.nvt;sash.meldingen"
    item[15] = "extreem_jaloers"; item[16] = "conflict_kinderen_bezit"; item[17] = "doodsangst"
    unknown[""] = unknown["onbekend"] = unknown["?"] = 1
    next
}

{
    record = $0
    ex_partner = $18; judgement = $19
    count["ja"] = count["nee"] = count["onbekend"] = count["?"] = count[""] = count["nvt"] = 0
    notices = ""; not_applicable = 0
    for (i = 2; i < 15; i++) count[$i]++
    for (; i < 18; i++) {
        answer[i] = $i
        count[$i]++
        if (ex_partner == "nee" && ($i == "ja" || $i == "nee")) notice("tegenspraak:sash." item[i])
        if (ex_partner == "ja" && $i == "nvt") notice("tegenspraak:sash." item[i])
    }
    count[judgement]++
    if (count[""] == 17) notice("niet_ingevuld")
    if (ex_partner == "nee") {
        for (i = 15; i < 18; i++) {
            if (answer[i] == "") { answer[i] = "nvt"; count[""]--; count["nvt"]++ }
        }
    }

    lose = $2; fear = answer[17]
    flags = (lose == "ja") ? "sash.niets_te_verliezen" : ""
    if (fear == "ja") flags = flags (flags == "" ? "" : "|") "sash.doodsangst"
    decisive = ""
    if (flags != "" || judgement == "hoog") {
        possible = outcome = "hoog"
        if (flags != "" && (judgement == "laag" || judgement == "gemiddeld")) notice("oordeel_lager_dan_alarm")
    } else {
        if (lose in unknown) decisive = "sash.niets_te_verliezen"
        if (fear in unknown) decisive = decisive (decisive == "" ? "" : "|") "sash.doodsangst"
        open_alarm = decisive != ""
        if (judgement in unknown) {
            outcome = "onbepaald"; possible = "laag|gemiddeld|hoog"
            decisive = decisive (decisive == "" ? "" : "|") "sash.oordeel"
            notice("oordeel_vereist")
        } else if (open_alarm) {
            outcome = "onbepaald"; possible = judgement "|hoog"
        } else {
            outcome = possible = judgement
        }
        if (open_alarm) {
            notice("hoog_niet_uitgesloten")
            if (!(judgement in unknown)) notice("oordeel_met_open_alarmvraag")
        }
    }
    if (ex_partner in unknown && (answer[15] == "nvt" || answer[16] == "nvt" || answer[17] == "nvt")) {
        notice("nvt_zonder_relatie")
    }

    line = record
    quotes = gsub(/"/, "\"", line)
    while (quotes % 2 && (getline line) > 0) {
        record = record "\n" line
        quotes += gsub(/"/, "\"", line)
    }
    print record, outcome, possible, flags, decisive, count["ja"], count["nee"],
          count["onbekend"] + count["?"], count[""], count["nvt"], notices
}
