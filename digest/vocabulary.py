"""The publisher's own tags, as `topics.toml` says them: values alone, checked by whoever reads the file."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from digest.text.iptc import subjects
from digest.text.slugs import slug


@dataclass(frozen=True)
class Least:
    """From how many articles on a tag of each kind has a page of its own."""

    topic: int = 1
    entity: int = 3
    keyphrase: int = 3


@dataclass(frozen=True)
class Entry:
    """What the publisher says of one topic or entity.

    label: what readers see; "" leaves what was found. labels: the same by language.
    aliases: other names, of stated tags too, that mean it.
    was: its ids of earlier times, which lead to it.
    block: it is never shown. pin: it always has a page, and is shown first.
    """

    label: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    block: bool = False
    pin: bool = False

    def name(self, language: str) -> str:
        """What readers of a language (two letters) see; "" where the file does not say."""
        return self.labels.get(language, self.label)


@dataclass(frozen=True)
class TopicEntry(Entry):
    """What the publisher says of one topic, own or shipped.

    keywords: words and phrases that speak for it. least: how often they must.
    parent: the id of the topic that it is a part of.
    iptc: ids of the shipped topics that are folded into it.
    """

    keywords: tuple[str, ...] = ()
    least: int = 2
    parent: str = ""
    iptc: tuple[str, ...] = ()


@dataclass(frozen=True)
class EntityEntry(Entry):
    """What the publisher says of one person, organisation or place.

    type: PER, ORG, LOC or MISC; "" leaves what was found.
    """

    type: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """What the publisher says of tags.

    least: from how many articles on a tag has a page.
    topics, entities: by id, in the order of the file.
    blocked: slugs of keyphrases that are never shown; renamed: slugs and what is shown instead.
    moved: addresses that tags once had, and those they have now ("topics/war" -> "topics/conflict").
    """

    least: Least = field(default_factory=Least)
    topics: Mapping[str, TopicEntry] = field(default_factory=dict)
    entities: Mapping[str, EntityEntry] = field(default_factory=dict)
    blocked: frozenset[str] = frozenset()
    renamed: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)

    @property
    def implied(self) -> dict[str, str]:
        """Addresses that a tag may have had before it became another one: of aliases, and of topics folded away.

        Like ``moved``, for those that were ever published; there is no need to lead from the others.
        """
        named = (("topics", self.topics), ("entities", self.entities))
        found = {
            f"{folder}/{slug(alias)}": f"{folder}/{name}"
            for folder, entries in named
            for name, entry in entries.items()
            for alias in (*entry.aliases, *getattr(entry, "iptc", ()))
            if slug(alias) != name
        }
        phrases = {f"keyphrases/{old}": f"keyphrases/{slug(new)}" for old, new in self.renamed.items()}
        return {**found, **{old: new for old, new in phrases.items() if old != new}}

    @property
    def pinned(self) -> frozenset[tuple[str, str]]:
        """Kind and id of each tag that always has a page and is shown first."""
        named = (("topic", self.topics), ("entity", self.entities))
        return frozenset((kind, name) for kind, entries in named for name, entry in entries.items() if entry.pin)

    def topic_label(self, name: str, language: str) -> str:
        """What readers of a language see of the topic with this id, shipped or own."""
        said = self.topics[name].name(language) if name in self.topics else ""
        shipped = subjects().get(name)
        return said or (shipped.label(language) if shipped else name.replace("-", " ").capitalize())

    @property
    def keywords(self) -> dict[str, dict[str, object]]:
        """The topics that have keywords, as the plugin own-topics takes them."""
        return {
            name: {"label": self.topic_label(name, "en"), "keywords": topic.keywords, "least": topic.least}
            for name, topic in self.topics.items()
            if topic.keywords and not topic.block
        }

    def other_names(self, language: str) -> dict[str, tuple[str, ...]]:
        """The other names of entities by what readers of a language see, as the plugin entities takes them."""
        named = ((entry.name(language), entry) for entry in self.entities.values())
        return {label: entry.aliases for label, entry in named if label and entry.aliases and not entry.block}
