"""Which of the names found are the same thing."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from math import log
from typing import NamedTuple

from digest.model import Note, Span
from digest.text.gazetteer import Gazetteer, Known
from digest.text.names import key, slug

LIKELY = 2.0  # how surely a place is named, above which a last name does not claim it


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
        self.sure = {key(one.name) for one in found if one.surely > 0}
        self.people = self._people()
        self.long_forms = self._long_forms()

    def notes(self, length: int) -> list[Note]:
        """The entities, weightiest first: those named often and early in a text of ``length``."""
        groups: dict[str, list[tuple[Found, Known]]] = {}
        for one in self.found:
            if known := self._resolved(one):
                groups.setdefault(identity(known, self.lists), []).append((one, known))
        notes = [self._note(name, members, length) for name, members in groups.items()]
        top = max((note.score for note in notes), default=1.0)
        scaled = [replace(note, score=round(note.score / top, 4)) for note in notes]
        return sorted(scaled, key=lambda note: (-note.score, note.spans[0]))

    def _types(self) -> dict[str, str]:
        """The type of each name by all its mentions together."""
        votes: dict[str, Counter[str]] = {}
        for one in self.found:
            votes.setdefault(key(one.name), Counter())[one.type] += one.surely  # type: ignore[assignment]
        return {name: max(sorted(kinds), key=lambda kind: kinds[kind]) for name, kinds in votes.items()}

    def _people(self) -> dict[str, Known]:
        """Full names of people by their last name; two who share it leave it open."""
        by_last: dict[str, dict[str, Known]] = {}
        for one in self.found:
            full = key(one.name)
            if " " in full and self.types[full] == "PER":
                last = full.split()[-2 if full.endswith((" jr", " sr")) else -1]
                known = self.lists.find(one.name) or Known(one.name, "PER")
                by_last.setdefault(last, {}).setdefault(identity(known, self.lists), known)
        return {last: next(iter(people.values())) for last, people in by_last.items() if len(people) == 1}

    def _long_forms(self) -> dict[str, Known]:
        """Organisations by the initials of their long names: "Institute of Peace" by IP, IOP."""
        forms: dict[str, Known] = {}
        for one in self.found:
            words = one.name.split()
            if len(words) > 1 and self.types[key(one.name)] in ("ORG", "MISC"):
                known = self.lists.find(one.name) or Known(one.name, self.types[key(one.name)])
                for chosen in (words, [word for word in words if word[0].isupper()]):
                    forms.setdefault("".join(word[0] for word in chosen).upper(), known)
        return forms

    def _resolved(self, one: Found) -> Known | None:
        name = key(one.name)
        is_acronym = one.name.isupper() and len(one.name) > 1
        if is_acronym and (long := self.long_forms.get(one.name.replace(".", ""))):
            return long
        known = self.lists.find(one.name)
        if " " not in name and name in self.people and not (known and known.type == "LOC" and one.surely > LIKELY):
            return self.people[name]
        return known or (Known(one.name, self.types[name]) if name in self.sure else None)

    def _note(self, name: str, members: Sequence[tuple[Found, Known]], length: int) -> Note:
        label, kind = max((known for _, known in members), key=lambda known: len(known.label))
        spans = tuple(sorted({one.span for one, _ in members}))
        early = 1.0 - spans[0][0] / (length + 1)
        sure = min(1.0, 0.5 + max(one.surely for one, _ in members) / 4)
        forms = dict.fromkeys(one.name for one, _ in members)
        why = f"named {len(spans)} times" + (f" as {', '.join(forms)}" if len(forms) > 1 else "")
        return Note("entity", label, name, kind, (1 + log(len(spans))) * (1 + early / 2) * sure, spans, why)


def identity(known: Known, lists: Gazetteer) -> str:
    """The id of a name: its label as an address, spelling folded where it may vary.

    A person who is in no list is known by the folded key of the name, so that articles
    that spell it differently agree.
    """
    if known.type == "PER" and lists.find(known.label) is None:
        return key(known.label).replace(" ", "-")
    return slug(known.label)
