"""Proof, before a site is put in place, that the sentences of summaries are those of their sources."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from digest.model import Article, Note
from digest.publish.addresses import article_path, story_path
from digest.publish.library import Library
from digest.publish.quotes import SHOWN, Quote, said
from digest.publish.subtitles import label
from digest.publish.verify import target

ARTICLES = "articles/"
"""The folder of the pages that have places."""
WAY_OUT = "a template has to print the text of a sentence as it is, and nothing else inside its link"


def unfounded(library: Library) -> Iterator[str]:
    """Sentences that do not stand in their article where they say, one line each.

    Cost: one comparison for each sentence.
    """
    for article in library.articles:
        for note in (*article.summary, *article.noted("key")):
            if not _stands(article, note):
                yield _doubt(article, note)
    by_id = {article.id: article for article in library.articles}
    for story in library.stories:
        for note in (*story.summary, *story.noted("key"), *story.noted("only")) if story.notes else ():
            if not _stands(by_id[note.article], note):
                yield _doubt(by_id[note.article], note)


def _stands(article: Article, note: Note) -> bool:
    return bool(note.spans) and (note.made or article.text[slice(*note.spans[0])] == note.text)


def _doubt(article: Article, note: Note) -> str:
    where = f"{article.raw.origin or article.id}: the {note.kind} sentence {note.text[:SHOWN]!r} (from {note.by})"
    if not note.spans:
        return f"{where} names no sentence of the article"
    start, stop = note.spans[0]
    return f"{where} is not what stands at {start}:{stop} of the text"


class Proof:
    """Compares files, as they are made, with the texts that they quote.

    Only files made anew need it: one that is kept was made from the same sentences before,
    because they are in its key, and was proved then.
    """

    def __init__(self, library: Library) -> None:
        """Hold the library; nothing is looked up yet."""
        self._library = library
        self._label = label(library.words)
        self._known: dict[str, dict[str, str]] = {}

    @cached_property
    def _articles(self) -> dict[str, Article]:
        """The articles by the files of their pages."""
        return {f"{article_path(article)}index.html": article for article in self._library.articles}

    def _sentences(self, page: str) -> dict[str, str]:
        """What the sources say at each place of a page; empty for what is no article's page."""
        if page not in self._known:
            article = self._articles.get(page)
            anchors = self._library.places(article).anchors if article else {}
            self._known[page] = {anchor: article.text[slice(*span)] for span, anchor in anchors.items() if article}
        return self._known[page]

    def _elements(self, page: str) -> dict[str, str]:
        """What the elements of these places hold, which is not always the whole sentence."""
        article = self._articles.get(page)
        if article is None:
            return {}
        places = self._library.places(article)
        held = {places.anchors[span]: article.text[slice(*stretch)] for span, stretch in places.shown.items()}
        return self._sentences(page) | held

    def wrong(self, name: str, content: bytes) -> Iterator[str]:
        """What a file says that its sources do not, one line each.

        Args:
            name: path of the file in the site.
            content: its bytes.
        """
        found = said(name, content, self._label)
        yield from (f"{name}: {fault}" for fault in found.wrong)
        for quote in found.quotes:
            yield from self._misquoted(name, quote)
        held = self._elements(name) if found.places else {}
        for anchor, words in found.places.items():
            if held.get(anchor, words) != words:
                yield f"{name}: {words[:SHOWN]!r} is not what the article says at #{anchor} ({WAY_OUT})"
        if name.startswith((ARTICLES, "stories/")) and self._library.config.site.theme == "digest":
            yield from self._misdescribed(name, found.descriptions)

    def _misquoted(self, name: str, quote: Quote) -> Iterator[str]:
        site = self._library.config.site
        place = target(name, quote.link, site.base, site.url)
        page, _, anchor = (place or "").partition("#")
        if not page.startswith(ARTICLES):
            return
        says = [words for name, words in self._sentences(page).items() if anchor in ("", name)]
        if not says or not (quote.made or quote.words in says):
            yield f"{name}: {quote.words[:SHOWN]!r} is not what /{place} says ({WAY_OUT})"

    def _misdescribed(self, name: str, descriptions: Sequence[str]) -> Iterator[str]:
        pages = (name, *self._told.get(name, ()))
        said = {words for page in pages for words in self._sentences(page).values()}
        for words in dict.fromkeys(descriptions):
            if words not in said and words != self._library.config.site.description:
                yield f"{name}: the description {words[:SHOWN]!r} is in none of its sources ({WAY_OUT})"

    @cached_property
    def _told(self) -> dict[str, list[str]]:
        """The pages of the articles that each story tells of, by its own page."""
        several = [story for story in self._library.stories if len(story.articles) > 1]
        return {f"{story_path(s)}index.html": [f"{article_path(a)}index.html" for a in s.articles] for s in several}
