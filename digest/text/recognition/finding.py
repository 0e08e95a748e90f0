"""The names of a whole article: what its lines hold, seen together."""

import re
from collections.abc import Iterable, Iterator, Sequence

from digest.model import Block
from digest.text.gazetteer import Gazetteer
from digest.text.recognition.recognizer import Name, Recognizer
from digest.text.recognition.tidying import bare, known_end, parts, person_end, trimmed, typed
from digest.text.resolving import IN_TITLE, Found
from digest.text.words import stop_words

ENGLISH = ("", "en")
NOUN_CAPITALS = ("de", "lb")  # languages that write every noun with a capital
STARTS = frozenset(
    "at in on for from to by with and but or if as after before since until while when where under over near".split()
)
"""Words that begin English sentences and are no part of the name that follows them."""
IN_PLACE = re.compile(r"\b(?:in|at|near|from|to|outside|around|across) $")
CREDIT = re.compile(
    r"\b(?:image|photo|picture|photograph|credit|foto|bild|crédit photo|photos?|images?) ?(?:by|:) *$", re.IGNORECASE
)
"""What stands before the name of who took a picture."""
CREDITS = frozenset(("Image", "Photo", "Picture", "Photograph", "Credit", "Foto", "Images", "Photos"))
SMALL = re.compile(r"(?<![\w'’-])[a-zß-öø-ÿ]\w+")
DOUBTFUL = 1.0  # logits below which a lone word that begins a sentence may have its capital from that alone
SHORT_NOUN = 5  # letters below which a known name that is no place is also a noun too often
SHORTEST = 2  # letters of a name
SHOUTED = 4  # letters up to which a word in capitals stays so, in a line of them
SMALL_WORD, TITLE_CASE = (
    3,
    0.6,
)  # letters of words that titles write small anyway; the share from which all have capitals
SURE_OF_KNOWN, SUREST, LEAST_SURE = 3.0, 2.5, 0.2
LOGITS = 4.0  # logits by which a name is one rather than none that count as sure by 1


def find(blocks: Sequence[Block], language: str, lists: Gazetteer, recognizer: Recognizer) -> Iterator[Found]:
    """The names in the blocks of an article, in order. Cost: O(length of all blocks)."""
    is_english, is_strict = language in ENGLISH, language in NOUN_CAPITALS
    names = [(block, name) for block in blocks for name in recognizer.names(block.text, listed=not is_english)]
    stops = frozenset[str]() if is_english else stop_words(language)
    small = _small_words(blocks, language) if any(not name.known for _, name in names) else frozenset()
    edges = STARTS if is_english else small
    tidied = [
        (block, typed(trimmed(part, block.text, edges, lists), block.text, recognizer.lists))
        for block, name in names
        for part in parts(bare(name, block.text, lists), block.text, recognizer.lists)
        if not CREDIT.search(block.text, max(0, part.start - 24), part.start)
        and block.text[part.start : part.stop] not in CREDITS
    ]
    if is_strict:
        tidied = [
            (block, known_end(person_end(name, block.text, recognizer.lists), block.text, lists))
            for block, name in tidied
        ]
    last = _last_names(tidied, recognizer)
    for block, name in tidied:
        text = block.text[name.start : name.stop]
        if sum(map(str.isalpha, text)) < SHORTEST or (is_strict and _is_noun(name, text, lists)):
            continue
        if not name.known and text.lower() in lists.words["alone"] and not text.isupper():
            continue
        if (name.known and text.lower() not in stops) or not _is_common(name, text, small):
            is_named = text in last and not IN_PLACE.search(block.text, max(0, name.start - 10), name.start)
            is_person = is_named or _is_only_person(name, text, lists)
            kind, sure = ("PER", SUREST) if is_person else (name.type, _sure(name, text))
            if not is_english and not name.known and name.begins and " " not in text:
                sure = 0.0  # what is learned of beginnings is learned from English
            yield Found((block.start + name.start, block.start + name.stop), _cased(text, block), kind, sure)


def in_title(title: str, lists: Gazetteer, recognizer: Recognizer) -> Iterator[Found]:
    """The names in a stated title; where most words have a capital, only those that have more to say for them."""
    words = [word for word in title.split() if len(word) > SMALL_WORD and word[0].isalpha()]
    is_cased = sum(word[0].isupper() for word in words) > TITLE_CASE * len(words)
    for found in recognizer.names(title):
        name = trimmed(bare(found, title, lists), title, STARTS, lists)
        text = title[name.start : name.stop]
        first = recognizer.lists.letters(text.partition(" ")[0])
        is_person = name.type == "PER" and text.count(" ") == 1 and ("F" in first or "f" in first)
        if name.known or is_person or not is_cased:
            yield Found(
                IN_TITLE, text.title() if text.isupper() and len(text) > SHOUTED else text, name.type, _sure(name, text)
            )


def _small_words(blocks: Iterable[Block], language: str) -> frozenset[str]:
    """The words that a text writes without a capital, and those that say nothing in its language."""
    return stop_words(language).union(*(SMALL.findall(block.text) for block in blocks))


def _last_names(names: Iterable[tuple[Block, Name]], recognizer: Recognizer) -> frozenset[str]:
    """The last words of the people who are named in full, with a first name that is one."""
    people = (block.text[name.start : name.stop] for block, name in names if name.type == "PER")
    full = (name.split() for name in people if " " in name)
    return frozenset(words[-1] for words in full if {"F", "f"} & set(recognizer.lists.letters(words[0])))


def _is_only_person(name: Name, text: str, lists: Gazetteer) -> bool:
    """Whether a name is known as a person's, and not as what the model takes it for."""
    if name.known or name.type == "PER":
        return False
    return lists.find(text, name.type) is None and lists.find(text, "PER") is not None


def _is_common(name: Name, text: str, small: frozenset[str]) -> bool:
    """Whether a word has its capital because a sentence begins with it."""
    return name.begins and " " not in text and text.lower() in small


def _is_noun(name: Name, text: str, lists: Gazetteer) -> bool:
    """Whether a name is likely a noun, in a language that writes those with a capital too."""
    if text.isupper():
        return False
    first, _, rest = text.partition(" ")
    if name.known or lists.find(text):
        return not rest and len(text) < SHORT_NOUN and name.type != "LOC"
    return not rest or first.lower() not in lists.words["first_names"]


def _sure(name: Name, text: str) -> float:
    """How surely a name is one; 0: only if it is named elsewhere too."""
    if name.known:
        return SURE_OF_KNOWN
    if name.begins and name.sure < DOUBTFUL and " " not in text and not text.isupper():
        return 0.0
    return min(SUREST, max(LEAST_SURE, name.sure / LOGITS))


def _cased(text: str, block: Block) -> str:
    """A name as it is written where a line is not in capitals; acronyms stay."""
    return text.title() if len(text) > SHOUTED and text.isupper() and block.text.isupper() else text
