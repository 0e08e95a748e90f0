"""The page of one article: its summary, its text, what was cut and where it is from."""

from collections.abc import Iterator, Mapping

from digest.model import Article, Block, Span
from digest.publish.addresses import article_path, story_path
from digest.publish.cuts import cuts_by_kind
from digest.publish.library import Library
from digest.publish.tags import added_keyphrases
from digest.publish.views import ArticlePage, Card, Head, Link, Passage, Segment, Sentence
from digest.text.direction import direction

KEYPHRASES = 8


def article_page(library: Library, article: Article) -> ArticlePage:
    """The view of an article's page."""
    path = article_path(article)
    story = library.story_of[article.id]
    several = len(story.articles) > 1
    date, first_seen = library.day_of(article)
    anchors = library.anchors.get(article.id, {})
    blocks, excerpt = library.shown(article)
    end = blocks[-1].stop if blocks else 0
    front = Link(library.config.site.title, library.addresses.href(""))
    between = (Link(story.title, library.addresses.href(story_path(story))),) if several else ()
    head = Head(
        path,
        article.title,
        library.addresses.absolute(path),
        article.summary[0].text if article.summary else "",
        (front, *between, Link(article.title)),
        language=article.language,
        direction=direction(article.text),
    )
    licence = Link(article.raw.licence or article.raw.licence_url, article.raw.licence_url)
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
        tuple(_sentences(library, article, end)),
        tuple(Passage(block.kind, tuple(_segments(block, anchors))) for block in blocks),
        excerpt,
        cuts_by_kind(article),
        tuple(library.tag(note) for note in article.noted("topic")),
        tuple(library.tag(note) for note in article.noted("entity")),
        tuple(library.tag(note) for note in added_keyphrases(article, KEYPHRASES)),
        between[0] if between else None,
        tuple(_others(library, article)) if several else (),
        article.raw.image,
    )


def _sentences(library: Library, article: Article, end: int) -> Iterator[Sentence]:
    """The summary; what lies beyond the shown text is its own target."""
    for note in article.summary:
        sentence = library.sentence(article, note)
        hidden = bool(note.spans) and note.spans[0][1] > end
        anchor = sentence.href.partition("#")[2] if hidden else ""
        href = (article.raw.url or sentence.href) if hidden else sentence.href
        yield Sentence(sentence.text, href, "", note.made, anchor)


def _segments(block: Block, anchors: Mapping[Span, str]) -> Iterator[Segment]:
    """The stretches of a block; a stretch that a summary leads to has its anchor."""
    position = block.start
    inside = sorted(span for span in anchors if block.start <= span[0] and span[1] <= block.stop)
    for start, stop in inside:
        if start < position:
            continue
        if start > position:
            yield Segment(block.text[position - block.start : start - block.start])
        yield Segment(block.text[start - block.start : stop - block.start], anchors[start, stop])
        position = stop
    if position < block.stop:
        yield Segment(block.text[position - block.start :])


def _others(library: Library, article: Article) -> Iterator[Card]:
    """The other reports of the story."""
    for other in library.story_of[article.id].articles:
        if other.id != article.id:
            yield Card(
                other.title,
                library.addresses.href(article_path(other)),
                library.day_of(other)[0],
                other.title_made,
                next((library.sentence(other, note) for note in other.summary), None),
                (library.source_link(other.source),) if other.source else (),
                language=other.language,
                direction=direction(other.title),
            )
