"""Every file of the site with its key, known before anything is rendered."""

import hashlib
import importlib.metadata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import msgspec

import digest
from digest.config import Config
from digest.contributions import Page, Setting, Template
from digest.errors import PublishError
from digest.model import File
from digest.publish.feed_style import spoken
from digest.publish.feeds.documents import all_feeds
from digest.publish.heads import ground, inline, locale
from digest.publish.kinds import menu
from digest.publish.library import Library
from digest.publish.opml import OPML, opml
from digest.publish.pages import all_pages
from digest.publish.planned import Planned
from digest.publish.script import asked_for, script_address, script_part
from digest.publish.search_index import Index, state
from digest.publish.search_page import search_page
from digest.publish.sitemap import sitemap
from digest.publish.social_faces import Drawn, cards_mark
from digest.publish.themes import Theme, find_theme, static_files
from digest.publish.views import Head, Link, PlainPage, PluginUsed, SiteView
from digest.publish.words import Words
from digest.text.direction import language_direction

WRITERS = ("css-inline", "feedgen", "jinja2", "lxml", "pelican")
"""The libraries whose next version may write something else."""
OUR_SETTINGS = (
    "PATH", "OUTPUT_PATH", "THEME", "THEME_TEMPLATES_OVERRIDES", "ARTICLE_PATHS", "PAGE_PATHS", "STATIC_PATHS",
    "DELETE_OUTPUT_DIRECTORY", "PELICAN_CLASS", "DIGEST", "LOCALE", "TIMEZONE",
)  # fmt: skip


@dataclass(frozen=True)
class Plan:
    """The whole site to be: pages and feeds by views, social cards by what is printed on them, other files by bytes.

    keys: of every file, from all that it prints; own: files that Pelican itself reads
    (``content/pages``), with their key; settings, templates: what plugins ask for.
    """

    site: SiteView
    theme: Theme
    pages: tuple[Planned, ...]
    feeds: tuple[Planned, ...]
    files: dict[str, bytes]
    keys: dict[str, str]
    own_key: str
    settings: dict[str, Any]
    templates: dict[str, str]
    inputs: dict[str, str]
    words: Words
    cards: tuple[Drawn, ...] = ()


def inputs_key(library: Library, plugins: Sequence[PluginUsed], contributions: Iterable[Any]) -> str:
    """Of all that a plan is made from: equal keys mean equal sites, with no plan made to know it."""
    config, theme = library.config, find_theme(library.config)
    content = config.root / config.build.content
    look = sorted(theme.files("templates").items()), sorted(static_files(theme).items())
    spoken = list(library.words.files.values()), cards_mark(config)
    own = list(_folder(content / "images")), list(_folder(content / "pages"))
    editions = [(day.date, day.over, day.changed, [story.id for story in day.stories]) for day in library.editions]
    given = [(type(part).__name__, part) for part in contributions]
    stories = [(s.id, s.notes, [library.states.get(a.id, b"") for a in s.articles]) for s in library.stories]
    whole = () if library.states else library.stories
    tags = sorted(library.tags.paged), library.tags.moved
    said = editions, stories, whole, library.problems, library.moved, tags, plugins, given
    settings = config.site, config.feeds, sorted(config.vocabulary.pinned)
    parts = (settings, library.host), code_state(), look, spoken, own, said, state(library)
    return _hash(*(msgspec.json.encode(part, order="deterministic") for part in parts))


@cache
def code_state() -> str:
    """Of the code of digest and the libraries that it writes with: what they made before a change is made again."""
    versions = (f"{name} {importlib.metadata.version(name)}".encode() for name in WRITERS)
    code = sorted(Path(digest.__file__).parent.rglob("*.py"))
    return _hash(digest.__version__.encode(), *versions, *(path.read_bytes() for path in code))


def make_plan(
    library: Library,
    plugins: Sequence[PluginUsed],
    contributions: Iterable[Any],
    known: Mapping[str, str],
    index: Index,
) -> Plan:
    """What is to be written for a library and what ``publish`` plugins add to it.

    ``known`` gives the keys of pages of the site in place by the hashes of their inputs, so
    that their views need not be made to see that they are the same; ``index`` is that of the search.
    """
    config = library.config
    given = tuple(contributions)
    theme = find_theme(config)
    static = {f"theme/{name}": data for name, data in static_files(theme).items()}
    if not theme.stock:
        static = asked_for(static, script=config.site.script, search=bool(index.shards))
    static["theme/feed.css"] = spoken(static["theme/feed.css"], library.words)
    images = {f"images/{name}": data for name, data in _folder(config.root / config.build.content / "images")}
    site = _site_view(library, static, script_address(library, static, theme.files("templates")))
    extra = [_contributed(page, library) for page in given if isinstance(page, Page)]
    finding = search_page(library, index, partial(_address, site.base, static))
    pages = (*all_pages(library, plugins), finding, *([script_part(library)] if site.script else []), *extra)
    feeds = tuple(all_feeds(library))
    added = {_inside(file.path): file.content for file in given if isinstance(file, File)}
    listed = {"sitemap.xml": sitemap(library.addresses, pages), OPML: opml(library)}
    files = {**static, **images, **listed, **index.files, **added}
    templates = {template.name: template.source for template in given if isinstance(template, Template)}
    settings = {_free(setting.name): setting.value for setting in given if isinstance(setting, Setting)}
    every = _every_page(config, site, theme, library.words, (settings, templates))
    inputs = {page.file: _hash(every, page.inputs) for page in (*pages, *feeds) if page.inputs}
    keys = {page.file: known.get(inputs.get(page.file, "")) or _key(every, page) for page in pages}
    keys |= {feed.file: known.get(inputs.get(feed.file, "")) or _feed_key(feed) for feed in feeds}
    keys |= {name: _hash(content) for name, content in files.items()} | dict(index.keys)
    cards = tuple(library.social_cards.values())
    drawn = {card.file: card.key for card in cards}
    keys |= drawn
    ours = (*(page.file for page in (*pages, *feeds)), *drawn, *static, *images, *index.keys, *listed)
    _refuse_doubles(ours, added)
    own = b"".join(name.encode() + data for name, data in _folder(config.root / config.build.content / "pages"))
    own_key = _hash(every, own) if own else ""
    return Plan(site, theme, pages, feeds, files, keys, own_key, settings, templates, inputs, library.words, cards)


def _key(every: bytes, page: Planned) -> str:
    return _hash(every, page.template.encode(), msgspec.json.encode(page.view, order="deterministic"))


def _feed_key(feed: Planned) -> str:
    return _hash(code_state().encode(), msgspec.json.encode(feed.view))


def _free(name: str) -> str:
    """The name of a setting that a plugin asks for.

    Raises:
        PublishError: digest itself depends on that setting.
    """
    if name in OUR_SETTINGS:
        raise PublishError(f"a plugin wants to change Pelican's {name}, which digest sets itself")
    return name


def _inside(path: str) -> str:
    """The path of a file that a plugin adds.

    Raises:
        PublishError: it names no file of the site.
    """
    if not all(part.strip(".") for part in path.split("/")) or "\\" in path or "\0" in path:
        raise PublishError(f"a plugin wants to write {path!r}, which names no file inside the site")
    return path


def _refuse_doubles(ours: Sequence[str], added: Iterable[str]) -> None:
    """Every file has one maker.

    Raises:
        PublishError: two things want to be one file; the text names it.
    """
    for name, count in Counter((*ours, *added)).items():
        if count > 1:
            who = "a file that a plugin adds" if name in added else "a page that a plugin adds"
            raise PublishError(f"{name}: {who} has the address of another page or file (give it another one)")


def _every_page(config: Config, site: SiteView, theme: Theme, words: Words, asked: object) -> bytes:
    """What goes into every page: a change of it renders all of them again; ``asked`` is what plugins ask for."""
    sources = sorted(theme.files("templates").items())
    named = code_state(), site, config.site, sources, list(words.files.values()), asked
    return _hash(msgspec.json.encode(named, order="deterministic")).encode()


def _hash(*parts: bytes) -> str:
    known = hashlib.blake2b(digest_size=12)
    for part in parts:
        known.update(hashlib.blake2b(part, digest_size=12).digest())
    return known.hexdigest()


def _folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and not path.name.startswith("."):
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _site_view(library: Library, static: dict[str, bytes], script: str) -> SiteView:
    """The site as templates see it; the addresses of style sheets and script change with their content."""
    site, base = library.config.site, library.config.site.base
    return SiteView(
        title=site.title,
        description=site.description,
        url=site.url,
        base=base,
        language=site.language,
        style=_address(base, static, "style.css"),
        inside=_address(base, static, "inside.css"),
        script=script,
        icon=f"{base}/theme/icon.svg",
        mark=inline(static.get("theme/icon.svg", b"")),
        feed=f"{base}/feed.xml",
        version=digest.__version__,
        menu=menu(library.words, base),
        direction=language_direction(site.language),
        locale=locale(site.language),
        ground=ground(static.get("theme/style.css", b"")),
        card=library.addresses.absolute(card.address) if (card := library.social_cards.get("")) else "",
    )


def _address(base: str, static: Mapping[str, bytes], name: str) -> str:
    """The address of a file of the theme, which changes with its content."""
    return f"{base}/theme/{name}?{_hash(static.get(f'theme/{name}', b''))[:8]}"


def _contributed(page: Page, library: Library) -> Planned:
    """A page that a plugin adds, at an address below the site."""
    safe = _inside(page.path.strip("/"))
    home = Link(library.config.site.title, library.addresses.href(""))
    head = Head(f"{safe}/", page.title, library.addresses.absolute(f"{safe}/"), crumbs=(home, Link(page.title)))
    template = page.template.removesuffix(".html")
    view = PlainPage(head, tuple(sorted(page.values.items())))
    return Planned(f"{safe}/index.html", template, lambda: view, f"{safe}/")
