"""What a name that the model found is cut to: without office, people, noun or small word around it."""

import re
from collections.abc import Iterator

from digest.text.gazetteer import Gazetteer
from digest.text.recognition.lists import NameLists
from digest.text.recognition.recognizer import LISTED, Name

TYPES = {**LISTED, "CITY": "LOC", "TEAM": "ORG"}
"""The types of known names as readers know them."""
FIRST = re.compile(r"(?<![^\s])[^\W\d_a-zß-öø-ÿ]\w*")  # a word with a capital
LEAST_WORDS = 3  # of a noun and a person
WORD = re.compile(r"\w+")
COMPOUND = re.compile(r"[^\W\d_a-zß-öø-ÿ][\w.]*-[a-zß-öø-ÿ]{3,}")
"""A compound like "US-made", but not "Jong-un"."""
DOMAIN = re.compile(r"\w\.(?:com|org|net|co\.uk|de|fr|es|it|tv|info)$")
LAST = {"o": "ORG", "P": "LOC", "M": "MISC"}
"""The type of a name by the list that its last word is in."""
OWNS = re.compile(r"(?<!St) ?['’]s ")
NO_OWNERS = frozenset(
    (
        "st saint people children women men king queen prince bishop driver worker citizen farmer teacher player lord "
        "lloyd moody mcdonald sainsbury levi year day valentine mother father world james thomas guy girl "
        "bartholomew boy citizens master bachelor alzheimer parkinson ladies christie sotheby domino wendy macy reader"
    ).split()
)
"""Words with which names begin that go on after "'s"."""
APART = frozenset((" and the ",))
AND = re.compile(r" (?:and of|and the|and|et de|et des|et|y de|y|und|e de|e|en) ")


def parts(name: Name, line: str, lists: NameLists) -> Iterator[Name]:
    """The names that a name is made of ("Sevilla y Córdoba", "London's Tate Gallery"), else the name itself."""
    text = line[name.start : name.stop]
    link = None if name.known else OWNS.search(text) or AND.search(text)
    if not link:
        yield name
        return
    ends = text[: link.start()], text[link.end() :]
    kinds = [TYPES.get(lists.type_of(part)) for part in ends]
    if link.group() in APART or all(kinds) or _are_bodies(ends, lists) or _owns(link, ends, name.type, lists):
        start = name.start + link.end()
        yield name._replace(stop=name.start + link.start(), type=kinds[0] or name.type, known=bool(kinds[0]))
        yield name._replace(start=start, type=kinds[1] or name.type, known=bool(kinds[1]), begins=False)
    else:
        yield name


def _owns(link: re.Match[str], ends: tuple[str, str], kind: str, lists: NameLists) -> bool:
    """Whether the first is a name of its own, not one that begins so ("King's Cross", "Children's Fund", a title)."""
    first, second = ends
    if link.re is not OWNS or first.rpartition(" ")[2].lower() in NO_OWNERS:
        return False
    if " " not in second and set("PohM") & set(lists.letters(second)):
        return False
    return kind != "MISC" or lists.type_of(first) in TYPES


def _are_bodies(ends: tuple[str, str], lists: NameLists) -> bool:
    """Whether both end as organisations do, and are more than that word."""
    return all(" " in part and "o" in lists.letters(part.rpartition(" ")[2]) for part in ends)


def typed(name: Name, line: str, lists: NameLists) -> Name:
    """A name of several words with the type by the lists or its last word, where the model's is not theirs."""
    text = line[name.start : name.stop]
    if name.known or " " not in text:
        return name._replace(type="ORG") if DOMAIN.search(text) else name
    kind = TYPES.get(lists.type_of(text))
    if not kind and name.type == "PER" and not {"F", "f", "t"} & set(lists.letters(text.partition(" ")[0])):
        kind = next((LAST[letter] for letter in lists.letters(text.rpartition(" ")[2]) if letter in LAST), None)
    return name._replace(type=kind) if kind else name


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


def person_end(name: Name, line: str, lists: NameLists) -> Name:
    """The person at the end of several words, in a language that writes nouns with a capital."""
    found = [name.start + match.start() for match in FIRST.finditer(line[name.start : name.stop])]
    if name.known or len(found) < LEAST_WORDS or "F" in lists.letters(_word(line, found[0])):
        return name
    for start in found[1:-1]:
        if "F" in lists.letters(_word(line, start)):
            return name._replace(start=start, type="PER", begins=False)
    return name


def _word(line: str, start: int) -> str:
    match = WORD.match(line, start)
    return match[0] if match else ""


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
