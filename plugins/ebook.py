"""The newest editions as e-books, beside their pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from digest import File, Publication, hookimpl
from digest.formats.choice import ready
from digest.formats.ebook import ebook


@dataclass(frozen=True)
class Ebook:
    """Adds the newest editions as e-books (EPUB 3): ``editions/DATE/digest-DATE.epub``.

    editions: how many of the newest editions whose day is over become books; 0 is all.
    """

    version: ClassVar[int] = 1

    editions: int = 1

    def __post_init__(self) -> None:
        """See that the options are right.

        Raises:
            ValueError: an option is not what it should be.
        """
        if self.editions < 0:
            raise ValueError(f"editions: {self.editions} is no number of editions (0 is all)")

    @hookimpl
    def publish(self, publication: Publication) -> Iterator[File]:
        """Yield the books, newest first."""
        for edition in ready(publication)[: self.editions or None]:
            yield File(f"editions/{edition.date}/digest-{edition.date}.epub", ebook(publication, edition))
