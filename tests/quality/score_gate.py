"""How much the gate for machine-written sentences refuses of what is wrong, and how much it lets through of what is right.

    python tests/quality/score_gate.py ARTICLES.jsonl[.gz] [--language en]

One JSON object a line: ``text``, and where people summarized it ``refs`` (the first one is used, a sentence a line or
in running text). Wrong sentences are made from right ones by one change each, or taken from another article of the file; no model is
asked. Deterministic: the choices come from a fixed seed.
"""

import argparse
import gzip
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from digest.text.grounding import Grounds
from digest.text.negations import negations
from digest.text.sentences import sentences
from digest.text.words import stems, words

MOST = 30
"""Sentences of an article that are tried."""
NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}")
FULL_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,} [A-Z][a-z]{3,}")
VERB = re.compile(r"\b(?:was|is|were|are|has|have|had|will|would|could|can)\b(?! not|n['’]t)")
NOT = re.compile(r" not\b|n['’]t\b")
Tried = tuple[str, list[int]]
Change = Callable[[str, random.Random], str]


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:stop] for start, stop in sentences(text)]


def changed(texts: Sequence[str], change: Change, rng: random.Random) -> Iterator[Tried]:
    """Each sentence with one change, named as resting on itself."""
    for number, text in enumerate(texts[:MOST], 1):
        new = change(text, rng)
        if new != text:
            yield new, [number]


def other_number(text: str, rng: random.Random) -> str:
    """One number made a little larger."""
    found = list(re.finditer(r"\d+", text))
    if not found:
        return text
    one = rng.choice(found)
    return text[: one.start()] + str(int(one.group()) + rng.randint(1, 9)) + text[one.end() :]


def other_name(pattern: re.Pattern[str], names: Sequence[str]) -> Change:
    """One name put in the place of another."""

    def change(text: str, rng: random.Random) -> str:
        found, new = list(pattern.finditer(text)), [name for name in names if name not in text]
        if not found or not new:
            return text
        one = rng.choice(found)
        return text[: one.start()] + rng.choice(new) + text[one.end() :]

    return change


def denied(text: str, _rng: random.Random) -> str:
    """Turned round by a "not"."""
    return text if negations(text) else VERB.sub(lambda match: f"{match.group()} not", text, count=1)


def affirmed(text: str, _rng: random.Random) -> str:
    """Turned round by leaving a "not" out."""
    return text if re.search('["“]', text) else NOT.sub("", text, count=1)


def sources(text: str, stemmed: Sequence[set[str]]) -> list[int]:
    """The one or two sentences that share most with one that somebody wrote."""
    left, named = _stems(text), list[int]()
    for _ in range(2):
        best = max(range(len(stemmed)), key=lambda i: len(left & stemmed[i]))
        if not left & stemmed[best]:
            break
        named.append(best + 1)
        left -= stemmed[best]
    return named


def _stems(text: str) -> set[str]:
    return set(stems([word.folded for word in words(text)]))


def tries(row: dict[str, Any], other: str, rng: random.Random) -> dict[str, list[Tried]]:
    """What is tried with one article, by kind: first what is right, then what is wrong."""
    texts, strange = split(row["text"]), split(other)
    stemmed = [_stems(text) for text in texts]
    written = [text for line in (row.get("refs") or [""])[0].split("\n") for text in split(line)]
    own = sorted({name for text in texts for name in FULL_NAME.findall(text)})
    foreign = sorted({name for text in strange for name in NAME.findall(text) if name not in row["text"]})
    return {
        "taken word for word": [(text, [number]) for number, text in enumerate(texts[:MOST], 1)],
        "written by people": [(text, sources(text, stemmed)) for text in written],
        "another number": list(changed(texts, other_number, rng)),
        "a name from elsewhere": list(changed(texts, other_name(NAME, foreign), rng)),
        "another name of the article": list(changed(texts, other_name(FULL_NAME, own), rng)),
        "denied": list(changed(texts, denied, rng)),
        "a denial left out": list(changed(texts, affirmed, rng)),
        "of another article": [(text, sources(text, stemmed)) for text in strange[:MOST] if text not in row["text"]],
    }


def rates(rows: Sequence[dict[str, Any]], language: str = "en") -> dict[str, tuple[int, float]]:
    """For each kind how many were tried, and the share that the gate let through."""
    rng = random.Random(1)
    counts: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        texts = tuple(split(row["text"]))
        if len(texts) < 3:
            continue
        grounds = Grounds(texts, language)
        for kind, tried in tries(row, rows[number - 1]["text"], rng).items():
            counts.setdefault(kind, []).extend(not grounds.refusal(*one) for one in tried)
    return {kind: (len(passed), sum(passed) / max(1, len(passed))) for kind, passed in counts.items()}


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a JSON Lines file, packed or not."""
    content = path.read_bytes()
    return [json.loads(line) for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--language", default="en")
    given = parser.parse_args()
    print("| sentences | tried | let through, % |\n|---|---|---|")
    for kind, (tried, share) in rates(read(given.articles), given.language).items():
        print(f"| {kind} | {tried} | {100 * share:.1f} |")


if __name__ == "__main__":
    main()
