"""The engine: asks one hook of one plugin about many things, through the cache.

key = hash(hook, what the plugin sees, what the plugin is). Answers that are there are
taken; the rest is asked in batches; failures become problems and are not remembered.
"""

import dataclasses
import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from digest.answers import decoded, encoded
from digest.cache import Cache
from digest.config import Config
from digest.contributions import Publication
from digest.model import PARAGRAPH, Article, Edit, Edition, File, Note, Raw, Story, Unanswered
from digest.registry import Plugin
from digest.report import Problem, Report, counted
from digest.workers import Failure, Task, run

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody about progress."""


class Passed(msgspec.Struct, frozen=True):
    """What several plugins in a row made of an article: all its edits and notes.

    whole: no plugin failed; overruled: how many notes others had the word over.
    """

    edits: tuple[Edit, ...]
    notes: tuple[Note, ...]
    whole: bool = True
    overruled: int = 0

    def applied(self, article: Article) -> Article:
        """The article with these edits and notes."""
        if self.edits == article.edits:
            return article if self.notes == article.notes else article.with_notes(self.notes)
        return dataclasses.replace(article, edits=self.edits, notes=self.notes)


Step = tuple[str, Plugin]
Run = Callable[[Sequence[Article]], Sequence[Passed]]
T = TypeVar("T")


@dataclass(frozen=True)
class Engine:
    """What every stage needs to ask plugins."""

    config: Config
    plugins: tuple[Plugin, ...]
    cache: Cache
    report: Report
    progress: Progress = silent
    _raw_hashes: dict[Raw, bytes] = field(default_factory=dict, repr=False)
    _states: dict[int, tuple[Article, bytes]] = field(default_factory=dict, repr=False)

    def of(self, hook: str) -> tuple[Plugin, ...]:
        """The plugins that answer ``hook``, in the publisher's order."""
        return tuple(plugin for plugin in self.plugins if hook in plugin.hooks)

    def ask(self, plugin: Plugin, hook: str, items: Sequence[Any]) -> list[Any]:
        """One answer for each item, in order; None where the plugin failed."""
        tally = self.report.tally(hook, plugin.name)
        tally.asked += len(items)
        asked = [bare(item, plugin.reads) for item in items] if plugin.costly else items
        keys = [self._key(plugin, hook, item) for item in asked]
        answers = self._remembered(hook, keys)
        tally.cached += sum(answer is not None for answer in answers)
        same: dict[bytes, list[int]] = {}  # a text that came twice is asked about once
        for number in (number for number, answer in enumerate(answers) if answer is None):
            same.setdefault(keys[number], []).append(number)
        missing = [numbers[0] for numbers in same.values()]
        size = 1 if plugin.costly else max(1, self.config.build.batch)
        batches = [missing[start : start + size] for start in range(0, len(missing), size)]
        patience = max((1 + len(item) // 100 for item in items if isinstance(item, tuple)), default=1)
        task = Task(plugin.reference, hook, (plugin.seconds or self.config.limits.seconds) * patience, plugin.costly)
        shown = [[seen(asked[number], plugin.reads) for number in batch] for batch in batches]
        failures: dict[int, Failure | Unanswered] = {}
        done = 0
        executor = "serial" if hook == "publish" else self.config.build.executor  # its desk stays in this process
        for number, outcome in run(executor, self.config.build.workers, task, shown):
            tally.seconds += outcome.seconds
            given = dict(zip(batches[number], outcome.answers, strict=True))
            failed = {n: answer for n, answer in given.items() if isinstance(answer, Failure | Unanswered)}
            good = {n: answer for n, answer in given.items() if n not in failed}
            self.cache.put({keys[n]: encoded(hook, answer) for n, answer in good.items()})
            for n, answer in given.items():
                for twin in same[keys[n]]:
                    if n in failed:
                        failures[twin] = answer
                    else:
                        answers[twin] = answer
            done += len(batches[number])
            self.progress(f"{hook} {plugin.name}", done, len(missing))
        tally.answered += sum(answer is not None for answer in answers)
        tally.failed += len(failures)
        self._tell(plugin, hook, items, failures)
        return answers

    def _tell(
        self, plugin: Plugin, hook: str, items: Sequence[Any], failures: Mapping[int, Failure | Unanswered]
    ) -> None:
        """Report what was not answered, in the order of the articles, whichever worker was first."""
        meant: Counter[Unanswered] = Counter()
        for n in sorted(failures):
            failure = failures[n]
            if isinstance(failure, Unanswered) and failure.meant:
                meant[failure] += 1
                continue
            message = failure.message if isinstance(failure, Failure) else f"gave no answer: {failure.why}"
            hint = failure.hint if isinstance(failure, Unanswered) else ""
            self.report.add(Problem(hook, message, plugin.name, *named(items[n]), hint))
        for failure, times in reversed(meant.items()):  # before other notes, of which only the first are shown
            way_out = f" ({failure.hint})" if failure.hint else ""
            remark = f"{plugin.name} left out {counted(times, 'article', 'articles')}: {failure.why}{way_out}"
            self.report.remarks.insert(0, remark)

    def through(self, steps: Sequence[Step], articles: Sequence[Article], run: Run) -> list[Article]:
        """The articles after several plugins in a row; what is known as a whole is not looked up in parts.

        Args:
            steps: hook and plugin of each, in order; what they do must follow from them and
                from the articles alone.
            articles: as the first plugin is shown them.
            run: takes articles and asks the plugins about them.
        """
        if not steps:
            return list(articles)
        name = "\0".join(f"{hook} {plugin.fingerprint}" for hook, plugin in steps).encode()
        keys = [hashlib.blake2b(name + self.state(article), digest_size=16).digest() for article in articles]
        known = self.recall(keys, Passed)
        missing = [number for number, passed in enumerate(known) if passed is None]
        fresh = run([articles[number] for number in missing]) if missing else []
        self.remember({keys[n]: passed for n, passed in zip(missing, fresh, strict=True) if passed.whole})
        for hook, plugin in steps:
            self.report.tally(hook, plugin.name).take_known(len(articles) - len(missing))
        new = iter(fresh)
        passed = [known_one or next(new) for known_one in known]
        self.report.count("notes overruled", sum(one.overruled for one in passed))
        return [one.applied(article) for article, one in zip(articles, passed, strict=True)]

    def recall(self, keys: Sequence[bytes], kind: type[T]) -> list[T | None]:
        """What was remembered under each key, or None."""
        values = self.cache.get(list(dict.fromkeys(keys)))
        decoder = msgspec.json.Decoder(kind)
        found: list[T | None] = []
        for key in keys:
            try:
                found.append(decoder.decode(values[key]) if key in values else None)
            except msgspec.MsgspecError:
                found.append(None)
        return found

    def remember(self, values: Mapping[bytes, Any]) -> None:
        """Keep values for `recall` in a later build."""
        self.cache.put({key: msgspec.json.encode(value) for key, value in values.items()})

    def state(self, article: Article) -> bytes:
        """A hash of all that an article is."""
        known = self._states.get(id(article))
        if known is None:
            rest = msgspec.json.encode((article.id, article.seen, article.changed, article.edits, article.notes))
            known = article, hashlib.blake2b(self._raw_hash(article.raw) + rest, digest_size=16).digest()
            self._states[id(article)] = known  # with the article, so that its id stays its own
        return known[1]

    def _remembered(self, hook: str, keys: Sequence[bytes]) -> list[Any]:
        values = self.cache.get(list(dict.fromkeys(keys)))
        answers: list[Any] = []
        for key in keys:
            try:
                answers.append(decoded(hook, values[key]) if key in values else None)
            except (msgspec.MsgspecError, KeyError):  # written by something else: ask again
                answers.append(None)
        return answers

    def _key(self, plugin: Plugin, hook: str, item: Any) -> bytes:
        known = hashlib.blake2b(f"{hook}\0{plugin.fingerprint}\0".encode(), digest_size=16)
        for part in self._parts(item, plugin.reads, whole=hook in ("tell", "rank", "publish")):
            known.update(part)
        return known.digest()

    def _parts(self, item: Any, reads: tuple[str, ...], *, whole: bool) -> Iterable[bytes]:  # noqa: C901 - a table of types
        """The bytes that stand for what a plugin is shown."""
        if isinstance(item, Article) and whole:
            yield self.state(item)
        elif isinstance(item, Article):
            notes = [note for note in item.notes if note.kind in reads]
            yield self._raw_hash(item.raw)
            yield msgspec.json.encode((item.id, item.seen, item.edits, notes))
        elif isinstance(item, File):
            yield item.path.encode() + b"\0"
            yield item.content
        elif isinstance(item, Story):
            yield msgspec.json.encode((item.id, item.notes))
            for article in item.articles:
                yield from self._parts(article, (), whole=True)
        elif isinstance(item, Publication):
            yield msgspec.json.encode((item.title, item.description, item.url, item.language))
            yield item.desk.key if item.desk else b""
            for edition in item.editions:
                yield from self._parts(edition, (), whole=True)
        elif isinstance(item, Edition):
            yield msgspec.json.encode((item.date, item.over, item.changed))
            for story in item.stories:
                yield from self._parts(story, (), whole=True)
        else:
            for part in item:
                yield from self._parts(part, reads, whole=whole)

    def _raw_hash(self, raw: Raw) -> bytes:
        if raw not in self._raw_hashes:
            self._raw_hashes[raw] = hashlib.blake2b(msgspec.json.encode(raw), digest_size=16).digest()
        return self._raw_hashes[raw]


def seen(item: Any, reads: tuple[str, ...]) -> Any:
    """What a plugin is shown of ``item``: an article only with the notes it reads."""
    if isinstance(item, Article):
        notes = tuple(note for note in item.notes if note.kind in reads)
        return item if notes == item.notes else item.with_notes(notes)
    if isinstance(item, tuple) and item and isinstance(item[0], Article):
        return tuple(seen(article, reads) for article in item)
    return item


def bare(item: Any, reads: tuple[str, ...]) -> Any:
    """What a costly plugin is shown of an article: its text, language and blocks as if it had come like this.

    So its answers hold for the text wherever it comes from and however it was cleaned.
    """
    if not isinstance(item, Article):
        return item
    kinds = tuple((block.start, block.kind) for block in item.blocks if block.kind != PARAGRAPH)
    notes = tuple(note for note in item.notes if note.kind in reads)
    return Article(Raw(item.text, language=item.raw.language, kinds=kinds), notes=notes)


def named(item: Any) -> tuple[str, str]:
    """The article id and the place that a message names for ``item``."""
    if isinstance(item, Article):
        return item.id, item.raw.origin
    if isinstance(item, File):
        return "", item.path
    if isinstance(item, Story):
        return item.articles[0].id, ", ".join(article.raw.origin for article in item.articles[:3])
    return "", ""
