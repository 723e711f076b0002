#!/usr/bin/env python3
"""Writes a seeded intake file for benchmarks: CSV with `;`, quoted free text with newlines.

usage: make_intake.py ROWS OUTPUT [SEED]

Each row has a case id, the 16 items of SASH, `feiten.ex_partner`, `sash.oordeel` and a note of one or
two lines; about 175 bytes a row. Nothing in it is about anybody.
The same arguments always give the same bytes. Standard library only.
"""
import random
import sys

GENERAL = [
    "niets_te_verliezen", "fysieke_toenadering", "bedreiging", "woning_binnengedrongen",
    "spullen_vernield", "waarschuwing_genegeerd", "wordt_erger", "contact_noodzakelijk",
    "eerder_gestalkt", "eerder_geweld", "psychische_problemen", "middelengebruik", "recent_verlies",
]
EX_PARTNER_ONLY = ["extreem_jaloers", "conflict_kinderen_bezit", "doodsangst"]

# Mostly nee, some ja, some unknown in the ways that people write it.
YES_NO = ["nee"] * 12 + ["ja"] * 4 + ["onbekend"] * 2 + ["", "?"]
JUDGEMENTS = ["laag"] * 8 + ["gemiddeld"] * 6 + ["hoog"] * 3 + ["", "onbekend"]
SENTENCES = [
    "Melding via de telefoon; terugbellen.",
    "Er zijn berichten bewaard, zegt de melder.",
    "De melder zei: \"\"niet weer\"\".",
    "Verslag volgt na het gesprek met de melder.",
    "Nog geen afspraak; volgende week opnieuw bellen.",
    "Buurtonderzoek gedaan, niets gezien.",
]
BLOCK = 10_000


def main() -> None:
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    rows = int(sys.argv[1])
    generator = random.Random(sys.argv[3] if len(sys.argv) == 4 else "rodevlag")
    header = (["zaak"] + ["sash." + item for item in GENERAL + EX_PARTNER_ONLY]
              + ["feiten.ex_partner", "sash.oordeel", "notitie"])
    with open(sys.argv[2], "w", encoding="utf-8", newline="") as output:
        output.write(";".join(header) + "\n")
        lines = []
        for number in range(1, rows + 1):
            answers = generator.choices(YES_NO, k=len(GENERAL))
            ex_partner = generator.choice(["ja", "ja", "nee", ""])
            extra = generator.choices(YES_NO if ex_partner == "ja" else ["", "nvt"],
                                      k=len(EX_PARTNER_ONLY))
            note = "\n".join(generator.choices(SENTENCES, k=generator.choice((1, 2, 3, 3))))
            lines.append(f"i-{number:08};{';'.join(answers)};{';'.join(extra)};{ex_partner};"
                         f"{generator.choice(JUDGEMENTS)};\"{note}\"\n")
            if len(lines) == BLOCK:
                output.writelines(lines)
                lines.clear()
        output.writelines(lines)


if __name__ == "__main__":
    main()
