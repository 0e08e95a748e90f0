"""Sentences with names in them, made from templates and lists: what the recognition of names learns from, beside texts."""

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from digest.text.recognition.lists import NameLists

TEMPLATES = Path(__file__).with_name("entity_sentences.txt")
SLOT = re.compile(r"\{(\w+)\}|\[(PER|ORG|LOC|MISC) | ?\]")
HEADLINE = re.compile(r"^[A-Z]{4,} - |\b(?:BEATS?|SAYS|FALLS|ARRIVES|SHARES|ALERT|MATCHES|WIN|IN \{|AT \{)\b")
COMPOUND = re.compile(r"-(?:based|led|born|backed|ruled|held|owned|made)\b")
TYPES = {
    "PER": "PER", "LAST": "PER", "COUNTRY": "LOC", "PLACE": "LOC", "ORG": "ORG", "TEAM": "ORG", "CITYTEAM": "ORG",
    "PEOPLE": "MISC", "THING": "MISC", "FIRST": "PER", "CITY": "LOC",
}  # fmt: skip
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
SYLLABLES = (
    "ba be bo bra bri da de do dra el en fe fi ga gar gor ha hel in jo ka ki kor la len lo ma mar mi mo na ne nor o pa per "
    "ra ri ro sa sel ski so ta tar to tu va ver vi wa win ya za zo"
).split()
ENDINGS = "ner son man ski ov ic ez ini ard ton ville berg ko ev a o i us er ell is son ford ley".split()
BODIES = (
    "Inc Corp Ltd Plc Co Group Holdings Bank Industries Airlines Motors Oil Energy Systems Technologies Insurance Securities "
    "University Institute Federation Association Commission Council Party Union Agency Times Post News Hospital Foundation "
    "Museum"
).split()
TEAM_ENDS = "United City Rovers Athletic FC Town Rangers Tigers Dynamo Sport Hapoel Wanderers".split()
TEAM_STARTS = "Real Sporting Dynamo Lokomotiv FC Inter Racing Olympique".split()
EVENTS = "Open Cup Festival Marathon Classic Treaty Masters Rally".split()
CITY_TEAMS = (
    "Atlanta,Baltimore,Boston,California,Chicago,Cincinnati,Cleveland,Colorado,Dallas,Denver,Detroit,Florida,Houston,Indiana,"
    "Miami,Milwaukee,Minnesota,Montreal,Oakland,Orlando,Philadelphia,Phoenix,Pittsburgh,Portland,Sacramento,Seattle,Texas,"
    "Toronto,Utah,Vancouver,Washington,Charlotte,Golden State,New York,New Jersey,Los Angeles,San Francisco,San Diego,"
    "St. Louis,Kansas City,San Antonio,Tampa Bay,Green Bay,Buffalo,Calgary,Edmonton,Ottawa,Winnipeg,Arizona,Carolina"
).split(",")
PREFIXES = ("O'", "D'", "Mc", "Mac", "Al-", "el-", "van ", "de ", "Le ", "Di ")
SMALL = frozenset("of and the de la le for du van der von del".split())
IN_CAPITALS = 0.15
"""The share of sentences that are written in capitals, beside those that headlines are."""


class Labelled(NamedTuple):
    """A text and the names in it: start, stop and type of each."""

    text: str
    names: tuple[tuple[int, int, str], ...]


@dataclass
class Inventor:
    """Fills templates with names from lists, and with names that are in no list."""

    lists: NameLists
    chance: random.Random
    _names: dict[str, list[str]] = field(default_factory=dict)
    _words: dict[str, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, kind in sorted(self.lists.names.items()):
            if name.isascii():
                self._names.setdefault(kind, []).append(name)
        for letter in "FLfl":
            self._words[letter] = sorted(word for word, letters in self.lists.words.items() if letter in letters)

    def sentence(self, template: str) -> Labelled:
        """A template with every place filled."""
        text, names, opened, position = "", [], [], 0
        for match in SLOT.finditer(template):
            text += template[position : match.start()]
            position = match.end()
            if match[2]:
                opened.append((len(text), match[2], len(names)))
            elif not match[1]:
                start, kind, inside = opened.pop()
                names[inside:] = [(start, len(text), kind)]
            else:
                word, kind = self._filled(match[1])
                text = text[: len(text) - (not word and text.endswith(" "))]
                is_compound = kind == "LOC" and COMPOUND.match(template, position)
                if kind:
                    names.append((len(text), len(text) + len(word), "MISC" if is_compound else kind))
                text += word
        text += template[position:]
        is_headline = bool(HEADLINE.search(template)) and template.upper() == re.sub(r"\{\w+\}", str, template)
        if (is_headline or self.chance.random() < IN_CAPITALS) and len(text.upper()) == len(text):
            text = text.upper()
        return Labelled(text, tuple(names))

    def _filled(self, slot: str) -> tuple[str, str]:
        makers: dict[str, Callable[[], str]] = {
            "PER": self.person, "LAST": self.last_name, "COUNTRY": self.country, "PLACE": self.place, "ORG": self.body,
            "TEAM": self.team, "CITYTEAM": lambda: self.chance.choice(CITY_TEAMS), "PEOPLE": lambda: self._known("PEOPLE"),
            "THING": self.thing, "DAY": lambda: self.chance.choice(DAYS), "MONTH": lambda: self.chance.choice(MONTHS),
            "YEAR": lambda: str(self.chance.randint(1990, 2026)),
            "INITIAL": lambda: "", "FIRST": self.first_name, "CITY": lambda: self.chance.choice(CITY_TEAMS),
        }  # fmt: skip
        return makers[slot](), TYPES.get(slot, "")

    def invented(self) -> str:
        """A word that is in no list."""
        middle = "".join(self.chance.choice(SYLLABLES) for _ in range(self.chance.choice((1, 2, 2))))
        return (middle + self.chance.choice(ENDINGS)).capitalize()

    def _known(self, *kinds: str) -> str:
        return capitalised(self.chance.choice(self._names[self.chance.choice(kinds)]))

    def last_name(self) -> str:
        """A last name, in the lists or not."""
        share = self.chance.random()
        if share < 0.55:
            return self.chance.choice(self._words["L" if share < 0.3 else "l"]).capitalize()
        return self.chance.choice(PREFIXES) + self.invented() if share < 0.62 else self.invented()

    def first_name(self) -> str:
        """A first name, in the lists or not."""
        share = self.chance.random()
        if share > 0.75:
            return self.invented()
        return self.chance.choice(self._words["F" if share < 0.5 else "f"]).capitalize()

    def person(self) -> str:
        """A full name, some with an initial, two first names or a particle."""
        first = self.first_name()
        if self.chance.random() < 0.07:
            first = f"{first[0]}."
        elif self.chance.random() < 0.07:
            first += f"-{self.first_name()}"
        if self.chance.random() < 0.06:
            first += f" {self.chance.choice('ABCDEFGHJKLMNPRST')}."
        particle = self.chance.choice(("van ", "de ", "von ", "al-", "Mc", "")) if self.chance.random() < 0.08 else ""
        return f"{first} {particle}{self.last_name()}"

    def country(self) -> str:
        """A country, seldom another known place."""
        return self._known("COUNTRY") if self.chance.random() < 0.85 else self._known("LOC")

    def place(self) -> str:
        """A place, known or not."""
        share = self.chance.random()
        return (
            self._known("LOC", "COUNTRY") if share < 0.45 else self._known("CITY") if share < 0.8 else self.invented()
        )

    def body(self) -> str:
        """An organisation: known, by the form of its name, an acronym, or a word in no list."""
        share = self.chance.random()
        if share < 0.2:
            owner = self.last_name() if self.chance.random() < 0.7 else self.place()
            return f"{owner} {self.chance.choice(BODIES)}"
        if share < 0.3:
            return "".join(self.chance.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(self.chance.choice((2, 3, 3, 4))))
        return self.invented() if share < 0.45 else self._known("ORG")

    def team(self) -> str:
        """A team: known, called as its place, or by the form of its name."""
        share = self.chance.random()
        if share < 0.6:
            return self._known("TEAM")
        if share < 0.8:
            return self.place()
        start = share > 0.92
        return (
            f"{self.chance.choice(TEAM_STARTS)} {self.place()}"
            if start
            else f"{self.place()} {self.chance.choice(TEAM_ENDS)}"
        )

    def thing(self) -> str:
        """An event, a prize, a treaty."""
        if self.chance.random() < 0.6:
            return self._known("MISC")
        return f"{self.place()} {self.chance.choice(EVENTS)}"


def capitalised(name: str) -> str:
    """A known name as texts write it."""
    return " ".join(_word(word, first=not number) for number, word in enumerate(name.split()))


def _word(word: str, *, first: bool) -> str:
    if word.isupper() or (word in SMALL and not first):
        return word
    return word[:1].upper() + word[1:]


def invented_sentences(lists: NameLists, n: int, seed: int = 1) -> Iterator[Labelled]:
    """``n`` sentences; the same ones for the same lists and seed."""
    templates = read_templates()
    chance = random.Random(seed)
    inventor = Inventor(lists, chance)
    for _ in range(n):
        yield inventor.sentence(chance.choice(templates))


def read_templates() -> Sequence[str]:
    """The templates, in the order of their file."""
    lines = TEMPLATES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
