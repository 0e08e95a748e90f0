"""What a build publishes, together with what ``publish`` plugins add to it."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from digest.config import DEFAULT_PLUGINS
from digest.contributions import Publication
from digest.ledger import Ledger
from digest.model import Edition, Story
from digest.pipeline import Engine
from digest.publish.desk import SiteDesk
from digest.publish.library import Library
from digest.publish.pictures import missing_images, own_files
from digest.publish.site import Press, publish
from digest.publish.tag_pages import TagPages
from digest.publish.views import PluginUsed
from digest.registry import Plugin
from digest.report import Problem
from digest.text.direction import language_direction


@dataclass(frozen=True)
class Chosen:
    """What is to be published: ``editions`` newest first, all ``stories``, and what earlier builds remembered."""

    editions: tuple[Edition, ...]
    stories: tuple[Story, ...]
    ledger: Ledger
    tags: TagPages


def library_of(engine: Engine, chosen: Chosen, added: Iterable[Any] = (), problems: tuple[str, ...] = ()) -> Library:
    """The library of a site, with the files that plugins add to it."""
    states = {article.id: engine.state(article) for story in chosen.stories for article in story.articles}
    moved, files = dict(sorted(chosen.ledger.moved.items())), own_files(engine.config, added)
    host = chosen.ledger.host
    return Library(engine.config, chosen.editions, chosen.stories, problems, moved, states, chosen.tags, files, host)


def publication_of(engine: Engine, chosen: Chosen) -> Publication:
    """What is published, as plugins see it."""
    site, desk = engine.config.site, SiteDesk(library_of(engine, chosen))
    direction = language_direction(site.language)
    return Publication(site.title, site.description, site.url, site.language, chosen.editions, direction, desk)


def publish_with_plugins(engine: Engine, chosen: Chosen) -> None:
    """Publish with what plugins add; a plugin whose additions no site can be made of is left out."""
    shown = publication_of(engine, chosen)
    used = [plugin_used(plugin) for plugin in engine.plugins]
    answers = [(plugin, engine.ask(plugin, "publish", [shown])[0] or ()) for plugin in engine.of("publish")]

    every = own_files(engine.config, [part for _, parts in answers for part in parts])
    for problem in missing_images(engine.config, (a for story in chosen.stories for a in story.articles), every):
        engine.report.add(problem)

    def attempt(without: Sequence[Plugin]) -> None:
        added = [part for plugin, parts in answers if plugin not in without for part in parts]
        library = library_of(engine, chosen, added, tuple(engine.report.told()))
        publish(library, Press(engine.config, engine.report, used, added, engine.progress))

    try:
        attempt(())
    except Exception as error:  # noqa: BLE001 - templates, settings and files of plugins may raise anything
        asked_for = [plugin for plugin, parts in answers if parts and not _always_there(plugin)]
        _publish_without_the_culprit(engine, attempt, asked_for, error)


def _publish_without_the_culprit(
    engine: Engine, attempt: Callable[[Sequence[Plugin]], None], suspects: Sequence[Plugin], error: Exception
) -> None:
    """Leave out one plugin's additions after the other, then all; who is left out when it works is to blame."""
    for left_out in (*([plugin] for plugin in suspects), suspects) if suspects else ():
        known = len(engine.report.problems)
        for plugin in left_out:
            why = "; ".join(getattr(error, "faults", ())) or str(error)  # not that the old site stays: it does not
            message = f"what it adds cannot be published: {why}"
            engine.report.add(Problem("publish", message, plugin.name, hint="the site was published without it"))
        try:
            attempt(left_out)
        except Exception:  # noqa: BLE001 - somebody else is to blame
            del engine.report.problems[known:]
        else:
            return
    raise error


def _always_there(plugin: Plugin) -> bool:
    """Whether it is in use without being asked for; a newsletter or a book may be of the site's own templates."""
    return plugin.reference.origin == "shipped" and plugin.name in DEFAULT_PLUGINS


def plugin_used(plugin: Plugin) -> PluginUsed:
    """A plugin as the page "how this was made" shows it, with the options that are not empty."""
    about = (type(plugin.value).__doc__ or "").strip().split("\n")[0]
    given = ((f.name, getattr(plugin.value, f.name)) for f in dataclasses.fields(plugin.value))
    options = tuple((name, _shown(value)) for name, value in given if value not in ((), {}, "", None))
    return PluginUsed(plugin.name, about, getattr(plugin.value, "version", 0), plugin.hooks, options)


def _shown(value: Any) -> str:
    """An option in a line, as the configuration has it; of a table whose entries are tables the names alone."""
    tables = isinstance(value, Mapping) and any(map(dataclasses.is_dataclass, value.values()))
    return ", ".join(value) if tables else msgspec.json.encode(value, enc_hook=str).decode()
