"""From what a language model wrote to the notes of an article: parsed strictly, sorted out by the gate."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from unicodedata import normalize

import msgspec

from digest.model import HEADING, Article, Note, Span
from digest.text.addressed import speaks_to_a_machine
from digest.text.grounding import Grounds, is_plain
from digest.text.sentences import sentences
from digest.text.words import words

THOUGHT = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)
FENCE = "```"
MOST = 50
"""More sentences than this are no summary."""
STANDS_IN = "stands in for a sentence of a machine that was refused"


class Said(msgspec.Struct, frozen=True):
    """A sentence as the model gave it, with the numbers of its sources."""

    text: str
    sources: list[int]


class Reply(msgspec.Struct, frozen=True):
    """What the model has to answer with."""

    sentences: list[Said]


@dataclass(frozen=True)
class Draft:
    """An article as the model is shown it: its sentences, and where each stands."""

    spans: tuple[Span, ...]
    grounds: Grounds
    is_suspect: bool

    @classmethod
    def of(cls, article: Article, characters: int, least: float) -> "Draft":
        """The sentences of an article, headings left out, up to so many characters."""
        spans: list[Span] = []
        for block in article.blocks:
            for start, stop in sentences(block.text) if block.kind != HEADING else ():
                characters -= stop - start
                if characters >= 0:
                    spans.append((block.start + start, block.start + stop))
        texts = tuple(article.text[start:stop] for start, stop in spans)
        shown = article.text[: spans[-1][1]] if spans else ""
        return cls(tuple(spans), Grounds(texts, article.language, least), speaks_to_a_machine(shown))

    def notes(self, reply: Reply, most: int, longest: int, model: str) -> Iterator[Note]:
        """The sentences that stand, in the order of the text, and those that were refused."""
        refused, taken = self._sorted_out(reply, most, longest)
        used = {number for said in taken for number in said.sources}
        stand_ins: list[int] = []
        room = longest - sum(len(words(said.text)) for said in taken)
        for said, _ in refused:
            number = next((n for n in said.sources if self._stands_in(n, used)), 0)
            length = len(words(self.grounds.texts[number - 1])) if number else 0
            if number and len(taken) + len(stand_ins) < most and (length <= room or not (taken or stand_ins)):
                stand_ins.append(number)
                used.add(number)
                room -= length
        made = [self._made(said, model) for said in taken]
        own = [Note("summary", self.grounds.texts[n - 1], spans=(self.spans[n - 1],), why=STANDS_IN) for n in stand_ins]
        yield from sorted([*made, *own], key=lambda note: note.spans)
        for said, why in refused:
            yield Note("replaced", _shown(said.text), why=why, made=True)

    def _sorted_out(self, reply: Reply, most: int, longest: int) -> tuple[list[tuple[Said, str]], list[Said]]:
        """The sentences that are refused, with the reasons, and those that stand."""
        refused: list[tuple[Said, str]] = []
        taken: list[Said] = []
        room, letters = longest, sum(map(len, self.grounds.texts))
        for given in reply.sentences:
            said = Said(normalize("NFC", given.text.strip()), given.sources)
            why = self.grounds.refusal(said.text, said.sources)
            length = len(words(said.text))
            if not why and any(said.text.casefold() == other.text.casefold() for other in taken):
                why = "it is said already"
            elif not why and (len(taken) >= most or (taken and length > room) or len(said.text) > letters):
                why = "the summary would be too long"
            if why:
                refused.append((said, why))
            else:
                taken.append(said)
                room, letters = room - length, letters - len(said.text)
        return refused, taken

    def _stands_in(self, number: int, used: set[int]) -> bool:
        there = 1 <= number <= len(self.spans) and number not in used
        return there and is_plain(self.grounds.texts[number - 1])

    def _made(self, said: Said, model: str) -> Note:
        """The note for a sentence that stands; one taken word for word is found and not made."""
        numbers = sorted(set(said.sources))
        for n in numbers:
            if said.text == self.grounds.texts[n - 1]:
                return Note("summary", said.text, spans=(self.spans[n - 1],), why=f"chosen by {model}")
        why = f"written by {model} from sentence{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"
        return Note("summary", said.text, spans=tuple(self.spans[n - 1] for n in numbers), why=why, made=True)


def parsed(content: str) -> Reply | None:
    """The reply in what a model wrote, bare or fenced as JSON, after what it thought aloud; None if there is none."""
    bare = THOUGHT.sub("", content, count=1).strip()
    first, _, rest = bare.partition("\n")
    if first.strip() in (FENCE, f"{FENCE}json") and rest.endswith(FENCE):
        bare = rest.removesuffix(FENCE)
    try:
        reply = msgspec.json.decode(bare.encode(), type=Reply)
    except (msgspec.MsgspecError, UnicodeError, RecursionError):
        return None
    return reply if len(reply.sentences) <= MOST else None


def _shown(text: str) -> str:
    """A refused sentence as the report of an article shows it."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text[:400]).split())
    return plain or "(nothing)"
