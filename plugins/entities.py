"""Find the people, places and organisations that an article names, with a small model over lists."""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import ClassVar

from digest.hooks import hookimpl
from digest.model import Article, Note
from digest.text.gazetteer import Gazetteer, read_gazetteer, read_known_names
from digest.text.recognition.finding import ENGLISH, find, in_title
from digest.text.recognition.known import name_lists
from digest.text.recognition.recognizer import Recognizer
from digest.text.recognition.sequence import read_model
from digest.text.recognition.tidying import COMPOUND
from digest.text.resolving import Resolver

DATA = Path(__file__).parent / "data"
PEOPLES = "a people, a faith or a language: found, but no tag"


@dataclass(frozen=True)
class Entities:
    """Note people (PER), organisations (ORG), places (LOC) and other names (MISC).

    Names in the stated title count too; those that the text does not have are noted without a
    place. They are found by a model learned from labelled texts over lists of names and of words that
    tell them apart (plugins/data/README.md); in languages other than English by form and lists.
    Different spellings of one name have one id: by plugins/data/aliases.toml, else by
    folding how names are brought into the Latin alphabet. A last name alone is the person
    whose full name the article gives. Peoples, faiths and languages ("Danish") are noted with
    score 0: they are never shown.

    most: entities that an article gets at most, the weightiest first.
    aliases: a publisher's own names: the label that readers see, and its other forms.
    """

    version: ClassVar[int] = 2
    reads: ClassVar[tuple[str, ...]] = ("language", "title")

    most: int = 60
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @hookimpl
    def tag(self, articles: Sequence[Article]) -> Iterable[Sequence[Note]]:
        """Yield the entities of each article, the most named and earliest first, then those never shown."""
        lists = gazetteer(tuple((label, tuple(forms)) for label, forms in self.aliases.items()))
        for article in articles:
            finder = recognizer(lists)
            found = find(article.blocks, article.language, lists, finder)
            notes = Resolver(lists, [*found, *in_title(article.stated_title, lists, finder)]).notes(
                len(article.text), own_words=article.language not in ENGLISH
            )
            shown = [note for note in notes if not _is_people(note, lists)]
            peoples = [dataclasses.replace(note, score=0.0, why=PEOPLES) for note in notes if _is_people(note, lists)]
            yield [*shown[: self.most], *peoples]


@lru_cache(maxsize=4)
def gazetteer(aliases: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> Gazetteer:
    """The lists that come with this plugin, with a publisher's own names."""
    return read_gazetteer(DATA).with_own(dict(aliases))


def recognizer(lists: Gazetteer) -> Recognizer:
    """What finds names, over these lists."""

    def made() -> Recognizer:
        return Recognizer(
            read_model(DATA / "entity_model.json"), name_lists(lists, read_known_names(DATA / "known_names.toml"))
        )

    return lists.cached("recognizer", made)


def _is_people(note: Note, lists: Gazetteer) -> bool:
    is_people = note.text.lower() in lists.words["adjectives"] or COMPOUND.fullmatch(note.text)
    return note.type == "MISC" and bool(is_people)
