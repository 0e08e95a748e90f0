"""The page of a story: what its sources say, side by side, and what only one of them says."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from digest.model import Article, Note, Story
from digest.publish.addresses import article_path, story_path
from digest.publish.library import Library
from digest.publish.mentions import earlier_mentions
from digest.publish.social import pictured
from digest.publish.story_views import OnlyHere, Report, StoryPage
from digest.publish.subtitles import described
from digest.publish.tag_pages import shown
from digest.publish.views import Day, Head, Link, Sentence, Tag
from digest.text.direction import direction
from digest.text.fragments import at_source
from digest.text.telling.leaning import leans

ENTITIES = 16
OPEN, ONLY = 12, 6
"""How many reports stand side by side, the others in a line each, and how many sentences only one source has."""
SENTENCES, WORDS = 2, 45
"""How many sentences of a report are shown, and how many words of a second one with the first."""


def story_page(library: Library, story: Story) -> StoryPage:
    """The view of a story's page."""
    path = story_path(story)
    summary = tuple(_summary(library, story))
    head = Head(
        path,
        story.title,
        library.addresses.absolute(path),
        described(story),
        (Link(library.config.site.title, library.addresses.href("")), Link(story.title)),
        language=story.articles[0].language,
        direction=direction(story.title),
    )
    return StoryPage(
        pictured(library, story, head),
        story.title,
        story.title_made,
        library.words.day(story.newest),
        summary,
        tuple(_reports(library, story)),
        library.topics(story.articles),
        library.entities(story.articles)[:ENTITIES],
        tuple(_timeline(library, story)),
        tuple(_names(library, story)),
        tuple(_only(library, story)),
        earlier_mentions(library, story),
        len(story.sources),
    )


def _summary(library: Library, story: Story) -> Iterator[Sentence]:
    by_id = {article.id: article for article in story.articles}
    for note in story.summary:
        article = by_id[note.article]
        yield library.checkable(article, note, _named(library, story, article))


def _named(library: Library, story: Story, article: Article) -> str:
    """What a sentence of an article is marked with."""
    if article.source:
        return article.source
    return library.words.say("Article %(number)s", number=story.articles.index(article) + 1)


def _only(library: Library, story: Story) -> Iterator[OnlyHere]:
    """What only one source says, what is worth most first; of many reports the few that say most."""
    by_id = {article.id: article for article in story.articles}
    leads = {(article.id, note.spans) for article in story.articles[:OPEN] for note in _leads(story, article)[:1]}
    new = [note for note in story.noted("only") if note.type or (note.article, note.spans) not in leads]
    for note in sorted(new, key=lambda note: -note.score)[:ONLY]:
        article = by_id[note.article]
        said = library.sentence(article, note, _named(library, story, article))
        yield OnlyHere(said, note.type, article.language, direction(note.text))


def _reports(library: Library, story: Story) -> Iterator[Report]:
    """The reports in order of time; of many the later ones in a line each."""
    for place, article in enumerate(story.articles):
        yield _report(library, article, () if place >= OPEN else _leads(story, article), brief=place >= OPEN)


def _report(library: Library, article: Article, notes: Sequence[Note], *, brief: bool) -> Report:
    date, first_seen = library.day_of(article)
    verbatim = [note for note in notes if note.spans and not note.made]
    place = at_source(article, verbatim[0].spans[0]) if verbatim else ""
    return Report(
        article.title,
        article.title_made,
        library.addresses.href(article_path(article)),
        article.raw.url,
        library.source_link(article.source),
        date,
        first_seen,
        article.authors,
        tuple(library.sentence(article, note) for note in notes),
        article.language,
        direction(article.text),
        place,
        brief,
    )


def _leads(story: Story, article: Article) -> tuple[Note, ...]:
    """The first sentence of its summary that is not in that of the story, and one more if both are short.

    One that leans on a sentence left out would have its "he" hang in the air.
    """
    told, only = ({(note.article, note.spans) for note in story.noted(kind)} for kind in ("summary", "only"))
    new = [note for note in article.summary if (article.id, note.spans) not in told]
    if new and new[0] != article.summary[0] and leans(new[0].text, article.language):
        new = list(article.summary)
    first = tuple(new or article.summary)[:1]
    second = (note for note in new[1:SENTENCES] if (article.id, note.spans) not in only)
    return (*first, *(note for note in second if len(f"{first[0].text} {note.text}".split()) <= WORDS))


def _timeline(library: Library, story: Story) -> Iterator[tuple[Day, tuple[Link, ...]]]:
    """The days of its reports, when they differ, each with its reports by the names of their sources.

    What states no date stands in no order of time.
    """
    dated = [article for article in story.articles if article.published]
    if len({article.date[:10] for article in dated}) < 2:
        return
    for day, articles in groupby(dated, key=lambda article: article.date[:10]):
        links = (Link(a.source or a.title, library.addresses.href(article_path(a))) for a in articles)
        yield library.words.day(day), tuple(links)


def _names(library: Library, story: Story) -> Iterator[tuple[str, tuple[Tag, ...]]]:
    """The entities by what they are, each kind under its name."""
    say = library.words.say
    titles = {"PER": say("People"), "ORG": say("Organisations"), "LOC": say("Places"), "": say("Other names")}
    notes = (note for article in story.articles for note in shown(article, "entity"))
    kinds = {library.tag(note): library.labels.get((note.kind, note.id), note).type for note in notes}
    entities = library.entities(story.articles)[:ENTITIES]
    for kind, title in titles.items():
        tags = tuple(tag for tag in entities if (kinds.get(tag, "") if kinds.get(tag, "") in titles else "") == kind)
        if tags:
            yield title, tags
