"""Train the recognition of names: texts with labels and invented sentences in, plugins/data/entity_model.json out.

    python tests/quality/train_entities.py DATA [-o plugins/data/entity_model.json]

DATA is a folder with ``ner.train.jsonl.gz``: JSON Lines of ``source``, ``tokens`` and ``tags`` (BIO). Of its sources
only those are used whose licence lets weights be shipped (see SOURCES). Needs python-crfsuite, which the product does not.
Lists (plugins/data) are part of what is learned: train again when they change much.
"""

import argparse
import gzip
import json
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pycrfsuite  # type: ignore[import-not-found]
from invented_sentences import Labelled, invented_sentences

from digest.text.gazetteer import read_gazetteer, read_known_names
from digest.text.recognition.features import every, is_shouted, known_names
from digest.text.recognition.known import name_lists
from digest.text.recognition.lists import NameLists
from digest.text.recognition.sequence import SCALE, ModelFile
from digest.text.recognition.tokens import islands, read_line

DATA = Path(__file__).parents[2] / "plugins" / "data"
SOURCES = ("wikigold", "uner-ewt")
TYPES = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "MISC": "MISC"}
WITHOUT_PEOPLES = ("uner-ewt",)  # sources that label no "Danish"
INVENTED = 8000
REPEATED = 3  # times that a text of each source counts beside the invented sentences
SEEN = 3  # features that are met less often are left out
OUTSIDE = -1.0
"""Logits added to "in no name": invented sentences hold fewer words that look like names and are none than
news do not, texts of other kinds hold more. Chosen on the training half of news wire."""
LEAST = 1  # weights that are smaller are left out

Sequence_ = tuple[list[list[str]], list[str]]


def read_labelled(folder: Path) -> Iterator[tuple[str, Labelled]]:
    """The texts of the sources that are used, each with its source."""
    with gzip.open(folder / "ner.train.jsonl.gz", "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if row["source"] in SOURCES:
                yield row["source"], labelled(row["tokens"], row["tags"])


def labelled(words: Sequence[str], tags: Sequence[str]) -> Labelled:
    """Words joined by blanks, with the spans of their BIO tags."""
    names: list[tuple[int, int, str]] = []
    position = 0
    for word, tag in zip(words, tags, strict=True):
        stop = position + len(word)
        kind = TYPES.get(tag[2:], "")
        if kind and (tag[0] == "B" or not names or names[-1][1] != position - 1 or names[-1][2] != kind):
            names.append((position, stop, kind))
        elif kind:
            names[-1] = (names[-1][0], stop, kind)
        position = stop + 1
    return Labelled(" ".join(words), tuple(names))


def examples(sample: Labelled, lists: NameLists, *, peoples: bool) -> Iterator[Sequence_]:
    """Features and labels of each island; with ``peoples`` their names count although they are not labelled."""
    found = read_line(sample.text)
    marks, shouted = known_names(found, lists), is_shouted(found)
    labels = ["O"] * len(marks)
    for start, stop, kind in sample.names:
        inside = [i for i, span in enumerate(found.spans) if span[0] < stop and span[1] > start]
        for number, i in enumerate(inside):
            labels[i] = f"{'I' if number else 'B'}-{kind}"
    for i, mark in enumerate(marks):
        if peoples and mark.endswith("PEOPLE") and labels[i] == "O":
            labels[i] = "B-MISC" if mark[0] in "BU" else "I-MISC"
    for first, last in islands(found):
        yield [list(every(found, i, marks, lists, shouted=shouted)) for i in range(first, last)], labels[first:last]


def training_set(folder: Path, lists: NameLists) -> list[Sequence_]:
    """All sequences: texts as they are and in capitals, and invented sentences."""
    found: list[Sequence_] = []
    for source, sample in read_labelled(folder):
        peoples = source in WITHOUT_PEOPLES
        shouted = Labelled(sample.text.upper(), sample.names)
        variants = [sample] * REPEATED + ([shouted] if len(shouted.text) == len(sample.text) else [])
        for variant in variants:
            found += examples(variant, lists, peoples=peoples)
    for sample in invented_sentences(lists, INVENTED):
        found += examples(sample, lists, peoples=False)
    return found


def trained(sequences: Sequence[Sequence_]) -> Any:
    """What python-crfsuite makes of the sequences: labels, transitions and weights of features."""
    counts = Counter(feature for rows, _ in sequences for row in rows for feature in row)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.5, "c2": 0.02, "max_iterations": 120, "feature.possible_transitions": True})
    for rows, labels in sequences:
        trainer.append([[feature for feature in row if counts[feature] >= SEEN] for row in rows], labels)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        tagger.open(path)
        return tagger.info()


def packed(info: Any) -> ModelFile:
    """The model as it is shipped."""
    labels = ("O", *sorted(label for label in info.labels if label != "O"))
    number = {label: i for i, label in enumerate(labels)}
    follows = [[0] * len(labels) for _ in labels]
    for (before, after), weight in info.transitions.items():
        follows[number[before]][number[after]] = round(weight * SCALE)
    weights: dict[str, dict[int, int]] = {}
    for (feature, label), weight in info.state_features.items():
        rounded = max(-127, min(127, round(weight * SCALE)))
        if abs(rounded) >= LEAST:
            weights.setdefault(feature, {})[number[label]] = rounded
    bias = weights.setdefault("bias", {})
    bias[0] = bias.get(0, 0) + round(OUTSIDE * SCALE)
    flat = {feature: tuple(x for pair in sorted(weights[feature].items()) for x in pair) for feature in sorted(weights)}
    return ModelFile(labels, tuple(map(tuple, follows)), flat)


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("-o", "--output", type=Path, default=DATA / "entity_model.json")
    options = parser.parse_args()
    lists = name_lists(read_gazetteer(DATA), read_known_names(DATA / "known_names.toml"))
    model = packed(trained(training_set(options.data, lists)))
    options.output.write_bytes(msgspec.json.encode(model) + b"\n")
    print(f"{len(model.weights)} features, {options.output.stat().st_size} bytes")


if __name__ == "__main__":
    main()
