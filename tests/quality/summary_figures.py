"""Figures of summaries and headlines: ROUGE, words, word for word or not, headlines that end in the air.

ROUGE is rouge-score's, F1 with stemming, times 100: `pip install rouge-score`.
"""

import random
import re
from collections.abc import Mapping, Sequence
from typing import Any

from digest.text.sentences import sentences

MEASURES = {"R1": "rouge1", "R2": "rouge2", "RLsum": "rougeLsum", "RL": "rougeL"}
SHOWN, LONG = 75, 90
"""Characters of a headline that recall looks at, and from which a headline is long."""
RESAMPLES, SEED = 2000, 11
GLUED = re.compile(r"([a-z0-9)][.!?][\"”]?)(?=[A-Z\"“])")
DANGLING = frozenset(
    "a an the of to from for with at by into onto upon in on than and but or nor as if because while whether that which"
    " who whose whom what where when how his her its their our my your this these those is are was were be been being"
    " has have had will would can could may might must should shall do does did not no about against among amid between"
    " during after before since until despite toward towards via per very more most such some any each every".split()
)
"""No headline should end on one of these; words that may also close a clause ("up", "off", "over") are not among them."""

Figures = dict[str, float]


class Rouge:
    """rouge-score's scorer.

    Raises:
        SystemExit: it is not installed; the text says how to get it.
    """

    def __init__(self) -> None:
        try:
            from rouge_score.rouge_scorer import RougeScorer
        except ImportError:
            raise SystemExit("The figures need rouge-score: pip install rouge-score") from None
        self._scorer = RougeScorer(list(MEASURES.values()), use_stemmer=True)

    def __call__(self, wanted: str, got: str) -> dict[str, Any]:
        """Precision, recall and F1 of each measure; the sentences of both texts a line each."""
        scores = self._scorer.score(wanted, got)
        return {name: scores[measure] for name, measure in MEASURES.items()}


def split(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:stop] for start, stop in sentences(text)]


def lead(text: str, number: int = 3, words: int | None = None) -> list[str]:
    """The first sentences, of those as many as fit into the words; the first of all in any case."""
    taken = split(text)[:number]
    while words is not None and len(taken) > 1 and count(taken) > words:
        taken.pop()
    return taken


def first_characters(text: str, number: int = SHOWN) -> str:
    """As many whole words of a text as stand in so many characters."""
    return text if len(text) <= number else text[: number + 1].rsplit(" ", 1)[0].rstrip(" ,;:-–—")


def count(lines: Sequence[str]) -> int:
    """Words by white space."""
    return sum(len(line.split()) for line in lines)


def mean(values: Sequence[float]) -> float:
    """The mean; 0.0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def summary_rows(rouge: Rouge, wanted: Sequence[str], given: Sequence[str], got: Sequence[list[str]]) -> list[Figures]:
    """The figures of each summary: ``R1``, ``R2``, ``RLsum``, ``words`` and ``verbatim``.

    Args:
        rouge: the scorer.
        wanted: the references.
        given: the texts that were summarized; ``verbatim`` is the share of sentences that occur in them, blanks aside.
        got: the summaries, a sentence each line.
    """
    return [_summary(rouge, *one) for one in zip(wanted, given, got, strict=True)]


def _summary(rouge: Rouge, wanted: str, given: str, got: Sequence[str]) -> Figures:
    scores = rouge("\n".join(split(GLUED.sub(r"\1 ", wanted))), "\n".join(got))
    found = {name: 100 * scores[name].fmeasure for name in ("R1", "R2", "RLsum")}
    held = [bare(line) in bare(given) for line in got]
    return {**found, "words": count(got), "verbatim": 100 * mean([float(each) for each in held]) if held else 0.0}


def headline_rows(rouge: Rouge, titles: Sequence[str], got: Sequence[str]) -> list[Figures]:
    """The figures of each headline beside the title that people wrote; recall is that of the first 75 characters."""
    return [_headline(rouge, title, line) for title, line in zip(titles, got, strict=True)]


def _headline(rouge: Rouge, title: str, got: str) -> Figures:
    whole, shown = rouge(title, got), rouge(title, got[:SHOWN])
    return {
        "R1": 100 * whole["R1"].fmeasure,
        "RL": 100 * whole["RL"].fmeasure,
        "R1 recall": 100 * shown["R1"].recall,
        "RL recall": 100 * shown["RL"].recall,
        "characters": len(got),
        "long": 100 * float(len(got) > LONG),
        "dangling": 100 * float(dangles(got)),
    }


def dangles(line: str) -> bool:
    """Whether a headline ends on a word that asks for more, or with a quotation that is still open."""
    last = re.findall(r"[^\W_]+", line)[-1:]
    open_quote = line.count("“") > line.count("”") or line.count('"') % 2 == 1
    return not last or last[0].lower() in DANGLING or line.rstrip()[-1:] in ",;:-–—" or open_quote


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


def means(rows: Sequence[Mapping[str, float]]) -> Figures:
    """The mean of each figure."""
    return {name: mean([row[name] for row in rows]) for name in rows[0]} if rows else {}


def ahead(ours: Sequence[Figures], theirs: Sequence[Figures], name: str = "R1") -> Figures:
    """How far ours lie above theirs on the same texts, with a 95 % interval: ``ahead``, ``low``, ``high``.

    The interval is the bootstrap's over texts (2,000 resamples, always the same ones).
    """
    gaps = [one[name] - other[name] for one, other in zip(ours, theirs, strict=True)]
    chance = random.Random(SEED)
    drawn = sorted(mean(chance.choices(gaps, k=len(gaps))) for _ in range(RESAMPLES))
    return {"ahead": mean(gaps), "low": drawn[RESAMPLES // 40], "high": drawn[-RESAMPLES // 40 - 1]}
