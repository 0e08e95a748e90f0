"""A plugin whose author mistyped the name of its hook."""

from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class MisspeltHook:
    """Means to clean."""

    version: ClassVar[int] = 1

    @hookimpl
    def claen(self, articles):
        """Yield no edits."""
        for _ in articles:
            yield []
