"""What plugins add to the site and to the command line, as values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from digest.model import Edition


@dataclass(frozen=True)
class Publication:
    """The whole site as ``publish`` plugins see it: what it is called, and its editions.

    ``editions`` is newest first; ``url`` is absolute and has no slash at its end.
    """

    title: str
    description: str
    url: str
    language: str
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page that a ``publish`` plugin adds: its address, template and values."""

    path: str
    template: str
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A template that a ``publish`` plugin brings along."""

    name: str
    source: str


@dataclass(frozen=True, slots=True)
class Setting:
    """A Pelican setting that a ``publish`` plugin asks for."""

    name: str
    value: Any


@dataclass(frozen=True, slots=True)
class Command:
    """A command that a plugin adds as ``digest PLUGIN NAME``; ``run`` gets the arguments."""

    name: str
    run: Any
    help: str = ""
