"""Storyteller: the sources' own words, agreement first."""

import dataclasses

import pytest
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


@pytest.mark.parametrize("number", [0, 13])
def test_a_number_of_sentences_that_cannot_be_had_is_refused(number: int) -> None:
    with pytest.raises(ValueError, match=rf"sentences: {number} is not possible"):
        Storyteller(sentences=number)


def test_the_title_that_says_most_of_what_all_say_is_the_headline() -> None:
    odd = dataclasses.replace(story()[0], raw=dataclasses.replace(story()[0].raw, title="Opinion: Who is to blame?"))
    two = summarized(TWO, id="two", title="Varna dam breaks and floods three villages", published="2024-05-03")
    assert told(odd, two)[0].text == "Varna dam breaks and floods three villages"


def test_the_key_sentence_of_a_story_names_its_article() -> None:
    articles = {each.id: each for each in story()}
    (key,) = [note for note in told(*story()) if note.kind == "key"]
    assert articles[key.article].text[slice(*key.spans[0])] == key.text


def test_spellings_of_a_name_are_one_in_a_story() -> None:
    one = summarized("Zelenskiy flew to Berlin on Monday evening. A band played for him.", id="one")
    two = summarized("Zelensky went to the town of Bonn instead. It rained there all day long.", id="two")
    names = [Note("entity", "Volodymyr Zelenskyy", id="z", spans=((0, stop),)) for stop in (9, 8)]
    folded = [each.with_notes((*each.notes, name)) for each, name in zip((one, two), names, strict=True)]
    agreed = [note.why for note in told(*folded) if note.kind == "summary" and "use 0% of its words" not in note.why]
    assert agreed
    assert all("use 0% of its words" in note.why for note in told(one, two) if note.kind == "summary")
