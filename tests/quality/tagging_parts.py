"""The figures of each layer: a part of the data folder in, measured figures with their marks out."""

import gzip
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from quality.tagging_metrics import (
    Counts,
    Place,
    accuracy,
    counts,
    mean,
    most_certain,
    pairs,
    phrase_f1,
    places,
    tokens_within,
    typeless,
)
from quality.tagging_runs import Text, shown, tagged
from quality.tagging_tables import Measured

from digest.model import Article

Record = Mapping[str, Any]
PLUGINS = Path(__file__).parents[2] / "plugins"
CROWD, FRENCH = "500N-KPCrowd-v1.1", "masakhane-fra"
SLUGS = {
    "01": "arts-culture-entertainment-media",
    "02": "crime-law-justice",
    "03": "disaster-accident-emergency",
    "04": "economy-business-finance",
    "05": "education",
    "06": "environment",
    "07": "health",
    "08": "human-interest",
    "09": "labour",
    "10": "lifestyle-leisure",
    "11": "politics",
    "12": "religion",
    "13": "science-technology",
    "14": "society",
    "15": "sport",
    "16": "conflict-war-peace",
    "17": "weather",
}
"""The names that the sets give the topics, by the first two digits of their IPTC codes."""
FORCED = {"topics": {"least": 0.0}}
"""Options with which the plugin `topics` answers however unsure it is."""
COVERAGE, COVERAGE_MARK = 0.6, 0.85
TOPIC_MARKS = {"bbc": 0.92, "ag": 0.70, CROWD: 0.70, "masakhane-eng": 0.87, "huffpost": 0.76}
PHRASE_MARKS = {(CROWD, 5): 0.14, (CROWD, 10): 0.22, ("110-PT-BN-KP", 10): 0.34, ("WikiNews", 10): 0.36}
TAG_MARKS = {5: 0.22, 10: 0.20}
BOUNDARY_MARK, TYPED_MARK = 0.90, 0.70
WIRE = "conllpp"
TYPES = {
    **dict.fromkeys(("PER", "person", "Person"), "PER"),
    **dict.fromkeys(("LOC", "location", "Location", "place"), "LOC"),
    **dict.fromkeys(("ORG", "organization", "Organisation", "corporation", "group"), "ORG"),
    **dict.fromkeys(("MISC", "creative-work", "product"), "MISC"),
}
"""The types of the sets; what is not here (dates, amounts) is no name."""
NAMED = {name: kind for name, kind in TYPES.items() if kind != "MISC"}
MOST_BYTES = 2_000_000


def read(folder: Path, name: str) -> list[dict[str, Any]]:
    """The objects of a file of JSON Lines, packed or not; none if it is not there."""
    for path in (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl"):
        if path.exists():
            text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            return [json.loads(row) for row in text.decode("utf-8").splitlines() if row.strip()]
    print(f"{folder / name}.jsonl.gz is not there and is left out", file=sys.stderr)
    return []


def of_topics(folder: Path, split: str) -> Iterator[Measured]:
    """Topics: forced to answer, as they come out, where most certain, and of French texts."""
    crowd = [record for record in read(folder, f"keyphrases.{split}") if record["source"] == CROWD]
    records = [record for record in (*read(folder, f"topics.{split}"), *crowd) if record["iptc"]]
    texts = _texts(records)
    forced, free = tagged(texts, ["topics"], FORCED), tagged(texts, ["topics"])
    for source, chosen in by_source(records):
        wanted = [str(records[i]["iptc"]) for i in chosen]
        own, always = [free[i] for i in chosen], [forced[i] for i in chosen]
        number, told = len(chosen), _share(own, "topic")
        if source == FRENCH:
            yield Measured(f"topics {source}: share with any (foreign language)", number, told, 0.0, most=True)
            continue
        reached, mark = accuracy(wanted, _first(own)), TOPIC_MARKS.get(source)
        yield Measured(f"topics {source}: accuracy, forced", number, accuracy(wanted, _first(always)), mark)
        yield Measured(f"topics {source}: accuracy as they come, none is wrong", number, reached, mark)
        yield Measured(f"topics {source}: share with any", number, told)
        yield Measured(f"topics {source}: accuracy of those with any", number, reached / told if told else 0.0)
        if source == CROWD:
            yield _at_coverage(wanted, always, "forced")
            yield _at_coverage(wanted, own, "as they come")


def _at_coverage(wanted: Sequence[str], articles: Sequence[Article], how: str) -> Measured:
    """The accuracy of the most certain answers; the number shows where there are fewer than asked for."""
    scores = [notes[0].score if (notes := article.noted("topic")) else None for article in articles]
    sure = most_certain(scores, COVERAGE)
    reached = accuracy([wanted[i] for i in sure], _first([articles[i] for i in sure]))
    return Measured(f"topics {CROWD}: accuracy at {COVERAGE:.0%} coverage, {how}", len(sure), reached, COVERAGE_MARK)


def _share(articles: Sequence[Article], kind: str) -> float:
    return mean(float(bool(article.noted(kind))) for article in articles)


def _first(articles: Sequence[Article]) -> list[str | None]:
    """The first topic of each article as the sets name it."""
    notes = [article.noted("topic") for article in articles]
    return [SLUGS.get(own[0].type.removeprefix("medtop:")[:2]) if own else None for own in notes]


def of_keyphrases(folder: Path, split: str) -> Iterator[Measured]:
    """Keyphrases of each set, whatever the language."""
    records = read(folder, f"keyphrases.{split}")
    articles = tagged(_texts(records), ["keyphrases"])
    got = [[one["text"] for one in shown(article)["keyphrases"]] for article in articles]
    for source, chosen in by_source(records):
        for most in (5, 10):
            reached = _mean_f1([records[i] for i in chosen], [got[i] for i in chosen], most)
            yield Measured(f"keyphrases {source}: F1@{most}", len(chosen), reached, PHRASE_MARKS.get((source, most)))


def of_tags(folder: Path, split: str) -> Iterator[Measured]:
    """The tags that a site shows beside those that publishers gave."""
    records = read(folder, f"publisher_tags.{split}")
    articles = tagged(_texts(records), ["topics", "entities", "keyphrases"])
    got = [shown(article)["tags"] for article in articles]
    for most in (5, 10) if records else ():
        yield Measured(f"publishers' tags: F1@{most}", len(records), _mean_f1(records, got, most), TAG_MARKS[most])


def _mean_f1(records: Sequence[Record], got: Sequence[Sequence[str]], most: int) -> float:
    pairs_of = zip(records, got, strict=True)
    return mean(phrase_f1(record["keys"], own, most, record.get("lang", "en")) for record, own in pairs_of)


def of_names(folder: Path, split: str) -> Iterator[Measured]:
    """Entities of tokenized sentences: typed, and their places alone, counted in three ways."""
    records = read(folder, f"ner.{split}")
    texts = [Text(str(record["id"]), " ".join(record["tokens"])) for record in records]
    found = [_found(record, article) for record, article in zip(records, tagged(texts, ["entities"]), strict=True)]
    for source, chosen in by_source(records):
        total: dict[str, Counts] = defaultdict(lambda: Counts(0, 0, 0))
        for i in chosen:
            for name, own in compared(records[i]["tags"], found[i]).items():
                total[name] += own
        for name, mark in COUNTED.items():
            own = total[name]
            is_marked = source == WIRE and mark is not None
            yield Measured(f"entities {source}: {name} F1", len(chosen), own.f1, mark if is_marked else None)
        typed = total["typed"]
        yield Measured(f"entities {source}: typed precision", len(chosen), typed.precision)
        yield Measured(f"entities {source}: typed recall", len(chosen), typed.recall)


COUNTED = {
    "typed": TYPED_MARK,
    "boundary, all types": BOUNDARY_MARK,
    "boundary, PER LOC ORG on both sides": None,
    "boundary, PER LOC ORG among all found": None,
}
"""How entities are counted, and the mark for news wire."""


def compared(tags: Sequence[str], found: set[Place]) -> dict[str, Counts]:
    """The names of one sentence counted in each way of ``COUNTED``."""
    named, every = places(tags, NAMED), places(tags, TYPES)
    certain = {place for place in found if place[2] in NAMED}
    return dict(
        zip(
            COUNTED,
            (
                counts(named, certain),
                counts(typeless(every), typeless(found)),
                counts(typeless(named), typeless(certain)),
                counts(typeless(named), typeless(found)),
            ),
            strict=True,
        )
    )


def _found(record: Record, article: Article) -> set[Place]:
    if article.text != " ".join(record["tokens"]):
        return set()
    told = shown(article)["entities"]
    spans = [(start, stop, str(one["type"])) for one in told for start, stop in one["spans"]]
    return tokens_within([len(token) for token in record["tokens"]], spans)


def of_aliases(folder: Path, split: str) -> Iterator[Measured]:
    """Names of one thing: all names of the list resolved together."""
    records = read(folder, f"aliases.{split}")
    names = [(str(record["type"]), str(name)) for record in records for name in record["aliases"]]
    if not records:
        return
    ids, problem = resolved(names)
    if problem:
        yield Measured("aliases: pairwise precision", len(names), None, 0.99, why=problem)
        yield Measured("aliases: pairwise recall", len(names), None, 0.75, why=problem)
        return
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for (kind, name), id_ in zip(names, ids, strict=True):
        groups[kind, id_].append(name)
    got = counts(pairs(record["aliases"] for record in records), pairs(groups.values()))
    yield Measured("aliases: pairwise precision", len(names), got.precision, 0.99)
    yield Measured("aliases: pairwise recall", len(names), got.recall, 0.75)


def resolved(names: Sequence[tuple[str, str]]) -> tuple[list[str], str]:
    """The ids that ``digest entities resolve`` gives names with their types, or why there are none."""
    rows = "".join(json.dumps({"name": name, "type": kind}) + "\n" for kind, name in names)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "digest", "entities", "resolve", "--json", "-"]
        done = subprocess.run(command, cwd=folder, input=rows, check=False, capture_output=True, text=True)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it said nothing"]
        return [], f"not measured: digest entities resolve: {said[-1]}"
    return [json.loads(row)["id"] for row in done.stdout.splitlines()], ""


def of_sizes(_folder: Path, _split: str) -> Iterator[Measured]:
    """The bytes of the data files that the wheel carries for plugins."""
    sizes = {path.name: path.stat().st_size for path in sorted((PLUGINS / "data").iterdir()) if path.suffix != ".md"}
    for name, size in sizes.items():
        yield Measured(f"bytes of plugins/data/{name}", 1, size, digits=0)
    yield Measured("bytes of all of plugins/data", len(sizes), sum(sizes.values()), MOST_BYTES, most=True, digits=0)


def _texts(records: Sequence[Record]) -> list[Text]:
    return [Text(str(one["id"]), one["text"], one.get("title") or "") for one in records]


def by_source(records: Sequence[Record]) -> list[tuple[str, list[int]]]:
    """The places of the records of each source."""
    chosen: dict[str, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        chosen[record["source"]].append(i)
    return sorted(chosen.items())


PARTS = {
    "topics": of_topics,
    "keyphrases": of_keyphrases,
    "tags": of_tags,
    "ner": of_names,
    "aliases": of_aliases,
    "sizes": of_sizes,
}
"""What ``--only`` may name, in the order of the table."""
