"""What was found in an article and what is told of it, each with its reason, as lines for a reader."""

from collections.abc import Iterator, Sequence

from digest.model import Article, Note, Story
from digest.text.conflicts import contradiction


def findings(article: Article, story: Story | None = None) -> Iterator[tuple[str, str]]:
    """What is known of an article, as pairs of a label and words with the reason; its tags are in `tag_findings`.

    Args:
        article: with all its notes.
        story: of several articles, which it is in.
    """
    raw = article.raw
    yield "headline", article.title + _headline_reason(article)
    yield "source", (article.source or "unknown") + ("" if raw.source else _evidence(article, "source"))
    yield "date", (article.published or "unknown") + ("" if raw.published else _evidence(article, "date"))
    yield "authors", (", ".join(article.authors) or "unknown") + ("" if raw.authors else _evidence(article, "byline"))
    if article.contributors:
        yield "contributors", ", ".join(article.contributors) + _evidence(article, "contributor")
    yield "language", (article.language or "unknown") + ("" if raw.language else _evidence(article, "language"))
    for note in article.noted("notice"):
        yield "not published", f"only a {note.text}" + _why(note.why)
    for note in article.noted("conflict"):
        yield "conflict", contradiction(article, note)
    yield from _told(article.summary, article.noted("key"))
    for note in article.noted("replaced"):
        yield "refused", note.text + _why(note.why)
    if story:
        yield from _story(story)


def _headline_reason(article: Article) -> str:
    if article.raw.title:
        return _evidence(article, "title")
    return f" (chosen by digest{_evidence(article, 'headline', ': {}')})"


def _told(summary: Sequence[Note], keys: Sequence[Note], before: str = "") -> Iterator[tuple[str, str]]:
    """The sentences of a summary, each with its place and what it was taken for."""
    for number, note in enumerate(summary, 1):
        made = "written by a machine; " if note.made else ""
        yield f"{before}summary {number}", note.text + _place(note) + _why(made + note.why)
    for note in keys:
        yield f"{before}key sentence", note.text + _place(note) + _why(note.why)


def _story(story: Story) -> Iterator[tuple[str, str]]:
    """What is told of the story that the article is in."""
    yield "story", f"{len(story.articles)} articles: {', '.join(article.raw.origin for article in story.articles)}"
    for note in story.noted("headline"):
        yield "story headline", note.text + _why(note.why)
    yield from _told(story.summary, story.noted("key"), "story ")
    for note in story.noted("only"):
        yield "only there", note.text + _place(note) + _why(note.why)


def _place(note: Note) -> str:
    article = f"{note.article} " if note.article else ""
    return f" [{article}{note.spans[0][0]}:{note.spans[0][1]}]" if note.spans else ""


def _evidence(article: Article, kind: str, form: str = " ({})") -> str:
    """Why notes of a kind say what they say; each reason once."""
    whys = dict.fromkeys(note.why for note in article.noted(kind) if note.why)
    return form.format("; ".join(whys)) if whys else ""


def _why(why: str) -> str:
    return f" ({why})" if why else ""
