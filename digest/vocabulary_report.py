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

    state: one of `STATES`. to: the address that one that is merged leads to, or that one that
    vanished would lead to if that were a page. near: the address of
    the tag that it resembles and may mean. due: somebody should look at it, because it leads nowhere,
    is so for the first time, or resembles a tag that has a page.
    """

    kind: str
    id: str
    label: str
    articles: int
    state: str
    to: str = ""
    near: str = ""
    due: bool = False

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
        nowhere = f"{self.to} has no page" if self.to else "leads nowhere"
        to = nowhere if self.state == VANISHED else f"leads to {self.to}" if self.to else ""
        return "; ".join(filter(None, (to, f"did you mean {self.near}?" if self.near else "")))

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

    rows: by kind, and in it the most used first. file, ledger: where the publisher's vocabulary and
    the ledger are, or would be. report: what went wrong while the articles were read.
    """

    rows: tuple[Row, ...]
    file: str
    ledger: str
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
            published = f"{row.address}: this page was published, and its address would lead"
            if row.state == VANISHED and row.to:
                yield f"{published} to {row.to}, which has no page; in {self.file}, pin that one or lead both elsewhere"
            elif row.state == VANISHED:
                heir = row.near or row.address.partition("/")[0]
                yield (
                    f"{published} nowhere; "
                    f'in {self.file}, below [moved], write where it leads: "{row.address}" = "{heir}" '
                    f"(or delete its line in {self.ledger}, if nobody was ever given the address)"
                )


def look_at_tags(config: Config, progress: Progress = silent) -> Tags:
    """The tags of the site of ``config`` and what a build would make of them.

    Raises:
        ConfigError, PluginError: before any work.
        LedgerError: the ledger is damaged.
    """
    report = Report()
    with uncollected(), engine_for(config, report, progress) as engine:
        path = f"{config.build.content}/{NAME}"
        ledger = read_ledger(config.root / path)
        articles = analysed(engine)
        pages = tags_of(engine, articles, ledger)
    given = labelled(note for article in articles for kind in TAG_FOLDERS for note in shown(article, kind))
    notes = pinned_labels(config.vocabulary, config.site.language) | given
    labels = {tag_address(*tag): note.text for tag, note in notes.items() if tag[1]}
    heirs = {**config.vocabulary.implied, **config.vocabulary.moved, **pages.moved}
    rows = [row for kind in TAG_FOLDERS for row in _rows(kind, pages, labels, ledger.pages, heirs)]
    return Tags(tuple(rows), config.build.vocabulary, path, report)


def _rows(
    kind: str, pages: TagPages, labels: Mapping[str, str], before: Mapping[str, str], heirs: Mapping[str, str]
) -> Iterator[Row]:
    """The tags of a kind, the most used first, then the addresses that have none any more."""
    counts = {tag_address(kind, name): len(found) for name, found in pages.articles[kind].items()}
    moved = [old for old in pages.moved if TAG_KINDS[old.partition("/")[0]] == kind]
    gone = [old for old in pages.gone if TAG_KINDS[old.partition("/")[0]] == kind]
    old = [*moved, *gone]
    used = sorted(counts.keys() - old, key=lambda address: (-counts[address], address))
    near = nearest({address: labels.get(address) or _words(address) for address in (*used, *gone)})
    for address in (*used, *sorted(old)):
        state, due = _state(address, pages, before)
        other = near.get(address, "")
        other = other if state != VANISHED or other in pages.paged else ""
        yield Row(
            kind,
            address.partition("/")[2],
            labels.get(address) or _words(address),
            counts.get(address, 0),
            state,
            heirs.get(address, "") if state in (MERGED, VANISHED) else "",
            other,
            due or other in pages.paged,
        )


def _state(address: str, pages: TagPages, before: Mapping[str, str]) -> tuple[str, bool]:
    """What becomes of an address, and whether somebody should look at that."""
    known = before.get(address)
    if address in pages.paged:
        return (PAGE, False) if known == "" else (NEW, True)
    if address in pages.moved:
        return MERGED, known not in (None, pages.moved[address])
    return (VANISHED, True) if address in pages.gone else (THIN, False)


def _words(address: str) -> str:
    """What a tag was called, as far as its address tells."""
    return address.partition("/")[2].replace("-", " ")
