"""A page before it is made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from digest.publish.library import Library
from digest.publish.views import Link


@dataclass(frozen=True)
class Planned:
    """A page to be: its file, its template, and how to make the view it prints.

    path, date: its address in the site and its day, for the site map; "" where it has none.
    inputs: what the view is made from, where that is cheaper to know than the view itself.
    """

    file: str
    template: str
    make: Callable[[], Any]
    path: str = ""
    date: str = ""
    inputs: bytes = b""

    @cached_property
    def view(self) -> Any:
        """The view, made when it is first asked for."""
        return self.make()


def planned(template: str, view: Any) -> Planned:
    """A page at the address that its view has."""
    path = view.head.path
    return Planned(f"{path}index.html", template, lambda: view, path)


def crumbs(library: Library, *between: Link, last: str) -> tuple[Link, ...]:
    """The way from the front page to a page."""
    return (Link(library.config.site.title, library.addresses.href("")), *between, Link(last))
