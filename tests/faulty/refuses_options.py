"""A plugin that checks its options with an error of its own."""

from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class RefusesOptions:
    """Wants an even number.

    number: an even one.
    """

    version: ClassVar[int] = 1
    number: int = 1

    def __post_init__(self):
        """Refuse odd numbers."""
        if self.number % 2:
            raise LookupError(f"{self.number} is odd")

    @hookimpl
    def clean(self, articles):
        """Yield no edits."""
        for _ in articles:
            yield []
