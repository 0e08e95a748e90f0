"""One cleaner's edits on top of the earlier ones, made around what is to be kept."""

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from digest.model import Article, Edit, Note
from digest.text.edits import absorbed, compose, tidied

KEPT = "kept"
"""The kind of the notes that say which stretches of a text no cleaner may change any more."""


def edited(article: Article, edits: Sequence[Edit]) -> Article:
    """The article after one more cleaner, whose edits are offsets of the text it saw.

    An edit that puts in place what is there already keeps that stretch: a note of kind
    "kept" holds it, later edits are made around it, and the note says which they were.

    Args:
        article: as the cleaner saw it.
        edits: as `checked` gives them, each with the plugin's name.

    Cost: O(n log n) for n edits and kept stretches.
    """
    if not edits:
        return article
    text = article.text
    kept, changes = _sorted_out(article.noted(KEPT), edits, text)
    allowed = [part for edit in changes for part in _around(edit, kept)] if kept else changes
    rough = dataclasses.replace(article, edits=compose(article.edits, allowed))
    tidying = tidied(rough.text)
    after = dataclasses.replace(article, edits=absorbed(compose(rough.edits, tidying)))
    if not kept:
        return after
    told = _moved(_moved(_opposed(kept, changes), allowed), tidying)
    others = (note for note in article.notes if note.kind != KEPT)
    return after.with_notes((*others, *told))


def _sorted_out(known: Sequence[Note], edits: Sequence[Edit], text: str) -> tuple[list[Note], list[Edit]]:
    """What is kept, in order of place, and the edits that change something."""
    kept, changes = list(known), []
    for edit in edits:
        if not edit.new or edit.new != text[edit.start : edit.stop]:
            changes.append(edit)
        elif not _touched(edit, known):
            kept.append(Note(KEPT, edit.new, spans=((edit.start, edit.stop),), why=edit.why, by=edit.by))
    return sorted(kept, key=_span), changes


def _span(note: Note) -> tuple[int, int]:
    return note.spans[0]


def _touched(edit: Edit, kept: Sequence[Note]) -> Sequence[Note]:
    """The kept stretches that an edit would change; they are in order and apart."""
    first = bisect_right(kept, edit.start, key=lambda note: _span(note)[1])
    return kept[first : bisect_left(kept, edit.stop, key=lambda note: _span(note)[0])]


def _around(edit: Edit, kept: Sequence[Note]) -> Iterator[Edit]:
    """What is left of an edit: the parts of a cut between what is kept, and nothing of a replacement."""
    touched = _touched(edit, kept)
    if not touched:
        yield edit
    elif not edit.new:
        edges = [edit.start, *(edge for note in touched for edge in _span(note)), edit.stop]
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            if start < stop:
                yield dataclasses.replace(edit, start=start, stop=stop)


def _opposed(kept: Sequence[Note], changes: Sequence[Edit]) -> list[Note]:
    """The notes with what would have been done to their stretches had they not been kept."""
    against: dict[Note, dict[str, None]] = {}
    for edit in changes:
        for note in _touched(edit, kept):
            against.setdefault(note, {})[f"kept from {edit.by} ({edit.why})"] = None
    return [
        dataclasses.replace(note, why="; ".join([note.why, *against[note]])) if note in against else note
        for note in kept
    ]


def _moved(notes: Sequence[Note], edits: Sequence[Edit]) -> list[Note]:
    """The notes with their spans in the text that the edits make; those of which nothing is left go."""
    shift, i, moved = 0, 0, []
    for note in notes:
        now = []
        for edge, offset in enumerate(_span(note)):
            # what is put in exactly at an edge stays outside
            while i < len(edits) and edits[i].stop <= offset and not (edge and edits[i].start == offset):
                shift += len(edits[i].new) - (edits[i].stop - edits[i].start)
                i += 1
            inside = i < len(edits) and edits[i].start < offset
            now.append((edits[i].start if inside else offset) + shift)
        if now[0] < now[1]:
            moved.append(dataclasses.replace(note, spans=((now[0], now[1]),)))
    return moved
