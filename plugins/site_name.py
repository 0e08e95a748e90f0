"""Take the name of the site, and of its sections, off stated titles: "River rises | World News | Example".

What a source writes at the end of its titles is learned from the other titles of the run; its own name and address are
known at once. What tells a reader something ("Opinion | ...", "... - live") stays.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.house_titles import END, FOLDED, SECTION, START
from digest.text.outlet_names import DOMAIN, host_of, names_outlet, words_of
from digest.text.titles import LONGEST, LOOSE_END, Part, as_text, parts, says_enough

NAME, SHARED, OF_SECTION = (
    "the name of the source",
    "which other titles of the source have too",
    "a section of the source",
)
DATE = re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{2,4}")
"""A date that stands after the name of the site at the end of a title."""
MOST_PARTS = 3
"""How many parts of a title a name may be made of: names hold dashes too."""


@dataclass(frozen=True)
class SiteName:
    """Notes stated titles without the name of the site, its address and its sections.

    A part that a bar or a dash sets off goes if it is the name of the source, or if the other titles of the source end
    in it (begin with it) too. What is left must be a title: two words at least. The title as stated stays known.

    drop: parts that always go, as they are written in the titles: ["Example Live Desk"].
    keep: parts that always stay.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("echo", "source")
    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Yield the title of each article whose stated one holds more than the title."""
        for article in articles:
            title = as_text(article.raw.title)
            bare, reasons = self._bare(title, article)
            why = f"without {', '.join(reasons)}" if reasons else "written plainly"
            yield [Note("title", bare, why=why)] if bare and bare != article.raw.title else []

    def _bare(self, title: str, article: Article) -> tuple[str, list[str]]:
        """A title without what is not of it, and what went, each with the reason."""
        known = _Known(article, frozenset(map(folded, self.drop)), frozenset(map(folded, self.keep)))
        whole = LOOSE_END.sub("", title) if len(title) <= LONGEST else title
        whole = whole if says_enough(whole) else title
        left = parts(whole)
        reasons: list[str] = []
        while len(left) > 1:
            cut = _at_end(left, whole, known, between=bool(reasons)) or _at_start(left, whole, known)
            if cut is None:
                break
            left, reason = cut
            reasons.append(reason)
        bare = whole[left[0].start : left[-1].stop] if left else whole
        if whole != title:
            reasons.append("what separates it from nothing")
        return bare, reasons


Cut = tuple[list[Part], str]
"""The parts that are left, and what went and why."""


class _Known:
    """What is known about the parts of the titles of an article's source."""

    def __init__(self, article: Article, drop: frozenset[str], keep: frozenset[str]) -> None:
        self.drop, self.keep = drop, keep
        stated = dict.fromkeys(filter(None, (article.raw.source, article.source)))
        self.sources = tuple(dict.fromkeys(name for source in stated for name in _names(source)))
        self.was_cut = article.raw.extracted and bool(article.raw.source)  # the reader of pages takes the name off
        self.host = host_of(article.raw.url)
        self.repeated = {(note.type, folded(note.text)) for note in article.noted("echo")}

    def is_name(self, text: str) -> bool:
        """Whether it is what the source is called."""
        plain = folded(text)
        if plain in self.drop or plain in self.keep:
            return plain not in self.keep
        if _made_of(text, "meaning") and text not in self.sources:
            return False
        return any(names_outlet(text, source, self.host, labels("general")) for source in self.sources or ("",))

    def is_word(self, text: str) -> bool:
        """Whether a name is written small, as the word that it also is: "a matter of time" in Time."""
        return text.islower() and not DOMAIN.fullmatch(text) and text not in self.sources

    def is_exact_name(self, text: str) -> bool:
        """Whether it is the name to the letter, and no word that a title may be about: "Example: ..."."""
        plain = folded(text)
        telling = len(words_of(text)) > 1 or says_enough(text) or plain in self.drop
        exactly = plain in self.drop or plain in {folded(name) for name in (*self.sources, self.host)}
        return telling and exactly and self.is_name(text)

    def is_shared(self, text: str, *places: str) -> bool:
        """Whether other titles have it at one of these places, and it says nothing but where it was printed."""
        stays = folded(text) in self.keep or _made_of(text, "meaning")
        return not stays and any((place, folded(text)) in self.repeated for place in places)


def _names(source: str) -> Iterator[str]:
    """What a source is called: feeds are called "World News | Example", of which one part is its name."""
    yield source
    found = parts(as_text(source))
    if len(found) > 1:
        yield from (part.text for part in found if not _made_of(part.text, "sections"))


def folded(text: str) -> str:
    """Letters and digits alone, small."""
    return FOLDED.sub("", text).casefold()


def _at_end(left: list[Part], whole: str, known: _Known, *, between: bool) -> Cut | None:
    """What goes from the end: a name, perhaps of several parts; what other titles share; a section before a name."""
    for count in range(min(MOST_PARTS, len(left) - 1), 0, -1):
        text = whole[left[-count].start : left[-1].stop]
        if count > 1 and (DATE.fullmatch(left[-1].text) or _is_section(left[-1].text, known)):
            text = whole[left[-count].start : left[-2].stop]
        separator = left[-count].separator
        if separator == "weak" and known.is_word(text):
            continue
        if known.is_exact_name(text) if separator == "colon" else known.is_name(text):
            return _cut(left, whole, slice(0, len(left) - count), NAME)
    last = left[-1]
    if last.separator not in ("strong", "weak"):
        return None
    if known.is_shared(last.text, END, SECTION):
        return _cut(left, whole, slice(0, -1), SHARED)
    after_name = between or (known.was_cut and last.separator == "strong")
    if after_name and _is_section(last.text, known):
        return _cut(left, whole, slice(0, -1), OF_SECTION)
    return None


def _at_start(left: list[Part], whole: str, known: _Known) -> Cut | None:
    """What goes from the start: a name, or what nearly all titles begin with."""
    for count in range(min(MOST_PARTS, len(left) - 1), 0, -1):
        text = whole[left[0].start : left[count - 1].stop]
        if known.is_name(text) if left[count].separator == "strong" else known.is_exact_name(text):
            return _cut(left, whole, slice(count, len(left)), NAME)
    if left[1].separator == "strong" and known.is_shared(left[0].text, START):
        return _cut(left, whole, slice(1, len(left)), SHARED)
    return None


def _cut(left: list[Part], whole: str, kept: slice, reason: str) -> Cut | None:
    """The parts kept, if they say enough to be a title."""
    rest = left[kept]
    if not says_enough(whole[rest[0].start : rest[-1].stop]):
        return None
    if rest[0].start == left[0].start:
        gone = f"{left[len(rest)].mark} {whole[left[len(rest)].start : left[-1].stop]}"
    else:
        gone = f"{whole[left[0].start : left[-len(rest) - 1].stop]} {rest[0].mark}"
    return rest, f'"{gone}", {reason}'


def _is_section(text: str, known: _Known) -> bool:
    """Whether it is the name of a section, as many sites have it."""
    stays = folded(text) in known.keep or _made_of(text, "meaning") or text[0].islower()
    return not stays and _made_of(text, "sections")


def _made_of(text: str, kind: str) -> bool:
    """Whether all words of a part are of one kind; scripts without spaces are looked up as a whole."""
    words = words_of(text)
    return bool(words) and (all(word in labels(kind) for word in words) or text in labels(kind))


@lru_cache(maxsize=3)
def labels(kind: str) -> frozenset[str]:
    """The words of one kind: ``meaning``, ``sections`` or ``general``."""
    table = tomllib.loads((Path(__file__).parent / "data" / "title_labels.toml").read_text(encoding="utf-8"))
    return frozenset(word for entry in table[kind].split() for word in (entry, *words_of(entry)))
