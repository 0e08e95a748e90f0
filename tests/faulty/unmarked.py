"""A plugin whose author forgot to mark its hook."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Unmarked:
    """Means to clean."""

    version: ClassVar[int] = 1

    def clean(self, articles):
        """Yield no edits."""
        for _ in articles:
            yield []
