"""A letter in plain text, to be read as it is: lines of 72 columns, links where they are needed."""

from collections.abc import Iterator

from digest.contributions import PrintedSentence, Publication
from digest.formats.letter_view import LetterView, StoryView
from digest.formats.wrapping import WIDTH, columns, wrapped

BULLET = "  * "
INDENT = "    "


class _Places:
    """The places that sentences lead to, numbered as they are met."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def mark(self, url: str) -> str:
        """The sign that stands behind a sentence."""
        return f"[{self.numbers.setdefault(url, len(self.numbers) + 1)}]"

    def lines(self) -> Iterator[str]:
        """A line for each place."""
        most = len(f"[{len(self.numbers)}]")
        for url, number in self.numbers.items():
            yield f"{f'[{number}]':>{most}} {url}"


def plain(publication: Publication, view: LetterView) -> str:
    """The letter as text; every line ends with a line feed, no line with a space."""
    places = _Places()
    lines = [*_head(publication, view)]
    for story in view.top:
        lines += ["", "", *_story(publication, story, places)]
    for section in view.sections:
        lines += ["", "", "", *_underlined(section.title.text, "=")]
        for number, story in enumerate(section.stories):
            lines += [""] * (2 if number else 1)
            lines += _story(publication, story, places)
        for story in section.titles:
            lines += ["", *_story(publication, story, places, brief=True)]
    lines += ["", "", *_foot(publication, view, places)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(publication: Publication, view: LetterView) -> Iterator[str]:
    edition = view.edition
    stories = publication.count("%(num)s story", "%(num)s stories", len(edition.stories))
    minutes = publication.count("about %(num)s minute", "about %(num)s minutes", view.minutes)
    yield from _underlined(publication.title, "=")
    yield from wrapped(f"{edition.day} · {stories} · {minutes}")
    yield ""
    yield from wrapped(publication.say("Read it in the browser:"))
    yield edition.url


def _underlined(text: str, sign: str) -> list[str]:
    lines = wrapped(text)
    return [*lines, sign * min(max(map(columns, lines)), WIDTH)]


def _story(publication: Publication, told: StoryView, places: _Places, *, brief: bool = False) -> Iterator[str]:
    """A story: its title, its sentences, who reports it, where it is; a brief one has only title and address."""
    story = told.story
    title = story.title + (f" ({publication.say('headline by digest')})" if story.made else "")
    yield from wrapped(title) if brief else _underlined(title, "-")
    for said in story.sentences:
        yield from wrapped(_sentence(publication, said, places), BULLET, INDENT)
    names = [link.text for link in told.sources]
    if told.more:
        names.append(publication.count("%(num)s more", "%(num)s more", told.more))
    if story.sentences:
        yield ""
    if names and not brief:
        yield from wrapped(publication.say(", ").join(names))
    yield story.url


def _sentence(publication: Publication, said: PrintedSentence, places: _Places) -> str:
    made = f" ({publication.say('written by a machine')})" if said.made else ""
    source = f" ({said.source})" if said.source else ""
    return f"{said.text}{made}{source} {places.mark(said.url)}"


def _foot(publication: Publication, view: LetterView, places: _Places) -> Iterator[str]:
    if view.more:
        yield from wrapped(more_stories(publication, view.more))
        yield view.edition.url
    else:
        yield from wrapped(publication.say("That was everything for this edition."))
    if places.numbers:
        yield from ("", "", *_underlined(publication.say("Where the sentences stand"), "="))
        yield from places.lines()
    yield from ("", "", "-" * WIDTH)
    yield from wrapped(publication.say("Every sentence leads to the place where its source says it."))
    yield from wrapped(
        publication.say("You get this letter because you subscribed to %(site)s.", site=publication.title)
    )
    if view.unsubscribe.link:
        yield from wrapped(publication.say("Unsubscribe:"))
        yield view.unsubscribe.link


def more_stories(publication: Publication, number: int) -> str:
    """What readers are told of the stories that had no room."""
    return publication.count("and %(num)s more story on the site", "and %(num)s more stories on the site", number)
