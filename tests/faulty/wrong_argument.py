"""A plugin whose hook has an argument that digest does not give."""

from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class WrongArgument:
    """Means to clean."""

    version: ClassVar[int] = 1

    @hookimpl
    def clean(self, article):
        """Yield no edits."""
        yield []
