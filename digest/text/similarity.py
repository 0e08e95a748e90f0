"""How alike texts are: TF-IDF vectors as dictionaries, their cosine, shared word n-grams."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import log, sqrt

Vector = dict[str, float]
"""A sparse vector of length 1 (or 0 for a text without words)."""


def document_frequencies(texts: Sequence[Sequence[str]]) -> Counter[str]:
    """In how many of the texts (lists of terms) each term occurs."""
    counts: Counter[str] = Counter()
    for terms in texts:
        counts.update(set(terms))
    return counts


def inverse_frequencies(texts: Sequence[Sequence[str]], unseen: int = 0) -> dict[str, float]:
    """The smoothed inverse document frequency of every term: ``log((1 + n) / (1 + df)) + 1``.

    Args:
        texts: the terms of each text.
        unseen: texts that are thought to exist beside these and to have none of their terms,
            so that in a handful of texts a word that two share does not count as common.

    Source: Spärck Jones, "A statistical interpretation of term specificity" (1972), smoothed
    so that a term in all texts still counts 1.
    """
    n = len(texts) + unseen
    return {term: log((1 + n) / (1 + df)) + 1 for term, df in document_frequencies(texts).items()}


def unit(weights: Mapping[str, float]) -> Vector:
    """``weights`` scaled to length 1; empty if they have no length."""
    length = sqrt(sum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def tfidf(terms: Mapping[str, float], inverse: Mapping[str, float]) -> Vector:
    """The unit vector of a text: damped counts times inverse document frequency.

    Args:
        terms: how often (or how heavily) each term occurs, above 0.
        inverse: as `inverse_frequencies` gives them; terms it lacks count 1.
    """
    return unit({term: (1 + log(max(count, 1.0))) * inverse.get(term, 1.0) for term, count in terms.items()})


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two unit vectors, 0.0 to 1.0 for weights that are not negative.

    Cost: O(min(len(a), len(b))).
    """
    if len(b) < len(a):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def ngrams(terms: Sequence[str], n: int) -> set[tuple[str, ...]]:
    """The different runs of ``n`` terms."""
    return {tuple(terms[i : i + n]) for i in range(len(terms) - n + 1)}


def jaccard(a: Sequence[str], b: Sequence[str], n: int = 3) -> float:
    """Share of word n-grams two texts have in common.

    Args:
        a: words in reading order, already folded.
        b: the other words.
        n: words per n-gram, at least 1.

    Returns:
        0.0 to 1.0; 0.0 when either text has fewer than ``n`` words.

    Raises:
        ValueError: ``n`` is below 1.

    Source: Broder, "On the resemblance and containment of documents" (1997).
    Cost: O(len(a) + len(b)) time and memory.
    """
    if n < 1:
        raise ValueError(f"n-grams need at least 1 word, not {n}")
    one, two = ngrams(a, n), ngrams(b, n)
    return len(one & two) / len(one | two) if one and two else 0.0


def overlap(a: Sequence[str], b: Sequence[str]) -> float:
    """Share of the shorter text's different words that the other has too, 0.0 to 1.0."""
    one, two = set(a), set(b)
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0
