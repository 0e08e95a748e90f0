"""Raw text to article: the edits of all cleaners, one on top of the other."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from digest.model import Article, Edit, Note
from digest.pipeline import Engine, Passed
from digest.registry import Plugin
from digest.report import Problem
from digest.text.echoes import Echo, echoes
from digest.text.keeping import edited

ECHO, GONE = "echo", "\0"
LONGEST_REPAIR = 40
"""How many characters one that is put in place may stand for: the longest HTML entities have 33."""


def clean(engine: Engine, articles: Sequence[Article]) -> list[Article]:
    """The articles as the cleaners leave them, each cut with its plugin and reason.

    A text that would lose too much of itself stays whole and is reported; cuts that are
    certain are no losses.
    """
    asked = asked_for(engine, articles)
    done = [_guarded(engine, before, after) for before, after in zip(articles, asked, strict=True)]
    for article in done:
        engine.report.count_changes(article)
    return done


def asked_for(engine: Engine, articles: Sequence[Article]) -> list[Article]:
    """The articles with all edits that the cleaners ask for, however much these take out."""
    now = list(articles)
    for plugins in _segments(engine.of("clean")):
        shown = echoed(now) if ECHO in plugins[0].reads else now
        after = engine.through([("clean", plugin) for plugin in plugins], shown, partial(_cleaned, engine, plugins))
        now = [_without_echoes(article) for article in after]
    return now


def _without_echoes(article: Article) -> Article:
    notes = tuple(note for note in article.notes if note.kind != ECHO)
    return article if notes == article.notes else dataclasses.replace(article, notes=notes)


def _segments(plugins: Sequence[Plugin]) -> list[list[Plugin]]:
    """The cleaners in rows; one that is shown what other articles hold begins a row."""
    rows: list[list[Plugin]] = []
    for plugin in plugins:
        if not rows or ECHO in plugin.reads:
            rows.append([])
        rows[-1].append(plugin)
    return rows


def _cleaned(engine: Engine, plugins: Sequence[Plugin], articles: Sequence[Article]) -> list[Passed]:
    now, whole = list(articles), [True] * len(articles)
    for plugin in plugins:
        answers = engine.ask(plugin, "clean", now)
        whole = [so_far and answer is not None for so_far, answer in zip(whole, answers, strict=True)]
        now = [edited(article, edits or ()) for article, edits in zip(now, answers, strict=True)]
    return [Passed(article.edits, article.notes, good) for article, good in zip(now, whole, strict=True)]


def echoed(articles: Sequence[Article]) -> list[Article]:
    """The articles with notes of what the others of this run say about their lines.

    ``type`` and ``score`` of an ``echo`` note are a field of `Echo` and its value. The notes
    depend on this run alone, and they are what a plugin is shown, so a cached answer stays
    right when other articles come and go.
    """
    found = echoes([(article.source, [block.text for block in article.blocks]) for article in articles])
    return [
        dataclasses.replace(article, notes=(*article.notes, *_echo_notes(own))) if own else article
        for article, own in zip(articles, found, strict=True)
    ]


def _echo_notes(found: Mapping[str, Echo]) -> Iterator[Note]:
    for line, echo in found.items():
        if echo.begins:
            yield Note(ECHO, line, type="begins", score=echo.begins, why="another article of this run begins so")
        if echo.house:
            why = f"in {echo.house:.0%} of the articles of the source"
            yield Note(ECHO, line, type="house", score=round(echo.house, 3), why=why)
        if echo.elsewhere:
            why = f"also in {echo.elsewhere} articles of other sources"
            yield Note(ECHO, line, type="elsewhere", score=echo.elsewhere, why=why)


def _guarded(engine: Engine, before: Article, after: Article) -> Article:
    """The cleaned article, or one with its repairs alone if the cuts would take too much of it."""
    lost = _lost(before, after)
    if lost <= engine.config.limits.cut_share and after.text:
        return after
    blamed = ", ".join(dict.fromkeys(edit.by for edit in after.edits if edit.by != "digest" and not is_repair(edit)))
    message = f"would lose {lost:.0%} of its text, so it stays whole (cuts by {blamed})"
    hint = "see `digest explain`; limits.cut_share sets the limit"
    engine.report.add(Problem("clean", message, article=before.id, where=before.raw.origin, hint=hint))
    return _only_repaired(engine, before)


def _lost(before: Article, after: Article) -> float:
    """The share of its own text that an article would lose: what is certainly not its own left out, repairs too."""
    if not after.text:
        return 1.0
    own, there = set(before.edits), _marked(before)

    def size(edit: Edit) -> int:
        return edit.stop - edit.start - there.count(GONE, edit.start, edit.stop)

    cuts = [edit for edit in after.edits if edit not in own and not is_repair(edit)]
    certain = sum(size(edit) for edit in cuts if edit.certain)
    lost = sum(size(edit) - len(edit.new) for edit in cuts if not edit.certain)
    return lost / max(1, len(there) - there.count(GONE) - certain)


def _marked(article: Article) -> str:
    """The raw text with marks in place of what the edits took out: cuts that take in white space lose no more by it."""
    pieces: list[str] = []
    position = 0
    for edit in article.edits:
        if not edit.new:
            pieces += (article.raw.text[position : edit.start], GONE * (edit.stop - edit.start))
            position = edit.stop
    return "".join([*pieces, article.raw.text[position:]])


def is_repair(edit: Edit) -> bool:
    """Whether an edit puts other characters in place rather than to take something out."""
    return edit.stop - edit.start <= LONGEST_REPAIR * len(edit.new)


def _only_repaired(engine: Engine, article: Article) -> Article:
    """The article with what the cleaners repair in it, asked again without the cuts of the others."""
    for plugin in engine.of("clean"):
        (answer,) = engine.ask(plugin, "clean", [article])
        keeps = article.text
        repairs = [e for e in answer or () if is_repair(e) and e.new != keeps[e.start : e.stop]]
        article = edited(article, repairs)
    return article
