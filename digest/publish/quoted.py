"""Sentences of articles as the pages of tags and of the articles themselves show them: why a tag is there."""

from collections.abc import Iterator

from digest.model import Article, Story
from digest.publish.addresses import TAG_FOLDERS, article_path
from digest.publish.kinds import plural
from digest.publish.library import Library
from digest.publish.list_views import Listed
from digest.publish.related import Key
from digest.publish.tag_pages import shown
from digest.publish.views import Link, Reason, Sentence
from digest.text.direction import direction


def quoted(library: Library, story: Story, tag: Key) -> Listed | None:
    """A story with the sentence that shows a tag, marked in it; None where no sentence does.

    The article that the key sentence is from is asked first, then the oldest one.
    """
    key = story.key.article if story.key else ""
    for article in sorted(story.articles, key=lambda article: article.id != key):
        standing = library.standings(article).get(tag)
        if standing:
            start, stop = standing.span
            marks = tuple((begin - start, end - start) for begin, end in standing.marks)
            text = article.text[start:stop]
            source = article.source if len(story.sources) > 1 else ""
            href = library.addresses.href(article_path(article)) + _place(library, article, tag)
            said = Sentence(text, href, source, marks=marks)
            return Listed(library.card(story), said, article.language, direction(text))
    return None


def _place(library: Library, article: Article, tag: Key) -> str:
    """Where on the page of an article the sentence is that shows a tag, like ``#s4``; empty where none does."""
    standing = library.standings(article).get(tag)
    return f"#{library.places(article).anchors[standing.span]}" if standing else ""


def reasons(library: Library, article: Article) -> Iterator[tuple[str, tuple[Reason, ...]]]:
    """Why an article has the tags that its page shows, kind by kind; tags with one reason stand together."""
    for kind in TAG_FOLDERS:
        said: dict[str, list[Link]] = {}
        for note in shown(article, kind):
            link = Link(library.tag(note).text, _place(library, article, (kind, note.id)))
            said.setdefault(note.why, []).append(link)
        if said:
            yield plural(library.words, kind), tuple(Reason(tuple(links), why) for why, links in said.items())
