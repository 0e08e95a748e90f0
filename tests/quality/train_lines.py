"""Learn the weights of the plugin "body-lines", or see how good they are on sources not learned from.

    python tests/quality/train_lines.py DATA OUT.json     learn from all of DATA and write the weights
    python tests/quality/train_lines.py DATA              cross-validate over five groups of sources

DATA is a folder with injected.jsonl.gz and copypaste.jsonl.gz: objects with source, lines and labels (1 keep, 0 drop,
-1 not scored). Needs lightgbm, scikit-learn and numpy. A third of the texts is learned from without what the other
articles say of their lines, so that an article that stands alone is cleaned as well.
"""

import gzip
import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from scipy.sparse import diags
from score_cleaning import scores
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from digest.text.lines.again import again
from digest.text.lines.echoes import Echo, echoes
from digest.text.lines.form import Form, form
from digest.text.lines.model import CERTAIN, FIRST, expected_f1, first_rows, is_foreign, tokens

FOLDS, LEAST_SOURCES, VOCABULARY, ALONE, FOREIGN, SMALLEST_WEIGHT = 5, 4, 8000, 0.35, 0.25, 0.2
KEEP = 0.36
TREES = {
    "objective": "binary", "num_leaves": 31, "min_data_in_leaf": 60, "feature_fraction": 0.5,
    "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "max_bin": 63, "verbose": -1, "seed": 1,
    "deterministic": True, "num_threads": 2,
}  # fmt: skip
LOOKS = ({"learning_rate": 0.11, "rounds": 110}, {"learning_rate": 0.055, "rounds": 240})
"""The first look, at every line, has to be quick; the second is for the few that it leaves open."""


@dataclass
class Page:
    """One text of the data with all that is computed of it once."""

    kind: str
    source: str
    lines: list[str]
    labels: np.ndarray
    forms: list[Form]
    echoes: dict[str, Echo]

    @property
    def fold(self) -> int:
        """The group that its source belongs to."""
        return int(hashlib.sha256(self.source.encode()).hexdigest(), 16) % FOLDS


def read(folder: Path) -> list[Page]:
    """The texts of both files, each file as one run."""
    pages = []
    for kind in ("injected", "copypaste"):
        with gzip.open(folder / f"{kind}.jsonl.gz", "rt", encoding="utf-8") as rows:
            records = [json.loads(row) for row in rows]
        lines = [[line.strip() for line in record["lines"]] for record in records]
        found = echoes([(record["source"], own) for record, own in zip(records, lines, strict=True)])
        for record, own, echo in zip(records, lines, found, strict=True):
            pages.append(
                Page(kind, record["source"], own, np.array(record["labels"]), [form(line) for line in own], echo)
            )
    return pages


def excerpts(pages: list[Page]) -> list[Page]:
    """Of the nearly clean texts: the pure article of some, and a few lines that follow each other of all.

    What comes from HTML has little to cut, and news in brief have few lines: both have to be learned.
    """
    made = []
    for page in (page for page in pages if page.kind == "injected"):
        number = int(hashlib.sha256("".join(page.lines[:3]).encode()).hexdigest(), 16)
        size = 2 + number % 7
        start = number // 7 % max(1, len(page.lines) - size)
        made.append(part(page, list(range(start, min(start + size, len(page.lines))))))
        if number % 4 == 0:
            made.append(part(page, [i for i, label in enumerate(page.labels) if label == 1]))
    return [page for page in made if (page.labels == 1).any()]


def pure(page: Page) -> Page:
    """The article of a page alone, as a good extractor of HTML gives it."""
    whole = part(page, [i for i, label in enumerate(page.labels) if label == 1])
    whole.kind = "pure"
    return whole


def part(page: Page, numbers: list[int]) -> Page:
    """Some lines of a page as a page of their own."""
    lines, forms = [page.lines[i] for i in numbers], [page.forms[i] for i in numbers]
    return Page("part", page.source, lines, page.labels[numbers], forms, page.echoes)


def written(line: Form) -> list[str]:
    """The words and pairs of a line as the file of weights has them."""
    words, pairs = tokens(line)
    return sorted({*words, *(" ".join(pair) for pair in pairs)})


class Wording:
    """The weights of words: a logistic regression on the words of single lines."""

    def __init__(self, pages: list[Page]) -> None:
        texts = [written(line) for page in pages for line in page.forms]
        labels, weights = stacked(pages)
        sources: dict[str, set[str]] = {}
        for page in pages:
            for line in page.forms:
                for token in written(line):
                    sources.setdefault(token, set()).add(page.source)
        common = sorted(t for t, held in sources.items() if len(held) >= LEAST_SOURCES)
        common = sorted(common, key=lambda t: -len(sources[t]))[:VOCABULARY]
        self.vectorizer = CountVectorizer(analyzer=list, binary=True, vocabulary=common)
        scored = labels >= 0
        self.model = LogisticRegression(C=20, max_iter=300, solver="liblinear")
        self.model.fit(self.rows(texts)[scored], labels[scored], sample_weight=weights[scored])

    def rows(self, texts: list[list[str]]) -> Any:
        """Word counts, each line of unit length."""
        counts = self.vectorizer.transform(texts)
        return diags(1 / np.sqrt(np.maximum(np.asarray(counts.sum(1)).ravel(), 1))) @ counts

    def of(self, page: Page) -> np.ndarray:
        """The wording of each line of a page."""
        return self.model.decision_function(self.rows([written(line) for line in page.forms]))

    def weights(self) -> dict[str, float]:
        """The weights that matter."""
        names = self.vectorizer.get_feature_names_out()
        found = zip(names, self.model.coef_[0], strict=True)
        return {str(name): round(float(w), 2) for name, w in sorted(found) if abs(w) >= SMALLEST_WEIGHT}


def stacked(pages: list[Page]) -> tuple[np.ndarray, np.ndarray]:
    """The labels of all lines, and weights that give long and short texts nearly the same say."""
    labels = np.concatenate([page.labels for page in pages])
    weights = np.concatenate([np.full(len(p.lines), 1 / max((p.labels == 1).sum(), 5) ** 0.7) for p in pages])
    return labels, weights * len(weights) / weights.sum()


def learned(rows: list[np.ndarray], pages: list[Page], look: dict[str, Any]) -> lightgbm.Booster:
    """Trees for the lines of pages."""
    labels, weights = stacked(pages)
    scored = labels >= 0
    data = lightgbm.Dataset(np.vstack(rows)[scored], labels[scored], weight=weights[scored])
    settings = {name: value for name, value in look.items() if name != "rounds"}
    return lightgbm.train(TREES | settings, data, look["rounds"])


def alone(page: Page) -> bool:
    """Whether a text is learned from as if it stood alone."""
    return int(hashlib.sha256(("alone" + "".join(page.lines[:3])).encode()).hexdigest(), 16) % 1000 < ALONE * 1000


def made_foreign(page: Page) -> bool:
    """Whether a text is learned from as if its words were not known, so that other languages are learned as well."""
    return int(hashlib.sha256(("foreign" + "".join(page.lines[:3])).encode()).hexdigest(), 16) % 1000 < FOREIGN * 1000


def first(page: Page, wordings: np.ndarray, *, run: bool, foreign: bool = False) -> np.ndarray:
    """The rows of the first look."""
    echo = page.echoes if run else {}
    foreign = foreign or is_foreign(page.forms)
    return np.array(first_rows(page.lines, page.forms, list(wordings), echo, foreign=foreign), float)


def second(page: Page, row: np.ndarray, chances: np.ndarray) -> np.ndarray:
    """The rows of the second look."""
    return np.hstack([row, np.array(again(list(chances), page.forms), float)])


@dataclass
class Learned:
    """Both looks and the wording, learned from pages."""

    wording: Wording
    one: lightgbm.Booster
    two: lightgbm.Booster

    def chances(self, page: Page, *, run: bool = True) -> np.ndarray:
        """The chance of each line of a page."""
        row = first(page, self.wording.of(page), run=run)
        once = self.one.predict(row)
        twice = self.two.predict(second(page, row, once))
        return np.where((once < CERTAIN) | (once > 1 - CERTAIN), once, twice)

    def as_json(self) -> str:
        """The weights as the plugin reads them."""
        weights = {
            "words": self.wording.weights(),
            "constant": round(float(self.wording.model.intercept_[0]), 4),
            "first": trees(self.one),
            "second": trees(self.two),
        }
        return json.dumps(weights, ensure_ascii=False, separators=(",", ":")) + "\n"


def learn(pages: list[Page]) -> Learned:
    """Learn from pages; what a look is given of an earlier one comes from sources not learned from."""
    folds = sorted({page.fold for page in pages})
    wordings: dict[int, np.ndarray] = {}
    for fold in folds:
        wording = Wording([page for page in pages if page.fold != fold])
        wordings |= {id(page): wording.of(page) for page in pages if page.fold == fold}
    rows = {
        id(page): first(page, wordings[id(page)], run=not alone(page), foreign=made_foreign(page)) for page in pages
    }
    chances: dict[int, np.ndarray] = {}
    for fold in folds:
        others = [page for page in pages if page.fold != fold]
        booster = learned([rows[id(page)] for page in others], others, LOOKS[0])
        chances |= {id(page): booster.predict(rows[id(page)]) for page in pages if page.fold == fold}
    one = learned([rows[id(page)] for page in pages], pages, LOOKS[0])
    two = learned([second(page, rows[id(page)], chances[id(page)]) for page in pages], pages, LOOKS[1])
    return Learned(Wording(pages), one, two)


def trees(booster: lightgbm.Booster) -> list[Any]:
    """The trees as nested lists: feature, limit, up to it, above it."""

    def node(tree: dict[str, Any]) -> Any:
        if "leaf_value" in tree:
            return round(1000 * tree["leaf_value"])
        limit = float(f"{tree['threshold']:.4g}")
        return [tree["split_feature"], limit, node(tree["left_child"]), node(tree["right_child"])]

    return [node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def validate(pages: list[Page]) -> None:
    """Print how good the model is on sources that it has not seen."""
    kept: dict[bool, list[tuple[Page, set[int], set[int]]]] = {True: [], False: []}
    for fold in range(FOLDS):
        seen = [page for page in pages if page.fold != fold]
        model = learn(seen + excerpts(seen))
        held_out = [page for page in pages if page.fold == fold]
        for page in held_out + [pure(page) for page in held_out if page.kind == "injected"]:
            for run, done in kept.items():
                chances = model.chances(page, run=run)
                once = kept_of(page, chances)
                done.append((page, once, settled(model, page, run=run)))
        print(f"group {fold + 1} of {FOLDS} done", file=sys.stderr)
    for run, done in kept.items():
        for kind in ("injected", "pure", "copypaste"):
            for when in (1, 2):
                figures = scores(
                    [(row[0].lines, list(row[0].labels), row[when]) for row in done if row[0].kind == kind]
                )
                shown = "  ".join(f"{name} {value:.4f}" for name, value in figures.items())
                print(f"{kind:10} {'in a run' if run else 'alone   '} {'once   ' if when == 1 else 'settled'} {shown}")


def kept_of(page: Page, chances: np.ndarray) -> set[int]:
    """The lines that stay, as the plugin would have it."""
    least = KEEP * expected_f1(list(chances), [len(line) ** 0.5 for line in page.lines])
    return {i for i, chance in enumerate(chances) if chance >= least}


def settled(model: Learned, page: Page, *, run: bool) -> set[int]:
    """The lines that stay when the model is asked again until it cuts nothing more."""
    numbers = list(range(len(page.lines)))
    while numbers:
        chances = model.chances(part(page, numbers), run=run)
        stay = [numbers[place] for place in sorted(kept_of(part(page, numbers), chances))]
        if len(stay) == len(numbers):
            break
        numbers = stay
    return set(numbers)


def main() -> None:
    """Validate, or learn and write."""
    pages = read(Path(sys.argv[1]))
    assert len(set(FIRST)) == len(FIRST)
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(learn(pages + excerpts(pages)).as_json(), encoding="utf-8")
    else:
        validate(pages)


if __name__ == "__main__":
    main()
