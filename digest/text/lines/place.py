"""Where a line stands in its text and what it shares with the rest: the second part of what the line model reads.

The measure of all is the core: the lines that are long and end as sentences do. They are the
article, or those of other articles; what has no words in common with them belongs elsewhere.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain

from digest.text.lines.form import FORM, Form

TELLING = ("comments", "pointer to other articles", "newsletter plea", "legal line", "share bar")
"""The kinds of furniture that tell where an article ends."""
PLACE = {
    "shared": "share of its terms that core lines hold too; -1 without terms",
    "shared twice": "share of its terms that two other core lines hold",
    "terms shared": "terms that core lines hold too",
    "terms": "different terms",
    "near": "share of its terms in the two core lines before and after it",
    "names shared": "share of its capitalized terms that core lines hold; -1 without any",
    "repeated": "how often the text holds the same line",
    "shared with any": "share of its terms that any other line holds",
    "index": "lines above it",
    "from the end": "lines below it",
    "position": "share of the lines that stand above it",
    "lines": "lines of the text",
    "core lines": "core lines of the text",
    "core share": "share of the lines that are core",
    "core characters": "share of the characters that stand in core lines",
    "since core": "lines since the last core line; 99 if none",
    "until core": "lines until the next core line; 99 if none",
    "before first": "lines until the first core line",
    "after last": "lines since the last core line of the text",
    "core 3 up": "core lines among the three above",
    "core 3 down": "core lines among the three below",
    "core 10 up": "core lines among the ten above",
    "core 10 down": "core lines among the ten below",
    "core above": "share of the core lines that stand above",
    "short head": "share of the first ten lines that are short and do not end as a sentence",
    "short tail": "the same of the last ten lines",
    "short lines": "the same of all lines",
    "furniture seen": "lines made of furniture since the first core line, at most 9",
    **{f"{kind} seen": f"lines above since the first core line that are {kind}, at most 5" for kind in TELLING},
    "plain furniture": "share of the lines that plainly are furniture",
    "plain up": "lines among the five above that plainly are furniture",
    "plain down": "the same of the five below",
    "furniture up": "mean furniture share of the five lines above",
    "furniture down": "the same of the five below",
}
"""The features of a line's place, in order, with their meaning."""

SEEN_OF_NEIGHBOURS = ("characters", "shared", "wording")
NEIGHBOURS = (-2, -1, 1, 2)
NO_LINE = -9.0
LONG, CORE_WORDS, SHORT, HEAD, FAR, CAP, MOST_SEEN, MADE = 99, 12, 60, 10, 60, 5, 9, 0.5
_NAMES = tuple(FORM)
CHARACTERS, WORDS, ENDED, FURNITURE = map(_NAMES.index, ("characters", "words", "ended", "furniture"))


def is_core(line: Form) -> bool:
    """Whether a line is long and ends as a sentence does."""
    return bool(line.values[ENDED]) and line.values[WORDS] >= CORE_WORDS


def places(lines: Sequence[str], forms: Sequence[Form]) -> list[list[float]]:
    """The numbers of `PLACE` for each line of a text.

    Cost: O(n) in the characters of the text.
    """
    core = [is_core(form) for form in forms]
    return [a + b for a, b in zip(_cohesion(lines, forms, core), _positions(forms, core), strict=True)]


def counted(terms: Iterable[frozenset[str]]) -> dict[str, int]:
    """How many lines hold each term; a plain dictionary, whose look-ups are cheap."""
    return dict(Counter(chain.from_iterable(terms)))


def _cohesion(lines: Sequence[str], forms: Sequence[Form], core: Sequence[bool]) -> list[list[float]]:
    held = counted(form.terms for form, is_long in zip(forms, core, strict=True) if is_long)
    by_one, by_two, by_three = (frozenset(t for t, times in held.items() if times >= least) for least in (1, 2, 3))
    by_any_two = frozenset(term for term, times in counted(form.terms for form in forms).items() if times > 1)
    times = Counter(lines)
    cores = [number for number, is_long in enumerate(core) if is_long]
    rows = []
    for number, form in enumerate(forms):
        terms, n, names = form.terms, len(form.terms), form.names
        by_another, by_two_others = (by_two, by_three) if core[number] else (by_one, by_two)
        at = bisect_left(cores, number)
        apart = terms
        for c in (*cores[max(0, at - 2) : at], *[c for c in cores[at : at + 3] if c != number][:2]):
            apart -= forms[c].terms
        shared = len(terms & by_another)
        rows.append([
            shared / n if n else -1.0,
            len(terms & by_two_others) / n if n else -1.0,
            float(shared),
            float(n),
            (n - len(apart)) / n if n else -1.0,
            sum(map(by_another.__contains__, names)) / len(names) if names else -1.0,
            float(times[lines[number]]),
            len(terms & by_any_two) / n if n else -1.0,
        ])  # fmt: skip
    return rows


def _positions(forms: Sequence[Form], core: Sequence[bool]) -> list[list[float]]:
    n = len(forms)
    cores = [number for number, is_long in enumerate(core) if is_long]
    before = [0, *accumulate(core)]
    total = sum(form.values[CHARACTERS] for form in forms) or 1.0
    core_characters = sum(forms[c].values[CHARACTERS] for c in cores) / total
    head, tail, short = short_shares(forms)
    made = [form.values[FURNITURE] for form in forms]
    sums = [0.0, *accumulate(made)]
    plain = [0, *accumulate(bool(form.kind) for form in forms)]
    seen = 0
    told = dict.fromkeys(TELLING, 0)
    rows = []
    for number in range(n):
        at = before[number]
        ahead = at + core[number]
        low, high = max(0, number - CAP), min(n, number + 1 + CAP)
        seen += bool(at) and made[number] >= MADE
        rows.append([
            float(number), float(n - 1 - number), number / n, float(n), float(len(cores)), len(cores) / n,
            core_characters,
            float(min(number - cores[at - 1], FAR)) if at else LONG,
            float(min(cores[ahead] - number, LONG)) if ahead < len(cores) else LONG,
            float(cores[0] - number) if cores else LONG,
            float(number - cores[-1]) if cores else LONG,
            float(at - before[max(0, number - 3)]),
            float(before[min(n, number + 4)] - before[number + 1]),
            float(at - before[max(0, number - 10)]),
            float(before[min(n, number + 11)] - before[number + 1]),
            at / (len(cores) or 1), head, tail, short, float(min(seen, MOST_SEEN)),
            *(float(min(count, CAP)) for count in told.values()), plain[-1] / n,
            float(plain[number] - plain[low]), float(plain[high] - plain[number + 1]),
            (sums[number] - sums[low]) / CAP, (sums[high] - sums[number + 1]) / CAP,
        ])  # fmt: skip
        if at and forms[number].kind in told:
            told[forms[number].kind] += 1
    return rows


def short_shares(forms: Sequence[Form]) -> tuple[float, float, float]:
    """The share of short lines that do not end as a sentence: of the first ten, the last ten, all."""
    short = [form.values[CHARACTERS] < SHORT and not form.values[ENDED] for form in forms]
    few = min(HEAD, len(short))
    return sum(short[:few]) / few, sum(short[-few:]) / few, sum(short) / len(short)


def neighbourhood(rows: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each line, the given numbers of the two lines above and the two below it."""
    nothing = (NO_LINE,) * len(rows[0])
    n = len(rows)
    return [list(chain.from_iterable(rows[i + k] if 0 <= i + k < n else nothing for k in NEIGHBOURS)) for i in range(n)]
