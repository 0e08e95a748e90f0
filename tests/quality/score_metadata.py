"""Measure what digest finds out about copied pages: headline, date and authors, without being told anything.

    python tests/quality/score_metadata.py DATA [--show]

DATA is a folder with copypaste.jsonl.gz (id, lines) and meta.jsonl.gz (id, title, authors, date), and, if it is
there, injected.jsonl.gz (id, lines, kinds): texts that name no date and no author but in lines of the kind byline.
Only what stands in the lines of a page counts as missed. With --show each mistake is printed.
"""

import ast
import gzip
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from digest.text.copied.days import day_line

Row = dict[str, Any]


def read(path: Path) -> list[Row]:
    """The objects of a packed file of JSON Lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def processed(pages: Sequence[Row]) -> dict[str, Row]:
    """What the whole pipeline, as users run it, makes of the lines of each page."""
    with TemporaryDirectory() as folder:
        given = Path(folder) / "pages.jsonl"
        given.write_text("".join(json.dumps({"id": p["id"], "text": "\n".join(p["lines"])}) + "\n" for p in pages))
        command = [sys.executable, "-m", "digest", "process", "--only", "clean,describe", str(given)]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return {row["id"]: row for row in map(json.loads, done.stdout.splitlines())}


def folded(text: str | None) -> str:
    """White space folded."""
    return " ".join((text or "").split())


def authors_of(row: Row) -> set[str]:
    """The authors stated, in small letters; given as a list or as names parted by commas."""
    given = row["authors"] or []
    if isinstance(given, str):
        given = ast.literal_eval(given) if given.startswith("[") else given.split(",")
    return {folded(name).strip(" |").casefold() for name in given if folded(name).strip(" |")}


def score(pages: Sequence[Row], gold: dict[str, Row], found: dict[str, Row], *, show: bool) -> Counter[str]:
    """How often each kind was there, found rightly, found wrongly."""
    count: Counter[str] = Counter()

    def note(kind: str, page: Row, expected: str, got: str, *, present: bool, right: bool) -> None:
        count[f"{kind} present"] += present
        count[f"{kind} right"] += present and right
        count[f"{kind} wrong"] += bool(got) and not right
        if show and not right and (present or got):
            print(f"{kind}: {page['id']}: expected {expected!r}{'' if present else ' (not in the page)'}, got {got!r}")

    for page in pages:
        row, answer = gold[page["id"]], found[page["id"]]
        lines = [folded(line) for line in page["lines"]]
        title, day, authors = folded(row["title"]), (row["date"] or "")[:10], authors_of(row)
        title_got = answer["title"] if not answer["title_made"] and answer["title"] in lines else ""
        note("headline", page, title, title_got, present=title in lines, right=title_got == title)
        days = {one for line in lines if (dated := day_line(line)) for d in dated.days for one in (d.day, d.other)}
        got_day = (answer["published"] or "")[:10]
        note("date", page, day, got_day, present=day in days, right=got_day == day)
        whole = " ".join(lines).casefold()
        there = {name for name in authors if name in whole}
        got = {name.casefold() for name in answer["authors"]}
        note(
            "authors",
            page,
            str(sorted(authors)),
            str(sorted(got)) if got else "",
            present=bool(there),
            right=bool(got) and got == there,
        )
        count["names present"] += len(there)
        count["names found"] += len(got)
        count["names right"] += len(got & authors)
    return count


def invented(pages: Sequence[Row], found: dict[str, Row], *, show: bool) -> Counter[str]:
    """Dates and authors of texts that have none but in their lines of the kind byline."""
    count: Counter[str] = Counter()
    for page in pages:
        bylines = [line for line, kind in zip(page["lines"], page["kinds"], strict=True) if kind == "byline"]
        allowed = {one for line in bylines if (dated := day_line(line)) for d in dated.days for one in (d.day, d.other)}
        answer = found[page["id"]]
        day, said = answer["published"] or "", folded(" ".join(bylines)).casefold()
        wrong = [name for name in answer["authors"] if name.casefold() not in said]
        count["texts"] += 1
        count["dates"] += bool(day)
        count["wrong dates"] += bool(day) and day[:10] not in allowed
        count["authors"] += len(answer["authors"])
        count["wrong authors"] += len(wrong)
        if show and (wrong or (day and day[:10] not in allowed)):
            print(f"invented: {page['id']}: {day} {wrong}")
    return count


def shares(count: Counter[str]) -> Iterable[str]:
    """The figures as lines of text."""
    for kind in ("headline", "date", "authors"):
        there, right, wrong = (count[f"{kind} {what}"] for what in ("present", "right", "wrong"))
        yield f"{kind}: {right} of {there} present ({right / max(1, there):.3f}), {wrong} wrong"
    right, found, there = count["names right"], count["names found"], count["names present"]
    yield f"names: precision {right / max(1, found):.3f}, recall {right / max(1, there):.3f}"


def main(data: str, *options: str) -> None:
    """Print the figures."""
    folder, show = Path(data), "--show" in options
    gold = {row["id"]: row for row in read(folder / "meta.jsonl.gz")}
    pages = [page for page in read(folder / "copypaste.jsonl.gz") if page["id"] in gold]
    for line in shares(score(pages, gold, processed(pages), show=show)):
        print(line)
    if (folder / "injected.jsonl.gz").is_file():
        texts = read(folder / "injected.jsonl.gz")
        print("injected:", dict(invented(texts, processed(texts), show=show)))


if __name__ == "__main__":
    main(*sys.argv[1:])
