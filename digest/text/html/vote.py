"""The lines of a page that make up its article, by the vote of several extractors."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.model import HEADING, ITEM, QUOTE
from digest.text.html.alignment import SHORTEST, held, letters
from digest.text.html.placed import ASIDE, BYLINE, CAPTION, EDGE, FORM, SIGNUP, Line
from digest.text.html.sentences import LONG, WIDE, is_sentence

SHORT = 8
"""Letters of a line that has words."""
ENDED, ENDING = re.compile(r"(?<!\.\.)[.!?。！？।؟۔][\"'”’»“)\]]*\s*$"), 50
"""How a whole text ends, within so many characters."""
AGREED = 0.5
"""The share of one extractor's text that another must hold to have a say on the page."""
HEARD, COMPLETE, NEARLY_ALL, FEW = 0.5, 0.8, 0.95, 2
"""Shares of the agreed text that a stated body must hold: to be heard at all; between its first and last line, to
speak against others there; to speak against more than so few sentences beyond it, which may be its missing end."""
MISSED = 3
"""If the second holds so many times the text of the first, in whole sentences, the first missed the article."""
LINKED, HALF_LINKED = 0.8, 0.5
"""Shares of a line that are links, from which it leads elsewhere, and may do so."""
LABEL, TITLE, TITLE_WORDS = re.compile(r"[^:：]{2,30}[:：] ?"), 20, 5
"""What stands before a link to another article, and the least characters and words (in scripts with spaces) of its
title; fewer are an address, a place or a name, as in "Where: Museum of Harbours"."""
RUN = 0.2
"""Lines of one extractor beyond the agreed text are kept if they are this share of its text."""
REPEATED = 2
"""So many different sentences must come twice for a page to hold its text twice; one may be a refrain."""
COMMON = 0.3
"""A place that holds this share of the agreed text says nothing: its name is misleading."""


FEWEST, STATED_CHARACTERS = 4, 300_000
"""A stated body is searched so far for lines of at least so many letters."""
STATED_LETTERS, STATED_SHARE = 400, 0.3
"""A stated body of so many letters is the article, if the vote holds no more than that share of it."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is known of a line: its letters' count, who holds it, and what speaks against it."""

    size: int
    first: bool
    second: bool
    stated: bool
    sentence: bool
    odd: bool

    @property
    def short(self) -> bool:
        """Whether it is a heading, an item or another line that is no sentence, and yet has words."""
        return not self.sentence and self.size >= SHORT


def elected(lines: Sequence[Line], first: str, second: str, stated: str) -> list[int]:
    """The numbers of the lines that are kept, in order.

    Args:
        lines: all visible lines of the page.
        first: the text of the extractor that is right most often.
        second: the text of another one.
        stated: the body of the article as the page's data states it, or "".

    A line that both hold is kept, unless it stands where captions or bylines stand. One that
    only one of them holds must prove itself: the first may add lines among the agreed ones,
    the second whole sentences there. Where the second disagrees altogether it is not asked.
    """
    ballots = _ballots(lines, first, second, stated)
    total = sum(ballot.size for ballot in ballots if ballot.first)
    if total * MISSED < sum(ballot.size for ballot in ballots if ballot.second and ballot.sentence and not ballot.odd):
        first, total, ballots = second, 0, _ballots(lines, second, second, stated)
    shared = sum(ballot.size for ballot in ballots if ballot.first and ballot.second)
    if shared < AGREED * total:
        kept = [ballot.first and not ballot.odd for ballot in ballots]
    else:
        kept = _by_two(lines, ballots, total)
    kept = _as_stated(lines, ballots, kept, cut_off=not ENDED.search(stated[-ENDING:]))
    return _trimmed(lines, _without_pulled(lines, [number for number, keep in enumerate(kept) if keep]))


def _ballots(lines: Sequence[Line], first: str, second: str, stated: str) -> list[Ballot]:
    own = [letters(line.text) for line in lines]
    votes = [held(own, [letters(block) for block in text.split("\n") if block]) for text in (first, second, stated)]
    agreed = [one and (two or not second) for one, two in zip(votes[0], votes[1], strict=True)]
    total = sum(len(text) for text, both in zip(own, agreed, strict=True) if both)
    telling = {
        place
        for place in (CAPTION, BYLINE, ASIDE, EDGE, FORM, SIGNUP)
        if sum(len(o) for o, line, both in zip(own, lines, agreed, strict=True) if both and place in line.places)
        <= COMMON * total
    }
    body = letters(stated)[:STATED_CHARACTERS]  # often in one piece, where short lines are no blocks
    return [
        Ballot(
            len(text),
            one,
            two,
            three or (FEWEST <= len(text) < SHORTEST and text in body),
            is_sentence(line.text),
            bool(telling & line.places),
        )
        for text, line, one, two, three in zip(own, lines, *votes, strict=True)
    ]


def _by_two(lines: Sequence[Line], ballots: Sequence[Ballot], total: int) -> list[bool]:
    both = [number for number, ballot in enumerate(ballots) if ballot.first and ballot.second]
    start, stop = (both[0], both[-1]) if both else (0, -1)
    voiced = {number for run in _first_alone(ballots) if any(ballots[n].sentence for n in run) for number in run}
    kept = []
    for number, (line, ballot) in enumerate(zip(lines, ballots, strict=True)):
        within = start < number < stop
        if ballot.odd or leads_elsewhere(line):
            kept.append(ballot.first and ballot.second and ballot.sentence and not line.places & {CAPTION, SIGNUP})
        elif ballot.first and ballot.second:
            kept.append(True)
        elif ballot.first:
            kept.append(ballot.sentence if number < start else within and (line.kind == ITEM or number in voiced))
        else:
            kept.append(ballot.second and within and ballot.sentence and line.linked < HALF_LINKED)
    after = [number for number in range(stop + 1, len(ballots)) if ballots[number].first]
    if sum(ballots[number].size for number in after) >= RUN * total:
        for number in after:
            kept[number] = not ballots[number].odd
    return kept


def leads_elsewhere(line: Line) -> bool:
    """Whether a line is a link to another page, perhaps after a label as in "Read also: More news of the harbour"."""
    if line.linked > LINKED:
        return line.kind != HEADING
    label = LABEL.match(line.text)
    if not label or line.linked < HALF_LINKED or line.kind == ITEM:
        return False
    if len(line.text[label.end() :].split()) < TITLE_WORDS and not WIDE.search(line.text):
        return False
    size, unlinked = (len(text.replace(" ", "")) for text in (line.text, label[0]))
    return size - unlinked >= TITLE and abs(line.linked * size - (size - unlinked)) <= 1


def _first_alone(ballots: Sequence[Ballot]) -> Iterator[list[int]]:
    """Runs of lines that only the first extractor holds."""
    run: list[int] = []
    for number, ballot in enumerate(ballots):
        if ballot.first and not ballot.second:
            run.append(number)
        else:
            yield run
            run = []
    yield run


def _as_stated(lines: Sequence[Line], ballots: Sequence[Ballot], kept: list[bool], *, cut_off: bool) -> list[bool]:
    """The vote after the stated body was heard: it may add what one extractor holds, and take away.

    A body of which the vote holds next to nothing shows that the extractors took another part
    of the page. One that lacks much of what they agree on was cut off, and is not heard.
    """
    agreed = sum(ballot.size for ballot, keep in zip(ballots, kept, strict=True) if keep)
    known = sum(ballot.size for ballot, keep in zip(ballots, kept, strict=True) if keep and ballot.stated)
    shown = sum(ballot.size for ballot in ballots if ballot.stated)
    if shown >= STATED_LETTERS and known < STATED_SHARE * shown:
        return [ballot.stated for ballot in ballots]
    if not known or known < HEARD * agreed:
        return kept
    named = [number for number, ballot in enumerate(ballots) if ballot.stated and (ballot.first or ballot.second)]
    start, stop = named[0], named[-1]
    inner = sum(ballots[number].size for number in range(start, stop + 1) if kept[number])
    outside = [n for n in (*range(start), *range(stop + 1, len(kept))) if kept[n] and ballots[n].sentence]
    whole_within = known >= COMPLETE * inner
    whole = whole_within and ((len(outside) <= FEW and not cut_off) or known >= NEARLY_ALL * agreed)
    shorts = [ballots[number].stated for number in range(start, stop + 1) if kept[number] and ballots[number].short]
    short = 3 * sum(shorts) > len(shorts)  # it holds headings and lists as well
    heard = []
    for number, (line, ballot, keep) in enumerate(zip(lines, ballots, kept, strict=True)):
        if ballot.stated:
            captioned = ballot.odd and CAPTION in line.places  # some bodies hold them, though no text does
            heard.append(keep or ((ballot.first or ballot.second) and not captioned))
        elif not start <= number <= stop:
            heard.append(keep and not whole)
        else:
            unknown = short or (ballot.sentence and line.kind not in (HEADING, ITEM))
            heard.append(keep and not (whole_within and unknown))
    return heard


def _without_pulled(lines: Sequence[Line], kept: list[int]) -> list[int]:
    """Without quotes that only repeat in large letters what the text says elsewhere."""
    quotes = {number for number in kept if lines[number].kind == QUOTE or lines[number].places}
    rest = [letters(lines[number].text) for number in kept if number not in quotes]
    order = sorted(number for number in quotes if len(letters(lines[number].text)) >= SHORTEST)
    repeated = dict(zip(order, held([letters(lines[n].text) for n in order], rest), strict=True)) if rest else {}
    return [number for number in kept if not repeated.get(number)]


def _trimmed(lines: Sequence[Line], kept: list[int]) -> list[int]:
    """Without headings at the end, which head nothing, and without the second copy of a doubled text."""
    while kept and lines[kept[-1]].kind == HEADING:
        kept.pop()
    counted = Counter(letters(lines[number].text) for number in kept)
    repeated = {text for text, times in counted.items() if times > 1 and len(text) >= LONG}
    if len(repeated) < REPEATED:
        return kept
    first = {letters(lines[number].text): number for number in reversed(kept)}
    return [number for number in kept if (text := letters(lines[number].text)) not in repeated or first[text] == number]
