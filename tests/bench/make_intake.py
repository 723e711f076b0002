#!/usr/bin/env python3
"""Writes a seeded intake file for benchmarks. Nothing in it is about anybody.

A record has a case id, the 16 items of SASH, `feiten.ex_partner`, `sash.oordeel` and a note of one to
three lines. Some answers contradict each other (about 1 in 100 records) and in some records nothing was
filled in (1 in 1000).

intake   CSV with `;`, the note quoted; about 175 bytes a row
corners  CSV with every combination of the answers that the outcome of SASH hangs on, once; the first
         ROWS of 21,600
jsonl    the same records as JSON Lines, about 560 bytes each
rejects  the same CSV with a fault in every row: a word that is no answer, or a cell too few
wide     the same CSV with 300 more columns, about 2,500 bytes a row

The same arguments always give the same bytes. Standard library only. To be quick (10 million rows in
some 15 seconds) a record is put together from parts that are made once, 65,536 of each kind.
"""
import argparse
import array
import itertools
import json
import random
import sys

FIRST_ITEMS = ["niets_te_verliezen", "fysieke_toenadering", "bedreiging", "woning_binnengedrongen",
               "spullen_vernield", "waarschuwing_genegeerd", "wordt_erger"]
NEXT_ITEMS = ["contact_noodzakelijk", "eerder_gestalkt", "eerder_geweld", "psychische_problemen",
              "middelengebruik", "recent_verlies"]
EX_PARTNER_ITEMS = ["extreem_jaloers", "conflict_kinderen_bezit", "doodsangst"]
ITEMS = FIRST_ITEMS + NEXT_ITEMS + EX_PARTNER_ITEMS

# Mostly nee, some ja, some unknown in the ways that people write it.
YES_NO = ["nee"] * 12 + ["ja"] * 4 + ["onbekend"] * 2 + ["", "?"]
JUDGEMENTS = ["laag"] * 8 + ["gemiddeld"] * 6 + ["hoog"] * 3 + ["", "onbekend"]
SENTENCES = [
    "Melding via de telefoon; terugbellen.",
    "Er zijn berichten bewaard, zegt de melder.",
    "De melder zei: \"niet weer\".",
    "Verslag volgt na het gesprek met de melder.",
    "Nog geen afspraak; volgende week opnieuw bellen.",
    "Buurtonderzoek gedaan, niets gezien.",
]
EXTRA_COLUMNS = [f"veld_{number:03}" for number in range(1, 301)]
EXTRA_VALUES = ["", "0", "17", "ja", "tekst", "2021-03-31", "een langere tekst"]

PARTS = 65_536        # what 16 random bits choose from
EMPTY = 64            # the first of these parts mean that nothing was filled in: 1 in 1024
BLOCK = 65_536        # records for one write


class Answers:
    """Draws the answers of a part of a record."""

    def __init__(self, generator: random.Random) -> None:
        self.generator = generator

    def general(self, count: int) -> list[str]:
        return self.generator.choices(YES_NO, k=count)

    def ex_partner(self) -> tuple[list[str], str]:
        """The three items for an ex-partner, and `feiten.ex_partner`; now and then they do not fit."""
        ex_partner = self.generator.choice(["ja", "ja", "nee", ""])
        words = YES_NO if ex_partner == "ja" else ["", "nvt"]
        if self.generator.random() < 1 / 64:
            words = ["nvt", "ja", "nee", "onbekend"]
        return self.generator.choices(words, k=len(EX_PARTNER_ITEMS)), ex_partner

    def judgement(self) -> str:
        return self.generator.choice(JUDGEMENTS)

    def note(self) -> str:
        return "\n".join(self.generator.choices(SENTENCES, k=self.generator.choice((1, 2, 3, 3))))


class CsvShape:
    """A record as a row of CSV: each part is a run of cells with the delimiter in front."""

    opening = ""
    extra_columns: list[str] = []

    def header(self) -> str:
        names = ["zaak"] + ["sash." + item for item in ITEMS] + ["feiten.ex_partner", "sash.oordeel"]
        return ";".join(names + self.extra_columns + ["notitie"]) + "\n"

    def first(self, answers: list[str]) -> str:
        return ";" + ";".join(answers)

    next = first

    def tail(self, _: Answers, extra: list[str], ex_partner: str, judgement: str) -> str:
        return ";" + ";".join(extra + [ex_partner, judgement])

    def note(self, text: str) -> str:
        return ';"' + text.replace('"', '""') + '"\n'


class RejectsShape(CsvShape):
    def tail(self, answers: Answers, extra: list[str], ex_partner: str, judgement: str) -> str:
        if answers.generator.random() < 0.5:
            return ";" + ";".join(extra + [ex_partner, "misschien"])
        return ";" + ";".join(extra + [judgement])


class WideShape(CsvShape):
    extra_columns = EXTRA_COLUMNS

    def __init__(self) -> None:
        generator = random.Random("wide")
        self.fillings = [";".join(generator.choices(EXTRA_VALUES, k=len(EXTRA_COLUMNS))) for _ in range(512)]

    def tail(self, answers: Answers, extra: list[str], ex_partner: str, judgement: str) -> str:
        return ";" + ";".join(extra + [ex_partner, judgement, answers.generator.choice(self.fillings)])


class JsonLinesShape:
    opening = '{"zaak":"'

    def header(self) -> str:
        return ""

    def first(self, answers: list[str]) -> str:
        return '","antwoorden":{"sash":' + json.dumps(dict(zip(FIRST_ITEMS, answers)))[:-1]

    def next(self, answers: list[str]) -> str:
        return ", " + json.dumps(dict(zip(NEXT_ITEMS, answers)))[1:-1]

    def tail(self, _: Answers, extra: list[str], ex_partner: str, judgement: str) -> str:
        last = dict(zip(EX_PARTNER_ITEMS, extra), oordeel=judgement)
        return ", " + json.dumps(last)[1:] + f', "feiten": {{"ex_partner": "{ex_partner}"}}}}'

    def note(self, text: str) -> str:
        return f', "notitie": {json.dumps(text)}}}\n'


SHAPES = {"intake": CsvShape, "jsonl": JsonLinesShape, "rejects": RejectsShape, "wide": WideShape}


def write_records(rows: int, path: str, seed: str, shape) -> None:
    generator = random.Random(seed)
    answers = Answers(generator)
    first = [shape.first(answers.general(len(FIRST_ITEMS))) for _ in range(PARTS)]
    second = [shape.next(answers.general(len(NEXT_ITEMS))) for _ in range(PARTS)]
    tail = [shape.tail(answers, *answers.ex_partner(), answers.judgement()) for _ in range(PARTS)]
    note = [shape.note(answers.note()) for _ in range(PARTS)]
    nothing = [shape.first([""] * len(FIRST_ITEMS)) + shape.next([""] * len(NEXT_ITEMS))
               + shape.tail(answers, [""] * len(EX_PARTNER_ITEMS), ex_partner, "")
               for ex_partner in ("", "nee") * (EMPTY // 2)]
    opening = shape.opening + "i-"
    with open(path, "w", encoding="utf-8", newline="") as output:
        output.write(shape.header())
        for start in range(1, rows + 1, BLOCK):
            count = min(BLOCK, rows + 1 - start)
            chosen = array.array("H", generator.randbytes(8 * count))
            if sys.byteorder == "big":
                chosen.byteswap()
            output.write("".join([
                f"{opening}{number:08}{nothing[a]}{note[d]}" if a < EMPTY else
                f"{opening}{number:08}{first[a]}{second[b]}{tail[c]}{note[d]}"
                for number, a, b, c, d in zip(range(start, start + count), chosen[0::4], chosen[1::4],
                                              chosen[2::4], chosen[3::4])]))


def write_corners(rows: int, path: str) -> None:
    unknown = ["onbekend", "", "?"]
    combinations = itertools.product(
        ["ja", "nee"] + unknown,                       # niets_te_verliezen
        ["nee", ""],                                   # the items that count for nothing else
        ["nvt", "", "ja", "onbekend"], ["", "nvt", "nee"], ["ja", "nee", "nvt"] + unknown,
        ["ja", "nee"] + unknown,                       # feiten.ex_partner
        ["laag", "gemiddeld", "hoog"] + unknown)
    with open(path, "w", encoding="utf-8", newline="") as output:
        output.write(CsvShape().header())
        for number, (lose, other, *last) in enumerate(itertools.islice(combinations, rows), 1):
            cells = [f"h-{number:08}", lose] + [other] * 12 + last
            output.write(";".join(cells) + ';"Hoek; van het\nraster."\n')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shape", choices=[*SHAPES, "corners"], default="intake")
    parser.add_argument("rows", type=int)
    parser.add_argument("output")
    parser.add_argument("seed", nargs="?", default="rodevlag")
    options = parser.parse_args()
    if options.shape == "corners":
        write_corners(options.rows, options.output)
        return
    write_records(options.rows, options.output, options.seed, SHAPES[options.shape]())


if __name__ == "__main__":
    main()
