"""The kinds of faults: what goes wrong, and what must come of it, as docs/betrouwbaarheid.md says.

A kind is tried many times, in scenarios and at moments that the harness finds out by itself. A
kind that was never tried in a run of the harness is a failure of that run.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    name: str
    fault: str    # Dutch, for the table
    promise: str  # Dutch, for the table
    injected: bool = False  # needs strace, or a limit that sanitizers do not bear


SAME = "niets: zelfde uitvoer, zelfde status"
NO_OUTPUT = "status 74; het oude bestand blijft"
NO_INPUT = "status 66; het oude bestand blijft"
KILLED = "het oude bestand of het hele nieuwe; "

KINDS = [
    Kind("write-hard", "schrijven mislukt: schijf vol, ruimte op, fout van het apparaat", NO_OUTPUT, True),
    Kind("write-nothing", "schrijven lukt zonder dat er iets geschreven is", NO_OUTPUT, True),
    Kind("write-again", "schrijven wordt onderbroken of moet wachten (EINTR, EAGAIN)", SAME, True),
    Kind("messages-hard", "meldingen op stderr kunnen niet geschreven worden", SAME, True),
    Kind("fsync-hard", "`fsync` van bestand of map mislukt",
         "status 74; het oude bestand, of het hele nieuwe als alleen de map faalt", True),
    Kind("fsync-again", "`fsync` wordt onderbroken, of bestaat niet op deze schijf", SAME, True),
    Kind("rename-hard", "de naam geven mislukt: geen toegang, andere schijf, schijf vol", NO_OUTPUT, True),
    Kind("open-output", "het nieuwe bestand kan niet gemaakt worden", NO_OUTPUT, True),
    Kind("open-input", "de invoer of een instrument kan niet geopend worden", NO_INPUT, True),
    Kind("open-again", "openen wordt onderbroken", SAME, True),
    Kind("close-output", "sluiten van de uitvoer meldt een fout", NO_OUTPUT, True),
    Kind("close-again", "sluiten wordt onderbroken, of faalt bij wat alleen gelezen is", SAME, True),
    Kind("read-hard", "lezen mislukt halverwege", NO_INPUT, True),
    Kind("read-again", "lezen wordt onderbroken of moet wachten", SAME, True),
    Kind("read-early-end", "lezen zegt te vroeg dat het bestand op is", NO_INPUT, True),
    Kind("memory-gone", "vanaf een bepaald moment is er geen geheugen meer",
         "status 70 met een melding, of gewoon goed", True),
    Kind("memory-once", "één keer geen geheugen", "status 70 met een melding, of gewoon goed", True),
    Kind("thread-refused", "het systeem geeft geen extra thread",
         "status 70 met een melding, of gewoon goed", True),
    Kind("every-call", "elke aanroep van het systeem faalt een keer",
         "status 66, 70 of 74, of gewoon goed en volledig", True),
    Kind("kill-every-call", "`kill -9` bij elke aanroep van het systeem",
         KILLED + "hooguit een `.rodevlag-XXXXXX` blijft liggen", True),
    Kind("signal-every-call", "Ctrl-C, TERM of HUP bij elke aanroep van het systeem",
         KILLED + "er blijft niets liggen", True),
    Kind("kill-any-moment", "`kill -9` op een willekeurig moment van een grotere run",
         KILLED + "hooguit een `.rodevlag-XXXXXX` blijft liggen"),
    Kind("signal-any-moment", "Ctrl-C of TERM op een willekeurig moment van een grotere run",
         KILLED + "er blijft niets liggen"),
    Kind("file-size", "het bestand mag niet groter worden (`ulimit -f`), op elke grens", NO_OUTPUT),
    Kind("disk-full", "een volle schijf: `/dev/full` en een schijf van 64 kB", NO_OUTPUT),
    Kind("pipe-closed", "de ontvanger leest niet verder (`| head -1`)",
         "het programma stopt stil; status 74 als SIGPIPE uit staat"),
    Kind("stdout-closed", "stdout is dicht (`>&-`)", "status 74; niets als alles naar een bestand gaat"),
    Kind("stdin-closed", "stdin is dicht (`<&-`)", NO_INPUT),
    Kind("stderr-closed", "stderr is dicht of vol (`2>&-`, `2>/dev/full`)", SAME),
    Kind("short-writes", "een nauwe pijp: elke keer wordt maar een deel geschreven", SAME),
    Kind("short-reads", "de invoer komt in kleine stukjes", SAME),
    Kind("folder-removed", "de map van de uitvoer verdwijnt tijdens de run", "status 74"),
    Kind("input-cut", "de invoer wordt korter terwijl die gelezen wordt", NO_INPUT),
    Kind("memory-limit", "een grens aan het geheugen (`ulimit -v`)",
         "status 70 met een melding, of gewoon goed", True),
    Kind("open-files-limit", "een grens aan het aantal open bestanden (`ulimit -n`)",
         "status 66 of 74 met een melding, of gewoon goed", True),
]

BY_NAME = {kind.name: kind for kind in KINDS}
