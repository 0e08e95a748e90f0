"""Learn the weights of the plugin "topics", or see how good they are on texts not learned from.

    python tests/quality/train_topics.py DATA -o OUT.json     learn, and write the weights
    python tests/quality/train_topics.py DATA                 print the accuracy of the shipped weights on both splits

DATA is a folder with topics.{train,dev}.jsonl.gz and keyphrases.{train,dev}.jsonl.gz (objects with id, source, title,
text, iptc: a topic's name or null) and iptc_mediatopics_2019.json.gz (concepts with q, b, l, d). Needs numpy and scipy,
which the product does not.

The weights of words are learned from the train splits of masakhane-eng and huffpost and from the labels and
definitions of the IPTC vocabulary, and from nothing else. A text of a set is only compared with the topics that the
set has: that masakhane-eng has no article about war says nothing about the words of war. The lexicon is taken as
given, so that only what it does not tell is learned. The fourteen numbers that are not about words (where each topic
that a set has starts, and how sure to be) are fitted on the train splits of all sets.
"""

import argparse
import gzip
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import numpy as np
from digest_plugins.topics import SHORT, Topics, chances, lexicon, reading, scores
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, diags

from digest.text.words import words

NAMES = [topic.id for topic in lexicon().topics]
LETTERS = ascii_lowercase[: len(NAMES)]
"""In the file of weights a letter stands for each topic, in their order."""
CALLED = {
    "arts-culture-entertainment-media": "arts", "crime-law-justice": "crime", "economy-business-finance": "economy",
    "lifestyle-leisure": "lifestyle", "science-technology": "science",
}  # fmt: skip
"""Topics that the data names otherwise than the lexicon."""
LEARNED, TUNED = ("masakhane-eng", "huffpost"), ("bbc", "ag", "500N-KPCrowd-v1.1")
SAYS = {"masakhane-eng": 5.0, "huffpost": 1.0, "part": 1.0, "told": 1.0, "iptc": 0.2}
"""How much a text of each set says; a part is a piece of a long text, so that short ones are learned as well."""
LEAST_TEXTS, LOOSENESS, ROUNDS = 3, 3.0, 50
PART_WORDS, PARTS = 40, 4
SURE = 0.8
"""How sure the lexicon alone must be of a text of huffpost that has no topic."""
SET_SAYS, HOLD = 200.0, 5.0
"""How much each set says where topics start, and how strongly starts are held to be alike."""
OWN_STARTS = {"conflict": 1.3, "disaster": 1.0, "labour": 0.5, "weather": 0.0}
"""Where the topics start that no set has: set by hand, so that they are not thought rare because the sets lack them."""
LARGEST, SMALLEST = 127, 9
"""Weights are whole numbers up to the largest; what is nearer to 0 than the smallest is left out."""


@dataclass(frozen=True)
class Text:
    """A text whose topic is known; ``held`` texts of sets learned from are for the starts of topics first."""

    source: str
    id: str
    title: str
    text: str
    topic: str

    @property
    def held(self) -> bool:
        return int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 4 == 0


def records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        return [json.loads(row) for row in rows]


def labelled(folder: Path, split: str) -> list[Text]:
    """The texts of a split that have a topic, of all sets."""
    rows = [row for kind in ("topics", "keyphrases") for row in records(folder / f"{kind}.{split}.jsonl.gz")]
    return [
        Text(row["source"], row["id"], row.get("title") or "", row["text"], CALLED.get(row["iptc"], row["iptc"]))
        for row in rows
        if row.get("iptc") and row["source"] in LEARNED + TUNED
    ]


def told(folder: Path) -> list[Text]:
    """The texts of huffpost whose label is no topic ("WORLD NEWS"), where the lexicon alone is sure of one.

    So the topics that no set has, such as war and weather, are learned as well, from real texts.
    """
    rows = [row for row in records(folder / "topics.train.jsonl.gz") if row["source"] == "huffpost" and not row["iptc"]]
    texts = [Text("told", row["id"], row.get("title") or "", row["text"], NAMES[0]) for row in rows]
    chance = shares(table(texts, {})[0].told)
    best = chance.argmax(1)
    return [replace(one, topic=NAMES[best[i]]) for i, one in enumerate(texts) if chance[i, best[i]] >= SURE]


def definitions(folder: Path) -> Iterator[Text]:
    """The concepts of the vocabulary that belong to one top-level topic, by their English label and definition."""
    with gzip.open(folder / "iptc_mediatopics_2019.json.gz", "rt", encoding="utf-8") as file:
        concepts = {concept["q"]: concept for concept in json.load(file)["concepts"]}
    top = {topic.code: topic.id for topic in lexicon().topics}

    def tops(code: str) -> set[str]:
        broader = [f"medtop:{number}" for number in concepts[code]["b"] if f"medtop:{number}" in concepts]
        return {one for above in broader for one in tops(above)} if broader else {code}

    for code, concept in concepts.items():
        found = sorted(tops(code) & top.keys())
        if len(found) == 1 and concept["l"].get("en-GB"):
            yield Text("iptc", code, concept["l"]["en-GB"], concept.get("d") or "", top[found[0]])


def parts(text: Text) -> Iterator[Text]:
    """Pieces of a long text, without its title."""
    said = text.text.split()
    for start in range(0, min(len(said) - PART_WORDS // 2, PARTS * PART_WORDS), PART_WORDS):
        yield Text("part", text.id, "", " ".join(said[start : start + PART_WORDS]), text.topic)


@dataclass
class Table:
    """Texts as numbers: what the lexicon tells, the counts of words, which topic is right, which could be."""

    told: np.ndarray
    counts: csr_matrix
    right: np.ndarray
    possible: np.ndarray
    says: np.ndarray
    source: np.ndarray


def table(texts: Sequence[Text], vocabulary: dict[str, int] | None = None) -> tuple[Table, dict[str, int]]:
    """The texts as the plugin reads them, and the words that have a column."""
    plugin, terms = Topics(), lexicon().terms
    read = [
        reading(words(one.title), words(one.text), len(one.text.split("\n")[0]), plugin.title, plugin.opening)
        for one in texts
    ]
    if vocabulary is None:
        held = Counter(word for one in read for word in one.words)
        vocabulary = {word: i for i, word in enumerate(sorted(w for w, n in held.items() if n >= LEAST_TEXTS))}
    told = np.zeros((len(texts), len(NAMES)))
    places: tuple[list[float], list[int], list[int]] = ([], [], [])
    for row, one in enumerate(read):
        length = max(one.size, SHORT) ** 0.5
        for term, count in one.terms.items():
            for number, weight in terms[term]:
                told[row, number] += weight * (1 + np.log(count)) / length
        for word, count in one.words.items():
            if word in vocabulary:
                for values, value in zip(places, ((1 + np.log(count)) / length, row, vocabulary[word]), strict=True):
                    values.append(value)
    counts = csr_matrix((places[0], (places[1], places[2])), shape=(len(texts), len(vocabulary)))
    source = np.array([one.source for one in texts])
    right = np.eye(len(NAMES))[[NAMES.index(one.topic) for one in texts]]
    possible = np.array([has(texts, one) for one in sorted(set(source))])[np.unique(source, return_inverse=True)[1]]
    says = np.array([SAYS.get(one, 1.0) for one in source])
    return Table(told, counts, right, possible, says, source), vocabulary


def has(texts: Sequence[Text], source: str) -> np.ndarray:
    """Which topics a set has."""
    held = {one.topic for one in texts if one.source == source}
    return np.array([name in held for name in NAMES])


def shares(added: np.ndarray) -> np.ndarray:
    """The chances of topics, text by text."""
    powers = np.exp(added - added.max(1, keepdims=True))
    return powers / powers.sum(1, keepdims=True)


def learned(given: Table) -> np.ndarray:
    """The weights of words: a logistic regression on top of what the lexicon tells.

    Rare words count for more (by the logarithm of the number of texts over those that hold the word). Every set has
    starts of its own, which are thrown away.
    """
    rarity = np.log(given.counts.shape[0] / (1 + np.asarray((given.counts > 0).sum(0)).ravel()))
    rarity /= np.median(rarity)
    counts = given.counts @ diags(rarity)
    kinds, kind = np.unique(given.source, return_inverse=True)
    sets = np.eye(len(kinds))[kind]
    known = given.told + np.where(given.possible, 0.0, -1e9)
    size = counts.shape[1]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        both = flat.reshape(-1, len(NAMES))
        weights, starts = both[:size], both[size:]
        chance = shares(counts @ weights + sets @ starts + known)
        wrong = (chance - given.right) * given.says[:, None]
        cost = -(given.says * np.log(np.maximum((chance * given.right).sum(1), 1e-30))).sum()
        cost += (weights**2).sum() / (2 * LOOSENESS) + 0.005 * (starts**2).sum()
        slopes = np.vstack([counts.T @ wrong + weights / LOOSENESS, sets.T @ wrong + 0.01 * starts])
        return cost, slopes.ravel()

    found = minimize(
        loss, np.zeros((size + len(kinds)) * len(NAMES)), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}
    )
    return rarity[:, None] * found.x.reshape(-1, len(NAMES))[:size]


def fitted(added: np.ndarray, given: Table) -> tuple[float, np.ndarray]:
    """How sure to be, and where each topic starts, so that the chances fit best; every set says the same."""
    sizes = Counter(given.source)
    says = np.array([SET_SAYS / sizes[one] for one in given.source])
    free = np.array([name not in OWN_STARTS for name in NAMES])
    own = np.array([OWN_STARTS.get(name, 0.0) for name in NAMES])

    def starts(flat: np.ndarray) -> np.ndarray:
        placed = own.copy()
        placed[free] = flat[1:]
        return placed

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        chance = shares(flat[0] * added + starts(flat))
        wrong = (chance - given.right) * says[:, None]
        cost = (
            -(says * np.log(np.maximum((chance * given.right).sum(1), 1e-30))).sum() + HOLD / 2 * (flat[1:] ** 2).sum()
        )
        return cost, np.concatenate([[(wrong * added).sum()], wrong.sum(0)[free] + HOLD * flat[1:]])

    found = minimize(loss, np.array([1.0, *np.zeros(free.sum())]), jac=True, method="L-BFGS-B").x
    return float(found[0]), starts(found)


def learn(folder: Path) -> dict[str, Any]:
    """The model as it is written: starts of topics from texts held out, weights from all."""
    texts = labelled(folder, "train")
    given = [one for one in texts if one.source in LEARNED]
    meant = [*told(folder), *definitions(folder)]
    seen = [one for one in given if not one.held]
    first, vocabulary = table([*seen, *(part for one in seen for part in long_parts(one)), *meant])
    tuning, _ = table([one for one in texts if one.source in TUNED or one.held], vocabulary)
    sharpness, starts = fitted(tuning.told + tuning.counts @ learned(first), tuning)
    every, vocabulary = table([*given, *(part for one in given for part in long_parts(one)), *meant])
    return written(learned(every), vocabulary, sharpness, starts)


def long_parts(text: Text) -> list[Text]:
    return list(parts(text)) if text.source == "masakhane-eng" else []


def written(weights: np.ndarray, vocabulary: dict[str, int], sharpness: float, starts: np.ndarray) -> dict[str, Any]:
    """For each word that tells something the letters of topics, each with a whole number: "b35k-12"."""
    weights = weights - np.median(weights, axis=1, keepdims=True)
    scale = float(f"{np.quantile(np.abs(weights).max(1), 0.999) / LARGEST:.4g}")
    whole = np.clip(np.rint(weights / scale), -LARGEST, LARGEST).astype(int)
    rows = {
        word: "".join(f"{letter}{n}" for letter, n in zip(LETTERS, whole[place], strict=True) if abs(n) >= SMALLEST)
        for word, place in sorted(vocabulary.items())
    }
    rows = {word: row for word, row in rows.items() if row}
    constants = [round(float(start), 3) for start in starts]
    return {"topics": NAMES, "scale": scale, "sharpness": round(sharpness, 4), "constants": constants, "words": rows}


def as_lines(model: dict[str, Any]) -> str:
    """JSON with a line for each word."""
    head = {name: value for name, value in model.items() if name != "words"}
    rows = [f"{json.dumps(word, ensure_ascii=False)}:{json.dumps(row)}" for word, row in model["words"].items()]
    return json.dumps(head, separators=(",", ":"))[:-1] + ',"words":{\n' + ",\n".join(rows) + "\n}}\n"


def figures(folder: Path) -> None:
    """Print for each set: texts, accuracy among all topics, of the surest 60 %, and how many the default leaves out."""
    plugin = Topics()
    for split in ("train", "dev"):
        answers: dict[str, list[tuple[float, bool]]] = {}
        for one in labelled(folder, split):
            said = words(one.title), words(one.text)
            told = chances(scores(reading(*said, len(one.text.split("\n")[0]), plugin.title, plugin.opening)))
            best = max(range(len(told)), key=told.__getitem__)
            answers.setdefault(one.source, []).append((told[best], NAMES[best] == one.topic))
        for source, given in sorted(answers.items()):
            given.sort(key=lambda pair: -pair[0])
            sure = given[: round(0.6 * len(given))]
            rates = [sum(right for _, right in some) / len(some) for some in (given, sure)]
            sum_of_chances = sum(chance for chance, _ in given) / len(given)
            left = sum(chance < plugin.least for chance, _ in given) / len(given)
            print(f"{split:5} {source:18} {len(given):5}  all {rates[0]:.4f}  surest 60 % {rates[1]:.4f}  "
                  f"chance {sum_of_chances:.3f}  left out {left:.3f}")  # fmt: skip


def main() -> None:
    """Learn and write, or measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path, help="the folder with the data")
    parser.add_argument("-o", dest="out", type=Path, help="where to write the weights")
    given = parser.parse_args()
    if given.out:
        given.out.write_text(as_lines(learn(given.data)), encoding="utf-8")
    else:
        figures(given.data)


if __name__ == "__main__":
    main()
