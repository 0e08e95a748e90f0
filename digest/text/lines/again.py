"""A second look at lines, when the chance of each to be the article's is known from the first.

Around a line, what is the article's? Which stretch of the text holds most of it, and does the
line share words with that? The stretch is the one of greatest sum (Kadane's algorithm, after
Bentley, "Programming Pearls", column 8), as in Pasternack and Roth, "Extracting Article Text
from the Web with Maximum Subsequence Segmentation" (2009).
"""

import math
from collections.abc import Sequence
from itertools import accumulate

from digest.text.lines.form import Form
from digest.text.lines.place import counted

AGAIN = {
    "chance": "chance of the line after the first look",
    **{f"chance {k:+d}": "chance of the line so many lines further down; -1 if there is none" for k in (-3, -2, -1)},
    **{f"chance {k:+d}": "chance of the line so many lines further down; -1 if there is none" for k in (1, 2, 3)},
    "chance up": "mean chance of the eight lines above",
    "chance down": "mean chance of the eight lines below",
    "article above": "share of the article's expected characters that stand above",
    "article below": "the same below",
    "article share": "mean chance of all lines",
    "inside": "1 inside the stretch that holds most of the article",
    "from its start": "lines from the start of that stretch, -60 to 60",
    "to its end": "lines to its end, -60 to 60",
    "its lines": "share of the lines that it holds",
    "shared with it": "share of the line's terms that likely lines of the stretch hold; -1 without terms",
    "shared with likely": "share of the line's terms that any likely line holds",
    "weight shared": "mean number of likely lines of the stretch that hold a term, at most 5 each",
    "its weight": "share of all likely weight that the stretch holds",
    "its characters": "share of the likely characters that stand in it",
}
"""The features of the second look, in order, with their meaning."""

STEPS = (-3, -2, -1, 1, 2, 3)
MIDDLE, LIKELY, WINDOW, REACH, ENOUGH, MOST = 0.4, 0.5, 8, 60, 400, 5


def again(chances: Sequence[float], forms: Sequence[Form]) -> list[list[float]]:
    """The numbers of `AGAIN` for each line of a text.

    Args:
        chances: of each line to be the article's, 0 to 1.
        forms: of the same lines.

    Cost: O(n) in the characters of the text.
    """
    around = _around(chances, [form.values[0] for form in forms])
    return [a + b for a, b in zip(around, _stretch(chances, forms), strict=True)]


def _around(chances: Sequence[float], characters: Sequence[float]) -> list[list[float]]:
    n = len(chances)
    sums = [0.0, *accumulate(chances)]
    expected = [0.0, *accumulate(c * p for c, p in zip(characters, chances, strict=True))]
    total = expected[-1] or 1.0
    return [
        [
            chances[i],
            *(chances[i + k] if 0 <= i + k < n else -1.0 for k in STEPS),
            (sums[i] - sums[max(0, i - WINDOW)]) / WINDOW,
            (sums[min(n, i + 1 + WINDOW)] - sums[i + 1]) / WINDOW,
            expected[i] / total,
            1 - expected[i + 1] / total,
            sums[-1] / n,
        ]
        for i in range(n)
    ]


def _stretch(chances: Sequence[float], forms: Sequence[Form]) -> list[list[float]]:
    weights = [(p - MIDDLE) * math.sqrt(min(f.values[0], ENOUGH)) for p, f in zip(chances, forms, strict=True)]
    start, stop = heaviest(weights)
    n = len(chances)
    likely = [p >= LIKELY for p in chances]
    inside = counted(forms[i].terms for i in range(start, stop) if likely[i])
    anywhere = counted(f.terms for f, is_likely in zip(forms, likely, strict=True) if is_likely)
    by_one, by_two = (frozenset(term for term, times in anywhere.items() if times >= least) for least in (1, 2))
    weight = sum(weights[start:stop]) / (sum(w for w in weights if w > 0) or 1.0)
    held = sum(forms[i].values[0] for i in range(start, stop) if likely[i])
    whole = held / (sum(f.values[0] for f, is_likely in zip(forms, likely, strict=True) if is_likely) or 1.0)
    rows = []
    for i, form in enumerate(forms):
        within = start <= i < stop
        own, count = int(within and likely[i]), len(form.terms) or 1
        others = [held - own for term in form.terms if (held := inside.get(term, 0)) > own]
        rows.append([
            float(within),
            float(max(-REACH, min(REACH, i - start))),
            float(max(-REACH, min(REACH, stop - 1 - i))),
            (stop - start) / n,
            len(others) / count if form.terms else -1.0,
            len(form.terms & (by_two if likely[i] else by_one)) / count if form.terms else -1.0,
            sum([min(other, MOST) for other in others]) / count,
            weight,
            whole,
        ])  # fmt: skip
    return rows


def heaviest(weights: Sequence[float]) -> tuple[int, int]:
    """The slice with the greatest sum, the first of several; ``(0, 0)`` if all weights are negative."""
    best, best_slice, running, start = 0.0, (0, 0), 0.0, 0
    for number, weight in enumerate(weights):
        if running <= 0:
            running, start = 0.0, number
        running += weight
        if running > best:
            best, best_slice = running, (start, number + 1)
    return best_slice
