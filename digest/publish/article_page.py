"""The page of one article: its summary, its text, what was cut and where it is from."""

import dataclasses
from collections.abc import Iterator

from digest.model import Article, Span
from digest.publish.addresses import article_path, story_path
from digest.publish.cuts import cuts_by_kind
from digest.publish.library import Library
from digest.publish.mentions import earlier_mentions
from digest.publish.places import Places, segments
from digest.publish.quoted import reasons
from digest.publish.social import pictured
from digest.publish.subtitles import described
from digest.publish.tag_pages import shown
from digest.publish.views import ArticlePage, Card, Head, Link, Passage, Sentence
from digest.text.direction import direction
from digest.text.fragments import at_source
from digest.text.stated import licence_name


def article_page(library: Library, article: Article) -> ArticlePage:
    """The view of an article's page."""
    path = article_path(article)
    story = library.story_of[article.id]
    several = len(story.articles) > 1
    date, first_seen = library.day_of(article)
    places = library.places(article)
    blocks, excerpt = library.shown(article)
    front = Link(library.config.site.title, library.addresses.href(""))
    between = (Link(story.title, library.addresses.href(story_path(story))),) if several else ()
    head = Head(
        path,
        article.title,
        library.addresses.absolute(path),
        described(article),
        (front, *between, Link(article.title)),
        language=article.language,
        direction=direction(article.text),
    )
    picture = library.own_image(article)
    head = head if picture else pictured(library, story, head)
    licence_url = article.raw.licence_url
    licence = Link(article.raw.licence or licence_name(licence_url) or licence_url, licence_url)
    return ArticlePage(
        head,
        article.title,
        article.title_made,
        date,
        first_seen,
        library.source_link(article.source),
        article.raw.url,
        article.authors,
        article.contributors,
        licence if licence.text else None,
        tuple(_sentences(library, article, places)),
        tuple(Passage(block.kind, segments(block, places)) for block in blocks),
        excerpt,
        cuts_by_kind(article, library.words.say("other reasons")),
        tuple(library.tag(note) for note in shown(article, "topic")),
        tuple(library.tag(note) for note in shown(article, "entity")),
        tuple(library.tag(note) for note in shown(article, "keyphrase")),
        dataclasses.replace(between[0], made=story.title_made) if between else None,
        tuple(_others(library, article)) if several else (),
        article.raw.image if picture or not library.addresses.path(article.raw.image) else "",
        tuple(_hidden(library, article, span, places) for span in places.beyond),
        tuple(reasons(library, article)),
        earlier_mentions(library, story),
        picture,
        _is_all(article),
    )


def _is_all(article: Article) -> bool:
    """Whether the summary is the whole text, which stands below it anyway."""
    return " ".join(note.text for note in article.summary).split() == article.text.split()


def _sentences(library: Library, article: Article, places: Places) -> Iterator[Sentence]:
    """The summary; what the text that is shown does not hold is its own place."""
    left = set(places.own)
    for note in article.summary:
        if note.spans and note.spans[0] in left and not note.made:
            left.remove(note.spans[0])
            yield _hidden(library, article, note.spans[0], places)
        else:
            yield library.checkable(article, note)


def _hidden(library: Library, article: Article, span: Span, places: Places) -> Sentence:
    """A sentence of the text that the page does not show; it leads to the original."""
    anchor = places.anchors[span]
    itself = f"{library.addresses.href(article_path(article))}#{anchor}"
    href = at_source(article, span) or article.raw.url or itself
    return Sentence(article.text[span[0] : span[1]], href, anchor=anchor)


def _others(library: Library, article: Article) -> Iterator[Card]:
    """The other reports of the story."""
    for other in library.story_of[article.id].articles:
        if other.id != article.id:
            yield Card(
                other.title,
                library.addresses.href(article_path(other)),
                library.day_of(other)[0],
                other.title_made,
                library.sentence(other, other.key) if other.key else None,
                (library.source_link(other.source),) if other.source else (),
                language=other.language,
                direction=direction(other.title),
            )
