"""Learn how good a phrase is from counts alone, for the plugin "keyphrases"; or see how good that is on unseen texts.

    python tests/quality/fit_keyphrases.py DATA OUT.json   learn from the train half of DATA and write the trees
    python tests/quality/fit_keyphrases.py DATA            cross-validate on the train half, then confirm on the dev half

DATA is a folder with keyphrases.{train,dev}.jsonl.gz: objects with id, source, lang, text and keys, the phrases that
people chose. Needs lightgbm and numpy. No word of any text is learned: `FEATURES` are numbers.
"""

import gzip
import hashlib
import json
import re
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
import snowballstemmer

from digest.text.phrases.candidates import candidates
from digest.text.phrases.features import FEATURES, rows
from digest.text.phrases.reading import read

SOURCES = ("500N-KPCrowd-v1.1", "110-PT-BN-KP", "WikiNews")
FOLDS, ROUNDS = 4, 70
TREES = {
    "objective": "binary", "num_leaves": 15, "min_data_in_leaf": 80, "feature_fraction": 0.5, "bagging_fraction": 0.7,
    "bagging_freq": 1, "lambda_l2": 5.0, "learning_rate": 0.1, "max_bin": 63, "verbose": -1, "seed": 1,
    "deterministic": True, "num_threads": 1,
}  # fmt: skip
STEMMERS = {
    language: snowballstemmer.stemmer(name)
    for language, name in (("en", "english"), ("fr", "french"), ("pt", "portuguese"))
}


def stemmed(phrase: str, language: str) -> str:
    """How phrases are compared: their words in small letters, by their stems."""
    return " ".join(STEMMERS[language].stemWord(word) for word in re.findall(r"\w+", phrase.lower()))


@dataclass
class Text:
    """One text of the data, with its candidates."""

    id: str
    source: str
    language: str
    text: str
    keys: frozenset[str]

    @cached_property
    def phrases(self) -> list[str]:
        """The candidates as scored: by the stems of their first mentions."""
        reading = read(self.text, self.language)
        places = [one.places[0] for one in candidates(reading).values()]
        said = [self.text[reading.starts[first] : reading.stops[last]] for first, last in places]
        return [stemmed(phrase, self.language) for phrase in said]

    @cached_property
    def rows(self) -> np.ndarray:
        """The features of the candidates."""
        reading = read(self.text, self.language)
        return np.array(rows(reading, candidates(reading)), dtype=float).reshape(-1, len(FEATURES))

    @cached_property
    def chosen(self) -> np.ndarray:
        """Which candidates people chose."""
        return np.array([phrase in self.keys for phrase in self.phrases], dtype=float)

    @property
    def fold(self) -> int:
        """The group it belongs to."""
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % FOLDS

    def f1(self, scores: np.ndarray, most: int) -> float:
        """F1 of the ``most`` best candidates."""
        ranked = dict.fromkeys(self.phrases[i] for i in np.argsort(-scores, kind="stable"))
        best = list(ranked)[:most]
        right = sum(phrase in self.keys for phrase in best)
        return 2 * right / (len(best) + len(self.keys)) if right else 0.0


def texts(folder: Path, half: str) -> list[Text]:
    """The texts of one half of the data."""
    found = []
    with gzip.open(folder / f"keyphrases.{half}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            if line["source"] in SOURCES:
                keys = frozenset(stemmed(key, line["lang"]) for key in line["keys"]) - {""}
                found.append(Text(line["id"], line["source"], line["lang"], line["text"], keys))
    return found


def learned(seen: list[Text]) -> lightgbm.Booster:
    """The trees that tell chosen phrases from others."""
    data = lightgbm.Dataset(np.vstack([text.rows for text in seen]), np.concatenate([text.chosen for text in seen]))
    return lightgbm.train(TREES, data, ROUNDS)


def trees(booster: lightgbm.Booster) -> list[Any]:
    """The trees as nested lists: feature, limit, and what follows below and above it; leaves in thousandths."""

    def node(tree: dict[str, Any]) -> Any:
        if "leaf_value" in tree:
            return round(1000 * tree["leaf_value"])
        return [
            tree["split_feature"],
            float(f"{tree['threshold']:.6g}"),
            *map(node, (tree["left_child"], tree["right_child"])),
        ]

    return [node(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]


def show(title: str, scored: list[tuple[Text, np.ndarray]]) -> None:
    """Print F1@5 and F1@10 of each source."""
    for source in SOURCES:
        own = [(text, scores) for text, scores in scored if text.source == source]
        figures = [np.mean([text.f1(scores, most) for text, scores in own]) for most in (5, 10)]
        print(f"{title}  {source:18} {len(own):4} texts  F1@5 {figures[0]:.4f}  F1@10 {figures[1]:.4f}")


def main() -> None:
    """Read the arguments; learn, or measure."""
    folder = Path(sys.argv[1])
    train = texts(folder, "train")
    if len(sys.argv) > 2:
        Path(sys.argv[2]).write_text(json.dumps(trees(learned(train)), separators=(",", ":")) + "\n", encoding="utf-8")
        return
    scored = []
    for fold in range(FOLDS):
        model = learned([text for text in train if text.fold != fold])
        scored += [(text, model.predict(text.rows)) for text in train if text.fold == fold]
    show("cross-validated", scored)
    model = learned(train)
    show("dev half       ", [(text, model.predict(text.rows)) for text in texts(folder, "dev")])


if __name__ == "__main__":
    main()
