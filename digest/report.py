"""What happened in a build, as values and as text."""

import dataclasses
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from digest.model import Article

SHOWN_REMARKS, SHOWN_KINDS = 5, 5
ALIKE = 10
"""From how many problems of one plugin with the same words on they are told in one line."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure that was contained: who, where, what, and the way out."""

    stage: str
    message: str
    plugin: str = ""
    article: str = ""
    where: str = ""
    hint: str = ""

    def __str__(self) -> str:
        who = f"{self.plugin}.{self.stage}" if self.plugin else self.stage
        place = " ".join(part for part in (self.where, f"[{self.article}]" if self.article else "") if part)
        return ": ".join(part for part in (place, who, self.message) if part) + (f" ({self.hint})" if self.hint else "")


@dataclass(slots=True)
class Tally:
    """How often one plugin was asked with one hook, and what came of it."""

    hook: str
    plugin: str
    asked: int = 0
    answered: int = 0
    cached: int = 0
    failed: int = 0
    seconds: float = 0.0

    def take_known(self, n: int) -> None:
        """Count ``n`` answers that were known from an earlier build."""
        self.asked += n
        self.cached += n
        self.answered += n


@dataclass(slots=True)
class Changes:
    """What one plugin took out of all texts for one kind of reason, or put in place of something.

    times: lines, or parts of lines, that were changed; characters: how many went.
    """

    plugin: str
    kind: str
    times: int = 0
    characters: int = 0


@dataclass(slots=True)
class Report:
    """All of a build: what each plugin did, what failed, what was written.

    The one value that grows while a build runs; each stage only adds to it.
    """

    problems: list[Problem] = field(default_factory=list)
    tallies: dict[tuple[str, str], Tally] = field(default_factory=dict)
    cuts: dict[tuple[str, str], Changes] = field(default_factory=dict)
    repairs: dict[tuple[str, str], Changes] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)
    _known: set[Problem] = field(default_factory=set, repr=False)

    def add(self, problem: Problem) -> None:
        """Note a contained failure; the same one only once."""
        if problem not in self._known:
            self._known.add(problem)
            self.problems.append(problem)

    def take_back(self, stage: str, article: str) -> None:
        """Forget what a stage itself said of an article, when a later stage knows better."""
        self.problems = [p for p in self.problems if p.plugin or (p.stage, p.article) != (stage, article)]

    def tally(self, hook: str, plugin: str) -> Tally:
        """The count for a hook and plugin, made when first asked for."""
        return self.tallies.setdefault((hook, plugin), Tally(hook, plugin))

    def count(self, name: str, n: int = 1) -> None:
        """Add ``n`` to a named count ("articles", "pages written")."""
        self.counts[name] = self.counts.get(name, 0) + n

    def count_changes(self, article: Article) -> None:
        """Count what was cut from an article and what was repaired in it, each by its kind.

        The kind is the beginning of the reason, up to a colon. White space is not counted.
        """
        for edit in article.edits:
            lines = [line for line in article.raw.text[edit.start : edit.stop].split("\n") if line.strip()]
            if not lines and not edit.new.strip():
                continue
            kind = edit.why.partition(":")[0].strip() or "no reason given"
            table = self.repairs if edit.new else self.cuts
            changes = table.setdefault((edit.by, kind), Changes(edit.by, kind))
            changes.times += max(1, len(lines))
            changes.characters += edit.stop - edit.start

    def _cut(self) -> Iterable[str]:
        """One line about what was cut: the kinds that were cut most often."""
        kinds: Counter[str] = Counter()
        for changes in self.cuts.values():
            kinds[changes.kind] += changes.times
        if kinds:
            ordered = sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0]))
            shown = [f"{kind} {times}" for kind, times in ordered[:SHOWN_KINDS]]
            rest = sum(times for _, times in ordered[SHOWN_KINDS:])
            named = ", ".join([*shown, f"others {rest}"] if rest else shown)
            yield f"{counted(kinds.total(), 'line', 'lines')} cut ({named})"

    @property
    def calls(self) -> int:
        """How many answers were asked of plugins rather than taken from the cache."""
        return sum(tally.asked - tally.cached for tally in self.tallies.values())

    def as_json(self) -> dict[str, Any]:
        """Everything, for machines."""
        return {
            "counts": dict(self.counts),
            "seconds": {name: round(value, 4) for name, value in self.seconds.items()},
            "plugins": [
                {**dataclasses.asdict(tally), "seconds": round(tally.seconds, 4)} for tally in self.tallies.values()
            ],
            "cuts": _listed(self.cuts),
            "repairs": _listed(self.repairs),
            "remarks": self.remarks,
            "problems": [dataclasses.asdict(problem) for problem in self.problems],
        }

    def told(self) -> Iterable[str]:
        """The problems, a line each; many of one plugin that say the same are one line."""
        said = [dataclasses.replace(problem, article="", where="") for problem in self.problems]
        times, told = Counter(said), set[Problem]()
        for problem, same in zip(self.problems, said, strict=True):
            n = times[same]
            if not problem.plugin or n < ALIKE:
                yield str(problem)
            elif same not in told:
                yield f"{problem.where or problem.article} and {n - 1} more: {same}"
                told.add(same)

    def _machine_written(self) -> Iterable[str]:
        """One line about sentences that no article holds word for word, where there are any."""
        written, replaced = (self.counts.get(f"machine-written sentences{which}", 0) for which in ("", " replaced"))
        if written or replaced:
            refused = counted(replaced, "was", "were")
            yield f"{counted(written, 'sentence', 'sentences')} written by a machine; {refused} refused and replaced"

    def summary(self) -> Iterable[str]:
        """The short report for a terminal, line by line."""
        counts = self.counts
        done = (("articles", "article"), ("stories", "story"), ("editions", "edition"))
        yield ", ".join(counted(counts.get(many, 0), one, many) for many, one in done)
        yield from self._cut()
        yield from self._machine_written()
        if "pages written" in counts:
            yield (
                f"{counted(counts['pages written'], 'file', 'files')} written, "
                f"{counts.get('pages unchanged', 0)} unchanged, {counts.get('pages removed', 0)} removed"
            )
        asked = sum(tally.asked for tally in self.tallies.values())
        made = counted(self.calls, "plugin answer", "plugin answers")
        yield f"{made} made, {asked - self.calls} from the cache"
        yield from (f"note: {remark}" for remark in self.remarks[:SHOWN_REMARKS])
        if len(self.remarks) > SHOWN_REMARKS:
            yield f"note: {len(self.remarks) - SHOWN_REMARKS} more notes are in the full report"
        if self.problems:
            yield f"{counted(len(self.problems), 'problem', 'problems')}:"
            yield from (f"  {told}" for told in self.told())


def _listed(table: dict[tuple[str, str], Changes]) -> list[dict[str, Any]]:
    ordered = sorted(table.values(), key=lambda changes: (-changes.times, changes.plugin, changes.kind))
    return [dataclasses.asdict(changes) for changes in ordered]


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many}"
