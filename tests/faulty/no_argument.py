"""A plugin whose hook takes nothing."""

from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class NoArgument:
    """Means to clean."""

    version: ClassVar[int] = 1

    @hookimpl
    def clean(self):
        """Yield no edits."""
        yield []
