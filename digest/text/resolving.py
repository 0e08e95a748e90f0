"""Which of the names found in an article are the same thing, as notes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from math import log
from typing import NamedTuple

from digest.model import Note, Span
from digest.text.anchors import ARTICLE, Anchor, Named
from digest.text.gazetteer import Gazetteer
from digest.text.identities import acronym, identities
from digest.text.name_reading import called
from digest.text.names import exact, slug
from digest.text.people import last_names

IN_TITLE: Span = (-100, -100)
"""The place of a name that stands in the stated title, which is no part of the text."""
TIMES = {0: "named in the title", 1: "named once"}
BRACKET = len(" (")  # letters between a long name and the acronym that follows it in brackets


class Found(NamedTuple):
    """A name found: its place, its letters, the type it seems to have and how surely."""

    span: Span
    name: str
    type: str
    surely: float


class Resolver:
    """Says which of the names found in one article are the same thing."""

    def __init__(self, lists: Gazetteer, found: Sequence[Found]) -> None:
        self.lists, self.found = lists, found
        self.types = self._types()
        self.sure = {exact(one.name) for one in found if one.surely > 0}
        names = (self._named(one) for one in found)
        self.known = identities(names, lists, ARTICLE._replace(beside=frozenset(_beside(found))))

    def notes(self, length: int, *, own_words: bool = False) -> list[Note]:
        """The entities, weightiest first: those named often and early in a text of ``length``.

        With ``own_words`` readers see each as the text calls it ("Schweiz"), whatever the lists call it.
        """
        groups: dict[Anchor, list[Found]] = {}
        for one in self.found:
            anchor, _, own = self.known[self._named(one)]
            if not own or anchor.label or exact(one.name) in self.sure:
                groups.setdefault(anchor, []).append(one)
        notes = [self._note(anchor, members, length, own_words=own_words) for anchor, members in groups.items()]
        top = max((note.score for note in notes), default=1.0)
        scaled = [replace(note, score=round(note.score / top, 4)) for note in notes]
        return sorted(scaled, key=lambda note: (-note.score, note.spans or ((length, length),)))

    def _named(self, one: Found) -> Named:
        return Named(one.name, self.types[exact(one.name)])

    def _called(self, name: str) -> str:
        return called(name, self.lists)

    def _types(self) -> dict[str, str]:
        """The type of each name by all its mentions together; what may be a last name is a person's."""
        votes: dict[str, Counter[str]] = {}
        for one in self.found:
            votes.setdefault(exact(one.name), Counter())[one.type] += one.surely  # type: ignore[assignment]
        types = {name: max(sorted(kinds), key=lambda kind: kinds[kind]) for name, kinds in votes.items()}
        last = {
            name
            for full, kind in types.items()
            if kind == "PER" and " " in full
            for name in last_names(full, self.lists.given, self.lists.words["first_names"])
        }
        first = {full.split(" ")[0] for full, kind in types.items() if kind == "PER" and " " in full}
        people = {name for name in types if name in last and not self.lists.find(name, "LOC")}
        people |= {name for name in types if name in first and not self.lists.find(name)}
        return types | dict.fromkeys(people, "PER") | dict.fromkeys(self._lone_towns(types), "LOC")

    def _lone_towns(self, types: Mapping[str, str]) -> list[str]:
        """A town that was taken for its club, in an article that has no other club."""
        clubs = {exact(one.name): one.name for one in self.found if one.name.lower() in self.lists.words["teams"]}
        clubs = {name: spelled for name, spelled in clubs.items() if types[name] == "ORG"}
        return [name for name, spelled in clubs.items() if len(clubs) == 1 and self.lists.find(spelled, "LOC")]

    def _note(self, anchor: Anchor, members: Sequence[Found], length: int, *, own_words: bool) -> Note:
        own = [one.name for one in members if self.known[self._named(one)].own] or [one.name for one in members]
        label = anchor.label or max(map(self._called, own) if anchor.type == "PER" else own, key=len)
        spans = tuple(sorted({one.span for one in members} - {IN_TITLE}))
        early = 1.0 - spans[0][0] / (length + 1) if spans else 1.0
        sure = min(1.0, 0.5 + max(one.surely for one in members) / 4)
        forms = dict.fromkeys(one.name for one in members)
        times = TIMES.get(len(spans), f"named {len(spans)} times")
        why = times + (f" as {', '.join(forms)}" if len(forms) > 1 else "")
        score = (1 + log(len(spans) or 1)) * (1 + early / 2) * sure
        name = anchor.key.replace(" ", "-") if anchor.type == "PER" and not anchor.label else slug(label)
        shown = _told(anchor.type, [one.name for one in members]) if own_words else label
        return Note("entity", shown, name, anchor.type, score, spans, why)


def _beside(found: Sequence[Found]) -> Iterator[tuple[str, str]]:
    """Acronyms that stand in brackets behind a long name, or the other way round, each with that name."""
    for one, two in pairwise(sorted(found)):
        if two.span[0] - one.span[1] == BRACKET:
            for short, name in ((two.name, one.name), (one.name, two.name)):
                if acronym(short):
                    yield acronym(short), name


def _told(kind: str, forms: Sequence[str]) -> str:
    """How a text calls a thing: a person in full, anything else as most often."""
    counts = Counter(forms)
    return max(counts, key=lambda form: (len(form) if kind == "PER" else counts[form], len(form)))
