"""An edition as a letter: HTML that mail clients show, the same in plain text, and both as a message to send."""

import bisect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import css_inline

from digest.contributions import PrintedSentence, PrintedStory, Publication
from digest.formats.letter_mail import Envelope, Sender, Unsubscribe, mail_host, message
from digest.formats.letter_text import plain
from digest.formats.letter_view import MOST_STORIES, SENTENCES, LetterView, Room, letter_view, shortened
from digest.model import Edition, File

LIMIT = 99_999
"""The most bytes of HTML: Gmail cuts a message off behind 102 KB."""
PREVIEW = 110
"""Characters that a preheader has at least, if there are so many: about what lists of messages show."""
LONGEST_PREVIEW = 200


@dataclass(frozen=True, slots=True)
class Letter:
    """A newsletter: its day (ISO 8601), subject and preheader, and its parts.

    html: below 100,000 bytes; page: the same for the web, where nobody fills in placeholders; text: lines of 72
    columns; message: HTML and text in a draft (RFC 5322) without an addressee; stories: how many of the edition's
    it tells, which are all but of very large ones.
    """

    date: str
    subject: str
    preheader: str
    html: str
    page: str
    text: str
    message: bytes
    stories: int

    def files(self) -> Iterator[File]:
        """What is sent, as files: ``newsletter-DATE.html``, ``.txt`` and ``.eml``."""
        for end, content in ((".html", self.html.encode()), (".txt", self.text.encode()), (".eml", self.message)):
            yield File(f"newsletter-{self.date}{end}", content)


def newsletter(publication: Publication, edition: Edition, sender: str = "", unsubscribe: str = "") -> Letter:
    """The letter of an edition; the same bytes each time.

    Args:
        publication: the site.
        edition: what is told of it.
        sender: the address it comes from, with a name or without; ``""`` is the site's title at its host.
        unsubscribe: an address, a link, or the placeholder that a mail service fills in; ``""`` leaves it out.

    Raises:
        ValueError: ``sender`` or ``unsubscribe`` is not what it should be.
    """
    leaving = Unsubscribe.of(unsubscribe)
    host = mail_host(publication.url)
    envelope = Envelope(edition.date, Sender.of(sender, publication.title, host), leaving, host)
    writer = _Writer(publication, edition, leaving)
    view, html = writer.fitting()
    subject = " ".join(publication.say("%(site)s: %(day)s", site=publication.title, day=view.edition.day).split())
    text = plain(publication, view)
    mail = message(envelope, subject, text, html)
    page = writer.html(replace(view, unsubscribe=Unsubscribe(""))) if leaving.is_placeholder else html
    return Letter(edition.date, subject, writer.preheader, html, page, text, mail, view.told)


class _Writer:
    """Writes the HTML of an edition, shorter and shorter until it fits."""

    def __init__(self, publication: Publication, edition: Edition, unsubscribe: Unsubscribe) -> None:
        self._publication = publication
        self._unsubscribe = unsubscribe
        self._edition = publication.printed(edition)

    @cached_property
    def preheader(self) -> str:
        """What lists of messages show beside the subject: what is known of the first stories, verbatim.

        Where nothing is, the titles; they have no room to say that a machine wrote a sentence.
        """
        keys = [key.text for story in self._edition.top if (key := _quotable(story))]
        titles = [story.title for story in self._edition.stories]
        shown = ""
        for part in keys or titles[:3] or [self._publication.description]:
            shown = f"{shown} {part}" if keys else " · ".join(filter(None, (shown, part)))
            if len(shown) >= PREVIEW:
                break
        return shortened(shown, LONGEST_PREVIEW)

    def fitting(self) -> tuple[LetterView, str]:
        """The longest letter that fits, as values and as HTML.

        A letter too long has fewer sentences of the stories on top, then no sentences of the last ones in the
        sections, and if not even their titles fit, leaves the last ones out.
        """
        every = len(self._edition.stories)
        rooms = [Room(sentences) for sentences in SENTENCES] if every <= MOST_STORIES else []
        for room in rooms:
            view, html = self._written(room)
            if len(html.encode()) <= LIMIT:
                return view, html
        stories = _most(min(every, MOST_STORIES), lambda number: self._fits(Room(1, 0, number)))
        keys = _most(stories, lambda number: self._fits(Room(1, number, stories)))
        return self._written(Room(1, keys, stories))

    def _fits(self, room: Room) -> bool:
        return len(self._written(room)[1].encode()) <= LIMIT

    def _written(self, room: Room) -> tuple[LetterView, str]:
        view = letter_view(self._edition, room, self._unsubscribe)
        return view, self.html(view)

    def html(self, view: LetterView) -> str:
        """The HTML of what is told."""
        return inlined(self._publication.rendered("newsletter.html", letter=view, preheader=self.preheader))


def _most(limit: int, fits: Callable[[int], bool]) -> int:
    """The greatest number up to ``limit`` that fits, found by trying few of them."""
    return bisect.bisect_left(range(1, limit + 1), x=True, key=lambda number: not fits(number))


def _quotable(story: PrintedStory) -> PrintedSentence | None:
    """The sentence that stands for a story, if it is verbatim."""
    return next((said for said in (story.key, *story.sentences) if said and not said.made), None)


def inlined(html: str) -> str:
    """A page whose ``<style>`` elements have become ``style`` attributes, as mail clients need it.

    One marked ``data-css-inline="keep"`` stays, for what attributes cannot say. Nothing is ever loaded.
    """
    inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
    plain_html = inliner.inline(html).replace(' data-css-inline="keep"', "")
    return "\n".join(line for line in plain_html.split("\n") if line.strip()) + "\n"
