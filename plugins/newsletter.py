"""The newest editions as newsletters, ready to be sent."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from digest import Edition, File, Publication, hookimpl
from digest.formats.choice import ready
from digest.formats.letter_mail import Sender, Unsubscribe
from digest.formats.newsletter import Letter, newsletter


@dataclass(frozen=True)
class Newsletter:
    """Writes the newest editions as newsletters: editions/DATE/newsletter.html, .txt and .eml; sends nothing.

    docs/newsletter.md says how to send them.

    editions: how many of the newest editions whose day is over get one; 0 is all.
    sender: the address it comes from, like "The Paper <news@example.org>"; without it the title of the site, and
    digest at its host.
    unsubscribe: an address, a link, or the placeholder that your mail service puts its link in place of; with ""
    the letter has no such link.
    """

    version: ClassVar[int] = 1

    editions: int = 1
    sender: str = ""
    unsubscribe: str = "{{unsubscribe_url}}"

    def __post_init__(self) -> None:
        """See that the options are right.

        Raises:
            ValueError: an option is not what it should be.
        """
        if self.editions < 0:
            raise ValueError(f"editions: {self.editions} is no number of editions (0 is all)")
        Sender.of(self.sender or "news@example.org", "")
        Unsubscribe.of(self.unsubscribe)

    def letter(self, publication: Publication, edition: Edition) -> Letter:
        """The letter of an edition, with these options."""
        return newsletter(publication, edition, self.sender, self.unsubscribe)

    @hookimpl
    def publish(self, publication: Publication) -> Iterable[File]:
        """Yield the files of each letter."""
        for edition in ready(publication)[: self.editions or None]:
            letter = self.letter(publication, edition)
            content = {".html": letter.page.encode(), ".txt": letter.text.encode(), ".eml": letter.message}
            for end, data in content.items():
                yield File(f"editions/{edition.date}/newsletter{end}", data)
