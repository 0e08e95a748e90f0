"""The table of stages, and the one place that sees both the stages and publishing."""

import dataclasses
import gc
import os
import subprocess
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

from digest.additions import Chosen, publication_of, publish_with_plugins
from digest.cache import Cache
from digest.config import Config
from digest.contributions import Publication
from digest.errors import ConfigError, LedgerError, UsageError
from digest.ledger import NAME, Ledger, read_ledger, write_ledger
from digest.model import Article
from digest.pipeline import Engine, Progress, silent
from digest.publish.feed_names import lasting_host
from digest.publish.known_tags import choose_tags
from digest.publish.swap import only_writer
from digest.publish.tag_pages import TagPages, newest_first, tag_pages
from digest.publish.words import in_its_words
from digest.registry import load_plugins
from digest.report import Report
from digest.stages.changes import changed_articles, changed_editions
from digest.stages.clean import clean
from digest.stages.collect import collect, find_files
from digest.stages.enrich import enrich
from digest.stages.group import group
from digest.stages.identify import known_id
from digest.stages.remember import first_seen, story_ids
from digest.stages.select import select
from digest.stages.withhold import withhold
from digest.text.dates import moment

MOST_CHANGES = 10
"""How many lines of the ledger a frozen build names that would change."""


@dataclass(frozen=True)
class Options:
    """How a build is run, beyond what the site's configuration says.

    now: the time of the build, for articles that nothing else dates.
    frozen: fail instead of changing the ledger.
    progress: told how far the build is.
    """

    now: datetime
    frozen: bool = False
    progress: Progress = silent


def build_time(stated: str | None) -> datetime:
    """The time of a build: as stated, else by SOURCE_DATE_EPOCH, else the clock's.

    Raises:
        UsageError: what was stated is no ISO 8601 moment.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    try:
        if stated:
            return moment(stated)
        return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    except (ValueError, OverflowError):
        name = "--now" if stated else "SOURCE_DATE_EPOCH"
        raise UsageError(f"{name} {stated or epoch!r} is not a moment (like 2024-08-14T10:30:00Z)") from None


@contextmanager
def engine_for(config: Config, report: Report, progress: Progress = silent, *, keep: bool = True) -> Iterator[Engine]:
    """An engine with the site's plugins and its cache (one in memory unless ``keep``)."""
    plugins = load_plugins(config)
    with Cache(config.state / "cache.sqlite" if keep else None) as store:
        yield Engine(config, plugins, store, report, progress)
        if store.damaged:
            report.remarks.append(f"the cache was damaged; it was moved to {store.damaged} and is built anew")


def build(config: Config, options: Options) -> Report:
    """Build the site of ``config``: every stage in turn, then the pages.

    Raises:
        ConfigError, PluginError: before any work.
        LedgerError: the ledger is damaged, or would have to change although frozen.
        UsageError: another build of the site is running.
        PublishError: the new site is not fit to be published; the old one stays.
    """
    report = Report()
    _refuse_foreign_output(config)
    config = in_its_words(config)
    with uncollected(), engine_for(config, report, options.progress) as engine, only_writer(config.state):
        path = config.root / config.build.content / NAME
        old = read_ledger(path)
        chosen, ledger = choose(engine, old, options)
        _keep_ledger(path, old, ledger, frozen=options.frozen)
        with _timed(report, "publish"):
            publish_with_plugins(engine, chosen)
    return report


def publication(config: Config, options: Options, report: Report) -> Publication:
    """What a build would publish, as plugins see it; nothing is written, and nothing new remembered.

    Raises:
        ConfigError, PluginError: before any work.
        LedgerError: the ledger is damaged.
    """
    config = in_its_words(config)
    with uncollected(), engine_for(config, report, options.progress) as engine:
        old = read_ledger(config.root / config.build.content / NAME)
        return publication_of(engine, choose(engine, old, dataclasses.replace(options, frozen=True))[0])


def choose(engine: Engine, old: Ledger, options: Options) -> tuple[Chosen, Ledger]:
    """Every stage but the last: what is to be published, and what is to be remembered of it.

    Args:
        engine: with the plugins of the site.
        old: the ledger of earlier builds.
        options: how the build is run.
    """
    report, now = engine.report, _iso(options.now)
    articles, ledger = first_seen(analysed(engine), old, _moments(engine.config, options.now))
    articles, ledger = changed_articles(articles, ledger, now)
    with _timed(report, "group"):
        stories, ledger = story_ids(group(engine, articles, old.stories), ledger)
    with _timed(report, "select"):
        editions, ledger = changed_editions(select(engine, stories), ledger, now, frozen=options.frozen)
        tags = tags_of(engine, articles, old)
    host = lasting_host(old.host, engine.config.site.url)
    ledger = dataclasses.replace(ledger, pages=dict(tags.remembered), host=host)
    report.counts |= {"articles": len(articles), "stories": len(stories), "editions": len(editions)}
    return Chosen(tuple(editions), tuple(stories), ledger, tags), ledger


def analysed(engine: Engine) -> list[Article]:
    """The articles of the site's content, cleaned, described, summarized and tagged; mere notices left out."""
    report = engine.report
    with _timed(report, "collect"):
        articles = collect(engine, list(find_files(engine.config, engine)))
    with _timed(report, "clean"):
        articles = clean(engine, articles)
    with _timed(report, "enrich"):
        return withhold(engine, enrich(engine, articles))


def tags_of(engine: Engine, articles: Iterable[Article], ledger: Ledger) -> TagPages:
    """The tags of the articles, and which of them have pages, by what earlier builds published."""
    articles = newest_first(articles)
    choose_tags(engine, articles)
    names = partial(known_id, config=engine.config)
    return tag_pages(articles, engine.config.vocabulary, ledger.pages, names)


def _refuse_foreign_output(config: Config) -> None:
    """Publishing replaces the output folder, so what is in it must be a site that digest made."""
    output = config.root / config.build.output
    made = (config.state / "site.json").exists() or (output / "made" / "index.html").exists()
    if output.is_file() or (output.is_dir() and not made and any(output.iterdir())):
        problem = f"{output} holds what digest did not make, and building replaces it"
        raise ConfigError(f"{config.file}: build.output", problem, "name another folder, or empty this one")


@contextmanager
def uncollected() -> Iterator[None]:
    """Without Python's search for circular garbage.

    Values are frozen and make none, and going through millions of them again and again takes
    a fifth of a large build.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


@contextmanager
def _timed(report: Report, stage: str) -> Iterator[None]:
    start = time.perf_counter()
    try:
        yield
    finally:
        report.seconds[stage] = time.perf_counter() - start


def _keep_ledger(path: Path, old: Ledger, new: Ledger, *, frozen: bool) -> None:
    if not frozen:
        if path.parent.is_dir():
            write_ledger(path, new)
        return
    before, after = (set(ledger.text().splitlines()) for ledger in (old, new))
    if changed := [("+ " if line in after else "- ") + line for line in sorted(before ^ after)]:
        hint = "run `digest build` without --frozen and commit the file"
        more = [f"and {len(changed) - MOST_CHANGES} more lines"] if len(changed) > MOST_CHANGES else []
        raise LedgerError("\n  ".join((f"{path} would change ({hint}):", *changed[:MOST_CHANGES], *more)))


def _moments(config: Config, now: datetime) -> Callable[[Article], str]:
    """When a new article was first seen: with its file's first commit, else now."""

    def seen(article: Article) -> str:
        return _first_commits(config.root).get(article.raw.path) or _iso(now)

    return seen


def _iso(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat()


@cache
def _first_commits(root: Path) -> dict[str, str]:
    """When git first saw each file below ``root``; empty where there is no git."""
    command = ["git", "-c", "core.quotepath=off", "log", "--diff-filter=A", "--no-renames"]
    command += ["--name-only", "--relative", "--format=%x00%cI", "--", "."]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return {}
    first: dict[str, str] = {}
    for commit in done.stdout.split("\0")[1:]:
        date, *names = commit.splitlines()
        first.update({name: _iso(datetime.fromisoformat(date)) for name in names if name})
    return first
