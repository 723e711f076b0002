"""The figures as tables in Dutch: on the screen, and as docs/prestaties.md. Ratios come first."""
import statistics

MEGABYTE = 1_000_000
GOAL_ROWS = 10_000_000
MONTHS = ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
          "november", "december"]


def number(value: float, digits: int = 0) -> str:
    """With a decimal comma, and a point for thousands."""
    return f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def seconds(value: float) -> str:
    return number(value, 3 if value < 10 else 1)


def ratio(value: float | None) -> str:
    return "" if value is None else number(value, 2 if value < 10 else 1 if value < 100 else 0)


def bound(value: float | None) -> str:
    return "" if value is None else f"{value:g}".replace(".", ",")


def median(figures: dict, name: str) -> float | None:
    measured = figures["measurements"].get(name)
    return statistics.median(measured["wall"]) if measured else None


def divided(over: float | None, under: float | None) -> float | None:
    return over / under if over is not None and under is not None else None


def table(header: list[str], rows: list[list[str]]) -> str:
    """The first column is text, the others are numbers."""
    lines = [header, ["---"] + ["---:"] * (len(header) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def wall_cells(figures: dict, name: str) -> list[str]:
    """Median, least and most, megabytes and rows a second, processor time, peak, rounds."""
    measured = figures["measurements"][name]
    size = figures["inputs"][measured["input"]]
    middle = median(figures, name)
    peak = number(max(measured["peak"]) / MEGABYTE, 1) if measured["peak"] else "onbekend"
    return [seconds(middle), f"{seconds(min(measured['wall']))} - {seconds(max(measured['wall']))}",
            number(size["bytes"] / MEGABYTE / middle), number(size["rows"] / middle),
            seconds(statistics.median(measured["processor"])), peak, str(len(measured["wall"]))]


WALL_HEADER = ["mediaan (s)", "kortst - langst (s)", "MB/s", "rijen/s", "processortijd (s)", "geheugen (MB)", "rondes"]


def of_main_table(figures: dict) -> list[str]:
    names = ("cp", "cat", "wc", "mawk", "mlr", "python", "duckdb", "rv-score")
    return [name for name in figures["measurements"] if name.startswith(names)]


def main_table(figures: dict) -> str:
    rows = []
    for name in of_main_table(figures):
        measured = figures["measurements"][name]
        duckdb = "duckdb-1" if measured["threads"] == 1 else "duckdb-2"
        middle = median(figures, name)
        rows.append([measured["title"], ratio(divided(middle, median(figures, "cp"))),
                     ratio(divided(middle, median(figures, duckdb))), *wall_cells(figures, name)])
    return table(["programma", "maal cp", "maal DuckDB", *WALL_HEADER], rows)


def other_table(figures: dict) -> str:
    names = [name for name in figures["measurements"]
             if name not in of_main_table(figures) and not name.startswith("start")]
    return table(["programma", *WALL_HEADER],
                 [[figures["measurements"][name]["title"], *wall_cells(figures, name)] for name in names])


def start_table(figures: dict) -> str:
    rows = []
    for name, measured in figures["measurements"].items():
        if name.startswith("start"):
            times = [1000 * wall for wall in measured["wall"]]
            rows.append([f"`{measured['command']}`", ratio(divided(median(figures, name), median(figures, "start"))),
                         number(statistics.median(times), 1), f"{number(min(times), 1)} - {number(max(times), 1)}"])
    return table(["opdracht", "maal rv-score", "mediaan (ms)", "kortst - langst (ms)"], rows)


def goals(figures: dict) -> list[dict]:
    """Each goal with its limit, its aim, and what was measured (None when it was not)."""
    def time_of(name: str) -> float | None:
        return median(figures, name)

    quickest = time_of("rv-score-2") or time_of("rv-score-1")
    start = time_of("start")
    peaks = [max(measured["peak"]) / MEGABYTE for measured in figures["measurements"].values()
             if measured["title"].startswith("rv-") and measured["peak"]]
    found = [
        ("rv-score met 2 threads, maal cp", "hoogstens", 2.5, None, divided(time_of("rv-score-2"), time_of("cp"))),
        ("DuckDB, maal rv-score, beide 1 thread", "minstens", 10, 20,
         divided(time_of("duckdb-1"), time_of("rv-score-1"))),
        ("DuckDB, maal rv-score, beide 2 threads", "minstens", 10, 20,
         divided(time_of("duckdb-2"), time_of("rv-score-2"))),
        ("Miller, maal rv-score met de meeste threads", "minstens", 150, None, divided(time_of("mlr"), quickest)),
        ("rv-score met 1 thread, maal rv-score met 2 threads", "minstens", 1.6, None,
         divided(time_of("rv-score-1"), time_of("rv-score-2"))),
        ("hoogste geheugengebruik van een run (MB)", "hoogstens", 64, 16, max(peaks, default=None)),
        ("één zaak in YAML, van start tot einde (ms)", "hoogstens", 5, 3, start and 1000 * start),
    ]

    def reached(side: str, limit: float | None, value: float | None) -> bool | None:
        if limit is None or value is None:
            return None
        return value <= limit if side == "hoogstens" else value >= limit

    return [{"goal": goal, "side": side, "limit": limit, "aim": aim, "measured": value,
             "reached": reached(side, limit, value), "aim_reached": reached(side, aim, value)}
            for goal, side, limit, aim, value in found]


def goal_table(figures: dict) -> str:
    words = {True: "gehaald", False: "**niet gehaald**", None: "niet gemeten"}
    rows = []
    for goal in goals(figures):
        verdict = words[goal["reached"]]
        if goal["aim_reached"]:
            verdict += ", streven ook"
        rows.append([goal["goal"], ratio(goal["measured"]), f"{goal['side']} {bound(goal['limit'])}",
                     bound(goal["aim"]), verdict])
    return table(["doel", "gemeten", "grens", "streven", "oordeel"], rows)


def missing_lines(figures: dict) -> str:
    return "".join(f"- Niet gemeten, want niet op deze machine: {name} ({lacking})\n"
                   for name, lacking in figures["missing"].items())


def caution(figures: dict) -> str:
    lines = []
    if figures["rows"] != GOAL_ROWS:
        lines.append(f"**Voorlopig:** gemeten met {number(figures['rows'])} rijen. De doelen gelden voor "
                     f"{number(GOAL_ROWS)} rijen.\n")
    if figures["machine"]["load"] > 0.5:
        lines.append(f"**Let op:** de machine was niet stil. De belasting bij de start was "
                     f"{number(figures['machine']['load'], 1)}. De tijden zijn\ndaardoor te lang, en de verhoudingen onzeker.\n")
    return "".join(line + "\n" for line in lines)


def summary(figures: dict) -> str:
    parts = [caution(figures) + main_table(figures)]
    if any(name.startswith("start") for name in figures["measurements"]):
        parts += [other_table(figures), start_table(figures)]
    parts.append(goal_table(figures))
    if figures["missing"]:
        parts.append(missing_lines(figures))
    return "\n\n".join(parts)


def written_date(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def page(figures: dict) -> str:
    """docs/prestaties.md"""
    machine = figures["machine"]
    intake = figures["inputs"]["intake"]
    commands = "\n".join("    " + measured["command"] for measured in figures["measurements"].values())
    versions = "\n".join(f"- {version}" for version in figures["versions"].values())
    inputs = "\n".join(f"- {shape}: {number(size['rows'])} rijen, {number(size['bytes'] / MEGABYTE, 1)} MB"
                       for shape, size in figures["inputs"].items() if shape != "corners")
    return f"""# Prestaties

Deze pagina is geschreven door `tests/bench/compare.py --write-docs`. Verander haar niet met de hand.

{caution(figures)}Hoe snel een programma is, verschilt per machine. Let daarom op de verhoudingen. Die zijn gemeten op één machine,
om de beurt en in dezelfde run.

## Doelen

{goal_table(figures)}

## Hetzelfde werk met andere programma's

Elk programma leest hetzelfde CSV-bestand van {number(intake['rows'])} rijen ({number(intake['bytes'] / MEGABYTE)} MB).
Mawk, Miller, Python, DuckDB en rv-score schrijven alle kolommen weer weg, met de tien resultaten van de SASH erbij.
Hun uitvoer is vergeleken: dezelfde rijen in dezelfde volgorde, en in elke cel hetzelfde. Een run waarin dat niet zo is,
mislukt. Ook een bestand met elke combinatie van de antwoorden die de uitkomst bepalen is zo vergeleken.

{main_table(figures)}

Hoe u dit leest:

- "maal cp" is de tijd, gedeeld door de tijd van `cp`. "maal DuckDB" is de tijd, gedeeld door die van DuckDB met
  evenveel threads. Miller verdeelt zijn werk zelf over de processors en staat naast DuckDB met 2 threads.
- MB is een miljoen bytes. MB/s telt de bytes van de invoer.
- "geheugen" is het meeste dat in een van de rondes tegelijk in gebruik was.
- Een programma dat lang duurt, krijgt minder rondes.

Wat u erbij moet weten:

- De andere programma's kennen alleen de woorden die in dit bestand voorkomen. Zij controleren niets en wijzen niets af.
  rv-score kent alle woorden van de handleiding, controleert elke cel, en wijst af wat niet klopt.
- Mawk kan geen CSV lezen. Een regeleinde tussen aanhalingstekens is voor mawk een nieuwe rij. Het script plakt zulke
  regels aan elkaar. Dat gaat hier goed omdat alleen de laatste kolom aanhalingstekens heeft.
- De regels van de SASH zijn in elk van die talen met de hand geschreven en daarna sneller gemaakt: voor Miller
  zonder lussen, voor DuckDB met één optelling voor de vijf aantallen.
- De tijd van DuckDB is met het starten van Node.js en DuckDB erbij; onder "Eén zaak" staat hoe lang dat duurt.

## Andere invoer en uitvoer

rv-score en rv-route met het hoogste aantal threads van de tabel hierboven, op een korter bestand van dezelfde vorm
(`short`) en op bestanden van een andere vorm.

{other_table(figures)}

## Eén zaak

Van start tot einde, zonder shell, {len(figures['measurements']['start']['wall'])} keer, om en om met de andere.

{start_table(figures)}

## Waarop gemeten

- Datum: {written_date(figures['date'])}
- Processor: {machine['processor']}, {machine['cores']} kernen
- Geheugen: {number(machine['memory'] / 1e9, 1)} GB
- Systeem: {machine['system']}, kernel {machine['kernel']}
- Belasting bij de start: {number(machine['load'], 1)}
- Alle bestanden op een tmpfs (in het geheugen); de schijf telt dus niet mee
{missing_lines(figures)}
Versies:

{versions}

Invoer, gemaakt met `tests/bench/make_intake.py` en seed `{figures['seed']}`:

{inputs}

## Opdrachten

`$D` is een map op een tmpfs.

{commands}

## Zelf herhalen

Nodig zijn Debian 12, de pakketten van `./bootstrap test`, het pakket `time`, en npm voor DuckDB. Zonder DuckDB of een
ander programma gaat de vergelijking door; op de pagina staat dan wat niet is gemeten.

    cmake --preset release && cmake --build --preset release
    npm install --no-save --prefix tests/bench
    tests/bench/compare.py --rows 10000000 --write-docs

Dit duurt lang en vraagt ongeveer 8 GB in `/dev/shm`. Een kleinere run is `tests/bench/compare.py --rows 1000000`. Doe
het op een machine waarop verder niets draait.
"""
