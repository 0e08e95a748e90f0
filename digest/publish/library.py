"""All that is to be published, looked up by what pages need: built once, then only read."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

import msgspec

from digest.config import Config
from digest.model import Article, Block, Edition, Note, Span, Story
from digest.publish.addresses import TAG_FOLDERS, Addresses, article_path, source_path, story_path, tag_path
from digest.publish.earlier import earlier
from digest.publish.evidence import Standing, by_place, standings
from digest.publish.excerpt import excerpt
from digest.publish.places import Places, anchors, find_places
from digest.publish.related import Key
from digest.publish.social_faces import Drawn, social_cards
from digest.publish.tag_pages import TagPages, labelled, newest_first, pinned_labels, shown
from digest.publish.views import Card, Day, Link, Member, Sentence, Tag
from digest.publish.words import Words
from digest.text.direction import direction
from digest.text.fragments import at_source
from digest.text.iptc import subjects

MOST_TOPICS = 2
"""How many topics a story shows."""
WORDS, CHARACTERS = 5, 40
"""How much of a sentence is in the name of the link to its original."""


@dataclass(frozen=True)
class Library:
    """The stories of all editions and what connects them.

    ``states`` holds, by its id, a hash of all that each article is; ``tags`` which tags have pages;
    ``files`` the paths of the publisher's and the plugins' files in the site, like ``images/quay.png``;
    ``host`` is in the lasting names of feeds and items, "" for that of the site's address.
    """

    config: Config
    editions: tuple[Edition, ...]
    stories: tuple[Story, ...]
    problems: tuple[str, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)
    states: Mapping[str, bytes] = field(default_factory=dict)
    tags: TagPages = field(default_factory=TagPages)
    files: frozenset[str] = frozenset()
    host: str = ""

    @cached_property
    def addresses(self) -> Addresses:
        """Where everything lives."""
        return Addresses.of(self.config)

    @cached_property
    def social_cards(self) -> Mapping[str, Drawn]:
        """Its social cards by the ids of their stories, that of the site by ""; empty where it has none."""
        return social_cards(self.config, self.words, self._cards, self.stories)

    @cached_property
    def words(self) -> Words:
        """What digest says to readers, in the language of the site."""
        return Words.of(self.config)

    @cached_property
    def articles(self) -> tuple[Article, ...]:
        """All articles, newest first."""
        return newest_first(article for story in self.stories for article in story.articles)

    @cached_property
    def story_of(self) -> dict[str, Story]:
        """The story that an article is in, by the article's id."""
        return {article.id: story for story in self.stories for article in story.articles}

    @cached_property
    def story_paths(self) -> dict[str, str]:
        """The path of the page that a story or an article is told on, by its id."""
        articles = {name: story_path(story) for name, story in self.story_of.items()}
        return articles | {story.id: story_path(story) for story in self.stories}

    @cached_property
    def labels(self) -> dict[tuple[str, str], Note]:
        """One note for each topic and entity, and each keyphrase with a page: the label most articles give it."""
        notes = (note for article in self.articles for kind in TAG_FOLDERS for note in shown(article, kind))
        given = labelled(note for note in notes if note.kind != "keyphrase" or note.id in self.by_keyphrase)
        return pinned_labels(self.config.vocabulary, self.config.site.language) | given

    @cached_property
    def by_topic(self) -> dict[str, tuple[Article, ...]]:
        """The articles of each topic that has a page, newest first."""
        return self.tags.of("topic")

    @cached_property
    def by_entity(self) -> dict[str, tuple[Article, ...]]:
        """The articles of each entity that has a page."""
        return self.tags.of("entity")

    @cached_property
    def by_keyphrase(self) -> dict[str, tuple[Article, ...]]:
        """The articles of each keyphrase that has a page."""
        return self.tags.of("keyphrase")

    @cached_property
    def by_source(self) -> dict[str, tuple[Article, ...]]:
        """The articles of each known source, by its name; spellings with one address are one source."""
        found: dict[str, list[Article]] = defaultdict(list)
        for article in self.articles:
            if article.source:
                found[source_path(article.source)].append(article)
        spellings = (Counter(article.source for article in articles) for articles in found.values())
        names = [min(counts, key=lambda name: (-counts[name], name)) for counts in spellings]
        return dict(sorted(zip(names, map(tuple, found.values()), strict=True)))

    def stories_of(self, articles: Sequence[Article]) -> list[Story]:
        """The stories that the articles are in, the one with the newest report first."""
        found = {self.story_of[article.id].id: self.story_of[article.id] for article in articles}
        return sorted(sorted(found.values(), key=lambda s: s.id), key=lambda s: s.newest, reverse=True)

    @cached_property
    def earlier(self) -> dict[str, tuple[Article, ...]]:
        """For each story, by its id, the earlier reports of its names."""
        return earlier(self.stories)

    def made_from(self, article: Article) -> bytes:
        """All that pages and feeds say of an article follows from this; empty where that is not known.

        It is the article and its story, and what other pages say of its tags.
        """
        if article.id not in self._inputs:
            story = self.story_of[article.id]
            tags = [self.tag(note) for kind in TAG_FOLDERS for note in shown(article, kind)]
            members = [self.states.get(member.id, b"") for member in story.articles]
            of_it = (self.states.get(article.id, b""), members, (story.id, story.notes) if len(members) > 1 else ())
            said = tags, of_it, sorted(self._pinned), [self.own_image(member) for member in story.articles]
            self._inputs[article.id] = msgspec.json.encode(said) if self.states else b""
        return self._inputs[article.id]

    @cached_property
    def told(self) -> dict[str, dict[Span, str]]:
        """For each article the ids of the sentences that summaries, key sentences and its story lead to."""
        wanted: dict[str, dict[Span, None]] = defaultdict(dict)
        for article in self.articles:
            said = (*article.summary, *article.noted("key")[:1])
            wanted[article.id].update((note.spans[0], None) for note in said if note.spans)
        for story in self.stories:
            led = (*story.summary, *story.noted("key")[:1], *story.noted("only"))
            for note in led if len(story.articles) > 1 else ():
                if note.spans:
                    wanted[note.article].setdefault(note.spans[0])
        return {article.id: anchors(wanted[article.id]) for article in self.articles}

    def standings(self, article: Article) -> Mapping[Key, Standing]:
        """The sentence that shows each tag of an article, as far as readers may see it."""
        if article.id not in self._standings:
            notes = (note for kind in TAG_FOLDERS for note in shown(article, kind))
            blocks = self.shown(article)[0]
            end = blocks[-1].stop if blocks else 0
            self._standings[article.id] = standings(article, notes, tuple(self.told[article.id]), end)
        return self._standings[article.id]

    def places(self, article: Article) -> Places:
        """Where the sentences of an article stand that anything leads to, its tags as well."""
        if article.id not in self._places:
            wanted = tuple(dict.fromkeys((*self.told[article.id], *by_place(self.standings(article)))))
            own = (note.spans[0] for note in article.summary if note.spans and not note.made)
            self._places[article.id] = find_places(self.shown(article)[0], article.text, wanted, own)
        return self._places[article.id]

    def shown(self, article: Article) -> tuple[tuple[Block, ...], bool]:
        """The blocks that the rights setting lets a page show, and whether that is only a part."""
        return (article.blocks, False) if self.config.site.text == "full" else excerpt(article.blocks)

    def tag(self, note: Note) -> Tag:
        """A topic or entity with the address of its page, one value for each id; a keyphrase as it is spelled."""
        key = (note.kind, note.id, note.text if note.kind == "keyphrase" else "")
        if key not in self._tags:
            self._tags[key] = self._tag(note)
        return self._tags[key]

    def _tag(self, note: Note) -> Tag:
        label = self.labels.get((note.kind, note.id), note).text
        paged = self.tags.has_page(note.kind, note.id)
        href = self.addresses.href(tag_path(note.kind, note.id)) if paged else ""
        subject = subjects().get(note.id) if note.kind == "topic" else None
        return Tag(label, href, note.kind, subject.code if subject else "")

    def topics(self, articles: Sequence[Article]) -> tuple[Tag, ...]:
        """The topics that weigh most over ``articles``, pinned ones first."""
        weights: Counter[str] = Counter()
        for article in articles:
            for note in article.noted("topic"):
                weights[note.id] += max(round(note.score * 1000), 1)
        best = sorted(weights, key=lambda name: (("topic", name) not in self._pinned, -weights[name], name))
        return tuple(self.tag(self.labels["topic", name]) for name in best[:MOST_TOPICS])

    def entities(self, articles: Sequence[Article]) -> tuple[Tag, ...]:
        """The entities of ``articles``, pinned ones and those in most of them first."""
        counts: Counter[str] = Counter()
        for article in articles:
            counts.update(list(dict.fromkeys(note.id for note in shown(article, "entity"))))
        best = sorted(counts, key=lambda name: (("entity", name) not in self._pinned, -counts[name]))
        return tuple(self.tag(self.labels["entity", name]) for name in best)

    def sentence(self, article: Article, note: Note, source: str = "") -> Sentence:
        """A summary sentence with the address of its place in the article's page."""
        anchor = self.told[article.id][note.spans[0]] if note.spans else ""
        href = self.addresses.href(article_path(article)) + (f"#{anchor}" if anchor else "")
        return Sentence(note.text, href, source, note.made)

    def checkable(self, article: Article, note: Note, source: str = "") -> Sentence:
        """The same with the address of its words in the original, where that is linked."""
        place = (article.id, note.spans[:1])
        if place not in self._originals:
            self._originals[place] = at_source(article, note.spans[0]) if note.spans else ""
        original = self._originals[place]
        said = self.sentence(article, note, source)
        if not original:
            return said
        words = " ".join(article.text[slice(*note.spans[0])].split()[:WORDS])[:CHARACTERS]
        name = self.words.say("“%(words)s …” %(at_source)s", words=words, at_source=self.at(article))
        return dataclasses.replace(said, original=Link(name, original))

    def at(self, article: Article) -> str:
        """Where the original of an article is, for people: "at The Paper", "at paper.example"."""
        source = article.source or urlsplit(article.raw.url).hostname
        return self.words.say("at %(source)s", source=source) if source else self.words.say("at its source")

    def source_link(self, name: str) -> Link:
        """A source's name and page."""
        return Link(name, self.addresses.href(source_path(name))) if name else Link("")

    def card(self, story: Story) -> Card:
        """A story as lists show it; the same one wherever it is shown."""
        return self._cards[story.id]

    @cached_property
    def _pinned(self) -> frozenset[tuple[str, str]]:
        return self.config.vocabulary.pinned

    @cached_property
    def _tags(self) -> dict[tuple[str, str, str], Tag]:
        return {}

    @cached_property
    def _standings(self) -> dict[str, Mapping[Key, Standing]]:
        return {}

    @cached_property
    def _places(self) -> dict[str, Places]:
        return {}

    @cached_property
    def _inputs(self) -> dict[str, bytes]:
        return {}

    @cached_property
    def _originals(self) -> dict[tuple[str, tuple[Span, ...]], str]:
        return {}

    @cached_property
    def _cards(self) -> dict[str, Card]:
        return {story.id: self._card(story) for story in self.stories}

    def _card(self, story: Story) -> Card:
        by_id = {article.id: article for article in story.articles}
        first = story.articles[0]
        several = len(story.articles) > 1
        key = story.key if several else first.key
        lead = self.sentence(by_id.get(key.article, first), key) if key else None
        return Card(
            title=story.title,
            href=self.addresses.href(story_path(story)),
            day=self.words.day(story.newest),
            made=story.title_made,
            lead=lead,
            sources=self._reporting(story) if several else tuple(map(Link, story.sources)),
            topics=self.topics(story.articles),
            members=tuple(map(self._member, story.articles)) if several else (),
            language=first.language,
            direction=direction(story.title),
            image=self.own_image(first),
        )

    def _reporting(self, story: Story) -> tuple[Link, ...]:
        """Who reports a story of several, each with the address of its first report."""
        found: dict[str, Article] = {}
        for article in story.articles:
            found.setdefault(article.source, article)
        unknown = self.words.say("unknown source")
        return tuple(Link(n or unknown, self.addresses.href(article_path(article))) for n, article in found.items())

    def _member(self, article: Article) -> Member:
        return Member(article.title, self.addresses.href(article_path(article)), article.source, article.title_made)

    def own_image(self, article: Article) -> str:
        """The address below the site of an article's image that is there; readers' browsers ask nobody else."""
        path = self.addresses.path(article.raw.image)
        return self.addresses.href(path) if path in self.files else ""

    def article_link(self, article: Article) -> Link:
        """An article's headline and page; a headline that digest wrote is marked."""
        return Link(article.title, self.addresses.href(article_path(article)), article.title_made)

    def day_of(self, article: Article) -> tuple[Day, bool]:
        """The day of an article, and whether it is only that of first sight."""
        return self.words.day(article.date), not article.published
