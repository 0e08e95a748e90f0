"""The tags that the site shows for an article: those its publisher would sign, and phrases that add something."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from sys import maxsize

from digest.model import Article, Note, Span
from digest.text.copied.datelines import AGENCIES
from digest.text.outlet_names import host_of, names_outlet
from digest.text.words import folded, stem, stop_words, words

WEIGHTS = {
    "constant": -0.03, "PER": 0.9, "LOC": 0.8, "ORG": 0.63, "MISC": -0.02, "topic": -2.99, "whole topic": 2.29,
    "keyphrase": -0.96, "times": 0.75, "spread": 0.35, "start": -1.4, "opening": 0.22, "title": 1.07,
    "as a phrase": 0.23, "capital": 1.47, "short form": 0.18, "last name": -1.91, "words": -0.3, "length": -0.49,
}  # fmt: skip
"""What speaks for a tag, in logarithms of odds; fitted by ``tests/quality/fit_tags.py`` to the tags of publishers."""
OPENING = 200
"""Characters of the opening, in which a text says what it is about."""
SHORT_FORM = 6
"""Letters of the longest short form."""
SHORTEST = 3
VERBAL = ("ed", "ly", "ing", "ous", "ful", "able", "ible")
"""How English words end that are seldom a subject by themselves: forms of verbs, adverbs, adjectives."""
MOST, LEAST, LIKELY = 10, 3, 0.1
"""How many tags are shown at most, how many however unlikely, and how likely the others have to be."""
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
    for label, note in _labelled(article):
        found.setdefault(_stems(label, article.language), Tag(label, note, 0.0))
    found.pop((), None)
    rows = features_of(article, list(found.values()))
    weighed = [Tag(tag.label, tag.note, _chance(tag.note, row)) for tag, row in zip(found.values(), rows, strict=True)]
    return sorted(weighed, key=lambda tag: -tag.chance)


def chosen(ordered: Sequence[Tag], most: int = MOST) -> list[Tag]:
    """The tags worth showing: the likely ones, and at least three if there are so many.

    None says with fewer or more words what a likelier one says already.
    """
    kept: list[Tag] = []
    taken: list[frozenset[str]] = []
    for tag in ordered:
        if len(kept) == most or (len(kept) >= LEAST and tag.chance < LIKELY):
            break
        own = frozenset(tag.label.casefold().split())
        if not any(own <= other or other <= own for other in taken):
            kept.append(tag)
            taken.append(own)
    return kept


def features_of(article: Article, found: Sequence[Tag]) -> list[dict[str, float]]:
    """What is weighed of each tag, by name; what is not named counts nothing."""
    title = frozenset(_stems(article.stated_title, article.language))
    phrases = {_stems(note.text, article.language): note.score for note in article.noted("keyphrase")}
    end = len(article.text) + 1
    return [_features(tag, _stems(tag.label, article.language), (title, phrases), end) for tag in found]


def _features(tag: Tag, stems: tuple[str, ...], known: Known, end: int) -> dict[str, float]:
    (title, phrases), note, label = known, tag.note, tag.label
    first, last = (note.spans[0][0], note.spans[-1][0]) if note.spans else (end, end)
    return {
        "constant": 1.0,
        note.type if note.kind == "entity" else note.kind: 1.0,
        "whole topic": float(note.kind == "topic" and label == note.text),
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
    if not note.spans and not note.type.startswith(OURS):
        return 1.0
    points = sum(WEIGHTS.get(name, 0.0) * value for name, value in row.items())
    return 1 / (1 + exp(-max(-50.0, min(50.0, points))))


def _labelled(article: Article) -> Iterator[tuple[str, Note]]:
    """The notes that may be shown, with the label for readers of the article."""
    stops = stop_words(article.language)
    hidden = {_stems(note.text, article.language) for note in article.noted("entity") if note.score <= 0}
    for note in article.noted("topic"):
        yield short_topic(note), note
    for note in article.noted("entity"):
        label = name_shown(article, note)
        if note.score > 0 and label.casefold() not in stops and not _is_outlet(article, note.text):
            yield label, note
    named = sorted(span for note in article.noted("entity") for span in note.spans)
    for note in article.noted("keyphrase"):
        if _stems(note.text, article.language) in hidden or _is_fragment(article.language, note.text):
            continue
        if not _is_part_of_names(note, named):
            yield note.text, note


def _is_part_of_names(note: Note, named: Sequence[Span]) -> bool:
    """Whether most of where a phrase stands lies within names: "World" in "World Cup"."""
    inside = 0
    for start, stop in note.spans:
        at = bisect_right(named, (start, maxsize)) - 1
        inside += at >= 0 and stop <= named[at][1]
    return inside * 2 > len(note.spans)


def short_topic(note: Note) -> str:
    """The first word of a topic of ours ("Crime, law and justice"); one that a publisher gave stays as it is."""
    return note.text.split(",")[0].split(" and ")[0] if note.type.startswith(OURS) else note.text


def name_shown(article: Article, note: Note) -> str:
    """A name as the article writes it where its language is not that of the label.

    The lists of names are English: a German text that says "Schweiz" is not tagged "Switzerland".
    """
    if article.language in ("", "en") or note.type == "PER" or not note.spans or note.text in article.text:
        return note.text
    forms: dict[str, int] = {}
    for start, stop in note.spans:
        form = " ".join(article.text[start:stop].split())
        forms[form] = forms.get(form, 0) + 1
    return max(forms, key=lambda form: (forms[form], -len(form), form))


def _is_outlet(article: Article, name: str) -> bool:
    return name.casefold() in AGENCIES or names_outlet(name, article.source, host_of(article.raw.url), NO_NAMES)


def _is_fragment(language: str, phrase: str) -> bool:
    """Whether an English phrase is one word that ends as forms of verbs, adverbs and adjectives do."""
    alone = " " not in phrase and phrase.islower()
    return len(phrase) < SHORTEST or (alone and language in ("", "en") and phrase.endswith(VERBAL))


@lru_cache(maxsize=1 << 16)
def _stems(text: str, language: str) -> tuple[str, ...]:
    return tuple(stem(word.folded, language) for word in words(text))


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
