"""Texts through digest's taggers in this process, and what came back.

The articles go through ``digest process`` itself (as a function), with the taggers asked for and the plugins whose
notes they read: what is left out has no part in their answers.
"""

import json
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.config import DEFAULT_PLUGINS, Build, Config, Limits
from digest.model import Article
from digest.process import as_json, process
from digest.registry import Reference, load

ONLY = ("describe", "tag")
MAKERS = {
    "language": "language",
    "headline": "headline",
    "title": "site-name",
    "source": "outlet",
    "byline": "byline",
    "contributor": "byline",
    "date": "page-date",
    "notice": "notices",
    "topic": "topics",
    "entity": "entities",
    "keyphrase": "keyphrases",
}
"""Kinds of notes and the plugin that makes them."""
MADE_BY_STAGES = ("echo", "place", "kept", "summary", "key")
"""Kinds that no describer or tagger makes, or that need cleaners, which do not run here."""


@dataclass(frozen=True)
class Text:
    """One article as it is handed to digest."""

    id: str
    text: str
    title: str = ""


def needed(*taggers: str) -> tuple[str, ...]:
    """These taggers and the plugins whose notes they read, in digest's order, with the reader."""
    wanted, found = list(taggers), {"read-json"}
    while wanted:
        if (name := wanted.pop()) not in found:
            found.add(name)
            kinds = [kind for kind in getattr(loaded(name), "reads", ()) if kind not in MADE_BY_STAGES]
            wanted += [MAKERS[kind] for kind in kinds]
    return tuple(name for name in DEFAULT_PLUGINS if name in found)


def loaded(name: str, options: Mapping[str, Any] | None = None) -> Any:
    """The shipped plugin of this name with these options."""
    module = f"digest_plugins.{name.replace('-', '_')}"
    return load(Reference(name, "shipped", module, json.dumps(dict(options or {})))).value


def tagged(
    texts: Sequence[Text], taggers: Sequence[str], options: Mapping[str, Mapping[str, Any]] | None = None
) -> list[Article]:
    """Each text as an article with the notes of these taggers, in order.

    Raises:
        ValueError: digest took one for none, or failed at one; the message says why.
    """
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder) / "given.jsonl"
        given.write_text("".join(json.dumps(_object(one)) + "\n" for one in texts), encoding="utf-8")
        plugins = needed(*taggers)
        config = Config(Path(folder), build=Build(plugins=plugins), limits=Limits(seconds=600), options=options or {})
        done = process(config, [str(given)], ONLY)
    told = [problem for _, article, problems in done.lines for problem in problems]
    articles = [article for _, article, _ in done.lines if article is not None]
    if told or len(articles) != len(texts):
        raise ValueError(f"{len(texts)} texts gave {len(articles)} articles: {'; '.join(told[:5])}")
    return articles


def shown(article: Article) -> dict[str, Any]:
    """The article as ``digest process`` writes it."""
    return as_json(article, None)


def _object(one: Text) -> dict[str, str]:
    return {"id": one.id, "text": one.text} | ({"title": one.title} if one.title else {})
