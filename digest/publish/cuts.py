"""What was cut from an article, as its page shows it: by kind, with a few of the lines."""

from dataclasses import dataclass
from itertools import pairwise

from digest.model import Article, Edit

SHOWN_LINES, SHOWN_KINDS = 3, 12
"""How many cuts of a kind are shown, and how many kinds; the others are counted."""
CHARACTERS = 160
"""How much of a cut is shown."""


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were taken out, those put in their place, and what there is to say of it beyond its kind."""

    text: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Cut:
    """All that one plugin took out or replaced for one kind of reason.

    ``kind`` is what the reasons have before their colon; ``lines`` counts lines, of which
    only parts may be concerned; ``by`` is empty for what several others did; ``more`` is how
    many of the changes are not shown; a ``repair`` took nothing out without putting something in its place.
    """

    kind: str
    by: str
    lines: int
    shown: tuple[Change, ...]
    more: int = 0
    repair: bool = False


def cuts_by_kind(article: Article, others: str = "other reasons") -> tuple[Cut, ...]:
    """The cuts and repairs of an article, in the order in which the kinds first come.

    ``others`` is what those kinds are called that are too many to be shown. The result is
    small however much was cut. Cost: O(len(article.raw.text)).
    """
    kinds: dict[tuple[str, str], list[Edit]] = {}
    for edit in article.edits:
        if edit.by != "digest":
            kinds.setdefault((edit.why.partition(":")[0].strip(), edit.by), []).append(edit)
    cuts = [_cut(article.raw.text, kind, by, edits) for (kind, by), edits in kinds.items()]
    shown, rest = cuts[:SHOWN_KINDS], sum(cut.lines for cut in cuts[SHOWN_KINDS:])
    return (*shown, Cut(others, "", rest, ())) if rest else tuple(shown)


def _cut(raw: str, kind: str, by: str, edits: list[Edit]) -> Cut:
    changes = tuple(
        Change(_shortened(raw[e.start : e.stop]), _shortened(e.new), e.why.partition(":")[2].strip())
        for e in edits[:SHOWN_LINES]
    )
    shared = sum(raw.find("\n", one.start, next_one.start) < 0 for one, next_one in pairwise(edits))
    lines = sum(_lines(raw, edit) for edit in edits) - shared
    return Cut(kind, by, lines, changes, len(edits) - len(changes), all(edit.new for edit in edits))


def _lines(raw: str, edit: Edit) -> int:
    return max(1, sum(bool(line.strip()) for line in raw[edit.start : edit.stop].split("\n")))


def _shortened(text: str) -> str:
    """The beginning of a text in one line, cut at a space where there is one."""
    words = " ".join(text[: 4 * CHARACTERS].split())
    if len(words) <= CHARACTERS and len(text) <= 4 * CHARACTERS:
        return words
    return (words[:CHARACTERS].rpartition(" ")[0] or words[:CHARACTERS]) + " …"
