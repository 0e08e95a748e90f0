"""The site's own file as a frozen value, checked whole before any work.

Read from ``digest.toml``, else from ``[tool.digest]`` in ``pyproject.toml``, else all defaults.
"""

import dataclasses
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

from msgspec import Meta

from digest.errors import ConfigError, UsageError
from digest.settings import converted, refuse_unknown
from digest.text.ascii_url import ascii_url
from digest.text.border import clean_line, http_url
from digest.vocabulary import Vocabulary
from digest.vocabulary_file import read_vocabulary

DEFAULT_PLUGINS = (
    "read-json", "read-feed", "read-html", "read-markdown", "read-text",
    "mojibake", "own-lines", "credits", "dateline", "body-lines",
    "language", "headline", "byline", "outlet", "site-name", "page-date", "notices",
    "extractive-summary",
    "stated-tags", "own-topics", "topics", "entities", "keyphrases",
    "stories", "storyteller",
    "rank-sources", "rank-recency",
    "robots",
)  # fmt: skip
"""The shipped plugins in the order they are asked; ``"..."`` stands for them."""
T = TypeVar("T")
Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(ge=1)]
LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")
"""How a language is written, by BCP 47; the underscores of catalogues will do as well."""
LOCAL = "http://localhost:8000"


@dataclass(frozen=True)
class Site:
    """``[site]``: what readers see.

    title, description, language: of the whole site; language is a code, like de or en-US.
    url: where the site will live; feeds and canonical links need it.
    theme: "digest", a stock Pelican theme ("simple", "notmyidea") or a folder of the site.
    text: "full" shows the cleaned text of articles, "excerpt" only its beginning.
    front_stories: how many stories the front page shows at most.
    edition_stories: how many stories an edition holds at most; 0 is no limit.
    page_size: how many stories a list page holds.
    script: pages have a small script for keys and reading settings; without it they do all the same.
    search: whether the search page searches all texts; it needs Pagefind.
    cards: whether an image is drawn for each story, which social networks show; it needs Pillow.
    card_font: a font file of the site, for headlines in scripts that the shipped font does not have.
    """

    title: str = "digest"
    description: str = "The news of the day, every claim linked to its source."
    language: str = "en"
    url: str = LOCAL
    theme: str = "digest"
    text: Literal["full", "excerpt"] = "full"
    front_stories: Positive = 20
    edition_stories: Count = 0
    page_size: Positive = 40
    script: bool = True
    search: bool = False
    cards: bool = False
    card_font: str = ""

    @property
    def base(self) -> str:
        """The path that the site lives under: ``""`` or like ``"/news"``."""
        return "/" + tail.strip("/") if (tail := self.url.split("://", 1)[-1].partition("/")[2].strip("/")) else ""


@dataclass(frozen=True)
class Feeds:
    """``[feeds]``: what subscribers get.

    items: how many items a feed holds at most.
    hub: the address of a WebSub hub, which tells subscribers of news at once.
    archives: whether older items stay in archives beside each feed (RFC 5005).
    """

    items: Positive = 50
    hub: str = ""
    archives: bool = True


@dataclass(frozen=True)
class Build:
    """``[build]``: how the site is built.

    content, output, plugins_folder: folders, relative to the site.
    vocabulary: the file of the publisher's own tags, relative to the site; it need not be there.
    plugins: names in the order they are asked; "..." is the shipped list, "-name" leaves one out.
    executor: "serial", "threads" or "processes"; workers: how many (0: one per core).
    batch: how many articles a plugin gets at once.
    """

    content: str = "content"
    output: str = "output"
    vocabulary: str = "topics.toml"
    plugins: tuple[str, ...] = ("...",)
    plugins_folder: str = "plugins"
    executor: Literal["serial", "threads", "processes"] = "serial"
    workers: Count = 0
    batch: Positive = 64


@dataclass(frozen=True)
class Limits:
    """``[limits]``: what one input may cost.

    seconds: how long a plugin may take for one answer.
    article_characters: the longest text taken as one article.
    file_bytes, feed_bytes: the largest file, and the largest feed file, that is read.
    cut_share: the largest share of a text that cleaning may take out.
    """

    seconds: Annotated[float, Meta(gt=0, le=86_400)] = 30.0
    article_characters: Positive = 2_000_000
    file_bytes: Positive = 200_000_000
    feed_bytes: Positive = 8_000_000
    cut_share: Annotated[float, Meta(ge=0, le=1)] = 0.4


@dataclass(frozen=True)
class Config:
    """All of it, and the folder of the site it is for."""

    root: Path
    site: Site = field(default_factory=Site)
    build: Build = field(default_factory=Build)
    feeds: Feeds = field(default_factory=Feeds)
    limits: Limits = field(default_factory=Limits)
    rank: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"rank-sources": 1.0, "rank-recency": 0.5})
    )
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    file: str = "digest.toml"
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @property
    def plugins(self) -> tuple[str, ...]:
        """The names of the plugins in use, in order."""
        names: list[str] = []
        for name in self.build.plugins:
            names += DEFAULT_PLUGINS if name == "..." else [name]
        left_out = {name[1:] for name in names if name.startswith("-")}
        return tuple(dict.fromkeys(n for n in names if not n.startswith("-") and n not in left_out))

    @property
    def state(self) -> Path:
        """The folder for caches; it may vanish at any time and cost only time."""
        return self.root / ".digest"


def read_config(root: Path) -> Config:
    """The configuration of the site in folder ``root``.

    Raises:
        UsageError: there is no such folder.
        ConfigError: the file is not TOML, or a key or value in it is wrong.
    """
    if not root.is_dir():
        raise UsageError(f"{root} is not a folder; name the folder of a site, or make one with `digest init {root}`")
    name, table = _table(root)
    known = ["site", "feeds", "build", "limits", "rank", "plugins"]
    refuse_unknown(name, "", table, known)
    site = _section(name, "site", Site, table)
    if not clean_line(site.title):
        raise ConfigError(f"{name}: site.title", "a site needs a name", "write one, or take the key out")
    _refuse_no_place(name, site.url)
    if not LANGUAGE.fullmatch(site.language):
        raise ConfigError(
            f"{name}: site.language", f"{site.language!r} is not the code of a language", "for example en, de or pt-BR"
        )
    if site.card_font and not (root / site.card_font).is_file():
        problem = f"there is no file {root / site.card_font}"
        raise ConfigError(f"{name}: site.card_font", problem, "name a TrueType or OpenType font, or take the key out")
    build = _section(name, "build", Build, table)
    feeds = _section(name, "feeds", Feeds, table)
    if feeds.hub and not http_url(feeds.hub):
        raise ConfigError(f"{name}: feeds.hub", f"{feeds.hub!r} is not a web address", "name that of a WebSub hub")
    _refuse_dangerous_output(name, root, build)
    vocabulary = _vocabulary(name, root, build)
    options = _mapping(name, "plugins", table, dict[str, Any])
    url = (ascii_url(site.url) or site.url).rstrip("/")
    return Config(
        root,
        dataclasses.replace(site, url=url, language=site.language.replace("_", "-")),
        build,
        feeds,
        _section(name, "limits", Limits, table),
        {**Config(root).rank, **_mapping(name, "rank", table, float)},
        _with_own(options, vocabulary, site.language),
        name,
        vocabulary,
    )


def _refuse_no_place(name: str, url: str) -> None:
    """Raise a ConfigError if no pages can live at an address."""
    try:
        parts = urlsplit(url)
        known = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a bracket that is not closed, a port that is no number
        known = False
    if not known or re.search(r"[\s@]", parts.netloc):
        raise ConfigError(f"{name}: site.url", f"{url!r} is not a web address", 'for example "https://example.org"')
    if set("?#") & set(url):
        hint = "write the address of the front page without what is behind ? or #"
        raise ConfigError(f"{name}: site.url", f"no page can be below {url!r}", hint)


def _vocabulary(name: str, root: Path, build: Build) -> Vocabulary:
    """The publisher's tags; a file that is named must be there."""
    path = root / build.vocabulary
    if build.vocabulary != Build.vocabulary and not path.is_file():
        raise ConfigError(f"{name}: build.vocabulary", f"there is no file {path}", "write one, or take the key out")
    return read_vocabulary(path, build.vocabulary)


def _with_own(
    options: Mapping[str, Mapping[str, Any]], vocabulary: Vocabulary, language: str
) -> Mapping[str, Mapping[str, Any]]:
    """The options of plugins with what the vocabulary says for them; it wins where both say something."""
    own: dict[tuple[str, str], Mapping[str, Any]] = {
        ("own-topics", "topics"): vocabulary.keywords,
        ("entities", "aliases"): vocabulary.other_names(language),
    }
    merged = dict(options)
    for (plugin, option), said in own.items():
        given = merged.get(plugin, {})
        if said:
            merged[plugin] = {**given, option: {**given.get(option, {}), **said}}
    return merged


def _refuse_dangerous_output(name: str, root: Path, build: Build) -> None:
    """Building replaces the output folder whole, so it must not hold or be anything else of the site."""
    output = (root / build.output).resolve()
    for other in (build.content, build.plugins_folder, ".digest", "."):
        folder = (root / other).resolve()
        if folder.is_relative_to(output) or (other != "." and output.is_relative_to(folder)):
            hint = "building replaces the output folder; give it a folder of its own"
            raise ConfigError(f"{name}: build.output", f"{build.output!r} and {other!r} are one inside the other", hint)


def _table(root: Path) -> tuple[str, dict[str, Any]]:
    for name, keys in (("digest.toml", ()), ("pyproject.toml", ("tool", "digest"))):
        path = root / name
        if not path.is_file():
            continue
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            hint = "put it in single quotes, where \\ stays as it is" if "Unescaped '\\'" in str(error) else ""
            raise ConfigError(name, f"not valid TOML: {error}", hint) from None
        for key in keys:
            table = converted(table.get(key, {}), dict[str, Any], f"{name}: {key}")
        if table or not keys:
            return name, table
    return "digest.toml", {}


def _section(name: str, key: str, kind: type[T], table: Mapping[str, Any]) -> T:
    values = _mapping(name, key, table, Any)
    fields = {f.name: f for f in dataclasses.fields(kind)}  # type: ignore[arg-type]
    refuse_unknown(name, key, values, list(fields))
    section: T = converted(values, kind, f"{name}: {key}")
    return section


def _mapping(name: str, key: str, table: Mapping[str, Any], kind: Any) -> dict[str, Any]:
    values = converted(table.get(key, {}), dict[str, Any], f"{name}: {key}")
    return {own: converted(value, kind, f"{name}: {key}.{own}") for own, value in values.items()}
