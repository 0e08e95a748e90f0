"""Note who wrote an article and who contributed, from lines that are there or were cut.

Names come only from lines made for them: "By ..." near the headline, a name with a role or a date below it, credits
below the text. Nothing is taken from prose.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.copied.bylines import ALONE, ROLE, authors_after_by, authors_beside, is_moment, name_lines
from digest.text.copied.credited import credited
from digest.text.copied.lines import content, lines_of
from digest.text.copied.page_head import Head, head_of

EDGE, LONGEST, SHORT = 3, 600, 160
ABOVE, BELOW, CLOSE = 4, 12, 5


@dataclass(frozen=True)
class Byline:
    """Notes authors (byline) and people named in credits (contributor).

    contributors: whether the people of credit lines are noted.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("headline",)
    contributors: bool = True

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """Look at the lines near the headline, at the first and last lines and at those that cleaners cut."""
        for article in articles:
            yield list(people(article, contributors=self.contributors))


def people(article: Article, *, contributors: bool) -> Iterator[Note]:
    """One note for each author and contributor, each person once."""
    seen: set[str] = set()
    lines = [block.text for block in article.blocks]
    above, below = lines[:EDGE], lines[EDGE:][-EDGE:]
    cut = list(cut_lines(article))
    head = head_of(article)
    if head and head.is_page:
        for line, found in page_authors(head):
            yield from fresh("byline", found, seen, f"byline: {line}")
    else:
        lines_above = (
            head.lines[: head.start + EDGE] if head else takewhile(lambda line: not line.kept, lines_of(article))
        )
        for line in above + [line.text for line in lines_above if not line.kept]:
            if len(line) <= SHORT:
                yield from fresh("byline", authors_after_by(line), seen, f"byline: {line.strip()}")
    for line in cut + below if contributors else ():
        if len(line) <= LONGEST:
            yield from fresh("contributor", credited(line), seen, f"credits: {line.strip()}")


def page_authors(head: Head) -> list[tuple[str, list[str]]]:
    """The lines of a whole page that name the authors, from the surest kind of line that there is."""
    after = range(head.place + (1 if head.titled else 0), min(len(head.lines), head.start + BELOW))
    before = range(max(0, head.place - ABOVE), head.place)
    texts = [line.text for line in head.lines]
    for numbers in (after, before):
        said = ((texts[n], authors_after_by(texts[n])) for n in numbers if len(texts[n]) <= SHORT)
        if first := next((one for one in said if one[1]), None):
            return [first]
        alone = next((n for n in numbers if ALONE.fullmatch(texts[n])), len(texts))
        if row := in_a_row(texts[alone + 1 : alone + 1 + CLOSE]):
            return row
    for numbers in (after, before):
        for n in numbers:
            beside = not head.lines[n].kept or is_moment(texts[n]) or head.is_between(n)
            if beside and len(texts[n]) <= SHORT and (found := authors_beside(texts[n])):
                return [(texts[n], found)]
    return bare_names(head)


def in_a_row(lines: Sequence[str]) -> list[tuple[str, list[str]]]:
    """The lines of names that follow each other from the first line on; a lone "and" does not part them."""
    found: list[tuple[str, list[str]]] = []
    named = dict(name_lines(lines))
    for number, line in enumerate(lines):
        if number in named:
            found.append((line, named[number]))
        elif authors := authors_beside(line):
            return [*found, (line, authors)]
        elif line.strip(",&").casefold() not in ("and", "und", "et", "y", "e", "og", "och", ""):
            break
    return found


def bare_names(head: Head) -> list[tuple[str, list[str]]]:
    """A line of nothing but names, right below the headline or beside a date line, that the article is not about."""
    first = max(0, head.place - ABOVE)
    texts = [line.text for line in head.lines[first : head.start + CLOSE]]
    title = content(head.lines[head.place].text) if head.titled else set()
    for number, found in sorted(name_lines(texts), key=lambda one: one[0] < head.place - first):
        below, after = number + first - head.place, texts[number + 1 : number + 3]
        near = texts[max(0, number - 2) : number] + after if below > 0 else after[:1]
        sure = any(is_moment(text) for text in near) or any(ROLE.fullmatch(text) for text in after[:1])
        shouted = texts[number].isupper() and len(texts[number].split()) > 2
        cut = not head.lines[first + number].kept
        if shouted or not ((sure and (cut or head.is_between(first + number))) or (cut and head.titled and below == 1)):
            continue
        surnames = {name.split()[-1].casefold() for name in found}
        if not surnames & title and (sure or not surnames & about(head)):
            return [(texts[number], found)]
    return []


def about(head: Head) -> set[str]:
    """The words of the text of a page."""
    return content(" ".join(line.text for line in head.lines[head.start :] if line.kept))


def cut_lines(article: Article) -> Iterator[str]:
    """The lines that cleaners took out of the raw text."""
    for edit in article.edits:
        if not edit.new.strip():
            yield from (line for line in article.raw.text[edit.start : edit.stop].split("\n") if line.strip())


def fresh(kind: str, found: Iterable[str], seen: set[str], why: str) -> Iterator[Note]:
    """Notes for the people not seen before."""
    for name in found:
        if name not in seen:
            seen.add(name)
            yield Note(kind, name, why=why)
