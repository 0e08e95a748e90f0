"""What a subscriber sees while the content is edited at random: nothing twice, an update only when there is one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from building import NOW, make_site
from lxml import etree, html
from test_incremental import Newsroom

from digest.additions import library_of
from digest.build import NAME, Options, choose, engine_for, read_ledger, write_ledger
from digest.config import read_config
from digest.publish.feeds.documents import all_feeds
from digest.publish.feeds.written import Writers
from digest.report import Report

ATOM = "{http://www.w3.org/2005/Atom}"
FOLLOWED = "atom", "editions/atom"
SEQUENCES, EDITS = 100, 4
URL = "https://example.org/news"
SETTINGS = f'[site]\ntitle = "Small"\nurl = "{URL}"\n[feeds]\nitems = 4\n'
"""So few items that most sequences reach the archives."""
PLUGINS = (
    "read-text", "own-lines", "headline", "extractive-summary", "own-topics", "topics", "entities", "stories",
    "storyteller", "rank-recency",
)  # fmt: skip
CUT = '[plugins.own-lines]\ndrop = ["Report [0-9]+ adds .*"]\n'
"""Another cleaning: a line of every article goes."""


class Desk(Newsroom):
    """A newsroom that also changes how texts are cleaned, grouped and where the site lives."""

    cleaned, grouped, moved = False, True, False

    def settle(self) -> None:
        names = [name for name in PLUGINS if self.grouped or name not in ("stories", "storyteller")]
        settings = SETTINGS.replace(URL, "https://elsewhere.example") if self.moved else SETTINGS
        make_site(self.root, {}, plugins=tuple(names), toml=settings + (CUT if self.cleaned else ""))

    def clean_again(self) -> None:
        self.cleaned = not self.cleaned
        self.settle()

    def group_again(self) -> None:
        self.grouped = not self.grouped
        self.settle()

    def move(self) -> None:
        self.moved = not self.moved
        self.settle()

    STEPS = (*Newsroom.STEPS, Newsroom.sign, clean_again, group_again, move)


@dataclass(frozen=True)
class Seen:
    """An item as a reader knows it: what it says, and when it says that it last changed."""

    words: tuple[str, ...]
    updated: str


@dataclass
class Subscriber:
    """A feed reader that follows one feed into its archives, and notes what is wrong."""

    place: str
    known: dict[str, Seen] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)
    updates: int = 0

    def poll(self, site: Mapping[str, bytes]) -> None:
        """Read what is there now."""
        for name, seen in self._read(site).items():
            before = self.known.get(name, seen)
            self.updates += before != seen
            if before.updated != seen.updated and before.words == seen.words:
                self.complaints.append(f"{name} says that it changed, and did not: {seen}")
            if before.words != seen.words and before.updated >= seen.updated:
                self.complaints.append(f"{name} changed and does not say so: {before} {seen}")
            self.known[name] = seen

    def _read(self, site: Mapping[str, bytes]) -> dict[str, Seen]:
        found: dict[str, Seen] = {}
        path: str | None = f"{self.place}atom.xml"
        while path:
            feed = etree.fromstring(site[path])
            entries = feed.findall(f"{ATOM}entry")
            items = {
                entry.findtext(f"{ATOM}id"): Seen(words(entry), entry.findtext(f"{ATOM}updated")) for entry in entries
            }
            if len(items) < len(entries):
                self.complaints.append(f"{path} has an item twice")
            self.complaints += [
                f"{name} differs in {path}" for name in items.keys() & found if items[name] != found[name]
            ]
            found |= items
            older = feed.xpath("*[local-name() = 'link'][@rel = 'prev-archive']/@href")
            path = older[0].partition("/news/")[2] or older[0].partition(".example/")[2] if older else None
        return found


def words(entry: Any) -> tuple[str, ...]:
    """What an entry says, without addresses and tags."""
    said = [entry.findtext(f"{ATOM}{tag}") for tag in ("title", "summary", "published")]
    content = html.fragment_fromstring(entry.findtext(f"{ATOM}content"), create_parent="div").text_content()
    return (*said, content, *(name.text for name in entry.iterfind(f"{ATOM}author/{ATOM}name")))


def feeds_now(root: Path, hours: int) -> dict[str, bytes]:
    """The feeds followed, as a build at that time publishes them; what it remembers is kept."""
    config, now = read_config(root), NOW + timedelta(hours=hours)
    path = root / "content" / NAME
    with engine_for(config, Report()) as engine:
        chosen, ledger = choose(engine, read_ledger(path), Options(now=now))
        write_ledger(path, ledger)
        writers = Writers()
        every = [feed for feed in all_feeds(library_of(engine, chosen)) if feed.file.startswith(FOLLOWED)]
        return {feed.file: writers.write(feed.file, feed.view) for feed in every}


@pytest.mark.parametrize("seed", range(SEQUENCES))
def test_a_subscriber_sees_each_item_once_and_an_update_only_when_it_changed(tmp_path: Path, seed: int) -> None:
    room = Desk(tmp_path, seed)
    room.settle()
    every, daily = Subscriber(""), Subscriber("editions/")
    done, there = [], set()
    for hours in range(EDITS + 1):
        site = feeds_now(tmp_path, hours)
        there |= {(name, fields["Source"]) for name, fields in room.articles.items()}  # which make its identity
        for subscriber in (every, daily):
            subscriber.poll(site)
            assert subscriber.complaints == [], done
        done.append(room.step())
    assert len(every.known) == len(there)
