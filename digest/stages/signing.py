"""Tags as the publisher signs them: what `topics.toml` says, applied to all that was found."""

import dataclasses
from collections.abc import Iterator, Sequence
from operator import is_
from typing import NamedTuple

from digest.model import Article, Note
from digest.text.iptc import subjects
from digest.text.names import key
from digest.text.slugs import slug
from digest.vocabulary import Entry, Vocabulary

TAGS = ("topic", "entity", "keyphrase")
STATED = "stated-tags"
"""The plugin whose keyphrases are tags that a source stated, which may be names of topics."""
PARENT = 0.5
"""What a topic weighs as the parent of one that was found."""
SPANS = 20
"""How many places are kept as evidence of tags that became one."""


def signed(articles: Sequence[Article], vocabulary: Vocabulary, language: str = "en") -> list[Article]:
    """The articles with their tags as the vocabulary has them; one that it does not touch is the same value.

    Tags that mean one thing become one, with the best score and all evidence; blocked ones go; labels are
    those of the file, in the language of the site; a topic brings its parents; pinned tags stand first.

    Cost: O(notes).
    """
    rules = Rules(vocabulary, language)
    return [rules.applied(article) for article in articles] if rules.anything else list(articles)


class Meaning(NamedTuple):
    """What a tag stands for: a tag of the vocabulary, and why; without an id it is blocked."""

    kind: str
    id: str
    label: str = ""
    type: str = ""
    why: str = ""


class Rules:
    """A vocabulary made ready to look tags up."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        self.vocabulary, self.language = vocabulary, language
        self.topics, self.entities = _topic_names(vocabulary, language), _entity_names(vocabulary)
        blocked = [name for name, entity in self.entities.items() if vocabulary.entities[entity].block]
        self.phrases = {**vocabulary.renamed, **dict.fromkeys((*blocked, *vocabulary.blocked), "")}
        self.pinned = vocabulary.pinned
        self.anything = bool(self.topics or self.entities or self.phrases)
        self._known: dict[tuple[str, str, str, bool], Meaning | None] = {}

    def applied(self, article: Article) -> Article:
        """The article with its tags as they are to be."""
        before = [note for note in article.notes if note.kind in TAGS]
        after = self._with_parents(self._joined(before))
        if self.pinned:
            after.sort(key=lambda note: (note.kind, note.id) not in self.pinned)
        if len(before) == len(after) and all(map(is_, before, after)):
            return article
        return article.with_notes((*(note for note in article.notes if note.kind not in TAGS), *after))

    def entity(self, name: str, text: str) -> Meaning | None:
        """What the vocabulary takes an entity for, by its id and its name; None if it does not say."""
        return self._meaning("entity", name, text, stated=False)

    def _joined(self, before: Sequence[Note]) -> list[Note]:
        """The tags that are left, those that mean one thing joined to one."""
        tags: dict[tuple[str, str], Note] = {}
        for note in before:
            if new := self._changed(note):
                name = (new.kind, new.id or new.text)
                tags[name] = _both(tags[name], new) if name in tags else new
        return list(tags.values())

    def _with_parents(self, tags: list[Note]) -> list[Note]:
        there = {note.id for note in tags if note.kind == "topic"}
        for note in [note for note in tags if note.kind == "topic" and note.id in self.vocabulary.topics]:
            for parent in self._parents(note):
                if parent.id not in there:
                    there.add(parent.id)
                    tags.append(parent)
        return tags

    def _changed(self, note: Note) -> Note | None:
        """The tag that a tag becomes; None if it is blocked."""
        if note.kind == "keyphrase" and note.id not in self.phrases and note.by != STATED:
            return note
        name = (note.kind, note.id, note.text, note.by == STATED)
        if name not in self._known:
            self._known[name] = self._meaning(*name)
        new = self._known[name]
        if new is None:
            return note
        if not new.id:
            return None
        why = "; ".join(filter(None, (note.why, new.why)))
        label, kind = new.label or note.text, new.type or note.type
        return dataclasses.replace(note, kind=new.kind, id=new.id, text=label, type=kind, why=why)

    def _meaning(self, kind: str, name: str, text: str, stated: bool) -> Meaning | None:  # noqa: FBT001 - a key's part
        if kind == "entity":
            found = (self.entities[one] for one in _spelled(name, text) if one in self.entities)
            entity = next(found, "")
            return self._entity(entity, name) if entity else None
        if name in self.topics and (kind == "topic" or stated):
            return self._topic(self.topics[name], name, text)
        if kind == "topic" or name not in self.phrases:
            return None
        new = self.phrases[name]
        return Meaning(kind, slug(new) if new else "", new, "", f"renamed from “{text}”") if new != text else None

    def _topic(self, topic: str, name: str, text: str) -> Meaning:
        entry = self.vocabulary.topics.get(topic)
        if entry and entry.block:
            return Meaning("topic", "")
        label = self.vocabulary.topic_label(topic, self.language)
        why = f"“{text}” means {label}" if name != topic else ""
        shipped = subjects().get(topic) or subjects().get(next(iter(entry.iptc if entry else ()), ""))
        return Meaning("topic", topic, label, shipped.code if shipped else "", why)

    def _entity(self, entity: str, name: str) -> Meaning:
        entry = self.vocabulary.entities[entity]
        if entry.block:
            return Meaning("entity", "")
        label = entry.name(self.language)
        why = f"“{name}” means {label or entity}" if name != entity else ""
        return Meaning("entity", entity, label, entry.type, why)

    def _parents(self, note: Note) -> Iterator[Note]:
        """The topics that a topic is a part of, from the nearest one on; those not to be shown left out."""
        topics, name, score = self.vocabulary.topics, note.id, note.score
        while name in topics and topics[name].parent:
            name = self.topics.get(topics[name].parent, topics[name].parent)
            meaning, score = self._topic(name, name, ""), round(score * PARENT, 4)
            if meaning.id:
                why = f"{note.text} is a part of it"
                yield dataclasses.replace(note, id=name, text=meaning.label, type=meaning.type, score=score, why=why)


def _both(one: Note, other: Note) -> Note:
    """Two tags that are one: the better one's score, the evidence of both."""
    best, rest = (one, other) if one.score >= other.score else (other, one)
    spans = tuple(sorted({*best.spans, *rest.spans})[:SPANS])
    why = "; ".join(dict.fromkeys(filter(None, (best.why, rest.why))))
    return dataclasses.replace(best, spans=spans, why=why)


def _topic_names(vocabulary: Vocabulary, language: str) -> dict[str, str]:
    """Every name that a topic of the file has, or a shipped one in the language of the site, as a slug; its id."""
    found = {name: name for name in vocabulary.topics}
    for name, topic in vocabulary.topics.items():
        given = (*topic.iptc, *topic.aliases, *topic.was, *filter(None, (topic.label, *topic.labels.values())))
        for one in given:
            found.setdefault(slug(one), name)
    for shipped in subjects().values() if language != "en" else ():
        if language in shipped.labels:
            heir = found.setdefault(shipped.id, shipped.id)
            found.setdefault(slug(shipped.label(language)), heir)
    return found


def _entity_names(vocabulary: Vocabulary) -> dict[str, str]:
    """Every name that an entity of the file has, as a slug and without regard to its spelling; its id."""
    found = {name: name for name in vocabulary.entities}
    spelled: dict[str, str] = {}
    for name, entity in vocabulary.entities.items():
        for one in _names(entity):
            found.setdefault(slug(one), name)
            spelled.setdefault(_spellings(one)[1], name)
    return {**spelled, **found}


def _names(entry: Entry) -> tuple[str, ...]:
    return (*entry.aliases, *entry.was, *filter(None, (entry.label, *entry.labels.values())))


def _spelled(name: str, text: str) -> Iterator[str]:
    """The names under which a note may be known, the surest first."""
    yield name
    yield from _spellings(text)


def _spellings(name: str) -> tuple[str, str]:
    """A name as its slug, and as its key, which does not mind how it was brought into the Latin alphabet."""
    return slug(name), key(name).replace(" ", "-")
