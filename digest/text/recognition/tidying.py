"""What a name that the model found is cut to: without office, people, noun or small word around it."""

import re
from collections.abc import Iterator

from digest.text.gazetteer import Gazetteer
from digest.text.recognition.lists import NameLists
from digest.text.recognition.recognizer import LISTED, Name

TYPES = {**LISTED, "CITY": "LOC", "TEAM": "ORG"}
"""The types of known names as readers know them."""
FIRST = re.compile(r"(?<![^\s])[^\W\d_a-zß-öø-ÿ]\w*")  # a word with a capital
WORD = re.compile(r"\w+")
COMPOUND = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.]*-[a-zß-öø-ÿ]{3,}")
"""A compound like "US-made", but not "Jong-un"."""
AND = re.compile(r" (?:and of|and|et de|et des|et|y de|y|und|e de|e|en) ")


def parts(name: Name, line: str, lists: NameLists) -> Iterator[Name]:
    """The known places or bodies that a name is made of ("Sevilla y Córdoba"), else the name itself."""
    link = None if name.known else AND.search(line, name.start, name.stop)
    if not link:
        yield name
        return
    ends = ((name.start, link.start()), (link.end(), name.stop))
    kinds = [TYPES.get(lists.type_of(line[start:stop])) for start, stop in ends]
    if None in kinds:
        yield name
        return
    for (start, stop), kind in zip(ends, kinds, strict=True):
        yield name._replace(start=start, stop=stop, type=kind or name.type, known=True)


def bare(name: Name, line: str, lists: Gazetteer) -> Name:
    """A name without the people that it is called after, where the rest is known: "European NATO", "US-made Marder"."""
    first, _, rest = line[name.start : name.stop].partition(" ")
    if not rest or name.known:
        return name
    known = lists.find(rest) if first.lower() in lists.words["adjectives"] else None
    if known or COMPOUND.fullmatch(first):
        start = name.stop - len(rest)
        return name._replace(start=start, begins=False, type=known.type if known else name.type, known=bool(known))
    return name


def known_end(name: Name, line: str, lists: Gazetteer) -> Name:
    """The known name at the end of several words: in "Regierung der Schweiz" the first may be a noun."""
    for match in FIRST.finditer(line[name.start : name.stop]) if not name.known else ():
        start = name.start + match.start()
        if known := lists.find(line[start : name.stop]):
            return name._replace(start=start, begins=False, type=known.type or name.type, known=True)
    return name


def trimmed(name: Name, line: str, small: frozenset[str], lists: Gazetteer) -> Name:
    """A name without words before it that have a capital there, but are no part of it.

    What is learned is learned from English; "Bundeskanzler Olaf Scholz" begins with an office, "Em Évora" with a
    word of ``small``.
    """
    start, first_names = name.start, lists.words["first_names"]
    found = [name.start + match.start() for match in FIRST.finditer(line[name.start : name.stop])]
    while len(found) > 1 and not name.known:
        first, second = line[found[0] : found[1]].strip().lower(), WORD.match(line, found[1])
        is_office = name.type == "PER" and first not in first_names and second and second[0].lower() in first_names
        if not (is_office or (name.begins and first in small)):
            break
        start = found[1]
        del found[0]
    return name if start == name.start else name._replace(start=start, begins=False)
