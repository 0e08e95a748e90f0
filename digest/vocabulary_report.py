"""What there is to know about the tags of a site before it is published: `digest topics`.

Runs the stages as a build does, with their cache, but publishes nothing and leaves the ledger alone.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from digest.build import analysed, engine_for, tags_of, uncollected
from digest.config import Config
from digest.ledger import NAME, read_ledger
from digest.pipeline import Progress, silent
from digest.publish.addresses import TAG_FOLDERS, TAG_KINDS, tag_address
from digest.publish.tag_pages import TagPages, labelled, pinned_labels, shown
from digest.report import Report
from digest.text.near import nearest

PAGE, NEW, THIN, MERGED, VANISHED = "page", "new", "thin", "merged", "vanished"
"""What becomes of a tag: it has the page it had, gets one, is plain text, leads elsewhere, leads nowhere."""
STATES = (VANISHED, MERGED, NEW, THIN, PAGE)
NEAR = "near-duplicate"


@dataclass(frozen=True, slots=True)
class Row:
    """A tag, or an address that a tag once had.

    state: one of `STATES`. to: the address that one that is merged leads to. near: the address of
    the tag that it resembles and may mean. fresh: the last build knew nothing of this state.
    """

    kind: str
    id: str
    label: str
    articles: int
    state: str
    to: str = ""
    near: str = ""
    fresh: bool = False

    @property
    def address(self) -> str:
        """The address of its page, like ``entities/kyiv``."""
        return tag_address(self.kind, self.id)

    @property
    def states(self) -> str:
        """What becomes of it, and whether it resembles another one."""
        return ", ".join(filter(None, (self.state, NEAR if self.near else "")))

    @property
    def remark(self) -> str:
        """Where it leads, or which one it may mean."""
        to = f"leads to {self.to}" if self.to else "leads nowhere" if self.state == VANISHED else ""
        return "; ".join(filter(None, (to, f"did you mean {self.near}?" if self.near else "")))

    @property
    def is_due(self) -> bool:
        """Whether somebody should look at it."""
        return self.state == VANISHED or bool(self.near) or self.fresh

    def as_json(self) -> dict[str, str | int | None]:
        """For machines; ``to`` and ``near`` are null where there is nothing to say."""
        return {
            "kind": self.kind,
            "id": self.id,
            "label": self.label,
            "articles": self.articles,
            "state": self.state,
            "to": self.to or None,
            "near": self.near or None,
        }


@dataclass(frozen=True)
class Tags:
    """All tags of a site.

    rows: by kind, and in it the most used first. file: where the publisher's vocabulary is, or
    would be. report: what went wrong while the articles were read.
    """

    rows: tuple[Row, ...]
    file: str
    report: Report

    def of(self, kind: str | None) -> "Tags":
        """Only those of one kind; all for None."""
        return replace(self, rows=tuple(row for row in self.rows if kind in (row.kind, None)))

    def counts(self) -> Iterator[tuple[str, dict[str, int]]]:
        """By kind how many tags are in each state, and how many resemble another one."""
        for kind in dict.fromkeys(row.kind for row in self.rows):
            rows = [row for row in self.rows if row.kind == kind]
            counts = Counter(row.state for row in rows)
            counts[NEAR] = sum(bool(row.near) for row in rows)
            yield kind, {state: counts[state] for state in (*STATES, NEAR)}

    def faults(self) -> Iterator[str]:
        """Every address that would lead nowhere, and the line that mends it."""
        for row in self.rows:
            if row.state == VANISHED:
                heir = row.near or row.address.partition("/")[0]
                yield (
                    f"{row.address}: this page was published, and its address would lead nowhere; "
                    f'in {self.file}, below [moved], write where it leads: "{row.address}" = "{heir}"'
                )


def look_at_tags(config: Config, progress: Progress = silent) -> Tags:
    """The tags of the site of ``config`` and what a build would make of them.

    Raises:
        ConfigError, PluginError: before any work.
        LedgerError: the ledger is damaged.
    """
    report = Report()
    with uncollected(), engine_for(config, report, progress) as engine:
        ledger = read_ledger(config.root / config.build.content / NAME)
        articles = analysed(engine)
        pages = tags_of(engine, articles, ledger)
    given = labelled(note for article in articles for kind in TAG_FOLDERS for note in shown(article, kind))
    notes = pinned_labels(config.vocabulary, config.site.language) | given
    labels = {tag_address(*tag): note.text for tag, note in notes.items() if tag[1]}
    rows = [row for kind in TAG_FOLDERS for row in _rows(kind, pages, labels, ledger.pages)]
    return Tags(tuple(rows), config.build.vocabulary, report)


def _rows(kind: str, pages: TagPages, labels: Mapping[str, str], before: Mapping[str, str]) -> Iterator[Row]:
    """The tags of a kind, the most used first, then the addresses that have none any more."""
    counts = {tag_address(kind, name): len(found) for name, found in pages.articles[kind].items()}
    moved = {old: new for old, new in pages.moved.items() if TAG_KINDS[old.partition("/")[0]] == kind}
    gone = [old for old in pages.gone if TAG_KINDS[old.partition("/")[0]] == kind]
    old = [*moved, *gone]
    used = sorted(counts.keys() - old, key=lambda address: (-counts[address], address))
    near = nearest({address: labels.get(address) or _words(address) for address in (*used, *gone)})
    for address in (*used, *sorted(old)):
        to, known, state = moved.get(address, ""), before.get(address), THIN
        fresh = False
        if address in pages.paged:
            state = PAGE if known == "" else NEW
            fresh = state == NEW
        elif to:
            state, fresh = MERGED, known is not None and known != to
        elif address in pages.gone:
            state = VANISHED
        heir = near.get(address, "")
        shown_heir = heir if state != VANISHED or heir in pages.paged else ""
        label = labels.get(address) or _words(address)
        yield Row(kind, address.partition("/")[2], label, counts.get(address, 0), state, to, shown_heir, fresh)


def _words(address: str) -> str:
    """What a tag was called, as far as its address tells."""
    return address.partition("/")[2].replace("-", " ")
