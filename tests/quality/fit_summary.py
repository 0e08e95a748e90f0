"""Fit the points of `extractive-summary` to summaries that people wrote.

    python tests/quality/fit_summary.py DATA.jsonl.gz...

Each line of the data has ``text`` and ``refs`` (the first is used). For all sets of sentences that the
plugin may choose from, ROUGE-1 and ROUGE-2 F1 against the reference are explained by what the plugin
looks at, with ridge regression within each article. Prints the points scaled so that covering all that
the text comes back to is worth 100, and what sets chosen by weights from other articles reach (ten
groups of articles, each kept out once). Needs numpy and rouge-score (the requirements for development).
"""

import gzip
import json
import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from digest_plugins.extractive_summary import CANDIDATES, POINTS, READ, WANTED, ExtractiveSummary, opening_weights
from rouge_score.rouge_scorer import RougeScorer

from digest.model import Article, Raw
from digest.text.telling.coverage import Candidate, Taste, sets_of, short_names
from digest.text.telling.reading import Reading

NAMES = ("covered", "first three", "fourth", "figure", "narrator", "unnamed", "off")
RIDGE, GROUPS, FEWEST_WORDS = 0.001, 10, 40
SCORER = RougeScorer(["rouge1", "rouge2"], use_stemmer=True)


class Choice(NamedTuple):
    """All sets of one article: what speaks for each, what each is worth, and its words."""

    features: Any
    worth: Any
    scores: list[tuple[float, float, int]]


def choices(files: Sequence[str]) -> Iterator[Choice]:
    """The sets of sentences of each article that the plugin may take."""
    plugin = ExtractiveSummary()
    for file in files:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            for line in lines:
                gold = json.loads(line)
                article = Article(Raw(gold["text"], language="en"), "a")
                reading = Reading.of(article, READ)
                there = list(islice(reading.candidates(plugin.shortest, POINTS), CANDIDATES))
                weights = opening_weights(reading)
                some = [s for s in sets_of(there, Taste(plugin.sentences, plugin.words)) if _enough(there, s)]
                if some:
                    yield _choice(article, [tuple(there[i] for i in s) for s in some], weights, gold["refs"][0])


def _enough(there: Sequence[Candidate], some: Sequence[int]) -> bool:
    return len(there) < len(POINTS.early) or sum(there[i].words for i in some) >= FEWEST_WORDS


def _choice(article: Article, some: Sequence[tuple[Candidate, ...]], weights: dict[str, float], ref: str) -> Choice:
    features, scores = [], []
    for one in some:
        terms = frozenset().union(*(c.terms for c in one))
        reasons = [reason for c in one for reason, _ in c.own]
        places = [points for c in one for _, points in c.own if points in POINTS.early]
        words = sum(c.words for c in one)
        features.append(
            [
                sum(weights.get(t, 0.0) for t in terms),
                sum(p != POINTS.early[-1] for p in places),
                sum(p == POINTS.early[-1] for p in places),
                sum("figure" in r for r in reasons),
                sum("speaks" in r for r in reasons),
                -short_names(one),
                -(((words / WANTED / ExtractiveSummary.words) - 1) ** 2),
            ]
        )
        text = " ".join(article.text[slice(*c.span)] for c in one)
        found = SCORER.score(ref, text)
        scores.append((100 * found["rouge1"].fmeasure, 100 * found["rouge2"].fmeasure, len(text.split())))
    return Choice(np.array(features, float), np.array([a + b for a, b, _ in scores]), scores)


def fitted(data: Sequence[Choice]) -> Any:
    """Ridge regression within articles: how the worth of a set moves with its features."""
    squares, product = np.zeros((len(NAMES), len(NAMES))), np.zeros(len(NAMES))
    for one in data:
        x = (one.features - one.features.mean(0)) / np.sqrt(len(one.worth))
        squares += x.T @ x
        product += x.T @ (one.worth - one.worth.mean()) / np.sqrt(len(one.worth))
    return np.linalg.solve(squares / len(data) + RIDGE * np.eye(len(NAMES)), product / len(data))


def reached(data: Sequence[Choice], weights: Any) -> list[tuple[float, float, int]]:
    """ROUGE-1, ROUGE-2 and words of the best set of each article."""
    return [one.scores[int(np.argmax(one.features @ weights))] for one in data]


def main() -> None:
    """Print points and figures."""
    data = list(choices(sys.argv[1:]))
    data = [data[i] for i in np.random.default_rng(1).permutation(len(data))]
    held = []
    for group in range(GROUPS):
        weights = fitted([one for i, one in enumerate(data) if i % GROUPS != group])
        held += reached(data[group::GROUPS], weights)
    r1, r2, words = np.mean(held, 0)
    print(f"{len(data)} articles, each with points from others: R1 {r1:.2f} R2 {r2:.2f} words {words:.1f}")
    points = fitted(data)
    points *= 100 / points[0]
    print(*(f"{name} {value:.1f}" for name, value in zip(NAMES, points, strict=True)), sep=", ")


if __name__ == "__main__":
    main()
