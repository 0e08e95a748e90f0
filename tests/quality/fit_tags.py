"""Fit the weights of `digest.publish.tags` to tags that publishers gave, or see how good they are for unseen publishers.

    python tests/quality/fit_tags.py DATA            print the weights fitted to the train half of DATA; figures of
                                                     publishers held out in turn, and of the dev half

DATA is a folder with publisher_tags.{train,dev}.jsonl.gz: objects with id, publisher, title, text and keys. Each text
goes through `digest process` (describe, tag) with the plugins as they are, so fit again when these have changed much.
Needs numpy.
"""

import gzip
import hashlib
import json
import re
import sys
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import snowballstemmer

from digest.config import read_config
from digest.model import Article
from digest.process import process
from digest.publish.tags import Tag, chosen, features_of, tags

FOLDS, ROUNDS, STIFFNESS = 6, 3, 3.0
STEMMER = snowballstemmer.stemmer("english")


def stemmed(tag: str) -> str:
    """How tags are compared: their words in small letters, by their stems."""
    return " ".join(STEMMER.stemWord(word) for word in re.findall(r"\w+", tag.lower()))


@dataclass
class Text:
    """One text with its publisher's tags."""

    publisher: str
    keys: frozenset[str]
    article: Article

    @cached_property
    def tags(self) -> list[Tag]:
        """The tags that it may have."""
        return tags(self.article)

    @cached_property
    def rows(self) -> list[dict[str, float]]:
        """Their features."""
        return features_of(self.article, self.tags)

    @cached_property
    def given(self) -> list[bool]:
        """Which of them its publisher gave."""
        return [stemmed(tag.label) in self.keys for tag in self.tags]

    def fold(self, round_: int) -> int:
        """The group that its publisher belongs to."""
        return int(hashlib.sha256(f"{self.publisher}{round_}".encode()).hexdigest(), 16) % FOLDS

    def f1(self, weights: dict[str, float], most: int) -> float:
        """F1 of the first tags shown, when weighed like this."""
        points = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for row in self.rows]
        weighed = [
            Tag(tag.label, tag.note, 1 / (1 + np.exp(-point))) for tag, point in zip(self.tags, points, strict=True)
        ]
        shown = chosen(sorted(weighed, key=lambda tag: -tag.chance))
        best = list(dict.fromkeys(stemmed(tag.label) for tag in shown))[:most]
        right = sum(tag in self.keys for tag in best)
        return 2 * right / (len(best) + len(self.keys)) if right else 0.0


def texts(folder: Path, half: str) -> list[Text]:
    """The texts of one half of the data, tagged."""
    with gzip.open(folder / f"publisher_tags.{half}.jsonl.gz", "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    with tempfile.TemporaryDirectory() as place:
        given = Path(place) / "texts.jsonl"
        stated = [{name: one[name] for name in ("id", "title", "text")} for one in found]
        given.write_text("\n".join(map(json.dumps, stated)), encoding="utf-8")
        done = process(read_config(Path(place)), [str(given)], only=["describe", "tag"])
    articles = {article.id: article for _, article, _ in done.lines if article is not None}
    return [Text(one["publisher"], frozenset(map(stemmed, one["keys"])) - {""}, articles[one["id"]]) for one in found]


def fitted(seen: list[Text]) -> dict[str, float]:
    """Weights by logistic regression with a penalty on their squares (Newton's method)."""
    rows = [row for text in seen for row in text.rows]
    names = sorted({name for row in rows for name in row})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    given = np.array([one for text in seen for one in text.given], dtype=float)
    spread = np.where(table.std(axis=0) > 0, table.std(axis=0), 1.0)
    scaled = table / spread
    penalty = STIFFNESS * np.diag([float(name != "constant") for name in names])
    weights = np.zeros(len(names))
    for _ in range(20):
        chance = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (given - chance) - penalty @ weights
        weights += np.linalg.solve((scaled.T * (chance * (1 - chance))) @ scaled + penalty, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights / spread, strict=True)}


def show(title: str, found: list[tuple[Text, dict[str, float]]]) -> None:
    """Print F1@5 and F1@10, of all texts and of those in some languages."""
    for language in ("all", "en", "de", "others"):
        own = [
            pair
            for pair in found
            if language in ("all", pair[0].article.language)
            or (language == "others" and pair[0].article.language not in ("en", "de"))
        ]
        figures = [np.mean([text.f1(weights, most) for text, weights in own]) for most in (5, 10)]
        print(f"{title} {language:7}{len(own):4} texts  F1@5 {figures[0]:.4f}  F1@10 {figures[1]:.4f}")


def main() -> None:
    """Read the arguments, fit and measure."""
    folder = Path(sys.argv[1])
    train, dev = texts(folder, "train"), texts(folder, "dev")
    held_out = []
    for round_ in range(ROUNDS):
        for fold in range(FOLDS):
            weights = fitted([text for text in train if text.fold(round_) != fold])
            held_out += [(text, weights) for text in train if text.fold(round_) == fold]
    show(f"publishers held out, {ROUNDS} times", held_out)
    weights = fitted(train)
    show("dev half                    ", [(text, weights) for text in dev])
    print(json.dumps(weights, indent=4))


if __name__ == "__main__":
    main()
