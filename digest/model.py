"""The values that flow through digest: frozen, standard library only.

Raw -> Article (raw + edits + notes) -> Story -> Edition. Nothing here changes in place;
what can be derived is derived.
"""

import dataclasses
from dataclasses import dataclass
from functools import cached_property

PARAGRAPH, HEADING, QUOTE, ITEM = "paragraph", "heading", "quote", "item"
"""The kinds of block that a text is made of."""

Span = tuple[int, int]
"""Start and stop of a stretch of text, in code points, stop excluded."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``[start:stop]`` by ``new``; ``by`` names the plugin and ``why`` the reason.

    A cleaner gives offsets into the text it sees (``article.text``); in ``article.edits``
    the offsets point into ``article.raw.text``. All offsets are code points. What stands
    before the first colon of ``why`` is the kind of cut that the report counts.
    ``certain`` says that more than the words of the stretch speak against it (other articles
    hold it, it follows the end, the whole is a copied page), so that it counts as no loss.
    """

    start: int
    stop: int
    new: str = ""
    why: str = ""
    by: str = ""
    certain: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a plugin says about an article or a story.

    ``kind`` is one of headline, date, byline, contributor, source, language, place, notice
    (the text is nothing else), title (the stated one without the name of the site; all from
    ``describe``), summary (a sentence) and key (the one
    short sentence that stands for the whole; both from ``summarize`` and ``tell``), only (a sentence
    whose facts no other article of the story has, from ``tell``; its ``type`` is what another one
    says in place of its figure, or ""), replaced (a
    sentence of a machine that was refused and is never published, from ``summarize``),
    topic, entity, keyphrase (from ``tag``), echo (a line or a part of a title that
    other articles of the source repeat), kept (a stretch that a cleaner keeps from the
    later ones), conflict (what was found against what the source stated).
    ``text`` is what a reader sees; ``id`` makes two notes the same thing; ``type`` refines
    the kind (PER, ORG, LOC, MISC for entities); ``spans`` are the evidence in the text of
    the article (of the article named by ``article``, when the note is about a story).
    ``made`` marks words that digest or a plugin wrote rather than found.
    """

    kind: str
    text: str
    id: str = ""
    type: str = ""
    score: float = 1.0
    spans: tuple[Span, ...] = ()
    why: str = ""
    made: bool = False
    article: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What a plugin yields in place of an answer that it could not get this time.

    It is no answer, so it is not remembered: the next build asks again. ``why`` tells the reason and
    ``hint`` the way out; reasons that read the same are told together. ``meant`` says that the
    publisher's own settings ask for it (a cap), so that it is a note in the report and no problem.
    """

    why: str
    hint: str = ""
    meant: bool = False


@dataclass(frozen=True, slots=True)
class File:
    """The bytes of one file and its path, relative to the site and with ``/``."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Raw:
    """One text as received, where it came from, and what was stated about it.

    Nothing in here is guessed: an empty field is unknown. ``path`` and ``place`` name the
    file and the place in it ("line 3", "entry 2"). ``published`` is as stated by the
    source until it is collected, then ISO 8601. ``kinds`` gives the offsets of the blocks
    (lines of ``text``) that are no paragraphs, with their kind. ``remarks`` are what the
    reader had to do to read it ("read as cp1252"), for the report. ``extracted`` says that
    the text was found in a web page by its markup, so that little of the page is left in it.
    """

    text: str
    path: str = ""
    place: str = ""
    id: str = ""
    title: str = ""
    url: str = ""
    source: str = ""
    published: str = ""
    language: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    image: str = ""
    licence: str = ""
    licence_url: str = ""
    story: str = ""
    kinds: tuple[tuple[int, str], ...] = ()
    remarks: tuple[str, ...] = ()
    extracted: bool = False

    @property
    def origin(self) -> str:
        """File and place, as messages name it."""
        return f"{self.path}, {self.place}" if self.place else self.path


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an article's text: its span, its text and its kind."""

    start: int
    stop: int
    text: str
    kind: str = PARAGRAPH

    def cut(self, why: str, *, certain: bool = False) -> Edit:
        """The edit that removes this block, for the reason given; `Edit` says what ``certain`` means."""
        return Edit(self.start, self.stop, "", why, certain=certain)

    def keep(self, why: str) -> Edit:
        """The edit that keeps this block from later cleaners: it puts in place what is there."""
        return Edit(self.start, self.stop, self.text, why)


def original_offset(edits: tuple[Edit, ...], offset: int) -> int:
    """The offset in the raw text of ``offset`` in the text that ``edits`` make of it.

    An offset inside a replacement maps to the start of what it replaced.
    Cost: O(len(edits)).
    """
    shift = 0  # how much further on a place is in the raw text
    for edit in edits:
        start = edit.start - shift
        if offset < start:
            break
        if offset < start + len(edit.new):
            return edit.start
        shift = edit.stop - (start + len(edit.new))
    return offset + shift


@dataclass(frozen=True)
class Article:
    """A raw text with the edits that clean it and the notes that describe it.

    ``id`` never changes once published; ``seen`` is the moment (ISO 8601) the article was
    first seen, for those whose source states no date; ``changed`` the moment its title or
    summary last changed after it was published, "" if they never did.
    """

    raw: Raw
    id: str = ""
    edits: tuple[Edit, ...] = ()
    notes: tuple[Note, ...] = ()
    seen: str = ""
    changed: str = ""

    @cached_property
    def text(self) -> str:
        """The cleaned text: blocks joined by one newline."""
        pieces: list[str] = []
        position = 0
        for edit in self.edits:
            pieces += (self.raw.text[position : edit.start], edit.new)
            position = edit.stop
        pieces.append(self.raw.text[position:])
        return "".join(pieces)

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The lines of ``text`` that hold anything, with their kinds."""
        kinds = dict(self.raw.kinds)
        blocks: list[Block] = []
        start = 0
        for line in self.text.split("\n"):
            stop = start + len(line)
            if line.strip():
                kind = kinds.get(original_offset(self.edits, start), PARAGRAPH) if kinds else PARAGRAPH
                blocks.append(Block(start, stop, line, kind))
            start = stop + 1
        return tuple(blocks)

    def with_notes(self, notes: tuple[Note, ...]) -> "Article":
        """The same article with other notes; its text and blocks stay, and are not worked out again."""
        other = dataclasses.replace(self, notes=notes)
        other.__dict__.update((name, self.__dict__[name]) for name in ("text", "blocks") if name in self.__dict__)
        return other

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Note, ...]]:
        found: dict[str, list[Note]] = {}
        for note in self.notes:
            found.setdefault(note.kind, []).append(note)
        return {kind: tuple(notes) for kind, notes in found.items()}

    def noted(self, kind: str) -> tuple[Note, ...]:
        """The notes of one kind, in the order they were given."""
        return self._by_kind.get(kind, ())

    def _first(self, kind: str) -> str:
        noted = self.noted(kind)
        return noted[0].text if noted else ""

    @property
    def stated_title(self) -> str:
        """The title as stated, without the name of the site and the like where that is noted; ``""`` if none was."""
        return self.raw.title and (self._first("title") or self.raw.title)

    @property
    def title(self) -> str:
        """The stated title, else the headline noted, else the start of the text."""
        return self.stated_title or self._first("headline") or self.text[:75].split("\n")[0]

    @property
    def title_made(self) -> bool:
        """Whether digest wrote the title: none was stated, and none was found in the text as it stands."""
        noted = self.noted("headline")
        return not self.raw.title and (not noted or noted[0].made)

    @property
    def published(self) -> str:
        """When the source says it was published (ISO 8601), or ``""``."""
        return self.raw.published or self._first("date")

    @property
    def date(self) -> str:
        """What the article is ordered by: when published, else when first seen."""
        return self.published or self.seen

    @property
    def authors(self) -> tuple[str, ...]:
        """The authors stated, else those of the byline found."""
        return self.raw.authors or tuple(note.text for note in self.noted("byline"))

    @property
    def contributors(self) -> tuple[str, ...]:
        """People whom the text credits beside its authors."""
        return tuple(note.text for note in self.noted("contributor"))

    @property
    def source(self) -> str:
        """Who published it, or ``""``."""
        return self.raw.source or self._first("source")

    @property
    def language(self) -> str:
        """The language as a two-letter code, or ``""``."""
        return self.raw.language or self._first("language")

    @property
    def summary(self) -> tuple[Note, ...]:
        """The sentences of the summary, in the order of the text."""
        return self.noted("summary")

    @property
    def key(self) -> Note | None:
        """The sentence that stands for the whole where there is room for one: the key sentence, else the first."""
        return next(iter((*self.noted("key"), *self.summary)), None)


@dataclass(frozen=True)
class Story:
    """Articles about one event, with notes about all of them together.

    ``articles`` is ordered oldest first. ``id`` is given when stories are selected.
    """

    articles: tuple[Article, ...]
    id: str = ""
    notes: tuple[Note, ...] = ()
    score: float = 0.0

    def noted(self, kind: str) -> tuple[Note, ...]:
        """The notes of one kind about the story as a whole."""
        return tuple(note for note in self.notes if note.kind == kind)

    @property
    def title(self) -> str:
        """The headline of the story, else that of its first article."""
        return next((note.text for note in self.noted("headline")), self.articles[0].title)

    @property
    def title_made(self) -> bool:
        """Whether the headline was made by digest."""
        noted = self.noted("headline")
        return noted[0].made if noted else self.articles[0].title_made

    @property
    def summary(self) -> tuple[Note, ...]:
        """Summary sentences; each names its article."""
        return self.noted("summary")

    @property
    def key(self) -> Note | None:
        """The sentence that stands for the whole where there is room for one; it names its article."""
        return next(iter((*self.noted("key"), *self.summary)), None)

    @property
    def sources(self) -> tuple[str, ...]:
        """The different sources, in the order of the articles; unknown ones left out."""
        return tuple(dict.fromkeys(article.source for article in self.articles if article.source))

    @cached_property
    def newest(self) -> str:
        """The date of the newest article."""
        return max(article.date for article in self.articles)


@dataclass(frozen=True)
class Edition:
    """The chosen, ordered stories of one day (ISO date).

    over: nothing new will be in it; changed: when its words last changed since it was over (ISO 8601), or "".
    """

    date: str
    stories: tuple[Story, ...]
    over: bool = True
    changed: str = ""
