"""What ``publish`` plugins may ask about the words of the site; nothing is set before they do."""

import hashlib
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import jinja2
import msgspec

import digest
from digest.contributions import PrintedEdition
from digest.model import Edition
from digest.publish.library import Library
from digest.publish.parts import template_filters
from digest.publish.plan import code_state
from digest.publish.printed import printed_edition
from digest.publish.themes import Theme, find_theme
from digest.publish.views import SiteView
from digest.text.direction import language_direction


class SiteDesk:
    """The desk of a site (see `digest.contributions.Desk`): what it prints is what its pages say."""

    def __init__(self, library: Library) -> None:
        """Hold the library; its ``files`` are the publisher's own."""
        self._library = library

    @cached_property
    def key(self) -> bytes:
        """Changes with all that plugins may print: code, settings, catalogues, templates, articles, tags, images."""
        library = self._library
        sources = sorted(self._theme.files("templates").items()), sorted(self._theme.files("static").items())
        tags = sorted(library.tags.paged), sorted(library.config.vocabulary.pinned), sorted(library.files)
        site = library.config.site, list(library.words.files.values()), sorted(library.states.items()), library.host
        said = msgspec.json.encode((code_state(), sources, tags, site), order="deterministic")
        return hashlib.blake2b(said, digest_size=16).digest()

    def printed(self, edition: Edition) -> PrintedEdition:
        """An edition as readers get it."""
        return printed_edition(self._library, edition)

    def rendered(self, template: str, values: Mapping[str, Any]) -> str:
        """A template of the theme, or of the site's own, filled in."""
        return self._templates.get_template(template).render(values)

    def say(self, text: str, values: Mapping[str, Any]) -> str:
        """Words of digest in the language of the site."""
        return self._library.words.say(text, **values)

    def count(self, one: str, many: str, number: int) -> str:
        """The same for a number of things."""
        return self._library.words.count(one, many, number)

    @cached_property
    def _theme(self) -> Theme:
        return find_theme(self._library.config)

    @cached_property
    def _templates(self) -> jinja2.Environment:
        """The templates as pages see them; ``site`` has no addresses of style sheets, which nobody here can load."""
        folders = [folder / "templates" for folder in self._theme.folders]
        loader = jinja2.FileSystemLoader(folders)
        shipped = jinja2.PrefixLoader({"!theme": jinja2.FileSystemLoader(folders[-1])})
        environment = jinja2.Environment(
            loader=jinja2.ChoiceLoader([loader, shipped]),
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
            undefined=jinja2.StrictUndefined,
        )
        site, words = self._site, self._library.words
        words.teach(environment)
        environment.filters |= template_filters(site, words)
        environment.globals["site"] = site
        return environment

    @cached_property
    def _site(self) -> SiteView:
        site = self._library.config.site
        direction = language_direction(site.language)
        said = site.title, site.description, site.url, site.base, site.language
        return SiteView(*said, style="", icon="", feed="", version=digest.__version__, direction=direction)
