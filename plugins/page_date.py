"""Note the day an article was published, from the date line near its headline.

A date is taken only from a line made for it, and only if day, month and year are there and leave no doubt;
"two hours ago" and dates in prose say nothing. A day of publication wins over one of a change.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.copied.bylines import BY
from digest.text.copied.days import DAY_FIRST, MONTH_FIRST, Day, DayLine, day_line, label, settled, telling
from digest.text.copied.lines import Line
from digest.text.copied.page_head import Head, head_of

ABOVE, BELOW, CLOSE, WORDS, SMALL_WORDS, SHORT = 6, 14, 3, 7, 2, 120
AFTER_HEADLINE, IN_TEXT, BEFORE_HEADLINE, CHANGED = 0, 1, 2, 4
NOT_OURS = ("@", "©", "copyright", "http", "(c)", "photo", "image", "foto", "bild:", "getty", "credit:")


@dataclass(frozen=True)
class PageDate:
    """Notes the date of articles whose text has a date line.

    updated: whether the day of a change is taken where no day of publication is given.
    """

    version: ClassVar[int] = 1
    reads: ClassVar[tuple[str, ...]] = ("headline", "language")
    updated: bool = True

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One date note for each article that has such a line."""
        for article in articles:
            head = head_of(article)
            yield list(self._date(head, article.language)) if head else []

    def _date(self, head: Head, language: str) -> Iterator[Note]:
        found = sorted(ranked(head), key=lambda one: one[:3])
        for rank, _, number, line in found:
            if rank >= CHANGED and not self.updated:
                return
            for day in sorted(line.days, key=lambda day: day.label == "updated"):
                if told := settled(day, order_of(head.lines, language, day), certain(head.lines, day)):
                    kind, refined = ("date of a change", "updated") if rank >= CHANGED else ("date line", "")
                    yield Note("date", told, type=refined, why=f"{kind}: {head.lines[number].text}")
                    return


def ranked(head: Head) -> Iterator[tuple[int, int, int, DayLine]]:
    """The date lines of a page: how far they are from being the best, their distance, number, days."""
    for number in range(max(0, head.place - ABOVE), min(len(head.lines), head.start + BELOW + 1)):
        line = head.lines[number]
        dated = date_line(line)
        if dated is None or (number == head.place and head.titled) or (not head.is_page and not beside(head, number)):
            continue
        labels = {day.label for day in dated.days}
        if labels == {""} and number and not day_line(before := head.lines[number - 1].text) and not telling(before):
            labels = {label(before)}
        if "published" in labels:
            rank = AFTER_HEADLINE
        elif labels == {"updated"}:
            rank = CHANGED
        elif number < head.place:
            rank = BEFORE_HEADLINE
        else:
            rank = IN_TEXT if number > head.start else AFTER_HEADLINE
        yield rank, abs(number - head.place), number, dated


def beside(head: Head, number: int) -> bool:
    """Whether a line of a text that is no whole page stands where a date line does: above the text, by a byline."""
    near = head.lines[max(0, number - 1) : number + 2]
    bylined = any(len(line.text) <= SHORT and BY.match(line.text) for line in near)
    return number <= head.start + CLOSE and (bylined or (number <= head.start and (head.titled or number <= 1)))


def date_line(line: Line) -> DayLine | None:
    """The days of a line that says little else than when; None for any other line."""
    if len(line.text) > SHORT or line.text[0] in "—–":
        return None
    dated = day_line(line.text)
    small = line.text.casefold()
    if dated is None or any(mark in small for mark in NOT_OURS):
        return None
    words = telling(dated.rest)
    lower = sum(word[:1].islower() for word in words)
    if len(words) > WORDS + (3 if any(day.label for day in dated.days) else 0) or lower > SMALL_WORDS:
        return None
    return None if line.text[-1] in ".!?" and len(words) > 3 else dated


def order_of(lines: Sequence[Line], language: str, day: Day) -> str:
    """Whether dates in numbers begin with the day or the month here, or ``""``: by language, by other dates."""
    if not day.other:
        return ""
    if language and language != "en":
        return DAY_FIRST
    for line in lines:
        dated = day_line(line.text)
        for one in dated.days if dated else ():
            if not one.other and (parts := dated and dated.numbers(one)):
                return DAY_FIRST if parts[0] > 12 else MONTH_FIRST
    return ""


def certain(lines: Sequence[Line], day: Day) -> list[str]:
    """The days of a page that leave no doubt, looked up only for one that does."""
    if not day.other:
        return []
    return [one.day for line in lines if (dated := day_line(line.text)) for one in dated.days if not one.other]
