"""Articles to articles with notes: described, summarized, tagged."""

from collections.abc import Iterator, Sequence
from functools import partial

from digest.model import Article, Note
from digest.pipeline import Engine, Passed, Step
from digest.stages.identify import identify
from digest.stages.signing import signed
from digest.text.conflicts import FIELDS, conflicts, told
from digest.text.echo_notes import ECHO, with_title_echoes, without_echoes

STEPS = ("describe", "summarize", "tag")
KEYWORDS = "own-topics"
"""The plugin that looks for the keywords of the vocabulary."""
UNHEARD = f'the vocabulary has keywords, but no plugin looks for them (add "{KEYWORDS}" to build.plugins)'
SINGLE = {"headline": "title", "title": "", "key": "", **FIELDS}
"""Kinds of which an article has one, and the stated field, if any, that wins over them."""


def enrich(engine: Engine, articles: Sequence[Article], steps: Sequence[str] = STEPS) -> list[Article]:
    """The articles with the notes of all describers, summarizers and taggers.

    Where two plugins say different things of one kind, or give the same tag, the one named
    earlier wins; what a source stated wins over both. The report counts what was overruled, and
    tells where what was found contradicts what was stated.
    """
    asked = [(hook, plugin) for hook in steps for plugin in engine.of(hook)]
    reading = any(hook == "describe" and ECHO in plugin.reads for hook, plugin in asked)
    shown = with_title_echoes(articles) if reading else articles
    done = engine.through(asked, shown, partial(_enriched, engine, asked))
    if "tag" in steps:
        done = signed(identify(engine, done), engine.config.vocabulary, engine.config.site.language)
        if engine.config.vocabulary.keywords and KEYWORDS not in engine.config.plugins:
            engine.report.remarks.append(UNHEARD)
    for name, n in _machine_written(done):
        engine.report.count(name, n)
    engine.report.remarks += [told(article, note) for article in done for note in article.noted("conflict")]
    return done


def _machine_written(articles: Sequence[Article]) -> Iterator[tuple[str, int]]:
    """How many sentences a machine wrote that stand, and how many were refused; nothing where none was."""
    made = sum(note.made for article in articles for note in article.summary)
    replaced = sum(len(article.noted("replaced")) for article in articles)
    if made or replaced:
        yield "machine-written sentences", made
        yield "machine-written sentences replaced", replaced


def _enriched(engine: Engine, asked: Sequence[Step], articles: Sequence[Article]) -> list[Passed]:
    now = list(articles)
    whole, overruled = [True] * len(now), [0] * len(now)
    for hook, plugin in asked:
        now = now if hook == "describe" else [without_echoes(article) for article in now]
        for number, notes in enumerate(engine.ask(plugin, hook, now)):
            kept = _kept(now[number], notes or ())
            whole[number] = whole[number] and notes is not None
            overruled[number] += len(notes or ()) - len(kept)
            if hook == "describe":
                kept += conflicts(now[number], notes or ())
            if kept:
                now[number] = now[number].with_notes((*now[number].notes, *kept))
    bare = map(without_echoes, now)
    return [Passed(a.edits, a.notes, good, lost) for a, good, lost in zip(bare, whole, overruled, strict=True)]


def _kept(article: Article, notes: Sequence[Note]) -> list[Note]:
    """The notes that say what nobody has said yet."""
    there = {note.kind for note in article.notes}
    tagged = {(note.kind, note.id) for note in article.notes if note.id}
    summarized = "summary" in there
    kept = []
    for note in notes:
        taken = note.kind in SINGLE and note.kind in there
        field = SINGLE.get(note.kind)
        stated = field and getattr(article.raw, field)
        if taken or stated or (note.kind == "summary" and summarized) or (note.kind, note.id) in tagged:
            continue
        there.add(note.kind)
        kept.append(note)
    return kept
