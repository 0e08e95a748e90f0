"""What is wrong with a vocabulary beyond its types: names claimed twice, circles, addresses that lead nowhere."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from digest.settings import nearest
from digest.text.iptc import Subject, subject, subjects
from digest.text.slugs import slug
from digest.text.toml_lines import Path
from digest.text.words import words
from digest.vocabulary import Entry, TopicEntry, Vocabulary

FOLDERS = ("topics", "entities", "keyphrases")
TYPES = ("PER", "ORG", "LOC", "MISC")
LANGUAGE = re.compile(r"[a-z]{2,3}")
LONGEST = 5
"""Words of a keyword."""


@dataclass(frozen=True)
class Fault:
    """A mistake: the keys that lead to it, what is wrong, the way out, and the keys it goes against."""

    path: Path
    problem: str
    hint: str = ""
    other: Path = ()


def faults(
    vocabulary: Vocabulary, blocked: Sequence[str], renamed: Mapping[str, str], moved: Mapping[str, str]
) -> Iterator[Fault]:
    """All mistakes there are.

    Args:
        vocabulary: the topics and entities, as written.
        blocked: keyphrases, as written.
        renamed: keyphrases and what they become, as written.
        moved: ``[moved]``, as written.
    """
    names = {"topics": _Names("topics", vocabulary.topics), "entities": _Names("entities", vocabulary.entities)}
    for one in names.values():
        yield from one.faults()
    yield from _of_topics(vocabulary.topics)
    for name, entity in vocabulary.entities.items():
        if entity.type and entity.type not in TYPES:
            yield Fault(("entities", name, "type"), f"{entity.type!r} is no type", f"known: {', '.join(TYPES)}")
    yield from _of_keyphrases(blocked, renamed)
    yield from _Moves(names, dict(moved)).faults()


@dataclass
class _Names:
    """The names of one kind of tag: each is one place in addresses, and means one tag."""

    folder: str
    entries: Mapping[str, Entry]
    claims: dict[str, tuple[str, Path]] = field(default_factory=dict)

    def faults(self) -> Iterator[Fault]:
        yield from self._of_ids()
        yield from self._of_labels()
        for name, entry in self.entries.items():
            for kind in ("aliases", "was"):
                for number, given in enumerate(getattr(entry, kind)):
                    yield from self._claimed(name, (self.folder, name, kind, str(number)), given)
            yield from self._of_was(name, entry)
            if entry.block and entry.pin:
                yield Fault((self.folder, name, "pin"), "it is blocked, so it cannot be pinned", "take one of them out")

    def _of_ids(self) -> Iterator[Fault]:
        for name in self.entries:
            plain = slug(name)
            path = (self.folder, name)
            if plain in self.claims:
                first = self.claims[plain][0]
                hint = "addresses know neither case nor accents; write both as one, or give one another id"
                yield Fault(path, f"has the address of [{self.folder}.{_key(first)}]", hint, self.claims[plain][1])
            elif plain != name:
                self.claims[plain] = name, path
                hint = f"it is part of an address: a-z, 0-9 and single hyphens; write [{self.folder}.{plain}]"
                yield Fault(path, f"{name!r} cannot be an id", hint)
            else:
                self.claims[plain] = name, path
        if self.folder == "topics":
            self._claim_subjects()

    def _claim_subjects(self) -> None:
        """The names of the shipped topics belong to them, or to the topic that they are folded into."""
        heirs = {one.id: name for name, entry in self.entries.items() for one in _folded(entry)}
        for one in subjects().values():
            for given in (one.id, one.labels["en"]) if one.id not in self.entries or one.id in heirs else ():
                self.claims.setdefault(slug(given), (heirs.get(one.id, one.id), ()))

    def _of_labels(self) -> Iterator[Fault]:
        for name, entry in self.entries.items():
            labels: dict[Path, str] = {("label",): entry.label}
            labels |= {("labels", code): text for code, text in entry.labels.items()}
            for path, label in labels.items():
                if path[0] == "labels" and not LANGUAGE.fullmatch(path[1]):
                    yield Fault((self.folder, name, *path), f"{path[1]!r} is no language", 'write its code, like "de"')
                if path[0] == "labels" or label:
                    yield from self._claimed(name, (self.folder, name, *path), label)

    def _claimed(self, name: str, path: Path, given: str) -> Iterator[Fault]:
        if not given.strip():
            yield Fault(path, "is empty", "write a name, or take it out")
            return
        owner, where = self.claims.setdefault(slug(given), (name, path))
        if owner == name:
            return
        if where or owner in self.entries:
            hint = "one name can mean one of them only"
            yield Fault(path, f"{given!r} already means [{self.folder}.{_key(owner)}]", hint, where)
        else:
            hint = f'to put that one into this, write iptc = ["{owner}"]; else take another name'
            yield Fault(path, f"{given!r} is the name of the shipped topic {owner!r}", hint)

    def _of_was(self, name: str, entry: Entry) -> Iterator[Fault]:
        for number, old in enumerate(entry.was):
            path = (self.folder, name, "was", str(number))
            if old == name:
                yield Fault(path, f"{self.folder}/{old} would lead to itself", "name the id it had before")
            elif old.strip() and slug(old) != old:
                yield Fault(path, f"{old!r} was never part of an address", f"did you mean {slug(old)!r}?")


def _folded(entry: Entry) -> Iterator[Subject]:
    """The shipped topics that a topic takes in."""
    codes = entry.iptc if isinstance(entry, TopicEntry) else ()
    yield from (one for code in codes if (one := subject(code)))


def _of_topics(topics: Mapping[str, TopicEntry]) -> Iterator[Fault]:
    folded: dict[str, str] = {}
    for name, topic in topics.items():
        yield from _of_keywords(name, topic)
        yield from _of_iptc(name, topic, folded)
    for name, into in folded.items():
        if name in topics:
            hint = f"what it says belongs to [topics.{_key(into)}]"
            yield Fault(("topics", name), f"is folded into {into!r}", hint, ("topics", into, "iptc"))
    parents = {name: folded.get(topic.parent, topic.parent) for name, topic in topics.items() if topic.parent}
    for name in parents:
        yield from _of_parent(name, topics, parents)


def _of_keywords(name: str, topic: TopicEntry) -> Iterator[Fault]:
    for number, keyword in enumerate(topic.keywords):
        path = ("topics", name, "keywords", str(number))
        count = len(keyword.split())
        if not words(keyword):
            yield Fault(path, f"{keyword!r} holds no word")
        elif count > LONGEST:
            yield Fault(path, f"{keyword!r} has {count} words", f"a phrase may have {LONGEST}")


def _of_iptc(name: str, topic: TopicEntry, folded: dict[str, str]) -> Iterator[Fault]:
    for number, code in enumerate(topic.iptc):
        path = ("topics", name, "iptc", str(number))
        one = subject(code)
        if one is None:
            known = list(subjects())
            yield Fault(path, f"there is no shipped topic {code!r}", nearest(code, known))
        elif one.id == name:
            yield Fault(path, f"{code!r} is this very topic", "take it out")
        elif folded.setdefault(one.id, name) != name:
            into = folded[one.id]
            yield Fault(path, f"{code!r} is already folded into {into!r}", "", ("topics", into, "iptc"))


def _of_parent(name: str, topics: Mapping[str, TopicEntry], parents: Mapping[str, str]) -> Iterator[Fault]:
    path = ("topics", name, "parent")
    parent = parents[name]
    if parent not in topics and parent not in subjects():
        hint = nearest(parent, [one for one in dict.fromkeys((*topics, *subjects())) if one != name])
        yield Fault(path, f"there is no topic {parent!r}", hint)
        return
    chain = [name]
    while chain[-1] in parents and chain.count(chain[-1]) == 1:
        chain.append(parents[chain[-1]])
    if chain[-1] == name and name == min(chain):  # a circle is told once
        yield Fault(path, f"it is a part of itself: {' → '.join(chain)}", "take one of these parents out")


def _of_keyphrases(blocked: Sequence[str], renamed: Mapping[str, str]) -> Iterator[Fault]:
    away = {slug(phrase): ("keyphrases", "block", str(n)) for n, phrase in enumerate(blocked)}
    first: dict[str, Path] = {}
    for old, new in renamed.items():
        path = ("keyphrases", "rename", old)
        if not old.strip() or not new.strip():
            yield Fault(path, "is empty", "write a phrase, or take it out")
            continue
        if slug(old) in first:
            yield Fault(path, f"{old!r} is renamed twice", "case and accents make no difference", first[slug(old)])
        if slug(old) in away:
            yield Fault(path, f"{old!r} is blocked", "take one of them out", away[slug(old)])
        first.setdefault(slug(old), path)
    for old, new in renamed.items():
        target = slug(new)
        if target in first and target != slug(old):
            path = ("keyphrases", "rename", old)
            yield Fault(path, f"{new!r} is renamed itself", "name the last of them", first[target])


@dataclass
class _Moves:
    """The table of addresses that moved."""

    names: Mapping[str, _Names]
    moved: dict[str, str]

    def faults(self) -> Iterator[Fault]:
        for old, new in self.moved.items():
            path = ("moved", old)
            wrong = [address for address in (old, new) if not _is_address(address)]
            if old == new:
                yield Fault(path, "would lead to itself")
            elif wrong and not (wrong == [new] and new in FOLDERS):
                hint = f'write the folder ({", ".join(FOLDERS)}) and the id, like "topics/war"'
                yield Fault(path, f"{wrong[0]!r} is no address of a tag", hint)
            else:
                yield from self._of(path, old, new)

    def _of(self, path: Path, old: str, new: str) -> Iterator[Fault]:
        owner, where = self._owner(old)
        if owner == old:
            yield Fault(path, f"{old} is in use", "an address leads elsewhere only when its tag is gone", where)
        elif owner and owner != new:
            yield Fault(path, f"{old} already leads to {owner}", "take one of them out", where)
        heir = self.moved.get(new) or self._owner(new)[0]
        if heir and heir != new:
            yield Fault(path, f"{new} leads on to {heir}", f'write "{old}" = "{heir}"', self._owner(new)[1])
        elif self._blocked(new):
            yield Fault(path, f"{new} is blocked", "lead to a tag that is shown")

    def _owner(self, address: str) -> tuple[str, Path]:
        """The address of the tag that an address belongs to, and where the file says so; "" if to none."""
        folder, _, name = address.partition("/")
        if folder not in self.names or self._blocked(address):
            return "", ()
        owner, where = self.names[folder].claims.get(name, ("", ()))
        return (f"{folder}/{owner}" if owner else ""), where

    def _blocked(self, address: str) -> bool:
        folder, _, name = address.partition("/")
        entries = self.names[folder].entries if folder in self.names else {}
        return name in entries and entries[name].block


def _is_address(address: str) -> bool:
    folder, _, name = address.partition("/")
    return folder in FOLDERS and bool(name) and slug(name) == name


def _key(name: str) -> str:
    return name if re.fullmatch(r"[\w-]+", name, re.ASCII) else f'"{name}"'
