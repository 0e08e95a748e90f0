"""Edits on top of edits: from the text a cleaner sees back to the raw text."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from digest.model import Edit

SPACE = "white space between blocks"


def checked(edits: Iterable[Edit], length: int) -> tuple[Edit, ...]:
    """The edits in order of place, without those that change nothing.

    Args:
        edits: in any order.
        length: of the text they are meant for.

    Raises:
        ValueError: an edit lies outside the text, or two overlap; the text names them.
    """
    ordered = sorted((e for e in edits if e.stop != e.start or e.new), key=lambda e: (e.start, e.stop))
    for edit in ordered:
        if not 0 <= edit.start <= edit.stop <= length:
            raise ValueError(f"edit {edit.start}:{edit.stop} is outside the text of {length} characters")
    for one, two in pairwise(ordered):
        if two.start < one.stop:
            raise ValueError(f"edits {one.start}:{one.stop} and {two.start}:{two.stop} overlap")
    return tuple(ordered)


def tidied(text: str) -> tuple[Edit, ...]:
    """The edits that leave ``text`` as blocks joined by one newline, no space at their edges.

    They take out as little as possible: the first newline between two blocks stays where
    it is, so that a cut block is never enclosed by the white space that went with it.
    """
    edits = []
    for start, stop in _blanks(text):
        kept = text.find("\n", start, stop) if start > 0 and stop < len(text) else stop
        edits += [Edit(a, b, "", SPACE, "digest") for a, b in ((start, kept), (kept + 1, stop)) if a < b]
    return tuple(edits)


def _blanks(text: str) -> Iterator[tuple[int, int]]:
    """The runs of white space that hold a line break or touch an edge, but for lone line breaks between words."""
    length = len(text)
    start, stop = 0, length - len(text.lstrip())
    while True:
        if start < stop and (start + 1 < stop or start == 0 or stop == length):
            yield start, stop
        if stop == length:
            return
        found = text.find("\n", stop)
        if found < 0:
            found = length
        start = found
        while text[start - 1].isspace():
            start -= 1
        stop = found
        while stop < length and text[stop].isspace():
            stop += 1


def compose(first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """One list of edits that does ``first`` and then ``second``.

    Args:
        first: ordered edits of the raw text.
        second: ordered edits of the text that ``first`` makes of it.

    Returns:
        Ordered edits of the raw text. Where edits of both touch the same characters they
        become one; it keeps the later reason, and the earlier one too unless that edit lay
        wholly inside. Deletions inside a deletion keep their own reasons.

    Cost: O(len(first) + len(second)).
    """
    done: list[Edit] = []
    shift, i, j = 0, 0, 0  # shift: raw offset minus offset in the text between the two
    while j < len(second):
        while i < len(first) and first[i].start - shift + len(first[i].new) <= second[j].start:
            done.append(first[i])
            shift = _shift_after(first[i], shift)
            i += 1
        start, stop = second[j].start, second[j].stop
        begin_shift, earlier, later = shift, [], [second[j]]
        while True:
            if i < len(first) and first[i].start - shift < stop:
                begin = first[i].start - shift
                earlier.append((begin, first[i]))
                start, stop = min(start, begin), max(stop, begin + len(first[i].new))
                shift = _shift_after(first[i], shift)
                i += 1
            elif j + 1 < len(second) and second[j + 1].start < stop:
                j += 1
                later.append(second[j])
                stop = max(stop, second[j].stop)
            else:
                break
        if not earlier and len(later) == 1:
            done.append(_placed(later[0], start + begin_shift, stop + shift))
            j += 1
            continue
        whole = Edit(start + begin_shift, stop + shift, _replacement(start, stop, earlier, later))
        done += _merged(whole, [edit for _, edit in earlier], later, _reason(earlier, later))
        j += 1
    return (*done, *first[i:])


def _merged(whole: Edit, earlier: Sequence[Edit], later: Sequence[Edit], why: str) -> Iterable[Edit]:
    """What stands for edits of both lists that touch: one edit.

    Where a deletion takes in earlier edits, the deletions among them keep their own reasons, and
    the rest has that of the deletion.
    """
    if len(later) > 1 or whole.new:
        yield dataclasses.replace(whole, why=why, by=later[0].by, certain=all(edit.certain for edit in later))
        return
    position = whole.start
    for edit in earlier:
        if edit.start > position:
            yield _placed(later[0], position, edit.start)
        yield _placed(later[0], edit.start, edit.stop) if edit.new else edit
        position = edit.stop
    if position < whole.stop:
        yield _placed(later[0], position, whole.stop)


def _placed(edit: Edit, start: int, stop: int) -> Edit:
    """The edit at another place; `dataclasses.replace` takes thrice the time, and there are many edits."""
    return Edit(start, stop, edit.new, edit.why, edit.by, edit.certain)


def _shift_after(edit: Edit, shift: int) -> int:
    return shift + (edit.stop - edit.start) - len(edit.new)


def _replacement(start: int, stop: int, earlier: Sequence[tuple[int, Edit]], later: Sequence[Edit]) -> str:
    """What ``later`` edits make of ``start:stop``; what they leave lies in earlier replacements."""

    def kept(low: int, high: int) -> str:
        return "".join(e.new[max(low - begin, 0) : max(high - begin, 0)] for begin, e in earlier)

    pieces: list[str] = []
    position = start
    for edit in later:
        pieces += (kept(position, edit.start), edit.new)
        position = edit.stop
    return "".join([*pieces, kept(position, stop)])


def _reason(earlier: Sequence[tuple[int, Edit]], later: Sequence[Edit]) -> str:
    inside = len(later) == 1 and all(
        later[0].start <= begin and begin + len(e.new) <= later[0].stop for begin, e in earlier
    )
    reasons = [e.why for e in later] if inside else [*(e.why for _, e in earlier), *(e.why for e in later)]
    return "; ".join(dict.fromkeys(reason for reason in reasons if reason))


def absorbed(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Deletions that touch become one; white space goes with the cut beside it.

    A cut of a whole block and the removal of the line break after it are one act for the
    reader of the edits, so they are shown as one. A line break put in the place of another
    kind of line break is an act of its own.
    """
    joined: list[Edit] = []
    for edit in edits:
        last = joined[-1] if joined else None
        if last and last.stop == edit.start and _same_act(last, edit):
            chief = last if last.by != "digest" else edit
            joined[-1] = Edit(last.start, edit.stop, last.new + edit.new, chief.why, chief.by, chief.certain)
        else:
            joined.append(edit)
    return tuple(joined)


def _same_act(one: Edit, two: Edit) -> bool:
    if (one.by, one.why, one.certain) == (two.by, two.why, two.certain):
        return True
    return "digest" in (one.by, two.by) and not one.new and not two.new
