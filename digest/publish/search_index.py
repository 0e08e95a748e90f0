"""The index of the search: a bundle of Pagefind for each language and quarter of a year.

One is made again only when a text in it changed. A quarter, because a new article makes its bundle anew,
and a browser asks for two files of each bundle that it searches; docs/search.md tells what was measured. A
language, because Pagefind takes words to their stems by the language of the first bundle.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
import regex

from digest.errors import PublishError
from digest.model import Article
from digest.publish import pagefind
from digest.publish.addresses import article_path
from digest.publish.library import Library
from digest.report import Problem, Report

FOLDER = "search/index"
FORM = b"1"
"""Of the files as this module leaves them; another one makes all of them again."""
WITHOUT_SPACES = "".join(rf"\p{{{script}}}" for script in ("Han", "Hira", "Kana", "Thai", "Lao", "Khmr", "Mymr"))
CHARACTER = regex.compile(rf"[{WITHOUT_SPACES}]\p{{M}}*")
"""A character of a script that puts no spaces between words, with its marks."""


@dataclass(frozen=True)
class Shard:
    """The bundle of one language and quarter: its name ("en/2024q3"), a hash of what is in it, how many articles."""

    name: str
    key: str
    articles: int


@dataclass(frozen=True)
class Index:
    """The bundles of a site and their files.

    shards: those of the site's language first, the newest first.
    files: those that were made now; keys: of all files, also of those that stay as they are.
    failed: it was asked for and could not be made.
    """

    shards: tuple[Shard, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    keys: Mapping[str, str] = field(default_factory=dict)
    failed: bool = False


def state(library: Library) -> str:
    """What an index depends on beside the texts; empty where none is wanted."""
    site = library.config.site
    return f"{pagefind.version()} {FORM.decode()}" if site.search and site.theme == "digest" else ""


def make_index(library: Library, before: Mapping[str, str], report: Report) -> Index:
    """The index of a library, where its site wants one; a failure is told and leaves the search page its lists.

    Args:
        library: what is published.
        before: the keys of the files of the site in place, by their paths.
        report: where a failure is told.
    """
    if not state(library):
        return Index()
    try:
        return _index(library, before)
    except PublishError as error:
        hint = "the search page lists topics, names and sources instead; site.search = false asks for no more than that"
        report.add(Problem("search", f"there is no index: {error}", hint=hint))
        return Index(failed=True)


def _index(library: Library, before: Mapping[str, str]) -> Index:
    known: dict[str, dict[str, str]] = defaultdict(dict)
    for name, key in before.items():
        if name.startswith(f"{FOLDER}/"):
            known["/".join(name.split("/")[2:4])][name] = key
    own = hashlib.blake2b(state(library).encode(), digest_size=12).hexdigest()
    files: dict[str, bytes] = {}
    keys: dict[str, str] = {}
    shards: list[Shard] = []
    for name, records in _records(library):
        key = hashlib.blake2b(own.encode() + msgspec.json.encode(records), digest_size=12).hexdigest()
        common = _common(name)
        kept = known[name] if all(before.get(file) == own for file in common) else {}
        if not kept or set(kept.values()) != {key}:
            made = _bundle(name, records)
            files |= made
            kept = dict.fromkeys(made.keys() - common, key)
        if kept:
            keys |= kept | dict.fromkeys(common, own)
            shards.append(Shard(name, key, len(records)))
    return Index(tuple(shards), files, keys)


def _records(library: Library) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The records of each shard, in the order in which shards are searched."""
    main = library.config.site.language
    found: dict[tuple[str, str], list[Article]] = defaultdict(list)
    for article in library.articles:
        language = regex.match("[a-z]+", article.language.lower())
        found[language[0] if language else main[:2], _quarter(article.date)].append(article)
    order = sorted(sorted(found, key=lambda one: one[1], reverse=True), key=lambda one: (one[0] != main[:2], one[0]))
    for language, quarter in order:
        articles = sorted(found[language, quarter], key=article_path)
        yield f"{language}/{quarter}", [_record(library, article, language) for article in articles]


def _quarter(date: str) -> str:
    return f"{date[:4]}q{(int(date[5:7]) + 2) // 3}"


def _record(library: Library, article: Article, language: str) -> dict[str, Any]:
    """What can be found of an article: no more than its page shows."""
    day, _ = library.day_of(article)
    blocks, excerpt = library.shown(article)
    text = "\n".join((*(note.text for note in article.summary if excerpt), *(block.text for block in blocks)))
    meta = {"title": article.title, "date": day.iso[:10], "day": day.words, "source": article.source}
    meta |= {"made": "*"} if article.title_made else {}  # no word, so that no search finds it
    return {
        "url": library.addresses.href(article_path(article)),
        "content": text,
        "language": language,
        "meta": {name: words for name, words in meta.items() if words},
    }


def _common(name: str) -> list[str]:
    """The files that all bundles of a language share: the script, and the program with its stems."""
    language = name.partition("/")[0]
    return [f"{FOLDER}/{pagefind.SCRIPT}", f"{FOLDER}/{language}/wasm.{language}.pagefind"]


def _spaced(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record as Pagefind parts it into words; those of a title with no spaces are found by its copy in the text."""
    title = record["meta"]["title"]
    text = f"{title}\n{record['content']}" if CHARACTER.search(title) else record["content"]
    return {**record, "content": " ".join(CHARACTER.sub(r" \g<0> ", text).split())}


def _bundle(name: str, records: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
    """The files of a shard and those it shares, by their paths in the site; nothing where no record has a word."""
    made = pagefind.bundle([_spaced(record) for record in records])
    try:
        return _in_place(name, made)
    except (KeyError, ValueError) as error:
        raise PublishError(f"this version of Pagefind makes another kind of index ({error})") from None


def _in_place(name: str, made: dict[str, bytes]) -> dict[str, bytes]:
    entry = json.loads(made[pagefind.ENTRY])
    if not entry["languages"]:
        return {}
    language, about = next(iter(entry["languages"].items()))
    script, program = _common(name)
    files = {script: made[pagefind.SCRIPT], program: made[f"wasm.{about['wasm'] or 'unknown'}.pagefind"]}
    # The script asks for "wasm.NAME.pagefind" beside the entry; this name leads up to the one file of the language.
    entry["languages"] = {language: {**about, "wasm": f"/../../wasm.{name.partition('/')[0]}"}}
    made[pagefind.ENTRY] = json.dumps(entry, ensure_ascii=False, sort_keys=True).encode()
    mine = ("pagefind.", "index/", "fragment/", pagefind.ENTRY)
    own = {path: data for path, data in made.items() if path.startswith(mine) and path != pagefind.SCRIPT}
    return files | {f"{FOLDER}/{name}/{path}": data for path, data in own.items()}
