"""The tags that the site shows for an article: those its publisher would sign, and phrases that add something."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import exp, log

from digest.model import Article, Note
from digest.publish.shown_phrases import shown_phrases, stems_of
from digest.text.copied.datelines import AGENCIES
from digest.text.outlet_names import host_of, names_outlet
from digest.text.words import folded, stem, stop_words

WEIGHTS = {
    "constant": 0.26, "PER": 0.98, "LOC": 0.78, "ORG": 0.74, "MISC": 0.33, "topic": -7.47, "whole topic": 2.08,
    "sure topic": 6.09, "keyphrase": -0.94, "only in title": 1.53, "times": 0.67, "spread": 0.22, "start": -1.4,
    "opening": 0.2, "title": 0.97, "as a phrase": 0.84, "capital": 1.13, "short form": 0.47, "last name": -2.28,
    "words": -0.48, "length": -0.47,
}  # fmt: skip
"""What speaks for a tag, in logarithms of odds; fitted by ``tests/quality/fit_tags.py`` to the tags of publishers."""
OPENING = 200
"""Characters of the opening, in which a text says what it is about."""
SHORT_FORM = 6
"""Letters of the longest short form."""
MOST, LEAST = 10, 3
"""How many tags are shown at most, and how many if there are others than likely ones."""
LIKELY, POSSIBLE = 0.1, 0.05
"""How likely tags have to be, and those that fill up to the least number."""
OURS = "medtop:"
Known = tuple[frozenset[str], Mapping[tuple[str, ...], float]]
"""The stems of the title, and the scores of phrases by their stems."""
NO_NAMES: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Tag:
    """A note as readers see it: its label in the language of the article, and how likely it is a tag, 0 to 1."""

    label: str
    note: Note
    chance: float


def tags(article: Article) -> list[Tag]:
    """The tags that an article may have, each once, the likeliest first.

    What its source stated comes before all else. Left out are names without a score (peoples), agencies, the
    source's own name, and phrases that are nothing but a form of a verb, an adverb or an adjective.
    Cost: O(notes + mentions).
    """
    found: dict[tuple[str, ...], Tag] = {}
    language = article.language
    for label, note in _labelled(article):
        found.setdefault(stems_of(label, language), Tag(label, note, 0.0))
    found.pop((), None)
    rows = features_of(article, list(found.values()))
    weighed = [Tag(tag.label, tag.note, _chance(tag.note, row)) for tag, row in zip(found.values(), rows, strict=True)]
    return _in_order(weighed)


def _in_order(weighed: Sequence[Tag]) -> list[Tag]:
    """The likeliest first, but no second topic of ours before the first."""
    ours = [tag for tag in weighed if tag.note.type.startswith(OURS)]
    least = dict(zip(map(id, ours), accumulate((tag.chance for tag in ours), min), strict=True))
    held = [replace(tag, chance=least[id(tag)]) if id(tag) in least else tag for tag in weighed]
    return sorted(held, key=lambda tag: -tag.chance)


def chosen(ordered: Sequence[Tag], most: int = MOST) -> list[Tag]:
    """The tags worth showing: the likely ones, and three if there are so many that may be some.

    None says with fewer or more words what a likelier one says already.
    """
    kept: list[Tag] = []
    taken: list[frozenset[str]] = []
    for tag in ordered:
        if len(kept) == most or tag.chance < (LIKELY if len(kept) >= LEAST else POSSIBLE):
            break
        own = frozenset(tag.label.casefold().split())
        if not any(own <= other or other <= own for other in taken):
            kept.append(tag)
            taken.append(own)
    return kept


def features_of(article: Article, found: Sequence[Tag]) -> list[dict[str, float]]:
    """What is weighed of each tag, by name; what is not named counts nothing."""
    language = article.language
    title = frozenset(stems_of(article.stated_title, language))
    phrases = {stems_of(note.text, language): note.score for note in article.noted("keyphrase")}
    end = len(article.text) + 1
    rows = [_features(tag, stems_of(tag.label, language), (title, phrases), end) for tag in found]
    for tag, row in zip(found, rows, strict=True):
        forms = {article.text[slice(*span)] for span in tag.note.spans} if tag.note.kind == "entity" else ()
        scores = (phrases.get(stems_of(form, language), 0.0) for form in forms)
        row["as a phrase"] = max(row["as a phrase"], *scores, 0.0)
    return rows


def _features(tag: Tag, stems: tuple[str, ...], known: Known, end: int) -> dict[str, float]:
    (title, phrases), note, label = known, tag.note, tag.label
    first, last = (note.spans[0][0], note.spans[-1][0]) if note.spans else (end, end)
    return {
        "constant": 1.0,
        note.type if note.kind == "entity" else note.kind: 1.0,
        "whole topic": float(note.kind == "topic" and label == note.text),
        "sure topic": note.score if note.type.startswith(OURS) else 0.0,
        "only in title": float(note.kind == "entity" and not note.spans),
        "times": log(len(note.spans) or 1),
        "spread": (last - first) / end,
        "start": first / end,
        "opening": float(first < OPENING),
        "title": sum(word in title for word in stems) / len(stems),
        "as a phrase": phrases.get(stems, 0.0),
        "capital": float(label[:1].isupper()),
        "short form": float(label.isupper() and len(label) <= SHORT_FORM),
        "last name": float(note.type == "PER" and len(stems) == 1),
        "words": float(len(stems)),
        "length": log(end),
    }


def _chance(note: Note, row: Mapping[str, float]) -> float:
    """How likely a tag is; what was stated is certain."""
    if note.kind != "entity" and not note.spans and not note.type.startswith(OURS):
        return 1.0
    points = sum(WEIGHTS.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + exp(-max(-50.0, min(50.0, points))))


def _labelled(article: Article) -> Iterator[tuple[str, Note]]:
    """The notes that may be shown, with the label for readers of the article."""
    stops = stop_words(article.language)
    hidden = {stems_of(note.text, article.language) for note in article.noted("entity") if note.score <= 0}
    for note in article.noted("topic"):
        yield short_topic(note), note
    for note in article.noted("entity"):
        label = name_shown(article, note)
        if note.score > 0 and label.casefold() not in stops and not _is_outlet(article, note.text):
            yield label, note
    yield from shown_phrases(article, hidden)


def short_topic(note: Note) -> str:
    """The first word of a topic of ours ("Crime, law and justice"); one that a publisher gave stays as it is."""
    return note.text.split(",")[0].split(" and ")[0] if note.type.startswith(OURS) else note.text


def name_shown(article: Article, note: Note) -> str:
    """A name as the article writes it, where its language is not that of the label or it uses the short form.

    The lists of names are English: a German text that says "Schweiz" is not tagged "Switzerland". And readers of
    "NHS" search for no other name.
    """
    if note.type == "PER" or not note.spans:
        return note.text
    forms = Counter(" ".join(article.text[slice(*span)].split()) for span in note.spans)
    most = max(forms, key=lambda form: (forms[form], -len(form), form))
    if article.language in ("", "en"):
        is_short = most.isalpha() and most.isupper() and len(most) <= SHORT_FORM
        return most if note.type == "ORG" and is_short else note.text
    return note.text if note.text in article.text else most


def _is_outlet(article: Article, name: str) -> bool:
    return name.casefold() in AGENCIES or names_outlet(name, article.source, host_of(article.raw.url), NO_NAMES)


def added_keyphrases(article: Article, most: int = MOST) -> tuple[Note, ...]:
    """The first ``most`` keyphrases that say more than the entities and better keyphrases do.

    One that shares all its stems, or half of them, with what is already there is left out.
    """
    there = {part for note in article.noted("entity") for part in _stem_set(note.text, article.language)}
    kept: list[Note] = []
    for note in (tag.note for tag in tags(article) if tag.note.kind == "keyphrase"):
        if len(kept) == most:
            break
        stems = _stem_set(note.text, article.language)
        if stems and len(stems & there) * 2 < len(stems):
            kept.append(note)
            there |= stems
    return tuple(kept)


def shown_tags(article: Article) -> tuple[str, ...]:
    """The labels of the tags worth showing, the likeliest first; ten at most."""
    return tuple(tag.label for tag in chosen(tags(article), MOST))


def _stem_set(text: str, language: str) -> frozenset[str]:
    return frozenset(stem(folded(word), language) for word in text.split())
