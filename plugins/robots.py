"""The file that tells crawlers where the site map is."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from digest import File, Publication, hookimpl


@dataclass(frozen=True)
class Robots:
    """Writes robots.txt, which tells crawlers where the site map is.

    disallow: paths that crawlers shall leave alone.
    """

    version: ClassVar[int] = 1
    disallow: tuple[str, ...] = ()

    @hookimpl
    def publish(self, publication: Publication) -> Iterable[File]:
        """Yield the file."""
        rules = [f"Disallow: {path}" for path in self.disallow] or ["Disallow:"]
        lines = ["User-agent: *", *rules, "", f"Sitemap: {publication.url}/sitemap.xml", ""]
        yield File("robots.txt", "\n".join(lines).encode())
