"""What rv-score --shard leaves, cut out of what a run over the whole file left in the folder `heel`."""

import hashlib
import json


def rows_of(data, suffix):
    """The rows of an output with their line ends; of CSV the first is the header."""
    rows, start, quoted = [], 0, False
    for at, byte in enumerate(data):
        if byte == 0x22 and suffix == "csv":
            quoted = not quoted
        elif byte == 0x0A and not quoted:
            rows.append(data[start:at + 1])
            start = at + 1
    return rows


def described(name, data):
    return {"naam": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def emulate_part(folder, name, records, suffix, number, count):
    """Writes deel-N.SUFFIX, deel-N-af.SUFFIX and deel-N.json. `records`: (offset, rejected) each."""
    data = (folder / name).read_bytes()

    def bound(part):  # where the first record starts that is not before that share of the file
        starts = [at for at, _ in records if at >= len(data) * part // count]
        return 0 if part == 0 else len(data) if part == count or not starts else starts[0]

    begin, end = bound(number - 1), bound(number)
    mine = [begin <= at < end for at, _ in records]
    receipt = json.loads((folder / "heel/bewijs.json").read_text())
    for member, file, wanted in (("uitvoer", "uit", False), ("afgewezen", "af", True)):
        rows = rows_of((folder / f"heel/{file}.{suffix}").read_bytes(), suffix)
        head = rows.pop(0) if suffix == "csv" else b""
        of_kind = [taken for taken, (_, rejected) in zip(mine, records) if rejected == wanted]
        assert len(of_kind) == len(rows)
        part = head + b"".join(row for taken, row in zip(of_kind, rows) if taken)
        out = f"deel-{number}.{suffix}" if file == "uit" else f"deel-{number}-af.{suffix}"
        (folder / out).write_bytes(part)
        receipt[member] = described(out, part)
    rejected = sum(1 for taken, (_, bad) in zip(mine, records) if taken and bad)
    receipt["invoer"] = described(name, data[begin:end])
    receipt["deel"] = {"nummer": number, "van": count, "begin": begin, "einde": end}
    receipt["aantal"] = {"gelezen": sum(mine), "gescoord": sum(mine) - rejected, "afgewezen": rejected}
    receipt["status"] = 65 if rejected else 0
    (folder / f"deel-{number}.json").write_text(json.dumps(receipt))
