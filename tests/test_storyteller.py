"""Storyteller: the sources' own words, agreement first."""

import dataclasses

from digest_plugins.storyteller import Storyteller

from digest.model import Article, Note, Story
from digest.testing import article, check_plugin

ONE = "The dam at Varna broke on Sunday.\nThree villages were flooded.\nA dog was saved by a child."
TWO = "Three villages are under water after the Varna dam broke on Sunday.\nThe water board blamed rain."


def summarized(text: str, **stated: str) -> Article:
    """An article whose every line is a sentence of its summary."""
    given = article(text, **stated)
    notes = tuple(Note("summary", block.text, spans=((block.start, block.stop),)) for block in given.blocks)
    return dataclasses.replace(given, notes=notes)


def told(*articles: Article, plugin: Storyteller | None = None) -> list[Note]:
    (notes,) = (plugin or Storyteller()).tell([Story(articles)])
    return list(notes)


def story() -> tuple[Article, Article]:
    return (
        summarized(ONE, id="one", title="Dam breaks", published="2024-05-02"),
        summarized(TWO, id="two", published="2024-05-01"),
    )


def test_keeps_the_contract() -> None:
    check_plugin(Storyteller())


def test_one_article_tells_itself() -> None:
    assert told(story()[0]) == []


def test_a_stated_title_is_the_headline() -> None:
    headline = told(*story())[0]
    assert (headline.kind, headline.text, headline.made) == ("headline", "Dam breaks", False)


def test_a_headline_without_a_stated_title_says_so() -> None:
    assert told(summarized(ONE, id="one"), summarized(TWO, id="two"))[0].made


def test_sentences_are_verbatim_and_name_their_article() -> None:
    articles = {each.id: each for each in story()}
    for note in told(*story())[1:]:
        ((start, stop),) = note.spans
        assert articles[note.article].text[start:stop] == note.text
        assert not note.made


def test_nothing_is_said_twice() -> None:
    sentences = [note.text for note in told(*story()) if note.kind == "summary"]
    assert len([sentence for sentence in sentences if "broke" in sentence]) == 1


def test_agreement_comes_before_what_one_source_says() -> None:
    sentences = [note.text for note in told(*story(), plugin=Storyteller(sentences=1))[1:]]
    assert "dog" not in sentences[0]


def test_older_articles_come_first() -> None:
    order = [note.article for note in told(*story()) if note.kind == "summary"]
    assert order == sorted(order, key=["two", "one"].index)
