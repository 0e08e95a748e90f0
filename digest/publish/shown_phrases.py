"""Which keyphrases a site may show of an article, and how they are written."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from sys import maxsize

from digest.model import Article, Note, Span
from digest.text.plain_words import says_little
from digest.text.words import stem, words

SHORTEST = 3
VERBAL = ("ed", "ly", "ing", "ous", "ful", "able", "ible")
"""How English words end that are seldom a subject by themselves: forms of verbs, adverbs, adjectives."""
WITHIN = 0.8
"""The share of a word's mentions that have to stand in one phrase, said more than once, for the phrase to do."""
OF_PLACES = re.compile(r"(?P<place>\w{3,})ers?")
"""How German adjectives of towns end, which have a capital and stand before nouns ("Berliner")."""
BEFORE_NOUNS = 0.8
"""The share of its mentions that have to stand before a capital for a German word so ending to be an adjective."""
NEAR, OPENERS, ENDS = 8, " \t\"'“”„«»‘’(-–—•*", ".!?:…\n"
"""Characters before a word in which the end of a sentence is looked for, those that may open one, and its ends."""


def shown_phrases(article: Article, hidden: Collection[tuple[str, ...]] = ()) -> Iterator[tuple[str, Note]]:
    """The keyphrases that may be shown, as they are written: those that say something, and no name says it already.

    What the source stated is always among them.

    Args:
        article: with its notes.
        hidden: the stems of names that are not shown.

    Cost: O(notes + mentions).
    """
    entities, language = article.noted("entity"), article.language
    named = sorted(span for note in entities for span in note.spans)
    names = {stems_of(form, language) for form in {article.text[slice(*span)] for span in named}} | set(hidden)
    whole = _often_within(article)
    for note in article.noted("keyphrase"):
        label, stems = phrase_shown(article, note), stems_of(note.text, language)
        if not note.spans or not (
            stems in names
            or _is_within(note, whole.get(stems, 0))
            or _is_fragment(article, label, note)
            or says_little(label, language)
            or _is_part_of_names(note, named)
        ):
            yield label, note


@lru_cache(maxsize=1 << 16)
def stems_of(text: str, language: str) -> tuple[str, ...]:
    """The stems of the words of a tag."""
    return tuple(stem(word.folded, language) for word in words(text))


def phrase_shown(article: Article, note: Note) -> str:
    """A keyphrase as it is written inside a sentence: the capital of a sentence's first word is none of its own.

    German is left as it is: it writes every noun with a capital.
    """
    label = note.text
    if not note.spans or article.language == "de" or not label[:1].isupper() or not label[1:].islower():
        return label
    inside = [article.text[start] for start, _ in note.spans if not _begins_sentence(article.text, start)]
    large = sum(letter.isupper() for letter in inside)
    return label if large * 2 > len(inside) else label[:1].lower() + label[1:]


def _begins_sentence(text: str, start: int) -> bool:
    """Whether nothing but quotation marks and blanks parts a place from the end of a sentence or a line."""
    before = text[max(0, start - NEAR) : start].rstrip(OPENERS)
    return not before or before[-1] in ENDS


def _often_within(article: Article) -> dict[tuple[str, ...], int]:
    """For each word, by its stem, how often that phrase with it is said which is said most, if more than once."""
    most: dict[tuple[str, ...], int] = {}
    language = article.language
    for note in article.noted("keyphrase"):
        if len(note.spans) < 2 or " " not in note.text or says_little(note.text, language):
            continue
        for one in stems_of(note.text, language):
            most[one,] = max(most.get((one,), 0), len(note.spans))
    return most


def _is_within(note: Note, often: int) -> bool:
    return often >= WITHIN * len(note.spans)


def _is_fragment(article: Article, phrase: str, note: Note) -> bool:
    """Whether a phrase is one word that is hardly a noun, by its form."""
    if len(phrase) < SHORTEST:
        return True
    if " " in phrase:
        return False
    if article.language == "de":
        return phrase.islower() or _is_of_place(article, phrase, note)
    return article.language in ("", "en") and phrase.islower() and phrase.endswith(VERBAL)


def _is_of_place(article: Article, word: str, note: Note) -> bool:
    """Whether a German word is the adjective of a place that the article names, or stands before nouns alone."""
    found = OF_PLACES.fullmatch(word)
    if not found:
        return False
    text, place = article.text, found["place"]
    before = sum(text[stop : stop + 1] == " " and text[stop + 1 : stop + 2].isupper() for _, stop in note.spans)
    forms = {place, f"{place}e", f"{place}en", f"{place[:-1]}en"}
    places = {one.text for one in article.noted("entity") if one.type == "LOC"}
    return before >= BEFORE_NOUNS * len(note.spans) or not forms.isdisjoint(places)


def _is_part_of_names(note: Note, named: Sequence[Span]) -> bool:
    """Whether most of where a phrase stands lies within names: "World" in "World Cup"."""
    inside = 0
    for start, stop in note.spans:
        at = bisect_right(named, (start, maxsize)) - 1
        inside += at >= 0 and stop <= named[at][1]
    return inside * 2 > len(note.spans)
