"""What each hook may answer: checked where the plugin runs, so that blame is exact."""

import dataclasses
import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from digest.contributions import Page, Publication, Setting, Template
from digest.errors import AnswerError
from digest.model import Article, Edit, File, Note, Raw, Span, Story, Unanswered
from digest.text.border import applied, border_edits, clean_line, language_code
from digest.text.dates import iso_date
from digest.text.edits import checked
from digest.text.slugs import slug
from digest.text.titles import as_text

NOTE_KINDS = {
    "describe": ("headline", "date", "byline", "contributor", "source", "language", "place", "notice", "title"),
    "summarize": ("summary", "key", "replaced"),
    "tag": ("topic", "entity", "keyphrase"),
    "tell": ("headline", "summary", "key", "only"),
}
SENTENCES = ("summary", "key", "only")
"""Kinds whose text stands in the article, word for word and at the place named, unless it is marked as made."""
WHOLE = ("read", "group", "rank", "publish")
"""Hooks that are asked about one thing at a time; the others get batches."""
HALVES = re.compile("[\ud800-\udfff]")
"""Halves of characters: no JSON, page or feed can hold them."""
CONTRIBUTIONS = {kind.__name__: kind for kind in (Page, File, Template, Setting)}


def checked_answer(hook: str, plugin: str, item: Any, answer: Any) -> Any:
    """The answer as digest goes on with it: tuples, names filled in, everything in bounds.

    It has been through JSON, so that an answer from the cache is no other than a fresh one.

    Raises:
        AnswerError: the hook does not allow it; the text says what was wrong.
    """
    if isinstance(answer, Unanswered):
        return dataclasses.replace(answer, why=_line(answer.why), hint=_line(answer.hint))
    given = list(answer) if isinstance(answer, Iterator) else answer  # what the plugin raises here is its own error
    try:
        return decoded(hook, encoded(hook, CHECKS[hook](hook, plugin, item, given)))
    except (TypeError, ValueError, AttributeError, msgspec.MsgspecError) as error:
        raise AnswerError(f"gave a wrong answer: {error}") from error


def _all(answer: Any, *kinds: type) -> tuple[Any, ...]:
    if isinstance(answer, str | bytes) or not isinstance(answer, Iterable):
        raise AnswerError(f"gave {type(answer).__name__} {str(answer)[:40]!r} instead of a list of {kinds[0].__name__}")
    parts = tuple(answer)
    for part in parts:
        if not isinstance(part, kinds):
            names = " or ".join(kind.__name__ for kind in kinds)
            raise AnswerError(f"gave {type(part).__name__} {str(part)[:40]!r} instead of {names}")
    return parts


def _raws(_hook: str, _plugin: str, file: File, answer: Any) -> tuple[Raw, ...]:
    return tuple(_without_halves(dataclasses.replace(raw, path=file.path)) for raw in _all(answer, Raw))


def _without_halves(raw: Raw) -> Raw:
    """``raw`` with a noncharacter, which the border removes, in the place of each half of a character."""
    try:
        msgspec.json.encode(raw)
    except UnicodeEncodeError:
        return dataclasses.replace(raw, **{f.name: _mended(getattr(raw, f.name)) for f in dataclasses.fields(raw)})
    return raw


def _mended(value: Any) -> Any:
    if isinstance(value, str):
        return HALVES.sub("\ufdd0", value)
    return tuple(map(_mended, value)) if isinstance(value, tuple) else value


def _edits(_hook: str, plugin: str, article: Article, answer: Any) -> tuple[Edit, ...]:
    named = [
        dataclasses.replace(edit, new=_bordered(edit.new), why=_line(edit.why), by=plugin)
        for edit in _all(answer, Edit)
    ]
    return checked(named, len(article.text))


def _bordered(text: str) -> str:
    """A plugin's own words for a text: they cross the same border as the text did."""
    return text if not text or text.isprintable() else applied(text, border_edits(text))


def _line(text: str) -> str:
    """A plugin's own words as one line of plain characters."""
    return text if not text or text.isprintable() else clean_line(text)


def _notes(hook: str, plugin: str, article: Article, answer: Any) -> tuple[Note, ...]:
    return tuple(_note(hook, plugin, note, article) for note in _all(answer, Note))


def _story_notes(hook: str, plugin: str, story: Story, answer: Any) -> tuple[Note, ...]:
    members = {article.id: article for article in story.articles}
    notes = []
    for note in _all(answer, Note):
        if note.article not in members and (note.article or note.kind in SENTENCES):
            raise AnswerError(f"names article {note.article!r}, which is not in the story")
        notes.append(_note(hook, plugin, note, members.get(note.article, story.articles[0])))
    return tuple(notes)


def _note(hook: str, plugin: str, note: Note, article: Article) -> Note:
    if note.kind not in NOTE_KINDS[hook]:
        raise AnswerError(f"gave a note of kind {note.kind!r}; {hook} gives {', '.join(NOTE_KINDS[hook])}")
    spans = _spans(note.spans, article.text)
    taken = note.kind in SENTENCES and not note.made
    name = f"{'an' if note.kind[:1] in 'aeiou' else 'a'} {note.kind} sentence"
    if taken and [article.text[a:b] for a, b in spans] != [note.text]:
        raise AnswerError(f"gave {name} that is not in the text where it says: {note.text[:60]!r}")
    if note.kind in SENTENCES and not spans:
        raise AnswerError(f"gave {name} that names none it rests on: {note.text[:60]!r}")
    text = note.text if taken else _line(note.text)
    if not text.strip():
        raise AnswerError(f"gave an empty {note.kind} note")
    if note.kind == "title" and text not in as_text(article.raw.title):
        raise AnswerError(f"gave the title {text[:60]!r}, which is not in the stated one")
    if note.kind == "date" and iso_date(note.text) != note.text:
        raise AnswerError(f"gave the date {note.text!r}, which is not an ISO 8601 day or moment")
    if note.kind == "language" and not language_code(note.text):
        raise AnswerError(f"gave the language {note.text[:20]!r}, which is not a code like 'en'")
    name = slug(note.id or text) if hook == "tag" else note.id
    kind, why = _line(note.type), _line(note.why)
    return dataclasses.replace(note, text=text, by=plugin, spans=spans, id=name, type=kind, why=why)


def _spans(spans: Iterable[Any], text: str) -> tuple[Span, ...]:
    pairs = tuple((int(start), int(stop)) for start, stop in spans)
    for start, stop in pairs:
        if not 0 <= start < stop <= len(text):
            raise AnswerError(f"gave the span {start}:{stop}, outside the text of {len(text)} characters")
    return pairs


def _scores(_hook: str, _plugin: str, stories: Sequence[Story], answer: Any) -> tuple[float, ...]:
    scores = tuple(float(score) for score in answer)
    if len(scores) != len(stories):
        raise AnswerError(f"yielded {len(scores)} scores for {len(stories)} stories")
    if not all(math.isfinite(score) for score in scores):
        raise AnswerError("gave a score that is not a finite number")
    return scores


def _groups(_hook: str, _plugin: str, articles: Sequence[Article], answer: Any) -> tuple[tuple[str, ...], ...]:
    there = {article.id for article in articles}
    groups, placed = [], set()
    for group in _all(answer, list, tuple, set, frozenset):
        members = tuple(sorted(group) if isinstance(group, set | frozenset) else group)
        for member in members:
            if member not in there:
                raise AnswerError(f"names article {member!r}, which was not among those asked about")
            if member in placed:
                raise AnswerError(f"puts article {member!r} into two stories")
            placed.add(member)
        groups.append(members)
    return tuple(groups)


def _contributions(_hook: str, _plugin: str, _publication: Publication, answer: Any) -> tuple[Any, ...]:
    parts = _all(answer, *CONTRIBUTIONS.values())
    for path in (part.path for part in parts if isinstance(part, File | Page)):
        plain = PurePosixPath(path)
        if not plain.name or plain.is_absolute() or ".." in plain.parts or "\\" in path or not path.isprintable():
            raise AnswerError(f"wants to write {path!r}, which is no path inside the site")
    return parts


CHECKS: dict[str, Callable[[str, str, Any, Any], Any]] = {
    "read": _raws,
    "clean": _edits,
    "describe": _notes,
    "summarize": _notes,
    "tag": _notes,
    "group": _groups,
    "tell": _story_notes,
    "rank": _scores,
    "publish": _contributions,
}

TYPES: dict[str, Any] = {
    "read": tuple[Raw, ...],
    "clean": tuple[Edit, ...],
    "describe": tuple[Note, ...],
    "summarize": tuple[Note, ...],
    "tag": tuple[Note, ...],
    "group": tuple[tuple[str, ...], ...],
    "tell": tuple[Note, ...],
    "rank": tuple[float, ...],
}
DECODERS = {hook: msgspec.json.Decoder(kind) for hook, kind in TYPES.items()}


def encoded(hook: str, answer: Any) -> bytes:
    """An answer as JSON."""
    if hook == "publish":
        return msgspec.json.encode([(type(part).__name__, part) for part in answer])
    return msgspec.json.encode(answer)


def decoded(hook: str, data: bytes) -> Any:
    """The answer that `encoded` made into JSON.

    Raises:
        msgspec.MsgspecError: it is not such JSON.
    """
    if hook == "publish":
        pairs = msgspec.json.decode(data, type=list[tuple[str, dict[str, Any]]])
        return tuple(msgspec.convert(part, CONTRIBUTIONS[name]) for name, part in pairs)
    return DECODERS[hook].decode(data)
