"""Raw text to article: the edits of all cleaners, one on top of the other."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from digest.model import Article, Edit, Note
from digest.pipeline import Engine, Passed
from digest.registry import Plugin
from digest.report import Problem
from digest.text.echo_notes import ECHO, without_echoes
from digest.text.keeping import edited
from digest.text.lines.echoes import Echo, echoes

ROUNDS = 4
"""How often a cleaner is asked about an article at most."""
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
    """The articles with all edits that the cleaners ask for, however much these take out.

    Where a later row of cleaners changed an article, the earlier rows are asked about it again, so that cleaning
    what comes out changes nothing more.
    """
    now, rows = list(articles), _segments(engine.of("clean"))
    quiet = [0] * len(now)  # how many rows in a row have had nothing to say since the last change, its own included
    for turn in range(ROUNDS * len(rows)):
        plugins = rows[turn % len(rows)]
        asked = [i for i in range(len(now)) if turn < len(rows) or quiet[i] < len(rows)]
        if not asked:
            break
        shown = echoed(now) if ECHO in plugins[0].reads else now
        steps = [("clean", plugin) for plugin in plugins]
        after = engine.through(steps, [shown[i] for i in asked], partial(_cleaned, engine, plugins))
        for i, article in zip(asked, map(without_echoes, after), strict=True):
            quiet[i] = quiet[i] + 1 if article.edits == now[i].edits else 1
            now[i] = article
    return now


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
        article.with_notes((*article.notes, *_echo_notes(own))) if own else article
        for article, own in zip(articles, found, strict=True)
    ]


def _echo_notes(found: Mapping[str, Echo]) -> Iterator[Note]:
    for line, echo in found.items():
        if echo.begins:
            yield Note(ECHO, line, type="begins", score=echo.begins, why="another article of this run begins so")
        if echo.house:
            why = "other articles of the source hold it too"
            yield Note(ECHO, line, type="house", score=round(echo.house, 3), why=why)
        if echo.elsewhere:
            why = f"articles of other sources that hold it: {echo.elsewhere}"
            yield Note(ECHO, line, type="elsewhere", score=echo.elsewhere, why=why)


def _guarded(engine: Engine, before: Article, after: Article) -> Article:
    """The cleaned article, or one with its repairs alone if the cuts would take too much of it."""
    limit = engine.config.limits.cut_share
    cut = sum(edit.stop - edit.start for edit in after.edits if not is_repair(edit))
    if after.text and cut <= limit * len(after.text):
        return after  # repairs make a text shorter: what is lost of the repaired one is less
    repaired = _only_repaired(engine, before)
    lost = _lost(repaired, after)
    if lost <= limit:
        return after
    blamed = ", ".join(dict.fromkeys(edit.by for edit in after.edits if edit.by != "digest" and not is_repair(edit)))
    message = f"would lose {lost:.0%} of its text, so it stays whole (cuts by {blamed})"
    hint = "see `digest explain`; limits.cut_share sets the limit"
    engine.report.add(Problem("clean", message, article=before.id, where=before.raw.origin, hint=hint))
    return repaired


def _lost(repaired: Article, after: Article) -> float:
    """The share of its own repaired text that an article would lose: what is certainly not its own left out.

    White space between the lines does not count. A line that goes as a whole goes for the reason for which most
    of it goes, be it in one cut or in several: what digest is given again may be cut in other pieces.
    """
    if not after.text:
        return 1.0
    own = set(repaired.edits)
    cuts = [edit for edit in after.edits if edit not in own and not is_repair(edit)]
    edges = list(_offsets(repaired.edits, [edge for edit in cuts for edge in (edit.start, edit.stop)]))
    spans = [(start, stop, edit.certain) for edit, start, stop in zip(cuts, edges[::2], edges[1::2], strict=True)]
    whole = lost = first = 0
    for block in repaired.blocks:
        size = block.stop - block.start
        gone = {True: 0, False: 0}  # certainly not its own, or not certainly
        while first < len(spans) and spans[first][1] <= block.start:
            first += 1
        number = first
        while number < len(spans) and spans[number][0] < block.stop:
            start, stop, certain = spans[number]
            gone[certain] += min(stop, block.stop) - max(start, block.start)
            number += 1
        if sum(gone.values()) == size:
            gone = {certain: size * (part > size / 2) for certain, part in gone.items()}
        whole += size - gone[True]
        lost += gone[False]
    return lost / max(1, whole)


def _offsets(edits: Sequence[Edit], places: Sequence[int]) -> Iterator[int]:
    """Where ordered ``places`` of the raw text are in the text that ``edits`` make of it; 0 is its start."""
    shift, i = 0, 0
    for place in places:
        while i < len(edits) and edits[i].stop <= place:
            shift += len(edits[i].new) - (edits[i].stop - edits[i].start)
            i += 1
        inside = i < len(edits) and edits[i].start < place
        yield (edits[i].start if inside else place) + shift


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
