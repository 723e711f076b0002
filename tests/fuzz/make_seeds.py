"""Makes the seeds of the fuzz targets.

    make_seeds.py --write OUTPUT         write OUTPUT/TARGET/*
    make_seeds.py --pack FOLDER TARGET   keep what is in FOLDER and no seed as corpus/TARGET.txt

Three kinds: input files of the goldens and examples, with the bytes before them that choose settings;
the hostile ones below; and what longer runs found worth keeping (corpus/, one base64 line per input,
because a file per input would be hundreds).
"""

import base64
import hashlib
import json
import pathlib
import re
import sys

SOURCE = pathlib.Path(__file__).resolve().parents[2]
CORPUS = pathlib.Path(__file__).resolve().parent / 'corpus'
MAX_BYTES = 8192
MAX_PACKED = 25_000  # per target, in base64; the smallest inputs are kept

# Columns of the instruments that the fuzz build has in it (tests/engine/valid).
COLUMNS = ["fiets.voorrem", "fiets.achterrem", "fiets.banden", "fiets.ketting", "fiets.licht",
           "weg.donker", "weg.ondergrond", "fiets.gebruikt", "fiets.keuring", "fiets.oordeel"]

HOSTILE_CSV = [
    b'zaak;a;b\n1;"x;2\n3;4;5\n6;7;8\n',
    b'zaak;a;b\n1;x"y;2\n3;"4"5;6\n7;8;9\n',
    b'zaak;a;b\r\n1;"x\r\ny";2\r\n\r\n\r\n3;4\r\n5;6;7;8\r\n',
    b'zaak;a\r1;2\r\r3;"4\r5"\r',
    b'zaak;a\n1;2\r\n3;4\r5;6\n\r7;8\r\r\n9;0',
    b'\xef\xbb\xbfzaak;a\n1;\xc3\xa9\n',
    b'\xef\xbb\xbfsep=;\r\nzaak;a\r\n1;2\r\n',
    b'sep=;\nzaak;a\n1;2\n',
    b'\n\r\n\rzaak;a\n1;2\n\n\n',
    b'zaak\n\n1\n\n\n2\n',
    b'zaak;a;\n1;2;\n3;4;\n',
    b'zaak;a\n1;2;\n3;4;\n5;6;\n',
    b'zaak;a;\n1;2\n3;4\n',
    b'zaak;a\n1;\x00\n\x00;2\n',
    b'zaak;a\n1;\xe9\n2;\xe2\x82\n',
    b'zaak;a\n1;"""\n2;"""";""\n3;"',
    b'zaak;a\n"1";"2"x"3";\n"4;5\n6;7\n8;"9"\n',
    b'zaak;a\n"1\n2;3\n4;5\n6;7\n',
    b'"zaak";"a;""b"""\n1;2\n',
    b'zaak;"a\n1;2\n',
    b'zaak;a\n' + b'1;' + b'x' * 300 + b'\n2;y\n',
    b'zaak;a\n' + b'1;"' + b'x\n' * 150 + b'2;y\n',
    b'zaak;' + b';' * 100 + b'\n1' + b';2' * 100 + b'\n',
    b'',
    b'\n',
    b'"',
    b';',
]

HOSTILE_SCORE = [
    b'zaak;fiets.voorrem;fiets.licht\n1;ja;nee\n2;misschien;ja\n3;"nee\n4;nee;nee\n5;ja;ja\n',
    b'zaak;fiets.voorrem;fiets.uitkomst\n1;ja;slecht\n2;nee;"goed"\n3;;\n',
    b'zaak;regel;reden;byte;fiets.licht\n1;2;3;4;nvt\n2;2;3;4;vaak\n',
    b'Zaak ; FIETS.voorrem ;notitie\n1; Ja ;"a;""b""\nc"\n1;nee;=1+1\n',
    b'zaak;fiets.keuring;weg.verkoopdag;weg.vandaag\n1;2024-02-30;2024-02-28;\n2;31-12-2024;2024-01-01;2024-01-02\n',
    b'zaak,weg.donker,weg.ondergrond\r\n1,ja,zand\r\n2,onbekend,"asfalt"\r\n\r\n3,ja\r\n',
    b'fiets.voorrem\nja\n\nnee\n',
    b'fiets.voorrem;fiets.licht;\nja;nee;\nnee;nee;\n',
    b'fiets.voorrem;fiets.licht\nja;nee;\nnee;nee;\n',
    b'zaak;fiets.banden\n\xef\xbb\xbf1;soms\n2;vaak\x00\n3;\xff\n4;nooit\n',
    b'zaak;fiets.voorrem;fiets.voorrem\n1;ja;nee\n',
    b'zaak;fiets.vorrem\n1;ja\n',
]

HOSTILE_JSON = [
    b'{"zaak":"1","antwoorden":{"fiets":{"voorrem":"ja"}}}\n{"zaak":\n\n  \n{"zaak":2}\r\n[]\n1\n"a"\nnull\n',
    b'{"a":1,"a":2}\n{"a":{"b":1,"b":1}}\n{"\\u0061":1,"a":2}\n',
    b'{"zaak":"1","besluiten":{"fiets":{"uitkomst":"goed","aantal":{"ja":1}},"nieuw":{},"x":[1]}}\n',
    b'{"a":[{"b":1,"b":2}]}\n{"a":[[{"b":1}],{"c":{"d":1,"d":{}}}]}\n',
    b'{"besluiten":null}\n{"besluiten":[]}\n{"besluiten":{}}\n{"besluiten" : {"fiets":1 , "nieuw" : null} , "z":1}\n{}\n{ }\n',
    b'[' * 64 + b']' * 64 + b'\n' + b'[' * 65 + b']' * 65 + b'\n' + b'{"a":' * 64 + b'1' + b'}' * 64 + b'\n',
    b'{"a":"\\ud83d\\ude00","b":"\\ud800","c":"\\u0000"}\n{"a":"\\\\\\"/\\/\\b\\f\\n\\r\\t"}\n',
    b'{"a":1e999}\n{"a":-0}\n{"a":1.0E+2}\n{"a":01}\n{"a":123456789012345678901234567890}\n',
    b'\xef\xbb\xbf{"a":1}\n\xef\xbb\xbf{"a":1}\n{"a":"\xff"}\n{"a":"\x00"}\n{"a":"\x01"}\n',
    b'{"fiets.voorrem":"ja","antwoorden":{"fiets":{"voorrem":"nee"}}}\n',
    b'{"antwoorden":{"fiets":{"voorrem":["ja"],"licht":{},"banden":true,"x":null}}}\n',
    b'{"zaak":{}}\n{"zaak":[1]}\n{"zaak":true}\n{"zaak":1.50}\n',
    b'{"a":"' + b'\\\\' * 40 + b'"}\n{"a":[1,[2,[3,{"b":"]}"}]]],"c":"{[\\""}',
    b'\r\n\r\n{"a":1}\r\r\n',
]

HOSTILE_YAML = [
    b'zaak: 1\nfiets:\n  voorrem: ja\n  licht: ~\n  banden:\nbesluiten:\n  fiets:\n    uitkomst: goed\n    aantal: {ja: 1}\n',
    b'zaak: 1\nbesluiten: {fiets: {uitkomst: goed}, x: {y: [1, "2"]}}\n',
    b'zaak: 1\nbesluiten:\n# onder\n  # in\n  nieuw: {}\n\n# einde\n',
    b'zaak: 1\nbesluiten:\nfiets: {voorrem: ja}\n...\n# erna\n',
    b'--- \nzaak: "1"\r\nfiets:\r\n  voorrem: ja\r\n',
    b'tekst: |\n  a\n  b\n\nnog: >-\n  c\n  d\nslot: |+\n  e\n\n',
    b'zaak: 1\nnotitie: |\n  besluiten:\n    fiets: x',
    b'{zaak: 1, fiets: {voorrem: ja}}\n',
    b'zaak: 1\nzaak: 2\n? a\n: b\n? [c]\n: d\n',
    b'a: &x [*x]\nb: !t c\n<<: {d: e}\n',
    b'a: 1\n---\nb: 2\n',
    b'"a.b": 1\na:\n  b: 2\n',
    b'a: "\\u0000\\x07\\u202e"\n',
    b'a: [' * 70 + b']' * 70 + b'\n',
    b'\xef\xbb\xbfzaak: \xc3\xa9\n',
    b'zaak: 010\na: null\nb: Null\nc: nullen\nd: yes\ne: "null"\nf: \'~\'\n',
    b'zaak: "1 "\nfiets: {voorrem: "ja ", licht: " #x", banden: "a: b", ketting: "- c", kleur: "[d]"}\ne: "f #g"\n',
    b'zaak\n',
    b'- a\n- b\n',
    b'a:\n\t- b\n',
    b'  zaak: 1\n  besluiten:\n    fiets:\n      uitkomst: x\n',
    b"zaak: 'it''s'\nantwoorden:\n  fiets: {voorrem: ja}\n  x: y\n",
    b'',
    b'a: "',
    b'a: {b: c\n',
]

HEAD = (b'instrument: klein\ntitel: K\nversie: 1.0.0\ngeldig_vanaf: 2024-01-01\n'
        b'bron: {document: d.txt, regels: 1}\ntoelichting: t\n')
ITEMS = (b'items:\n  - {id: a, vraag: Is a er, bron: 1, criterium: ja}\n  - {id: b, vraag: Is b er, bron: 1}\n'
         b'  - {id: c, vraag: Welke c, waarden: [x, y, z], erger: [x, [y, z]], bron: 1}\n')
DECISION = (b'besluiten:\n  - id: klein\n    titel: K\n    vraag: K?\n    bevoegd: wie\n    bron: 1\n'
            b'    schaal:\n      - {id: laag, titel: L, bron: 1}\n      - {id: hoog, titel: H, bron: 1}\n')
HOSTILE_INSTRUMENTS = [
    HEAD + ITEMS + DECISION + b'    regels:\n      - {dan: hoog, als: {minstens: 2, van: [a, b, {c: [y, z]}]}, bron: 1}\n      - {dan: laag, bron: 1}\n',
    HEAD + ITEMS + DECISION + b'    regels:\n      - {dan: hoog, als: {niet: {een_van: [a, {alle: [b, {niet: {c: x}}]}]}}, bron: 1}\n',
    HEAD + ITEMS + DECISION + b'    stroom:\n      begin: p\n      knopen:\n        - {id: p, vraag: P, item: a, takken: {ja: q, nee: laag}, bron: 1}\n        - {id: q, vraag: Q, item: c, takken: {x: laag, overig: hoog}, bron: 1}\n',
    HEAD + ITEMS + b'begrippen:\n  - {id: p, titel: P, als: {alle: [a, {begrip: q}]}, bron: 1}\n  - {id: q, titel: Q, als: {een_van: [b, {c: y}]}, bron: 1}\n' + DECISION + b'    regels:\n      - {dan: hoog, als: {begrip: p}, bron: 1}\n      - {dan: laag, bron: 1}\n',
    b'gebruikt: [weg]\n' + HEAD + ITEMS + DECISION + b'    bereik:\n      - {als: weg.donker, reden: R, bron: 1}\n    regels:\n      - {dan: hoog, als: {weg.ondergrond: zand}, bron: 1}\n      - {dan: laag, bron: 1}\n',
    HEAD + ITEMS + DECISION + b'    regels:\n      - {dan: hoog, als: ' + b'{niet: ' * 30 + b'a' + b'}' * 30 + b', bron: 1}\n      - {dan: laag, bron: 1}\n',
    HEAD + b'items:\n' + b''.join(b'  - {id: i%d, vraag: V, bron: 1}\n' % i for i in range(14)) + DECISION + b'    regels:\n      - {dan: hoog, als: {minstens: 7, van: [' + b', '.join(b'i%d' % i for i in range(14)) + b']}, bron: 1}\n      - {dan: laag, bron: 1}\n',
]

CASES = b'instrument: fiets\ngevallen:\n'
HOSTILE_CASES = [
    CASES + b'  - naam: Remmen stuk\n    antwoorden:\n      fiets: {voorrem: nee, achterrem: nee}\n'
            b'    verwacht:\n      fiets: {uitkomst: slecht, rode_vlaggen: [fiets.voorrem, fiets.achterrem],\n'
            b'              meldingen: [], acties_bevat: [stoppen], acties_zonder: [kijken]}\n',
    CASES + b'  - naam: Op zand\n    bron: b\n    antwoorden:\n      weg: {ondergrond: zand}\n'
            b'    verwacht:\n      route: {uitkomst: lopen, doorslaggevend: []}\n'
            b'      fiets: {mogelijk: [goed, matig, slecht], acties: [poetsen, "repareren?"]}\n',
    CASES + b'  - naam: Fout\n    antwoorden: {fiets: {voorrem: misschien, x: ja}, y: {z: nee}}\n'
            b'    verwacht: {fiets: {uitkomst: niets, mogelijk: []}}\n  - naam: Fout\n',
    CASES + b'  - {naam: Datums, antwoorden: {fiets: {keuring: 2024-02-30}, weg: {verkoopdag: 2024-01-01}}, verwacht: {fiets: {uitkomst: goed}}}\n',
]

RECIPE = b'recept: Proef\nzaken:\n'
HOSTILE_RECIPES = [
    RECIPE + b'  - {besluit: fiets, aantal: 1001, rode_vlaggen: 1000000}\n',
    RECIPE + b'  - {besluit: fiets, uitkomst: [goed, slecht, goed]}\n',
    RECIPE + b'  - {besluit: fiets, betwist: ja, uitkomst: slecht}\n',
    RECIPE + b'  - {besluit: fiets, een_onbekende_beslist: ja, uitkomst: [slecht, goed]}\n',
    RECIPE + b'  - {besluit: fiets, afleider: 1, rode_vlaggen: 1, uitkomst: slecht}\n',
    RECIPE + b'  - {besluit: fiets, bijna: goed, uitkomst: goed}\n',
    RECIPE + b'  - {besluit: fiets, antwoorden: {fiets.keuring: 2024-01-31, fiets.licht: misschien, weg.dnker: ja}}\n',
    RECIPE + b'  - {besluit: fiets, antwoorden: {fiets.banden: ja, fiets.licht: "?", fiets.ketting: }}\n',
    RECIPE + b'  - besluit: [fiets]\n    aantal: {}\n  - fiets\n  - {}\n',
    b'recept: Proef\nzaad: 18446744073709551616\nzaken: {}\n',
    b'recept: Proef\nzaad: 18446744073709551615\nzaken:\n  - {besluit: route, bijna: lopen, onbekend: 3}\n',
]


def hostile_keys():
    """Keys of the synthetic instruments with a small change; without the explanation, for room."""
    folder = SOURCE / 'tests/cli/rv-case/make-recipe/expected/files'
    for line in (folder / 'sleutel.jsonl').read_text().splitlines():
        exercise = json.loads(line)
        exercise.pop('besluiten', None)
        exercise['oefening']['bewijs'] = {}
        exercise['oefening']['verhaal']['alineas'] = ['Een.', 'Twee.']
        for fact in exercise['oefening']['verhaal']['feiten']:
            fact['zin'] = 'Een.'
        yield exercise
        answers = exercise['antwoorden']
        exercise['antwoorden'] = {'fiets': {'banden': 'ja', 'licht': 'nvt', 'gebruikt': 'ja'},
                                  'weg': {'donker': 'ja'}}
        yield exercise
        # A date, and an answer that follows from it.
        exercise['antwoorden'] = {'fiets': {'gebruikt': 'ja', 'keuring': '2024-01-03'},
                                  'weg': {'verkoopdag': '2024-01-01', 'vandaag': '2024-01-02'}}
        yield exercise
        exercise['antwoorden'] = answers
        exercise['oefening']['betwist'] = 'fiets.kleur'
        exercise['oefening']['vragen'] *= 2
        exercise['oefening']['titel'] = '\ud83d\ude00 \x00"\\'
        yield exercise


def is_small(data):
    return len(data) <= MAX_BYTES


def with_known_columns(data):
    """The header with the names of questions replaced by those of the synthetic instruments."""
    head, line_end, rest = data.partition(b'\n')
    columns = iter(COLUMNS)
    head = re.sub(rb'\b[a-z]+\.[a-z_]+\b', lambda _: next(columns, 'anders').encode(), head)
    return head + line_end + rest


class Seeds:
    def __init__(self):
        self.by_target = {}

    def add(self, target, data):
        if is_small(data):
            self.by_target.setdefault(target, {})[hashlib.sha256(data).hexdigest()[:16]] = data

    def add_files(self):
        for folder in ['tests/cli', 'tests/engine', 'tests/schema/invalid/verhaal',
                       'tests/schema/invalid/recept', 'examples',
                       'docs/handleiding/voorbeelden']:
            for path in sorted((SOURCE / folder).rglob('*')):
                if path.is_file():
                    self.add_file(path, path.read_bytes())

    def add_file(self, path, data):
        if path.suffix == '.csv':
            digit = b'%d' % (len(data) % 10)
            head = data.partition(b'\n')[0]
            delimiter = max(range(3), key=lambda index: head.count(b';,\t'[index:index + 1]))
            self.add('csv', b'%d' % delimiter + digit + b'00' + data)
            self.add('score_csv', b'0000' + with_known_columns(data))
        elif path.suffix == '.jsonl':
            self.add('json_lines', b'3' + data)
            if b'"oefening"' in data:
                self.add('exercise_key', data)
        elif path.suffix == '.json':
            self.add('json_lines', b'3' + data.replace(b'\n', b' '))
            self.add('receipt', data)
        elif path.suffix == '.yaml':
            is_instrument = re.search(rb'^instrument:', data, re.M) or path.parent.name == 'invalid'
            self.add('instrument' if is_instrument else
                     'case_file' if path.name == 'cases.yaml' else
                     'story_file' if re.search(rb'^verhaal:', data, re.M) else
                     'recipe' if re.search(rb'^recept:', data, re.M) else 'yaml_case', data)

    def add_hostile(self):
        for index, data in enumerate(HOSTILE_CSV):
            self.add('csv', b'0%d00' % (index % 10) + data)
            self.add('csv', b'0%d%d%d' % (index % 10, index % 8, index % 3) + data)
        for data in HOSTILE_CSV + HOSTILE_SCORE:
            self.add('score_csv', b'0000' + with_known_columns(data))
        for data in HOSTILE_JSON:
            self.add('json_lines', b'0' + data)
        for target, hostile in [('yaml_case', HOSTILE_YAML), ('instrument', HOSTILE_INSTRUMENTS),
                                ('case_file', HOSTILE_CASES), ('recipe', HOSTILE_RECIPES)]:
            for data in hostile:
                self.add(target, data)
        keys = [json.dumps(exercise).encode() + b'\n' for exercise in hostile_keys()]
        for data in keys + [keys[0] + keys[4], keys[0] + keys[0], b'']:
            self.add('exercise_key', data)

    def add_corpus(self):
        for path in sorted(CORPUS.glob('*.txt')):
            for line in path.read_text().split():
                self.add(path.stem, base64.b64decode(line))

    def write(self, output):
        for target, seeds in self.by_target.items():
            folder = output / target
            folder.mkdir(parents=True, exist_ok=True)
            for path in folder.iterdir():
                # Nothing but an old seed is removed, whatever folder was named.
                if re.fullmatch('[0-9a-f]{16}', path.name) and path.name not in seeds:
                    path.unlink()
            for name, data in seeds.items():
                (folder / name).write_bytes(data)


def pack(folder, target):
    seeds = Seeds()
    seeds.add_files()
    seeds.add_hostile()
    known = set(seeds.by_target[target].values())
    found = {path.read_bytes() for path in folder.iterdir()} - known
    lines = []
    for data in sorted(found, key=lambda one: (len(one), one)):
        lines.append(base64.b64encode(data).decode() + '\n')
        if sum(map(len, lines)) > MAX_PACKED:
            lines.pop()
            break
    CORPUS.mkdir(exist_ok=True)
    (CORPUS / (target + '.txt')).write_text(''.join(lines))


def main():
    if len(sys.argv) == 4 and sys.argv[1] == '--pack':
        pack(pathlib.Path(sys.argv[2]), sys.argv[3])
    elif len(sys.argv) == 3 and sys.argv[1] == '--write':
        seeds = Seeds()
        seeds.add_files()
        seeds.add_hostile()
        seeds.add_corpus()
        seeds.write(pathlib.Path(sys.argv[2]))
    else:
        sys.exit(__doc__)


if __name__ == '__main__':
    main()
