"""What templates are given: frozen values with every word and address a page prints.

A template only loops and escapes. A page is rendered again when, and only when, its view
(or a template) changed, so nothing may be printed that is not in here. Every ``href`` is
ready to use: it starts with the base path of the site (or is an http(s) address).
"""

from dataclasses import dataclass

from digest.model import Span
from digest.publish.cuts import Cut


@dataclass(frozen=True, slots=True)
class Link:
    """Words and where they lead; without ``href`` they are plain text.

    ``made``: they are a headline that digest wrote.
    """

    text: str
    href: str = ""
    made: bool = False


@dataclass(frozen=True, slots=True)
class Day:
    """A date: ``iso`` for machines ("2024-08-14" or with a time), ``words`` for readers."""

    iso: str
    words: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a summary and the place where the source says it.

    ``href`` leads to the sentence in the article page (``...#s1``); ``source`` names who
    says it (empty on the article's own page); ``made`` marks words that are not verbatim, whose
    ``href`` leads to the sentence they rest on and which must be shown as written by a machine;
    ``anchor`` is set when this very place is the target (the text itself is not shown);
    ``original`` leads to the words on the page of the source; its text says so out of context;
    ``marks`` are the stretches of ``text`` that stand out, in order.
    """

    text: str
    href: str
    source: str = ""
    made: bool = False
    anchor: str = ""
    original: Link | None = None
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Tag:
    """A topic, entity or keyphrase; ``href`` is empty when it has no page of its own.

    ``code``: that of the IPTC vocabulary ("medtop:16000000"), of the topics that are in it.
    """

    text: str
    href: str
    kind: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an article has some tags of one kind: the rule, which is the same for all of them.

    Each tag leads to the sentence of the page that shows it; without ``href`` there is none.
    """

    tags: tuple[Link, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a block; ``anchor`` is its id when a summary sentence leads to it.

    ``inner``: the same text in stretches of its own, when other sentences lead into it.
    """

    text: str
    anchor: str = ""
    inner: "tuple[Segment, ...]" = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A block of an article: kind (paragraph, heading, quote, item) and its stretches."""

    kind: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """An article of a story: its headline, its page, who says so (``source`` may be empty)."""

    title: str
    href: str
    source: str
    made: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A story or a lone article as lists show it.

    ``made``: the title was made by digest; ``lead``: its key sentence; ``sources``: who reports
    it, each leading to its report in a story of several; ``members``: the reports of a story of
    several (empty for a lone article); ``language`` and ``direction`` (ltr, rtl) of its words.
    """

    title: str
    href: str
    day: Day
    made: bool = False
    lead: Sentence | None = None
    sources: tuple[Link, ...] = ()
    topics: tuple[Tag, ...] = ()
    members: tuple[Member, ...] = ()
    language: str = ""
    direction: str = "ltr"
    image: str = ""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed in one format: what it is called, where it is in this site, "RSS", "Atom" or "JSON", its media type.

    ``address`` is the absolute one, which readers copy.
    """

    text: str
    href: str
    format: str
    type: str
    address: str


@dataclass(frozen=True, slots=True)
class Head:
    """What every page has: its address, title, description, way back, own feeds.

    ``path`` is the address below the site ("topics/conflict/"), ``canonical`` the absolute
    one, ``crumbs`` lead from the front page to here (the last one has no ``href``). ``image`` is
    the absolute address of its social card (1200 by 630 dots), ``image_alt`` what that says;
    ``feeds`` are those that feed readers find on the page, the one of the page first.
    """

    path: str
    title: str
    canonical: str
    description: str = ""
    crumbs: tuple[Link, ...] = ()
    feeds: tuple[FeedLink, ...] = ()
    language: str = ""
    direction: str = "ltr"
    image: str = ""
    image_alt: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A report in a line: its headline and page, the name of its source, its day.

    ``first_seen``: no date was stated, ``day`` is when digest first saw it; ``language`` and
    ``direction`` are those of the headline.
    """

    link: Link
    source: str
    day: Day
    first_seen: bool = False
    language: str = ""
    direction: str = "ltr"


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """Template ``article.html``: summary, text, what was cut, where it comes from.

    ``first_seen``: no date was stated, ``day`` is when digest first saw it. ``excerpt``:
    only the beginning of the text is shown, the rest is at ``original``. ``beyond``: sentences
    of the rest that others lead to (the story's summary, the key sentence); they are their own place.
    ``reasons``: the evidence of its tags, under the name of each kind. ``more``: earlier reports of other
    stories of the same names. ``image`` is what it names as its image, ``picture`` the address of that
    image below this site, which alone readers' browsers ask for. ``repeats``:
    the summary is the whole text, which stands below it anyway.
    """

    head: Head
    title: str
    made: bool
    day: Day
    first_seen: bool
    source: Link
    original: str
    authors: tuple[str, ...]
    contributors: tuple[str, ...]
    licence: Link | None
    summary: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    excerpt: bool
    cuts: tuple[Cut, ...]
    topics: tuple[Tag, ...]
    entities: tuple[Tag, ...]
    keyphrases: tuple[Tag, ...]
    story: Link | None
    others: tuple[Card, ...]
    image: str = ""
    beyond: tuple[Sentence, ...] = ()
    reasons: tuple[tuple[str, tuple[Reason, ...]], ...] = ()
    more: tuple[Mention, ...] = ()
    picture: str = ""
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class PluginUsed:
    """A plugin as the page "how this was made" shows it."""

    name: str
    about: str
    version: int
    hooks: tuple[str, ...]
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class MadePage:
    """Template ``made.html``: how this was made."""

    head: Head
    plugins: tuple[PluginUsed, ...]
    counts: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlainPage:
    """Templates ``404.html`` and those of ``publish`` plugins: a head and free values."""

    head: Head
    values: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every template can use as ``site``; the same for all pages of a build.

    ``base`` is the path the site lives under ("" or "/news"), ``style`` the address of the
    style sheet of all pages and ``inside`` of that of all but the front page, ``mark`` the icon
    itself as an address, if it is small, ``menu`` the links
    of the header, ``direction`` that of the site's language and ``locale`` the language with a
    territory ("de_DE"; empty for English), ``ground`` the colour of the paper by colour scheme,
    ``script`` the address of the script (empty without one), ``card`` the absolute address of the
    social card of pages that have none of their own (empty without cards).
    """

    title: str
    description: str
    url: str
    base: str
    language: str
    style: str
    icon: str
    feed: str
    version: str
    menu: tuple[Link, ...] = ()
    direction: str = "ltr"
    inside: str = ""
    locale: str = ""
    ground: tuple[tuple[str, str], ...] = ()
    script: str = ""
    card: str = ""
    mark: str = ""
