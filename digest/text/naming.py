"""What a run of capitalised words names: a person, a place, an organisation, or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from digest.text.gazetteer import Gazetteer, Known
from digest.text.mentions import Mention, without

PLACE_WORDS = frozenset(
    ("in", "at", "near", "from", "across", "outside", "inside", "around", "towards", "toward", "to")
)
SAYING = frozenset(
    (
        "said",
        "says",
        "told",
        "added",
        "wrote",
        "tweeted",
        "asked",
        "argued",
        "insisted",
        "warned",
        "acknowledged",
        "explained",
        "joked",
        "recalled",
        "replied",
    )
)
KEPT_TITLES = frozenset(
    ("king", "queen", "prince", "princess", "pope", "saint", "sir", "lady", "lord", "sheikh", "imam")
)
OF = ("of", "for", "and", "the")
LONE = frozenset(("A", "I", "&"))
LONGEST = 8  # words in a name; what is longer is a heading


@dataclass(frozen=True)
class NameReader:
    """Says which part of a run of capitalised words is a name, and of what."""

    lists: Gazetteer
    stops: frozenset[str]
    seen_small: frozenset[str]
    strict: bool

    def read(self, mention: Mention) -> Iterator[tuple[Mention, str, float]]:
        """Yield the names in ``mention`` with their type and how sure it is (0: only if found elsewhere, to 3)."""
        if known := self._known(mention):
            yield mention, known.type, 3.0
            return
        trimmed = self._trimmed(mention)
        if not trimmed.tokens or len(trimmed.tokens) > LONGEST:
            return
        if known := self._known(trimmed):
            yield trimmed, known.type, 3.0
        elif (title := self._title(trimmed)) >= 0:
            yield from self._titled(trimmed, title)
        elif judged := self._judged(trimmed):
            yield trimmed, *judged

    def _known(self, mention: Mention) -> Known | None:
        return self.lists.find(" ".join(token.text for token in mention.tokens)) if mention.tokens else None

    def _trimmed(self, mention: Mention) -> Mention:
        """Without words at the edges that are no part of a name."""
        tokens, first, last = mention.tokens, 0, 0
        while first < len(tokens) and self._is_opener(mention, first):
            first += 1
        while last < len(tokens) - first and self._is_no_name(tokens[-1 - last].lower):
            last += 1
        trimmed = without(mention, first, last)
        word, rest = (trimmed.tokens[0].lower, without(trimmed, 1, 0)) if trimmed.tokens else ("", trimmed)
        is_people = word in self.lists.words["adjectives"]
        is_title = word in self.lists.words["titles"] or word in self.lists.words["portfolios"]
        is_alone = (is_people or is_title) and not rest.tokens
        return rest if is_alone or (is_people and self._known(rest)) else trimmed

    def _is_opener(self, mention: Mention, i: int) -> bool:
        """Whether the token has its capital only because a sentence begins, or is never a name."""
        token, rest = mention.tokens[i], mention.tokens[i + 1 :]
        if self._known(without(mention, i, 0)):
            return False
        if (token.lower in self.stops and not (rest and token.text.isupper())) or self._is_no_name(token.lower):
            return not (rest and token.lower in self.lists.words["first_names"] and not token.text.isupper())
        if not token.begins or token.text.isupper() or token.lower in self.lists.words["titles"]:
            return token.text in LONE
        if rest and token.lower in self.lists.words["first_names"] | self.lists.words["adjectives"]:
            return False
        if rest and token.lower in self.lists.words["organisations"] | self.lists.words["heads"]:
            return False
        return token.lower in self.lists.words["common"] or token.lower in self.seen_small

    def _is_no_name(self, word: str) -> bool:
        return word in self.lists.words["no_names"] or word.isdigit() or word.startswith(("i'", "i’"))

    def _title(self, mention: Mention) -> int:
        """The place of the last title that something follows; -1 if there is none."""
        words = [token.lower for token in mention.tokens]
        if any(word in self.lists.words["organisations"] for word in words[-1:]):
            return -1
        return max((i for i, word in enumerate(words[:-1]) if word in self.lists.words["titles"]), default=-1)

    def _titled(self, mention: Mention, title: int) -> Iterator[tuple[Mention, str, float]]:
        """The person after the title, and the organisation before it."""
        titles, portfolios = self.lists.words["titles"], self.lists.words["portfolios"]
        words, first, stop = [token.lower for token in mention.tokens], title + 1, title
        if words[first] in OF:
            while first < len(words) and (words[first] in OF or words[first] in portfolios):
                first += 1
        while stop and (words[stop - 1] in titles or words[stop - 1] in portfolios):
            stop -= 1
        office = self._trimmed(without(mention, 0, len(words) - stop))
        if judged := office.tokens and (self._typed(office) or self._judged(office)):
            yield office, *judged
        person = without(mention, first, 0)
        if len(person.tokens) == 1 and first == title + 1 and words[title] in KEPT_TITLES:
            person = without(mention, title, 0)
        if person.tokens:
            known = self._known(person)
            yield person, known.type if known else "PER", 3.0

    def _typed(self, mention: Mention) -> tuple[str, float] | None:
        known = self._known(mention)
        return (known.type, 3.0) if known else None

    def _judged(self, mention: Mention) -> tuple[str, float] | None:
        """The type that the words in and around the name speak for."""
        words = [token.lower for token in mention.tokens]
        return self._by_words(words, mention) or self._by_context(words, mention)

    def _by_words(self, words: Sequence[str], mention: Mention) -> tuple[str, float] | None:
        """The type by the words of the name itself; the first that fits, the surest first."""
        lists, first, last = self.lists.words, words[0], words[-1]
        if len(words) == 1:
            is_acronym = mention.tokens[0].text.isupper() and 2 <= len(first) <= 6
            return ("ORG", 1.0) if is_acronym else ("PER", 1.0) if first in lists["first_names"] else None
        signs = (
            ("MISC", 2.0, last in lists["things_last"]),
            ("PER", 2.0, first in lists["first_names"] and last not in lists["organisations"]),
            ("ORG", 2.0, last in lists["organisations"] or (first in lists["heads"] and "of" in words)),
            ("LOC", 2.0, last in lists["places_last"]),
            ("ORG", 1.5, any(word in lists["organisations"] for word in words)),
            ("LOC", 1.0, first in lists["places_first"]),
        )
        return next(((kind, surely) for kind, surely, is_so in signs if is_so), None)

    def _by_context(self, words: Sequence[str], mention: Mention) -> tuple[str, float] | None:  # noqa: PLR0911 - a list of rules
        """The type by the words around the name, else a guess by its length."""
        lists, n = self.lists.words, len(words)
        if self.strict and n == 1:
            return None
        if mention.before in lists["titles"] or mention.after in SAYING:
            return "PER", 1.5
        if mention.before in PLACE_WORDS and n == 1:
            return "LOC", 1.0
        if words[0] in lists["adjectives"]:
            return ("ORG", 0.3) if n > 2 else ("MISC", 0.3)
        if self.lists.find(words[0]):
            return "ORG", 0.5
        if n == 1:
            return ("MISC", 0.0 if mention.tokens[0].begins else 0.2)
        return ("PER", 0.5) if n in (2, 3) else ("ORG", 0.3)
