"""What Pelican is given: our articles as its content objects, and where finished pages go."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Any

from markupsafe import Markup
from pelican.contents import Article as PelicanArticle
from pelican.contents import Author, Category, Tag

from digest.publish.parts import headline_made
from digest.publish.plan import Plan
from digest.publish.stock import StockPages
from digest.publish.subtitles import label
from digest.publish.views import ArticlePage, Sentence
from digest.text.dates import moment
from digest.text.slugs import slug

Wanted = Callable[[str], bool]
Take = Callable[[str, bytes], None]


class Content(PelicanArticle):  # type: ignore[misc]
    """An article as Pelican and its themes know it, from ours; all markup in it is ours."""

    @property
    def content(self) -> Markup:
        """The whole text as markup."""
        return Markup(self._content)

    @property
    def summary(self) -> Markup:
        """The summary as markup."""
        return Markup(self.metadata["summary"])

    @summary.setter
    def summary(self, value: str) -> None:
        """Pelican sets every metadata; this one it then reads from there."""

    def get_content(self, siteurl: str) -> Markup:  # noqa: ARG002 - Pelican's signature
        """The same; there are no links in it that Pelican would have to mend."""
        return self.content


def _said(sentence: Sentence, label: str) -> Markup:
    """A sentence of a summary as lists of a stock theme show it."""
    if not sentence.made:
        return Markup('<a href="%s">%s</a>') % (sentence.href, sentence.text)
    link = Markup('<a class="machine" href="%s">%s</a>') % (sentence.href, sentence.text)
    return link + Markup(' <small class="made">(%s)</small>') % label


class Later(Sequence[Any]):
    """A list that is made when somebody looks at it; its length may be known before."""

    def __init__(self, make: Callable[[], Sequence[Any]], length: int | None = None) -> None:
        """Remember how to make it."""
        self._make, self._length = make, length

    @cached_property
    def _list(self) -> Sequence[Any]:
        return self._make()

    def __len__(self) -> int:
        return len(self._list) if self._length is None else self._length

    def __getitem__(self, place: Any) -> Any:
        return self._list[place]


def by_name(articles: Sequence[Content], names: Callable[[Content], Sequence[Any]]) -> list[tuple[Any, list[Content]]]:
    """The articles by each of the names that they have, in the order of the names."""
    found: dict[Any, list[Content]] = defaultdict(list)
    for article in articles:
        for name in names(article):
            found[name].append(article)
    return sorted(found.items(), key=lambda pair: pair[0])


class Injected:
    """What our generators and writer need of digest, handed over in Pelican's settings."""

    def __init__(self, plan: Plan, wanted: Wanted, take: Take, written: Callable[[], None]) -> None:
        """Hold the values.

        wanted: whether a file has to be made; take: is given each page of ours, its path and
        bytes; written: is told that Pelican itself wrote a file.
        """
        self.plan, self.wanted, self.take, self.written = plan, wanted, take, written
        self.stock = StockPages(plan) if plan.theme.stock else None

    def __deepcopy__(self, _memo: object) -> "Injected":
        return self

    def contents(self, settings: Mapping[str, Any], context: Mapping[str, Any]) -> list[Content]:
        """Our articles as Pelican's content objects, newest first."""
        views = {page.file: page.view for page in self.plan.pages if page.template == "article"}
        return [self._content(file, view, settings, context) for file, view in views.items()]

    def _content(
        self, file: str, view: ArticlePage, settings: Mapping[str, Any], context: Mapping[str, Any]
    ) -> Content:
        source = Category(view.source.text or self.plan.words.say("unknown source"), settings)
        source.slug = slug(source.name)
        authors = [Author(name, settings) for name in view.authors]
        topics = [topic for topic in view.topics if topic.href]  # a stock theme makes a page for every tag
        tags = [Tag(topic.text, settings) for topic in topics]
        for author in authors:
            author.slug = slug(author.name)
        for tag, topic in zip(tags, topics, strict=True):
            tag.slug = topic.href.rstrip("/").rpartition("/")[2]
        metadata = {
            "title": view.title,
            "date": moment(view.day.iso),
            "category": source,
            "tags": tags,
            **({"authors": authors} if authors else {}),  # Pelican takes the first one, unasked
            "slug": file.removesuffix("/index.html").rpartition("/")[2],
            "url": view.head.path,
            "save_as": file,
            "summary": self._summary(view),
            "status": "published",
        }
        body = self.stock.article(view) if self.stock else ""
        article = Content(body, metadata, settings, source_path=None, context=context)
        article.locale_date = view.day.words  # Pelican's own follows from the locale of the process
        return article

    def _summary(self, view: ArticlePage) -> Markup:
        """The summary of an article as lists of a stock theme show it."""
        words = self.plan.words
        sentences = Markup(" ").join(_said(sentence, label(words)) for sentence in view.summary)
        return Markup("<p>%s%s</p>") % (sentences, headline_made(words) if view.made else "")
