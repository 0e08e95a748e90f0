"""The tags of an article, each with its evidence: words, places, rule, score, and what becomes of it on the site."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from digest.model import Article, Note, Span
from digest.publish.addresses import TAG_FOLDERS
from digest.publish.tag_pages import TagPages, shown
from digest.report import counted
from digest.vocabulary import Least

KINDS = {"topic": "topics", "entity": "entities", "keyphrase": "keyphrases"}
MOST_TAGS, MOST_WORDS, MOST_PLACES = 8, 4, 4
"""How much is told of a list that is not asked for in full: tags of a kind, spellings of a tag, places of each."""


@dataclass(frozen=True)
class Site:
    """What the tags of an article are among those of its site."""

    tags: TagPages
    least: Least


@dataclass(frozen=True)
class TagFinding:
    """One tag: the note, the words that are its evidence with their places, and its fate.

    ``fate`` says why it has no page of its own; it is empty where it has one or where the site is not known.
    ``published`` says whether readers see it at all.
    """

    note: Note
    words: tuple[tuple[str, tuple[Span, ...]], ...]
    published: bool
    fate: str = ""

    def line(self, *, full: bool = False) -> str:
        """The tag in one line, for a reader."""
        note = self.note
        known = ", ".join(part for part in (note.type, note.id if note.kind != "keyphrase" else "") if part)
        said = f"{note.score:.2f} {note.text}" + (f" ({known})" if known else "")
        why = " <- " + ": ".join(part for part in (note.by, note.why) if part) if note.by or note.why else ""
        places = f"; {self._places(full=full)}" if self.words else ""
        return said + why + places + (f" - {self.fate}" if self.fate else "")

    def _places(self, *, full: bool) -> str:
        most_words, most_places = (len(self.words), None) if full else (MOST_WORDS, MOST_PLACES)
        told = [
            f"“{text}” at {', '.join(f'{start}:{stop}' for start, stop in spans[:most_places])}"
            + (f" and {more} more" if (more := len(spans[most_places:]) if most_places else 0) else "")
            for text, spans in self.words[:most_words]
        ]
        rest = len(self.words) - most_words
        return "; ".join([*told, f"and {counted(rest, 'more spelling', 'more spellings')}"] if rest > 0 else told)

    def as_json(self) -> dict[str, Any]:
        """All of it, for machines."""
        note = self.note
        return {
            "kind": note.kind,
            "id": note.id,
            "label": note.text,
            "type": note.type,
            "score": note.score,
            "by": note.by,
            "why": note.why,
            "evidence": [
                {"text": text, "start": start, "stop": stop} for text, spans in self.words for start, stop in spans
            ],
            "published": self.published,
            "fate": self.fate,
        }


@dataclass(frozen=True)
class TagGroup:
    """The tags of one kind, best first; the first ``most`` are told unless all are asked for."""

    kind: str
    found: tuple[TagFinding, ...]

    @property
    def title(self) -> str:
        """The kind and how many there are."""
        hidden = sum(not one.published for one in self.found)
        return f"{KINDS[self.kind]} ({len(self.found)} found{f', {hidden} of them not shown' if hidden else ''})"

    def lines(self, *, full: bool = False) -> Iterator[str]:
        """A line for each tag, and one that counts those left out."""
        told = self.found if full or len(self.found) == MOST_TAGS + 1 else self.found[:MOST_TAGS]
        yield from (one.line(full=full) for one in told)
        if len(told) < len(self.found):
            yield f"and {len(self.found) - len(told)} more (--all tells them)"


def tag_groups(article: Article, site: Site | None = None) -> list[TagGroup]:
    """The tags of an article by kind; kinds without any are left out.

    Args:
        article: with all its notes.
        site: what tags have pages; None for an article that is in no site.
    """
    groups = []
    for kind in TAG_FOLDERS:
        published = set(shown(article, kind))
        notes = sorted(article.noted(kind), key=lambda note: note not in published)
        if notes:
            groups.append(TagGroup(kind, tuple(_finding(article, n, site, published=n in published) for n in notes)))
    return groups


def _finding(article: Article, note: Note, site: Site | None, *, published: bool) -> TagFinding:
    words: dict[str, list[Span]] = {}
    for start, stop in note.spans:
        words.setdefault(" ".join(article.text[start:stop].split()), []).append((start, stop))
    often = sorted(words.items(), key=lambda item: (-len(item[1]), item[1][0]))
    fate = (_fate(note, site) if site else "") if published else _unpublished(note)
    return TagFinding(note, tuple((text, tuple(spans)) for text, spans in often), published, fate)


def _unpublished(note: Note) -> str:
    """Why readers never see a tag."""
    if note.kind == "keyphrase":
        return "not shown: adds nothing to the names and better phrases, or is one too many"
    return "never shown: score 0"


def _fate(note: Note, site: Site) -> str:
    """Why a tag that readers see has no page."""
    if site.tags.has_page(note.kind, note.id):
        return ""
    n, least = len(site.tags.articles.get(note.kind, {}).get(note.id, ())), getattr(site.least, note.kind)
    return f"plain text, no page: in {counted(n, 'article', 'articles')}, and {least} make one"
