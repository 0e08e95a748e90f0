"""How good cleaning is, on texts whose lines are labelled: runs digest and compares.

    python tests/quality/score_cleaning.py DATA [--alone]

DATA is a folder with injected.jsonl.gz, copypaste.jsonl.gz (objects with id, source, lines, labels: 1 keep, 0 drop, -1
not scored) and mojibake.jsonl.gz (objects with id, kind, bad, good). Printed are means over texts: F1 of the kept lines,
each one vote; the same weighed by characters; the share of the article's lines kept; of the others dropped; the share
of texts without a mistake. With --alone no text is told its source, and each is cleaned in a run of its own.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

Scored = tuple[Sequence[str], Sequence[int], set[int]]
"""Lines, labels, and the numbers of the lines kept."""


def scores(texts: Sequence[Scored]) -> dict[str, float]:
    """The figures of cleaned texts, each the mean over the texts that have it."""
    rows = [score(*text) for text in texts]
    names = ("line_f1", "char_f1", "kept", "dropped", "exact")
    found = {name: [row[name] for row in rows if name in row] for name in names}
    return {name: sum(values) / len(values) for name, values in found.items() if values}


def score(lines: Sequence[str], labels: Sequence[int], kept: set[int]) -> dict[str, float]:
    """The figures of one text; those are left out that it cannot have."""
    right = [i for i, label in enumerate(labels) if label == 1]
    wrong = [i for i, label in enumerate(labels) if label == 0]
    hits, misses = [i for i in right if i in kept], [i for i in right if i not in kept]
    left = [i for i in wrong if i in kept]
    found = {"exact": float(not misses and not left)}
    for name, size in (("line_f1", lambda i: 1), ("char_f1", lambda i: len(lines[i]))):
        good, bad = sum(map(size, hits)), sum(map(size, misses)) + sum(map(size, left))
        found[name] = 2 * good / (2 * good + bad) if good + bad else 1.0
    if right:
        found["kept"] = len(hits) / len(right)
    if wrong:
        found["dropped"] = 1 - len(left) / len(wrong)
    return found


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a packed file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def processed(objects: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """What ``digest process --only clean`` makes of objects."""
    with tempfile.TemporaryDirectory() as folder:
        given, out = Path(folder) / "given.jsonl", Path(folder) / "out.jsonl"
        given.write_text("".join(json.dumps(item) + "\n" for item in objects), encoding="utf-8")
        command = [sys.executable, "-m", "digest", "process", "--only", "clean", "-o", str(out), str(given)]
        subprocess.run(command, cwd=folder, check=False, capture_output=True)
        return [json.loads(row) for row in out.read_text(encoding="utf-8").splitlines()]


def kept_lines(lines: Sequence[str], edits: Sequence[dict[str, Any]]) -> Iterator[int]:
    """The numbers of the lines of which the edits leave two fifths or more."""
    start = 0
    for number, line in enumerate(lines):
        stop = start + len(line)
        cut = sum(
            max(0, min(stop, e["stop"]) - max(start, e["start"])) - len(e["new"])
            for e in edits
            if e["start"] < stop and e["stop"] > start
        )
        if cut < 0.6 * max(1, len(line)):
            yield number
        start = stop + 1


def cleaned(records: Sequence[dict[str, Any]], *, alone: bool) -> list[Scored]:
    """The texts with the numbers of the lines that digest keeps."""
    given = [
        {"id": r["id"], "text": "\n".join(r["lines"])} | ({} if alone else {"source": r["source"]}) for r in records
    ]
    runs = [[item] for item in given] if alone else [given]
    answers = [answer for run in runs for answer in processed(run)]
    return [
        (r["lines"], r["labels"], set(kept_lines(r["lines"], answer.get("edits") or [])))
        for r, answer in zip(records, answers, strict=True)
    ]


def by_kind(records: Sequence[dict[str, Any]], texts: Sequence[Scored]) -> dict[str, float]:
    """The share kept of each kind of line, where the data tells kinds."""
    kept: defaultdict[str, list[bool]] = defaultdict(list)
    for record, (_, _, numbers) in zip(records, texts, strict=True):
        for number, kind in enumerate(record.get("kinds") or ()):
            kept[kind].append(number in numbers)
    return {kind: sum(values) / len(values) for kind, values in sorted(kept.items())}


def plain(line: str) -> str:
    """A line with straight quotes and plain blanks, as repairs are compared."""
    for old, new in zip("’‘“”\xa0\u202f\u2009", "''\"\"   ", strict=True):
        line = line.replace(old, new)
    for gone in "\u200b\ufeff\xad":
        line = line.replace(gone, "")
    return " ".join(unicodedata.normalize("NFC", line.replace("…", "...")).split())


def repaired(records: Sequence[dict[str, Any]]) -> dict[str, float]:
    """The share of lines of each kind that come out as they should."""
    answers = processed([{"id": r["id"], "text": r["bad"]} for r in records])
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for record, answer in zip(records, answers, strict=True):
        right[record["kind"]].append(plain(answer.get("text") or "") == plain(record["good"]))
    return {kind: sum(values) / len(values) for kind, values in sorted(right.items())}


def show(name: str, figures: dict[str, float]) -> None:
    """Print figures in a line."""
    print(f"{name:10} " + "  ".join(f"{key} {value:.4f}" for key, value in figures.items()))


def main() -> None:
    """Score the three files of the folder."""
    folder, alone = Path(sys.argv[1]), "--alone" in sys.argv
    for name in ("injected", "copypaste"):
        records = read(folder / f"{name}.jsonl.gz")
        texts = cleaned(records, alone=alone)
        show(name, scores(texts))
        show("  kept of", by_kind(records, texts))
    show("mojibake", repaired(read(folder / "mojibake.jsonl.gz")))


if __name__ == "__main__":
    main()
