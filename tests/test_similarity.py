"""How alike texts are."""

import pytest

from digest.text.similarity import cosine, inverse_frequencies, jaccard, overlap, tfidf, unit


def test_a_text_is_like_itself() -> None:
    vector = tfidf({"river": 2, "flood": 1}, {"river": 1.0, "flood": 2.0})
    assert cosine(vector, vector) == pytest.approx(1.0)


def test_rare_words_weigh_more() -> None:
    inverse = inverse_frequencies([["a", "b"], ["a"], ["a"]])
    assert inverse["b"] > inverse["a"]


def test_unseen_texts_make_shared_words_count_as_rare() -> None:
    texts = [["a", "b"], ["a", "c"]]
    near, far = inverse_frequencies(texts, 50), inverse_frequencies(texts)
    assert near["a"] / near["b"] > far["a"] / far["b"]


def test_no_words_have_no_length() -> None:
    assert unit({}) == {}
    assert cosine({}, {"a": 1.0}) == 0


def test_jaccard_counts_shared_runs() -> None:
    assert jaccard(["a", "b", "c", "d"], ["a", "b", "c", "e"]) == pytest.approx(1 / 3)
    assert jaccard(["a"], ["a"]) == 0.0


def test_jaccard_refuses_runs_of_nothing() -> None:
    with pytest.raises(ValueError, match="at least 1 word"):
        jaccard(["a"], ["a"], 0)


def test_overlap_is_measured_by_the_shorter_text() -> None:
    assert overlap(["a", "b"], ["b", "a", "c", "d"]) == 1.0
