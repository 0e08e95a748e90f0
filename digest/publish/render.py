"""Pelican, driven in process: we inject what is ready, it renders.

Pelican is given explicit settings; its search for plugins, its reading of articles and
its feeds stay off. What it changes in the process (search path, locale) is put back.
"""

import contextlib
import copy
import io
import locale
import logging
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import jinja2
import pelican
from markupsafe import Markup
from pelican.contents import Static
from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, configure_settings
from pelican.writers import Writer

from digest.config import Config
from digest.errors import PublishError
from digest.publish.injected import Injected, Later, by_name
from digest.publish.parts import template_filters
from digest.publish.views import Head, Link, PlainPage

UNTOLD = "Docutils has no localization for "
"""How a warning begins that is none: the pages of the publisher are read in any language, and so are the site's."""


class Articles(ArticlesGenerator):  # type: ignore[misc]
    """Puts ready articles into Pelican's context and writes the planned pages."""

    def generate_context(self) -> None:
        """Fill Pelican's lists; topics are its tags, sources its categories.

        Our own theme needs none of them, so they are made only when a template or a plugin
        of Pelican's looks.
        """
        given: Injected = self.settings["DIGEST"]
        given.plan.words.teach(self.env)
        count = sum(page.template == "article" for page in given.plan.pages)
        articles: Any = Later(lambda: given.contents(self.settings, self.context), count)
        tags: Any = Later(lambda: by_name(articles, lambda article: article.tags))
        categories: Any = Later(lambda: by_name(articles, lambda article: [article.category]))
        authors: Any = Later(lambda: by_name(articles, lambda article: getattr(article, "authors", [])))
        if given.stock:
            self.articles, self.dates, self.tags = list(articles), list(articles), dict(tags)
            self.categories, self.authors = list(categories), list(authors)
        else:
            self.articles, self.dates, self.tags = articles, articles, tags
            self.categories, self.authors = categories, authors
        self._update_context(
            ("articles", "drafts", "hidden_articles", "dates", "tags", "categories", "authors", "related_posts")
        )
        self.context["period_archives"] = self.period_archives
        self.env.loader.loaders.insert(1, jinja2.DictLoader(dict(given.plan.templates)))
        signals.article_generator_finalized.send(self)

    def refresh_metadata_intersite_links(self) -> None:
        """Nothing to do: there are no links in our articles that Pelican would have to mend."""

    def generate_output(self, writer: "Door") -> None:
        """Write every planned page that is wanted."""
        given: Injected = self.settings["DIGEST"]
        if given.stock:
            with _named("the theme"):
                self.generate_pages(writer)
                given.stock.write(self, writer)
            return
        for page in given.plan.pages:
            if given.wanted(page.file):
                with _named(page.file, f"{page.template}.html"):
                    writer.write_page(page.file, self.get_template(page.template), self.context, page.view)


@contextlib.contextmanager
def _named(file: str, template: str = "") -> Iterator[None]:
    """Say which template failed, and where; templates are foreign code, so anything may be raised."""
    try:
        yield
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        last = next((frame for frame in reversed(frames) if frame.filename.endswith((".html", "<template>"))), None)
        line = f", line {last.lineno}" if last else ""
        name = last.filename if last and last.filename.endswith(".html") else template
        raise PublishError(f"{file}: the template {name}{line} fails: {type(error).__name__}: {error}") from error


def _as_markup(content: Callable[[str], str]) -> Callable[[str], Markup]:
    """The same content, marked as the publisher's own markup, because themes escape the rest."""
    return lambda siteurl: Markup(content(siteurl))


class OwnPages(PagesGenerator):  # type: ignore[misc]
    """The publisher's own pages, read by Pelican as usual, in the clothes of the theme."""

    def generate_context(self) -> None:
        """Read the pages; their ``{static}`` links lead to the images, which digest copies."""
        given: Injected = self.settings["DIGEST"]
        given.plan.words.teach(self.env)
        for name in given.plan.files:
            if name.startswith("images/"):
                image = Static("", {"url": name, "save_as": name}, self.settings, f"{self.path}/{name}", self.context)
                self.context["static_content"][name] = image
        super().generate_context()
        for page in self.pages:
            page.get_content = _as_markup(page.get_content)

    def generate_output(self, writer: "Door") -> None:
        """Write them all; there are few."""
        given: Injected = self.settings["DIGEST"]
        for page in self.pages:
            if page.save_as in given.plan.keys:
                hint = "give it another slug"
                raise PublishError(f"{page.relative_source_path}: {page.save_as} is a page of digest itself ({hint})")
        if given.stock:
            super().generate_output(writer)
            return
        home = Link(given.plan.site.title, f"{given.plan.site.base}/")
        for page in self.pages:
            absolute = f"{given.plan.site.url}/{page.url}"
            head = Head(page.url, page.title, absolute, crumbs=(home, Link(page.title)))
            view = PlainPage(head, (("content", page.content),))
            with _named(page.save_as, "page.html"):
                writer.write_page(page.save_as, self.get_template("page"), self.context, view)


class Door(Writer):  # type: ignore[misc]
    """The one door that every page goes through; it remembers what it let through."""

    def __init__(self, output_path: str, settings: Mapping[str, Any]) -> None:
        """Write below ``output_path``."""
        super().__init__(output_path, settings=settings)
        self.given: Injected = settings["DIGEST"]

    def write_page(self, name: str, template: jinja2.Template, context: Mapping[str, Any], view: Any) -> None:
        """Render a page of ours and hand its bytes on; Pelican's own way costs three times as much."""
        shown = {**context, "page": view, "output_file": name}
        self.given.take(name, template.render(shown).encode())
        signals.content_written.send(f"{self.output_path}/{name}", context=shown)

    def write_file(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Render and write one page as Pelican does; pagination writes several."""
        if name:
            super().write_file(name, *args, **kwargs)
            self.given.written()


def _safe(value: Any) -> Any:
    """What ``| safe`` does in our environment: nothing. Only `Markup` is safe.

    Themes use it on words that went through ``striptags``; with those, a quotation mark in
    an article would end an attribute.
    """
    return value


class _Pelican(pelican.Pelican):  # type: ignore[misc]
    """Pelican with our generators and our writer."""

    def _get_generator_classes(self) -> list[type]:
        return [Articles, OwnPages]

    def _get_writer(self) -> Door:
        return Door(self.output_path, self.settings)


def render(config: Config, injected: Injected, output: Path) -> list[str]:
    """Let Pelican write the pages below ``output``; returns its warnings, one line each."""
    settings = _settings(config, injected, output)
    with _quiet() as warnings:
        _Pelican(configure_settings(settings)).run()
    return warnings


def _settings(config: Config, injected: Injected, output: Path) -> dict[str, Any]:
    plan = injected.plan
    settings = copy.deepcopy(dict(DEFAULT_CONFIG))
    settings |= {name: None for name in settings if "FEED" in name and name.endswith(("ATOM", "RSS"))}
    settings |= {
        "PATH": str(config.root / config.build.content),
        "OUTPUT_PATH": str(output),
        "THEME": str(plan.theme.stock or plan.theme.folders[-1]),
        "THEME_TEMPLATES_OVERRIDES": [str(f / "templates") for f in plan.theme.folders[:-1]],
        "SITEURL": config.site.url,
        "SITENAME": config.site.title,
        "SITESUBTITLE": config.site.description,
        "DEFAULT_LANG": config.site.language,
        "TIMEZONE": "UTC",
        "LOCALE": ["C"],
        "DEFAULT_DATE_FORMAT": "%d %B %Y",
        "PLUGINS": [],
        "ARTICLE_PATHS": [],
        "PAGE_PATHS": ["pages"],
        "STATIC_PATHS": [],
        "PAGE_URL": "{slug}/",
        "PAGE_SAVE_AS": "{slug}/index.html",
        "TAG_URL": "topics/{slug}/",
        "TAG_SAVE_AS": "topics/{slug}/index.html",
        "CATEGORY_URL": "sources/{slug}/",
        "CATEGORY_SAVE_AS": "sources/{slug}/index.html",
        "AUTHOR_URL": "authors/{slug}/",
        "AUTHOR_SAVE_AS": "authors/{slug}/index.html",
        "TAGS_SAVE_AS": "topics/index.html",
        "CATEGORIES_SAVE_AS": "sources/index.html",
        "AUTHORS_SAVE_AS": "authors/index.html",
        "ARCHIVES_SAVE_AS": "",  # the archive is of editions, which a theme does not know
        "TAGS_URL": "topics/",
        "CATEGORIES_URL": "sources/",
        "AUTHORS_URL": "authors/",
        "ARCHIVES_URL": "archive/",
        "FEED_ALL_RSS": "feed.xml" if plan.theme.stock else None,
        "JINJA_ENVIRONMENT": {
            "trim_blocks": True,
            "lstrip_blocks": True,
            "auto_reload": False,
            "extensions": ["jinja2.ext.i18n"],
        },
        **plan.settings,
        "DIGEST": injected,
    }
    settings["JINJA_GLOBALS"] = {**settings.get("JINJA_GLOBALS", {}), "site": plan.site}
    filters = template_filters(plan.site, plan.words)
    settings["JINJA_FILTERS"] = {**settings.get("JINJA_FILTERS", {}), "safe": _safe, **filters}
    settings["JINJA_ENVIRONMENT"] = {**settings["JINJA_ENVIRONMENT"], "autoescape": True}
    return settings


@contextlib.contextmanager
def _quiet() -> Iterator[list[str]]:
    """Keep Pelican's words off the terminal, and put back what it changes in the process."""
    warnings: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if not (line := record.getMessage().split("\n")[0]).startswith(UNTOLD):
                warnings.append(line)

    logger, handler = logging.getLogger("pelican"), Collect(logging.WARNING)
    path, place, propagate = list(sys.path), locale.setlocale(locale.LC_ALL), logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            yield warnings
    finally:
        logger.removeHandler(handler)
        logger.propagate = propagate
        sys.path[:] = path
        locale.setlocale(locale.LC_ALL, place)
