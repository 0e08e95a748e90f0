"""A plugin that takes its time, yet less than the limit, for each answer."""

import time
from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class Slow:
    """Thinks before each answer."""

    version: ClassVar[int] = 1

    @hookimpl
    def clean(self, articles):
        """Yield no edits, slowly."""
        for _ in articles:
            time.sleep(0.15)
            yield []
