"""Sentences that tell something by themselves: whole, no caption, no refusal to comment, no half quotation."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from digest.model import HEADING, ITEM, QUOTE, Article, Span
from digest.text.words import Word, stop_words, words

ENDED = re.compile(r"[.!。！।။።։۔｡][\"'”’»“)\]』」]*$")
EMPTY = re.compile(
    r"\b(?:(?:did|do|does|have|has|had)(?: not|n[’']t) (?:immediately |yet |also )?(?:respon|repl|return)\w*"
    r"|(?:was|were|is|are) not (?:immediately (?:available|reachable)|reachable)"
    r"|not available for (?:an? )?(?:interview|comment)"
    r"|(?:declined|refused) (?:to (?:\w+ )?(?:comment|say|discuss|elaborate|answer)|(?:further )?comment|an interview)"
    r"|(?:could|can)(?: not|n[’']t) (?:be )?(?:\w+ )?(?:independently |immediately )(?:be )?(?:verif|confirm|reach)"
    r"|unable to (?:independently |immediately )?(?:verif|confirm|reach)|requests? for (?:a )?(?:further )?comment"
    r"|contributed to this|reached out to|contacted .{3,60} for comment|for comment\.$"
    r"|click here|sign up|subscribe|follow us|read more|file photo|pictured"
    r"|this (?:story|article) (?:has been|was|is|will be|first|originally)|(?:first|originally) (?:appeared|published)"
    r"|scroll down|watch the video|all rights reserved"
    r"|wollten? sich (?:\w+ ){0,4}nicht (?:\w+ )?äußern|(?:war|waren) (?:\w+ ){0,6}nicht (?:zu erreichen|erreichbar)"
    r"|n[’']a pas (?:souhaité|voulu) (?:\w+ )?(?:comment|réagir)|n[’']a pas (?:\w+ )?répondu (?:aux|à nos|à une) "
    r"|(?:no quiso|declinó|rehusó) (?:\w+ ){0,2}(?:comentar|declara))",
    re.IGNORECASE,
)
"""What tells nothing of the event: refusals to comment, what was not verified, captions, notes on the text itself."""

PICTURED = re.compile(
    r"[(\[] ?(?:\w+ )?(?:left|right|above|below|pictured|centre|center|inset|photo|file)\b", re.IGNORECASE
)
"""What points at somebody in a picture."""

ASIDE = re.compile(
    r"^\((?!\s?[A-Za-z]{2,10}\s?\)\s*(?:[—–-]|[\w“\"‘']))|^\["
    r"|^(?:photos?|images?|pictures?|captions?|videos?|watch|credits?|related)\s*(?:by\b|[:|—–])"
    r"|^(?:photo|image|picture) shows\b|^watch (?:the|how|as|more|this|live|our)\b"
    r"|^(?:last |first )?(?:updated|published)\b(?:\s*(?:at|on|:)|\s\d)",
    re.IGNORECASE,
)
"""What opens a remark, a caption or a time stamp; "(Reuters) - The river ..." is none."""

STAMP = re.compile(
    r"(?:[\d:.,/|()\s—–-]|\b(?:[AP]\.?M|EST|EDT|GMT|BST|CET|PST|UTC|ET|at|on|of|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b)+",
    re.IGNORECASE,
)
"""A date or a time and nothing else."""

ABOUT = re.compile(
    r"^(?:Opinions expressed|Views expressed|Welcome to the (?:latest|newest)|The views expressed)\b"
    r"|^[A-Z][\w’'-]+ [A-Z][\w’'-]+ is (?:an? |the )?(?:[\w’'-]+ ){0,4}"
    r"(?:editor|correspondent|columnist|reporter|staff writer|contributor)\b[^.]{0,60}\.$"
)
"""What a page says of its authors and of itself."""
FRAGMENT = re.compile(r"^[a-z]{3,}(?![\w-])")
"""The rest of a sentence whose beginning was lost with the markup."""

CREDITED = re.compile(
    r"(?:^|[.!?)] )(?:Images?|Photos?|Photographs?|Pictures?|Videos?|Audio|Credits?|File photo|Fotos?|Bild(?:er)?)"
    r"(?: by|:) ?[^.:]{2,60}\.?$"
)
"""The end of a caption that names who made the picture: all before it in the line is the caption."""
CAPTION = 500
"""Characters from which on a line is no caption."""

ATTRIBUTION = re.compile(
    r"\b(?:said|says|told|added|adds|wrote|tweeted|explained|insisted|admitted|stated|replied|commented|posted)\b"
)
QUOTED = re.compile(r"[“\"«„][^“”„\"«»]*[”\"»“]")
FEWEST, FEWEST_SAYING, MOST_SAYING, LEAD = 3, 3, 5, 12
"""Words that mean something: in a sentence, in its quotations, and beside these; words of a first sentence."""
MARKS = re.compile('["“”„«»「」『』]')
CLOSING = {"“": '”"', "„": '“”"', "«": "»", "»": "«", '"': '"”', "「": "」", "『": "』", "”": "”"}
"""What closes a quotation, by what opens it; all other marks are inside."""
BEFORE_WORD = re.compile(r"(?<![^\s(–—-])”(?=\w)")
"""The closing mark opens quotations too in Swedish and Finnish, where a word starts right behind it."""
OPEN = 800
"""After so many characters a quotation that was never closed is taken for a slip."""


def sound_sentences(
    article: Article, spans: Sequence[Span], found: Sequence[Sequence[Word]], shortest: int
) -> Iterator[int]:
    """The numbers of the sentences that tell something by themselves; leaning ones are among them.

    Args:
        article: whose text the spans cut into sentences.
        spans: of its first sentences, in order.
        found: the words of each.
        shortest: sentences of fewer words are left out.
    """
    text, stops, last = article.text, stop_words(article.language), spans[-1][1] if spans else 0
    blocks = takewhile(lambda block: block.start < last, article.blocks)
    passed = {block.start for block in blocks if block.kind in (HEADING, ITEM, QUOTE) or _is_caption(block.text)}
    marked = any(ENDED.search(text[slice(*span)]) for span in spans)
    for number, (span, inside) in enumerate(zip(spans, _inside_quotation(text, spans), strict=True)):
        sentence = text[slice(*span)]
        line = text.rfind("\n", 0, span[0]) + 1
        if line in passed or inside or (marked and not ENDED.search(sentence)):
            continue
        if is_sound(sentence, found[number], stops, shortest, opens=number == 0):
            yield number


def _is_caption(line: str) -> bool:
    return len(line) < CAPTION and CREDITED.search(line) is not None


def plain_sentence(text: str, spans: Sequence[Span]) -> Span:
    """What to take of a text without a sound sentence: the first that ends as one, else the first of all."""
    return next((span for span in spans if ENDED.search(text[slice(*span)])), spans[0])


def is_sound(
    sentence: str, found: Sequence[Word], stops: frozenset[str], shortest: int, *, opens: bool = False
) -> bool:
    """Whether a sentence that ends as one tells something.

    Args:
        sentence: its text.
        found: its words.
        stops: the stop words of its language.
        shortest: how many words it must have.
        opens: it opens a text; a long one is news then, also of a refusal to comment.
    """
    if len(found) < shortest or any(pattern.match(sentence) for pattern in (FRAGMENT, ASIDE, ABOUT)):
        return False
    if STAMP.fullmatch(sentence) or PICTURED.search(sentence) or not balanced(sentence):
        return False
    if EMPTY.search(sentence) and not (opens and len(found) >= LEAD):
        return False
    telling = [word for word in found if word.folded not in stops]
    return len(telling) >= FEWEST and not _only_says(sentence, stops)


def balanced(sentence: str) -> bool:
    """Whether every quotation that is opened in it is closed, and none other."""
    opened = ""
    for match in MARKS.finditer(sentence):
        after = _after(opened, match)
        if not after and not opened:
            return False
        opened = after
    return not opened


def _after(opened: str, mark: re.Match[str]) -> str:
    """Which mark has opened the quotation that is going on behind ``mark``; ``""`` if none is going on."""
    if opened:
        return "" if mark.group() in CLOSING[opened] else opened
    opens = mark.group() in CLOSING and (
        mark.group() != "”" or BEFORE_WORD.match(mark.string, mark.start()) is not None
    )
    return mark.group() if opens else ""


def _only_says(sentence: str, stops: frozenset[str]) -> bool:
    """Whether a sentence is a short cry and who gave it: “We are done,” she said."""
    said = " ".join(QUOTED.findall(sentence)) if ATTRIBUTION.search(sentence) else ""
    if not said:
        return False
    return _telling(said, stops) < FEWEST_SAYING and _telling(QUOTED.sub(" ", sentence), stops) <= MOST_SAYING


def _telling(text: str, stops: frozenset[str]) -> int:
    return sum(word.folded not in stops for word in words(text))


def _inside_quotation(text: str, spans: Sequence[Span]) -> Iterator[bool]:
    """For each sentence whether it starts inside a quotation that a sentence of its line opened."""
    opened, since, line = "", 0, -1
    for start, stop in spans:
        here = text.rfind("\n", 0, start)
        if here != line or start - since > OPEN:
            opened, line = "", here
        yield bool(opened)
        for match in MARKS.finditer(text, start, stop):
            since = match.start() if not opened else since
            opened = _after(opened, match)
