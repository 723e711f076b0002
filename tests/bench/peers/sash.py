#!/usr/bin/env python3
"""The work of rv-score on the file of make_intake.py, with Python's csv module.

usage: sash.py INPUT OUTPUT

Written as somebody would who needs it quickly. It knows only the words that are in that file, and it
rejects nothing.
"""
import csv
import sys

EX_PARTNER_ITEMS = ["sash.extreem_jaloers", "sash.conflict_kinderen_bezit", "sash.doodsangst"]
RESULTS = ["uitkomst", "mogelijk", "rode_vlaggen", "doorslaggevend", "ja", "nee", "onbekend",
           "niet_ingevuld", "nvt", "meldingen"]
UNKNOWN = ("", "onbekend", "?")


def score(answers: list[str], ex_partner: str, judgement: str) -> list:
    """The ten results of a row: `answers` are the 13 + 3 items."""
    notices = []
    untouched = judgement == "" and not any(answers)
    for index, item in enumerate(EX_PARTNER_ITEMS, 13):
        given = answers[index]
        if ex_partner == "nee":
            if given == "":
                answers[index] = "nvt"
            elif given in ("ja", "nee"):
                notices.append("tegenspraak:" + item)
        elif ex_partner == "ja" and given == "nvt":
            notices.append("tegenspraak:" + item)
    if untouched:
        notices.append("niet_ingevuld")

    nothing_to_lose, mortal_fear = answers[0], answers[15]
    flags = []
    if nothing_to_lose == "ja":
        flags.append("sash.niets_te_verliezen")
    if mortal_fear == "ja":
        flags.append("sash.doodsangst")
    no_judgement = judgement in UNKNOWN
    decisive = []
    if flags or judgement == "hoog":
        possible = ["hoog"]
        if flags and judgement in ("laag", "gemiddeld"):
            notices.append("oordeel_lager_dan_alarm")
    else:
        if nothing_to_lose in UNKNOWN:
            decisive.append("sash.niets_te_verliezen")
        if mortal_fear in UNKNOWN:
            decisive.append("sash.doodsangst")
        alarm_open = bool(decisive)
        if no_judgement:
            decisive.append("sash.oordeel")
            possible = ["laag", "gemiddeld", "hoog"]
            notices.append("oordeel_vereist")
        else:
            possible = [judgement, "hoog"] if alarm_open else [judgement]
        if alarm_open:
            notices.append("hoog_niet_uitgesloten")
            if not no_judgement:
                notices.append("oordeel_met_open_alarmvraag")
    if ex_partner in UNKNOWN and "nvt" in answers[13:]:
        notices.append("nvt_zonder_relatie")

    counted = answers + [judgement]
    return [possible[0] if len(possible) == 1 else "onbepaald", "|".join(possible), "|".join(flags),
            "|".join(decisive), counted.count("ja"), counted.count("nee"),
            counted.count("onbekend") + counted.count("?"), counted.count(""), counted.count("nvt"),
            "|".join(notices)]


def main() -> None:
    with open(sys.argv[1], newline="", encoding="utf-8") as source, \
         open(sys.argv[2], "w", newline="", encoding="utf-8") as target:
        reader = csv.reader(source, delimiter=";")
        writer = csv.writer(target, delimiter=";", lineterminator="\n")
        writer.writerow(next(reader) + ["sash." + result for result in RESULTS])
        for row in reader:
            writer.writerow(row + score(row[1:17], row[17], row[18]))


if __name__ == "__main__":
    main()
