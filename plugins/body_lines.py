"""Cut the lines of a text that are not its article's: share bars, captions, teasers, menus, boilerplate.

A small learned model weighs each line by its form and words, by its place and its neighbours, by
what it shares with the rest, and by what the other articles of the run say about it. Texts that
are nearly clean and whole pages that somebody copied are told apart by the text itself.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import ClassVar, NamedTuple

from digest.hooks import hookimpl
from digest.model import PARAGRAPH, Article, Block, Edit, Note
from digest.text.lines.echoes import Echo
from digest.text.lines.form import FORM, Form
from digest.text.lines.kinds import WORD
from digest.text.lines.model import NOTHING, LineModel, Seen, expected_f1
from digest.text.lines.place import is_core, short_shares
from digest.text.sentences import sentences

DATA = Path(__file__).parent / "data"
ENDED = re.compile(r"(?<!\.\.)[.!?。！？।؟۔։።။។:][\"'”“’‘»«›)\]」』]*$")
ECHOES = {"begins": "teaser", "house": "house line", "elsewhere": "pointer to other articles"}
"""The kind of cut for each kind of echo, the strongest first."""
LEAST_SCORES = {"begins": 1, "house": 0.4, "elsewhere": 2}
"""From which score on an echo is reason enough for a cut."""
PAGE, PAGE_LINES, FEW_LINES, LONG_WORDS = 0.9, 20, 6, 25
PLAINLY, MOST_SHARED, ROUNDS = 0.85, 0.35, 4
MARKED_LESS, EXTRACTED_LESS, SENTENCE_LESS = 0.3, 0.6, 0.7
LONG_LINE, PARAGRAPH_CHARACTERS = 1000, 300
"""Characters from which on a line is looked at in pieces, and of a piece at least."""
WORDS, ENDS, COLON, TRAILS_OFF = map(list(FORM).index, ("words", "ended", "colon", "trails off"))


class Piece(NamedTuple):
    """A line, or some sentences of a long one, as the model sees it; ``block`` is the number of its line."""

    block: int
    text: str
    seen: Seen


@dataclass(frozen=True)
class BodyLines:
    """Cuts lines that do not belong to the article, each with what speaks against it.

    Of a text of fewer than six lines only what is plainly furniture or a teaser goes: the model
    has learned on whole articles and would guess.

    least: chance of a line to be the article's (0 to 1) from which on it stays, in a text that is
        plain; the less sure the model is of the whole text, the less is asked for. In a text that
        was found in a web page by its markup three fifths of that are enough, for a long line
        that ends as a sentence seven tenths; lines that the file itself marks as heading, list
        item or quotation need less than a third.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("echo",)
    least: float = 0.36

    def __post_init__(self) -> None:
        """Refuse what is no chance.

        Raises:
            ValueError: the text names the option and the way out.
        """
        if not 0 <= self.least <= 1:
            raise ValueError(f"least: {self.least:g} is no chance (a number from 0, nothing is cut, to 1)")

    @hookimpl
    def clean(self, articles: Sequence[Article]) -> Iterable[list[Edit]]:
        """Cut line by line, and look again at what stays until nothing more goes; never all paragraphs."""
        for article in articles:
            yield self._cuts(article)

    def _cuts(self, article: Article) -> list[Edit]:
        notes: dict[str, list[Note]] = {}
        for note in article.noted("echo"):
            notes.setdefault(note.text, []).append(note)
        blocks = article.blocks
        pieces = [Piece(i, text, model().see(text)) for i, block in enumerate(blocks) for text in parts(block.text)]
        stay = self._stay(article, pieces, {line: _echo(said) for line, said in notes.items()})
        one_each = len(pieces) == len(blocks)
        whole = [one.seen for one in pieces] if one_each else [model().see(block.text) for block in blocks]
        reasons = Reasons([line.form for line in whole], frozenset(pieces[place].block for place in stay))
        return [reasons.cut(i, blocks[i], notes.get(blocks[i].text, ())) for i in reasons.cuts]

    def _stay(self, article: Article, pieces: Sequence[Piece], echoes: Mapping[str, Echo]) -> list[int]:
        """The numbers of the pieces that stay when no more go; a long line stays whole if any piece of it does."""
        blocks, least = article.blocks, self.least * (EXTRACTED_LESS if article.raw.extracted else 1)
        stay, chances, sure = list(range(len(pieces))), [0.0] * len(pieces), 1.0
        for _ in range(ROUNDS):
            left = [pieces[i] for i in stay]
            lines, seen, forms = [one.text for one in left], [one.seen for one in left], [one.seen.form for one in left]
            if len(stay) >= FEW_LINES:
                chances = model().chances(lines, seen, echoes, chances)
                sure = expected_f1(chances, [len(line) ** 0.5 for line in lines])
            said = [echoes.get(blocks[one.block].text, NOTHING) for one in left]
            foreign = set(cut_off(forms, [place for place, echo in enumerate(said) if echo.begins]))
            held = {
                one.block
                for place, (one, chance, echo) in enumerate(zip(left, chances, said, strict=True))
                if place not in foreign
                and _stays(blocks[one.block], one.seen.form, chance * (1 - echo.house), least * sure, len(stay))
            }
            still = [place for place, one in enumerate(left) if one.block in held]
            if len(still) == len(stay) or not any(forms[place].values[ENDS] for place in still):
                return stay
            stay, chances = [stay[place] for place in still], [chances[place] for place in still]
        return stay


def parts(line: str) -> list[str]:
    """A line as pieces as long as paragraphs are: itself, or sentences of one that is longer than any.

    The model has learned on paragraphs, and an article in one line gives it nothing to hold others against.
    """
    if len(line) < LONG_LINE:
        return [line]
    found: list[str] = []
    begin = 0
    for _, stop in sentences(line):
        if stop - begin >= PARAGRAPH_CHARACTERS:
            found.append(line[begin:stop].strip())
            begin = stop
    return [*found, rest] if (rest := line[begin:].strip()) else found


def _stays(block: Block, line: Form, chance: float, least: float, lines: int) -> bool:
    """Whether a line stays, of a text of so many lines."""
    if block.kind != PARAGRAPH:
        return lines < FEW_LINES or chance >= least * MARKED_LESS
    if lines < FEW_LINES:
        return not line.kind
    return chance >= PLAINLY or (not line.kind and chance >= least * (SENTENCE_LESS if is_core(line) else 1))


@dataclass(frozen=True)
class Reasons:
    """What is known when the reason of a cut is put into words."""

    forms: Sequence[Form]
    stay: frozenset[int]

    @property
    def cuts(self) -> Iterable[int]:
        """The numbers of the lines that go."""
        return (i for i in range(len(self.forms)) if i not in self.stay)

    @cached_property
    def own(self) -> frozenset[str]:
        """The words of the lines that stay."""
        return frozenset[str]().union(*(self.forms[i].terms for i in self.stay))

    @cached_property
    def page(self) -> bool:
        """Whether the text is a whole page."""
        return is_page(self.forms)

    def cut(self, i: int, block: Block, echoes: Sequence[Note]) -> Edit:
        """The edit that cuts line ``i``; it is certain where more than its own form speaks against it."""
        terms = self.forms[i].terms
        shared = f"shares {len(terms & self.own)} of {len(terms)} words with the article" if terms else "says nothing"
        for echo in echoes:
            if echo.score >= LEAST_SCORES[echo.type]:
                return block.cut(f"{ECHOES[echo.type]}: {echo.why}", certain=True)
        if kind := self.forms[i].kind:
            return block.cut(kind, certain=True)
        if len(WORD.findall(block.text)) >= LONG_WORDS:
            outside = i < min(self.stay) or i > max(self.stay)
            if outside and not ENDED.search(block.text[-8:]):
                return block.cut(f"teaser: cut off in mid-sentence, {shared}", certain=True)
            return block.cut(f"other text: {shared}", certain=self.page)
        return block.cut(f"{self._place(i)}: no sentence, {shared}", certain=self.page)

    def _place(self, i: int) -> str:
        if i < min(self.stay):
            return "line above the text"
        return "line below the text" if i > max(self.stay) else "line inside the text"


def cut_off(forms: Sequence[Form], begun: Collection[int] = ()) -> Iterator[int]:
    """The numbers of the lines that stop in mid-sentence and speak of other things than the article.

    Args:
        forms: of the lines of a text.
        begun: the numbers of lines that another article begins with; those count wherever they
            stand, others only as long lines before the first or after the last whole paragraph.
    """
    cores = [i for i, line in enumerate(forms) if is_core(line) and not line.values[TRAILS_OFF]]
    if not cores or 3 * len(cores) < cores[-1] + 1:
        return  # a text that does without full stops, as some scripts do
    told = frozenset[str]().union(*(forms[i].terms for i in cores))
    for i, line in enumerate(forms):
        words, ended, colon, trails_off = (line.values[place] for place in (WORDS, ENDS, COLON, TRAILS_OFF))
        outside = i < cores[0] or i > cores[-1]
        stops_short = outside and words >= LONG_WORDS and (trails_off or not (ended or colon))
        if (stops_short or i in begun) and len(line.terms & told) <= MOST_SHARED * len(line.terms):
            yield i


def is_page(forms: Sequence[Form]) -> bool:
    """Whether a text is a whole page that somebody copied: it begins and ends with lists of short lines."""
    head, tail, _ = short_shares(forms)
    return len(forms) >= PAGE_LINES and head + tail / 2 > PAGE


def _echo(notes: Iterable[Note]) -> Echo:
    scores = {note.type: note.score for note in notes}
    return Echo(scores.get("house", 0.0), int(scores.get("elsewhere", 0)), int(scores.get("begins", 0)))


@lru_cache(maxsize=1)
def model() -> LineModel:
    """The learned weights, from ``data/body_lines.json``."""
    return LineModel.read(DATA / "body_lines.json")
