"""A plugin that fails with each hook that its option names, and is silent with the others."""

from dataclasses import dataclass
from typing import ClassVar

from digest import hookimpl


@dataclass(frozen=True)
class Everywhere:
    """Fails where it is told to.

    hook: the hook that fails.
    """

    version: ClassVar[int] = 1
    hook: str = ""

    def fail(self, hook):
        """Raise if it is this hook's turn."""
        if hook == self.hook:
            raise OSError(f"planted in {hook}")

    @hookimpl
    def read(self, file):
        """Know no file."""
        self.fail("read")
        return []

    @hookimpl
    def describe(self, articles):
        """Say nothing."""
        for _ in articles:
            self.fail("describe")
            yield []

    @hookimpl
    def summarize(self, articles):
        """Say nothing."""
        for _ in articles:
            self.fail("summarize")
            yield []

    @hookimpl
    def tag(self, articles):
        """Say nothing."""
        for _ in articles:
            self.fail("tag")
            yield []

    @hookimpl
    def group(self, articles):
        """Put all into one story."""
        self.fail("group")
        return [[article.id for article in articles]]

    @hookimpl
    def tell(self, stories):
        """Say nothing."""
        for _ in stories:
            self.fail("tell")
            yield []

    @hookimpl
    def rank(self, stories):
        """Weigh all alike."""
        self.fail("rank")
        return [0.5 for _ in stories]

    @hookimpl
    def publish(self, publication):
        """Add nothing."""
        self.fail("publish")
        return []
