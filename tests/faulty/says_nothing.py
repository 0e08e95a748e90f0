"""A plugin that returns None where it should yield."""

from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class SaysNothing:
    """Forgets to yield."""

    version: ClassVar[int] = 1

    @hookimpl
    def tag(self, articles):
        """Return nothing."""
