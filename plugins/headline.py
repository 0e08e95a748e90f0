"""Make a headline for an article without one: its first real sentence, shortened by rule.

Nothing is added. What goes: dateline, attribution, brackets, weekdays, then whole clauses from the
end. A heading or an unfinished short line above the text is taken for the headline as it stands.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import HEADING, PARAGRAPH, Article, Note, Span
from digest.text.copied.bylines import BY, is_moment
from digest.text.copied.lines import lines_of
from digest.text.copied.masthead import headline_line
from digest.text.sentences import sentences

WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
WHEN = re.compile(
    rf",? (?:(?:on|late|early|since) )*{WEEKDAY}(?:[’']s)?(?: (?:morning|afternoon|evening|night))?(?=[ ,.;]"
    rf"|$)(?! (?:night|Night) [A-Z])"
)
BRACKETS = re.compile(r"\s*\([^()]{0,200}\)|\s*\[[^\[\]]{0,200}\]")
DATELINE = re.compile(r"^[A-Z][\w ,.'’/-]{1,40}\([\w ]{2,20}\)\s*[-–—]+\s*|^[A-Z][A-Z ,.'’-]{2,40}\s*[–—]+\s*")
SAID = "said|say|says|reported|reports|announced|confirmed|told|wrote|revealed|warned|added|claimed|stated"
TAIL = re.compile(
    rf",[”\"]?\s+(?:according to|citing|(?!(?:who|which|and|but|that|whose)\b)(?:[\w.’'&-]+ ){{1,9}}?(?:has "
    rf"|have )?(?:{SAID})\b|(?:{SAID}) [A-Z]).*$"
)
LEADING = re.compile(
    r"^(?:However|But|And|Meanwhile|Also|Now|So|Still|In addition|Moreover|According to [^,]{2,60}),? (?=\S)"
)
ASIDE = re.compile(r", (?:who|which|whose|a|an|the|including|where)\b[^,“”\"]{3,100},|\s[—–]\s[^—–]{3,120}\s[—–](?=\s)")
CLAUSE = re.compile(
    r"(?:[,;:]|\s[—–-])\s|\s(?=(?:after|amid|as|while|following|because|despite|before|when|where|which|who"
    r"|whose|since|though"
    r"|although|if|unless|until|in response to)\s)"
)
PHRASE = re.compile(
    r"\s(?=(?:in|on|at|for|from|with|into|over|under|by|against|during|through|to|about|between|among|across|near)\s)"
)
WIDE = re.compile(r"(?=[、，；])")
BLANK = re.compile(r"\s")
DANGLING = frozenset(
    "a an the this that these those his her its their our my your of in on at for from with into over under by against"
    " during through to about between among across and but or nor as than if when while after before because amid since"
    " near is are was were be been being has have had will would can could may might must should do does did not no"
    " new old big top former senior first last next more most some many several other own such all any each every"
    " what who which whose where how said says very so too also he she it they we i you called including"
    " said says say warned added claimed announced confirmed told reported stated able put set due able likely expected"
    " high-level good bad great major early late young recent national local federal official public private".split()
)
ADJECTIVE = re.compile(r"(?:ous|ful|less|ible|able|ary|ish|ern|ian|ese)$")
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|won|lost|rose|fell"
    r"|made|took|hit"
    r"|met|left|got|went|came|began|kept|held|built|shot|swept|led|gave|saw|sees|found|sent|paid|sold|bought"
    r"|ran|beat|struck"
    r"|won[’']t|isn[’']t|aren[’']t|said|says|wants?|faces?|plans?|gets?|remains?|seeks?|looks?|\w{2,}ed)\b",
    re.IGNORECASE,
)
"""Signs of a finite verb: a headline without one is only a name."""

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
ENDED = re.compile(r"[.!?。！？।؟…:,;][\"'”’»)\]]*$")
FEWEST, LEAST, LONGEST = 4, 24, 2000


@dataclass(frozen=True)
class Headline:
    """Makes a headline for articles that state none.

    characters: longest headline made.
    """

    version: ClassVar[int] = 2
    characters: int = 90

    @hookimpl
    def describe(self, articles: Sequence[Article]) -> Iterable[list[Note]]:
        """One headline note for each article without a title that has any sentence."""
        for article in articles:
            yield [] if article.raw.title else list(self._headline(article))

    def _headline(self, article: Article) -> Iterator[Note]:
        if line := line_of_page(article):
            yield Note("headline", line, why="the line of the page that fits the text below best")
            return
        if found := line_above(article, self.characters):
            start, stop = found
            yield Note("headline", article.text[start:stop], spans=(found,), why="the line above the text")
            return
        for start, stop in sorted(
            first_sentences(article.text, 8), key=lambda span: len(WORD.findall(article.text[slice(*span)])) <= FEWEST
        ):
            words = shortened(article.text[start:stop], self.characters)
            if words:
                yield Note("headline", words, spans=((start, stop),), made=True, why="the first sentence, shortened")
            return


def first_sentences(text: str, number: int) -> list[Span]:
    """So many sentences from the start of a text, whose other lines are not read."""
    found: list[Span] = []
    start = 0
    while start <= len(text) and len(found) < number:
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        found += [(start + low, start + high) for low, high in sentences(text[start:stop])]
        start = stop + 1
    return found[:number]


def line_of_page(article: Article) -> str:
    """The headline among the lines above the text, those that were cut too; ``""`` if none is plainly it."""
    lines = lines_of(article)
    found = headline_line(lines)
    return lines[found].text if found is not None else ""


def line_above(article: Article, characters: int) -> Span | None:
    """The first block, if it is a heading or a line that is no sentence above one that is."""
    if not article.blocks[1:]:
        return None
    first, second = article.blocks[:2]
    stop = first.start + len(first.text.rstrip())
    line = first.text.strip()
    enough = len(WORD.findall(line)) >= FEWEST and len(line) <= characters and not BY.match(line)
    enough = enough and not is_moment(line)
    plain = first.kind == PARAGRAPH and not ENDED.search(line) and ENDED.search(second.text.strip()) is not None
    if enough and (first.kind == HEADING or (plain and len(second.text) > len(line))):
        return stop - len(line), stop
    return None


def shortened(sentence: str, characters: int) -> str:
    """The sentence as a headline of at most so many characters; ``""`` if nothing is left."""
    words = bare(sentence[:LONGEST])
    if len(words) > characters:
        words = re.sub(r"\s+", " ", ASIDE.sub(" ", words)).strip()
    if len(words) > characters:
        words = cut(words, characters)
    words = words.strip(" ,;:–—-")
    if words.endswith(".") and not re.search(r"\b(?:[A-Z]\.)+$", words):
        words = words[:-1]
    return words[:1].upper() + words[1:]


def bare(sentence: str) -> str:
    """The sentence without dateline, brackets, weekdays and attribution."""
    words = re.sub(r"\s+", " ", sentence).strip()
    words = BRACKETS.sub("", DATELINE.sub("", words))
    told = TAIL.sub("", words)
    if len(WORD.findall(told)) >= FEWEST:
        words = told + ("”" if told.count("“") > told.count("”") else '"' if told.count('"') % 2 else "")
    return LEADING.sub("", WHEN.sub("", words)).strip()


def cut(words: str, characters: int) -> str:
    """The longest good beginning: up to a clause, else up to a phrase, else whole words."""
    needs_verb = VERB.search(words) is not None
    for boundary, least in ((CLAUSE, characters // 2), (PHRASE, LEAST), (CLAUSE, LEAST), (WIDE, 1), (BLANK, 1)):
        places = [match.start() for match in boundary.finditer(words[: characters + 2])]
        for place in reversed([place for place in places if least <= place <= characters]):
            piece = words[:place]
            if good_end(piece, loose=boundary is BLANK) and (VERB.search(piece) or not needs_verb or boundary is BLANK):
                return piece
    return re.sub('[“”"„«»]', "", words)[:characters].rsplit(" ", 1)[0]


def good_end(words: str, *, loose: bool) -> bool:
    """Whether a headline may end here; where a phrase was cut in two, adjectives may not end it."""
    last = words.rsplit(" ", 1)[-1].strip("“”\"'(),;:—–-")
    if not last or last.lower() in DANGLING or last[-1].isdigit() or words[-1] in "-–—" or last.endswith(("'s", "’s")):
        return False
    if loose and (ADJECTIVE.search(last) or last.endswith(("al", "ic", "ive", "ed", "ing", "ly"))):
        return False
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
