"""From a library to the folder that readers get: only what changed is made again."""

import hashlib
import os
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from digest.config import Config
from digest.errors import PublishError
from digest.publish.library import Library
from digest.publish.plan import Plan, inputs_key, make_plan
from digest.publish.proof import Proof, unfounded
from digest.publish.search_index import make_index
from digest.publish.social_faces import Drawn, find_faces
from digest.publish.swap import linked, recover, reused, swap
from digest.publish.verify import Facts, facts, faults, read_site
from digest.publish.views import PluginUsed
from digest.report import Problem, Report

Progress = Callable[[str, int, int], None]
SHOWN_FAULTS = 10
ALIKE = 4
"""How many pages with one fault are told in one line."""


class Written(msgspec.Struct, frozen=True):
    """What is remembered of a file in the site: its key, its bytes' hash, size and facts.

    ``inputs`` is a hash of what its view was made from, where that is known.
    """

    key: str
    sha: str
    size: int
    facts: Facts
    inputs: str = ""


class Manifest(msgspec.Struct, frozen=True):
    """What the site in place was made from."""

    key: str = ""
    files: dict[str, Written] = {}


@dataclass(frozen=True)
class Press:
    """What publishing needs beside the library itself."""

    config: Config
    report: Report
    plugins: Sequence[PluginUsed]
    contributions: Iterable[Any]
    progress: Progress

    @property
    def output(self) -> Path:
        """The folder of the site."""
        return self.config.root / self.config.build.output

    @property
    def manifest(self) -> Path:
        """Where is remembered what the site was made from."""
        return self.config.state / "site.json"


def publish(library: Library, press: Press) -> None:
    """Bring the output folder up to date with ``library``, all of it or nothing.

    Raises:
        PublishError: the new site failed its verification; the old one stays in place.
    """
    config, report = press.config, press.report
    recover(press.output, config.state / "previous")
    if missing := find_faces(config)[1]:
        report.add(Problem("publish", missing, hint="the site is built without social cards"))
    key = inputs_key(library, press.plugins, press.contributions)
    old = _read_manifest(press)
    if old.key == key:
        report.count("pages written", 0)
        report.count("pages unchanged", len(old.files))
        return
    _refuse("summaries say what is not in their sources", "mend or leave out the plugin", list(unfounded(library)))
    staged = (config.state / "next").resolve()
    known = {written.inputs: written.key for written in old.files.values() if written.inputs}
    index = make_index(library, {name: written.key for name, written in old.files.items()}, report)
    plan = make_plan(library, press.plugins, press.contributions, known, index)
    stage = _build(press, plan, old, staged, Proof(library))
    new = Manifest("" if index.failed else key, dict(sorted(stage.files.items())))  # without an index it is tried again
    wrong = [*faults({name: written.facts for name, written in new.files.items()}), *stage.unproved]
    hint = f"the old site stays in place; the new one is in {staged}"
    _refuse("the new site is not fit to be published", hint, wrong)
    press.manifest.unlink(missing_ok=True)  # after a kill right here nothing is taken for known
    swap(staged, press.output, config.state / "previous")
    _write_manifest(press, new)
    same = sum(name in old.files and old.files[name].sha == file.sha for name, file in new.files.items())
    report.count("pages written", len(new.files) - same)
    report.count("pages unchanged", same)
    report.count("pages removed", len(old.files.keys() - new.files.keys()))


def _refuse(what: str, hint: str, wrong: Sequence[str]) -> None:
    """Publish nothing of which anything is wrong.

    Raises:
        PublishError: something is; the first few are named.
    """
    if told := _told(wrong):
        more = [f"and {len(told) - SHOWN_FAULTS} more"] if len(told) > SHOWN_FAULTS else []
        shown = [*told[:SHOWN_FAULTS], *more]
        raise PublishError("\n  ".join((f"{what} ({hint}):", *shown)), shown)


def _told(wrong: Sequence[str]) -> list[str]:
    """What is wrong, a line each; what is wrong with many pages alike, mostly by one template, is one line."""
    places: dict[str, list[str]] = {}
    for fault in wrong:
        place, _, said = fault.partition(": ")
        places.setdefault(said, []).append(place)
    lines = [
        [f"{found[0]} and {len(found) - 1} more: {said}"]
        if said and len(found) >= ALIKE
        else [f"{place}: {said}" if said else place for place in found]
        for said, found in places.items()
    ]
    return [line for some in lines for line in some]


def _read_manifest(press: Press) -> Manifest:
    """What is known of the site in place; nothing if it is not as it was left."""
    try:
        manifest = msgspec.json.decode(press.manifest.read_bytes(), type=Manifest)
        for name, written in manifest.files.items():
            if (press.output / name).stat().st_size != written.size:
                return Manifest()
    except (OSError, msgspec.MsgspecError):
        return Manifest()
    return manifest


def _write_manifest(press: Press, manifest: Manifest) -> None:
    temporary = press.manifest.with_suffix(".new")
    temporary.write_bytes(msgspec.json.encode(manifest))
    temporary.replace(press.manifest)


def _build(press: Press, plan: Plan, old: Manifest, staged: Path, proof: Proof) -> "Stage":
    """The site to be, in ``staged``: linked where unchanged, made where not."""
    from digest.publish.feeds.written import Writers
    from digest.publish.injected import Injected
    from digest.publish.render import render

    everything = plan.theme.stock is not None
    kept = {n for n, key in plan.keys.items() if not everything and n in old.files and old.files[n].key == key}
    wanted = {page.file for page in plan.pages if page.file not in kept}
    there = reused(press.config.state / "previous", staged, press.output, kept)
    stage = Stage(press, plan, old, staged, proof, len(wanted), there)
    for name in kept:
        stage.keep(name)
    for name, data in plan.files.items():
        if name not in kept:
            stage.take(name, data)
    writers = Writers()
    for feed in plan.feeds:
        if feed.file not in kept:
            stage.take(feed.file, writers.write(feed.file, feed.view))
    stage.draw([card for card in plan.cards if card.file not in kept])
    if wanted or everything or plan.own_key:
        given = Injected(plan, wanted.__contains__, stage.take_page, stage.tell)
        for warning in render(press.config, given, staged):
            press.report.add(Problem("publish", f"Pelican: {warning}"))
    if everything or plan.own_key:
        for name, content in read_site(staged, stage.files):
            (staged / name).unlink()
            stage.take(name, content)
    return stage


@dataclass
class Stage:
    """The folder that the site is built in, and what is known of each file in it.

    ``there`` are the files that are in it from the start, each the same as in the site in place.
    """

    press: Press
    plan: Plan
    old: Manifest
    folder: Path
    proof: Proof
    wanted: int
    there: Collection[str]
    files: dict[str, Written] = field(default_factory=dict)
    unproved: list[str] = field(default_factory=list)
    folders: set[str] = field(default_factory=set)
    made: int = 0

    def keep(self, name: str) -> None:
        """A file is as it was: link it."""
        self.files[name] = msgspec.structs.replace(self.old.files[name], inputs=self.plan.inputs.get(name, ""))
        if name not in self.there:
            linked(f"{self.press.output}/{name}", self._target(name))

    def _target(self, name: str) -> str:
        """Where a file goes; its folder is made when it is the first in it."""
        file = f"{self.folder}/{name}"
        folder = file.rpartition("/")[0]
        if folder not in self.folders:
            os.makedirs(folder, exist_ok=True)  # noqa: PTH103 - pathlib costs more than the call
            self.folders.add(folder)
        return file

    def take(self, name: str, content: bytes) -> None:
        """Write a file, or link it where the site in place has the same bytes."""
        if name in self.plan.keys:  # the publisher's own pages may speak of a sentence in their own words
            self.unproved += self.proof.wrong(name, content)
        sha = hashlib.blake2b(content, digest_size=12).hexdigest()
        inputs = self.plan.inputs.get(name, "")
        key, before = self.plan.keys.get(name, self.plan.own_key), self.old.files.get(name)
        if before and before.sha == sha:
            self.files[name] = msgspec.structs.replace(before, key=key, inputs=inputs)
            linked(f"{self.press.output}/{name}", self._target(name))
            return
        known = facts(name, content, self.plan.site.base, self.plan.site.url)
        self.files[name] = Written(key, sha, len(content), known, inputs)
        with open(self._target(name), "wb") as file:  # noqa: PTH123 - the same
            file.write(content)

    def take_page(self, name: str, content: bytes) -> None:
        """The same for a page that was rendered."""
        self.take(name, content)
        self.tell()

    def draw(self, cards: Sequence[Drawn]) -> None:
        """Draw social cards and write them."""
        for number, card in enumerate(cards, 1):
            self.take(card.file, card.make())
            self.press.progress("draw", number, len(cards))

    def tell(self) -> None:
        """Tell how many pages are rendered."""
        self.made += 1
        self.press.progress("render", self.made, max(self.made, self.wanted))
