"""Proof, before a site is put in place, that the sentences of summaries are those of their sources."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cached_property

from digest.model import Article, Note
from digest.publish.addresses import article_path, story_path
from digest.publish.library import Library
from digest.publish.quotes import SHOWN, Quote, said
from digest.publish.verify import target

WAY_OUT = "a template has to print the text of a sentence as it is, and nothing else inside its link"


def unfounded(library: Library) -> Iterator[str]:
    """Sentences that do not stand in their article where they say, one line each.

    Cost: one comparison for each sentence.
    """
    by_id = {article.id: article for article in library.articles}
    for article in library.articles:
        for note in (*article.summary, *article.noted("key")):
            yield from _doubt(article, note)
    for story in library.stories:
        for note in (*story.summary, *story.noted("key")):
            yield from _doubt(by_id[note.article], note)


def _doubt(article: Article, note: Note) -> Iterator[str]:
    where = f"{article.raw.origin or article.id}: the {note.kind} sentence {note.text[:SHOWN]!r} (from {note.by})"
    if not note.spans:
        yield f"{where} names no sentence of the article"
    elif not note.made and article.text[slice(*note.spans[0])] != note.text:
        start, stop = note.spans[0]
        yield f"{where} is not what stands at {start}:{stop} of the text"


class Proof:
    """Compares files, as they are made, with the texts that they quote.

    Only files made anew need it: one that is kept was made from the same sentences before,
    because they are in its key, and was proved then.
    """

    def __init__(self, library: Library) -> None:
        """Hold the library; nothing is looked up yet."""
        self._library = library

    @cached_property
    def _sentences(self) -> dict[str, str]:
        """What stands at each place that sentences lead to, by its path in the site."""
        return {
            f"{article_path(article)}index.html#{anchor}": article.text[slice(*span)]
            for article in self._library.articles
            for span, anchor in self._library.places[article.id].anchors.items()
        }

    @cached_property
    def _by_page(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for place, words in self._sentences.items():
            found[place.partition("#")[0]].add(words)
        return found

    @cached_property
    def _cut(self) -> dict[str, str]:
        """What the elements hold that cannot hold the whole sentence."""
        return {
            f"{article_path(article)}index.html#{places.anchors[span]}": article.text[slice(*stretch)]
            for article in self._library.articles
            for places in (self._library.places[article.id],)
            for span, stretch in places.shown.items()
            if span != stretch
        }

    def wrong(self, name: str, content: bytes) -> Iterator[str]:
        """What a file says that its sources do not, one line each.

        Args:
            name: path of the file in the site.
            content: its bytes.
        """
        found = said(name, content)
        yield from (f"{name}: {fault}" for fault in found.wrong)
        for quote in found.quotes:
            yield from self._misquoted(name, quote)
        for anchor, words in found.places.items():
            place = f"{name}#{anchor}"
            if self._cut.get(place, self._sentences.get(place, words)) != words:
                yield f"{name}: {words[:SHOWN]!r} is not what the article says at #{anchor} ({WAY_OUT})"
        if name.startswith(("articles/", "stories/")) and self._library.config.site.theme == "digest":
            yield from self._misdescribed(name, found.descriptions)

    def _misquoted(self, name: str, quote: Quote) -> Iterator[str]:
        site = self._library.config.site
        place = target(name, quote.link, site.base, site.url)
        if place is None:
            return
        if "#" in place:
            known, says = place in self._sentences, {self._sentences.get(place, "")}
        else:
            known, says = place in self._by_page, self._by_page.get(place, set())
        if quote.made and known:
            return
        if quote.made or quote.words not in says:
            yield f"{name}: {quote.words[:SHOWN]!r} is not what /{place} says ({WAY_OUT})"

    def _misdescribed(self, name: str, descriptions: Sequence[str]) -> Iterator[str]:
        said = {self._library.config.site.description}.union(
            *(self._by_page.get(page, ()) for page in (name, *self._told.get(name, ())))
        )
        for words in dict.fromkeys(descriptions):
            if words not in said:
                yield f"{name}: the description {words[:SHOWN]!r} is in none of its sources ({WAY_OUT})"

    @cached_property
    def _told(self) -> dict[str, list[str]]:
        """The pages of the articles that each story tells of, by its own page."""
        return {
            f"{story_path(story)}index.html": [f"{article_path(article)}index.html" for article in story.articles]
            for story in self._library.stories
        }
