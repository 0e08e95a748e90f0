"""Learn the weights of `digest.text.copied.masthead`: prints the table, and how good it is on publishers not learned from.

    python tests/quality/train_masthead.py DATA [PROCESSED]

DATA is a folder with copypaste.jsonl.gz (id, source, lines, labels: 1 is body) and meta.jsonl.gz (id, title).
PROCESSED is what `digest process --only clean` makes of the same pages: it shows the lines kept as they are kept in
earnest, beside those of the labels. A page's lines are weighed against each other (a conditional logit).
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from digest.model import Article, Edit, Raw
from digest.text.copied.lines import body_start, lines_of
from digest.text.copied.masthead import weighed

FOLDS, STEPS, RIDGE, SPEED = 5, 400, 0.5, 0.1


def read(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines, packed or not."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in content.splitlines()]


def labelled(page: dict[str, Any]) -> Article:
    """The page as an article of which only the lines labelled as body were kept."""
    edits, start = [], 0
    for line, label in zip(page["lines"], page["labels"], strict=True):
        if label != 1:
            edits.append(Edit(start, start + len(line)))
        start += len(line) + 1
    return Article(Raw("\n".join(page["lines"])), edits=tuple(edits))


def processed(page: dict[str, Any], answer: dict[str, Any]) -> Article:
    """The page as the cleaners left it."""
    edits = tuple(Edit(e["start"], e["stop"], e["new"]) for e in answer["edits"])
    return Article(Raw("\n".join(page["lines"])), edits=edits)


class Example:
    """The possible headlines of one page: their signs, and which are the headline."""

    def __init__(self, source: str, title: str, article: Article) -> None:
        lines = lines_of(article)
        start = body_start(lines)
        found = list(weighed(lines, start)) if start is not None else []
        self.source = source
        self.names = sorted(found[0][1]) if found else []
        self.signs = np.array([[float(signs[name]) for name in self.names] for _, signs in found])
        self.right = np.array([lines[number].text == title for number, _ in found])


def examples(data: Path, answers: dict[str, Any]) -> Iterator[Example]:
    """Two or three examples for each page whose title is among its lines: cleaned rightly, not at all, in earnest."""
    titles = {row["id"]: " ".join((row["title"] or "").split()) for row in read(data / "meta.jsonl.gz")}
    for page in read(data / "copypaste.jsonl.gz"):
        title = titles.get(page["id"], "")
        if title and title in {" ".join(line.split()) for line in page["lines"]}:
            yield Example(page["source"], title, labelled(page))
            yield Example(page["source"], title, Article(Raw("\n".join(page["lines"]))))
            if page["id"] in answers:
                yield Example(page["source"], title, processed(page, answers[page["id"]]))


def learned(pages: Sequence[Example]) -> Any:
    """The weights under which the right lines are likeliest (Adam, ridge)."""
    pages = [page for page in pages if page.right.any()]
    sizes = [len(page.right) for page in pages]
    signs, right = np.vstack([page.signs for page in pages]), np.concatenate([page.right for page in pages])
    page_of, starts = np.repeat(np.arange(len(pages)), sizes), np.concatenate([[0], np.cumsum(sizes)[:-1]])
    weights = np.zeros(signs.shape[1])
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        score = signs @ weights
        share = np.exp(score - np.maximum.reduceat(score, starts)[page_of])
        share /= np.add.reduceat(share, starts)[page_of]
        wanted = share * right
        wanted /= np.add.reduceat(wanted, starts)[page_of]
        slope = (signs.T @ (wanted - share) - RIDGE * weights) / len(pages)
        mean, spread = 0.9 * mean + 0.1 * slope, 0.99 * spread + 0.01 * slope**2
        weights = weights + SPEED * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.99**step)) + 1e-8)
    return weights


def main(data: str, answers: str = "") -> None:
    """Print how often the right line is found on publishers not learned from, and the table of weights."""
    known = {row["id"]: row for row in read(Path(answers))} if answers else {}
    pages = list(examples(Path(data), known))
    number = {source: n % FOLDS for n, source in enumerate(sorted({page.source for page in pages}))}
    found = 0
    for fold in range(FOLDS):
        weights = learned([page for page in pages if number[page.source] != fold])
        tried = [page for page in pages if number[page.source] == fold and len(page.right)]
        found += sum(bool(page.right[int(np.argmax(page.signs @ weights))]) for page in tried)
    print(f"found on unseen publishers: {found} of {len(pages)} ({found / len(pages):.3f})")
    for name, weight in zip(next(p.names for p in pages if p.names), learned(pages), strict=True):
        print(f'        "{name}": {weight:.2f},')


if __name__ == "__main__":
    main(*sys.argv[1:])
