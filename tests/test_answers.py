"""Each hook's answers are checked where the plugin runs, and come back as the cache would give them."""

import dataclasses

import pytest

from digest.answers import checked_answer, decoded, encoded
from digest.contributions import Page, Publication, Setting, Template
from digest.errors import AnswerError
from digest.model import Article, Edit, File, Note, Raw, Story

TEXT = "The river rose. Schools stay closed."
ARTICLE = Article(Raw(TEXT), "a1")
STORY = Story((ARTICLE, Article(Raw("Another text."), "a2")), "s1")
FILE = File("content/a.txt", b"text")
SITE = Publication("t", "d", "https://a.org", "en", ())


@pytest.mark.parametrize(
    ("hook", "item", "answer", "said"),
    [
        ("read", FILE, ["text"], "gave str 'text' instead of Raw"),
        ("read", FILE, [Raw(None)], "Expected `str`, got `null`"),
        ("read", FILE, [Raw("x", authors="Anna")], "Expected `array`, got `str`"),
        ("describe", ARTICLE, [Note("topic", "x")], "gave a note of kind 'topic'; describe gives headline, date,"),
        ("describe", ARTICLE, [Note("date", "yesterday")], "gave the date 'yesterday', which is not an ISO 8601 day"),
        ("describe", ARTICLE, [Note("headline", " ")], "gave an empty headline note"),
        ("describe", ARTICLE, [Note("headline", 5)], "gave a wrong answer: "),
        (
            "summarize",
            ARTICLE,
            [Note("summary", "It fell.", spans=((0, 15),))],
            "a summary sentence that is not in the text",
        ),
        ("summarize", ARTICLE, [Note("summary", "The river rose.")], "a summary sentence that is not in the text"),
        ("summarize", ARTICLE, [Note("key", "It fell.", spans=((0, 15),))], "a key sentence that is not in the text"),
        (
            "tag",
            ARTICLE,
            [Note("topic", "x", spans=((0, 99),))],
            "gave the span 0:99, outside the text of 36 characters",
        ),
        ("tag", ARTICLE, [Note("topic", "x", spans=((5, 5),))], "gave the span 5:5"),
        ("tag", ARTICLE, [Note("topic", "x", score=float("nan"))], "Expected `float`, got `null`"),
        ("tag", ARTICLE, [Note("topic", "x", score="high")], "Expected `float`, got `str`"),
        ("group", (ARTICLE,), [["a9"]], "names article 'a9', which was not among those asked about"),
        ("group", (ARTICLE,), [["a1"], ["a1"]], "puts article 'a1' into two stories"),
        ("group", (ARTICLE,), ["a1"], "gave str 'a1' instead of list or tuple"),
        ("tell", STORY, [Note("summary", "x", article="a9")], "names article 'a9', which is not in the story"),
        ("tell", STORY, [Note("summary", "x")], "names article '', which is not in the story"),
        ("tell", STORY, [Note("key", "x")], "names article '', which is not in the story"),
        ("rank", (STORY,), [0.5, 0.5], "yielded 2 scores for 1 stories"),
        ("rank", (STORY,), [float("inf")], "gave a score that is not a finite number"),
        ("rank", (STORY,), None, "gave a wrong answer: 'NoneType' object is not iterable"),
        (
            "describe",
            ARTICLE,
            [Note("language", "the language")],
            "gave the language 'the language', which is not a code",
        ),
        ("describe", ARTICLE, [Note("headline", "\x00 \ufdd0")], "gave an empty headline note"),
        ("publish", SITE, [File("../x.txt", b"")], "wants to write '../x.txt', which is no path inside the site"),
        ("publish", SITE, [File("/etc/x.txt", b"")], "wants to write '/etc/x.txt'"),
        ("publish", SITE, [File("", b"")], "wants to write ''"),
        ("publish", SITE, [File("a\x00", b"")], "wants to write"),
        ("publish", SITE, [Page("../../x/", "t.html", "T")], "wants to write '../../x/'"),
        ("publish", SITE, ["page"], "gave str 'page' instead of Page or File or Template or Setting"),
        ("publish", SITE, [Setting("X", object())], "Encoding objects of type object is unsupported"),
    ],
)
def test_a_wrong_answer_is_refused_and_says_why(hook: str, item: object, answer: object, said: str) -> None:
    with pytest.raises(AnswerError) as refused:
        checked_answer(hook, "tester", item, answer)
    assert said in str(refused.value)


@pytest.mark.parametrize(
    ("hook", "item", "answer"),
    [
        ("read", FILE, [Raw("text", authors=["Anna"], kinds=[[0, "heading"]])]),
        ("clean", ARTICLE, [Edit(4, 9, "x", "why")]),
        ("describe", ARTICLE, [Note("headline", "Title", made=True)]),
        ("summarize", ARTICLE, [Note("summary", "The river rose.", spans=[[0, 15]])]),
        ("tag", ARTICLE, [Note("entity", "River", type="LOC", score=1, spans=((4, 9),))]),
        ("group", (ARTICLE,), [{"a1"}]),
        ("tell", STORY, [Note("summary", "Another text.", article="a2", spans=((0, 13),))]),
        ("rank", (STORY,), [1]),
        (
            "publish",
            SITE,
            [Page("x/", "t.html", "T", {"n": (1, 2)}), File("a", b"\xff"), Template("t", "x"), Setting("A", 1)],
        ),
    ],
)
def test_a_fresh_answer_is_the_one_that_the_cache_gives_back(hook: str, item: object, answer: object) -> None:
    fresh = checked_answer(hook, "tester", item, answer)
    assert decoded(hook, encoded(hook, fresh)) == fresh
    assert repr(decoded(hook, encoded(hook, fresh))) == repr(fresh)
    hash(fresh) if hook != "publish" else None


def test_the_plugin_is_filled_in_as_the_one_who_said_it() -> None:
    (edit,) = checked_answer("clean", "credits", ARTICLE, [Edit(0, 3, by="somebody else")])
    (note,) = checked_answer("tag", "topics", ARTICLE, [Note("topic", "Örtliche Politik")])
    assert (edit.by, note.by, note.id) == ("credits", "topics", "ortliche-politik")


def test_the_words_of_a_plugin_cross_the_border_too() -> None:
    (edit,) = checked_answer("clean", "credits", ARTICLE, [Edit(0, 3, "A\x00\n\u202eb", "why\x07\nnot")])
    (note,) = checked_answer("tag", "topics", ARTICLE, [Note("entity", "A\x00\nb\u202e", why="x\x1fy", type="P\x0bR")])
    assert (edit.new, edit.why) == ("A\nb", "why not")
    assert (note.text, note.why, note.type) == ("A b", "xy", "P R")


def test_what_a_plugin_raises_while_it_yields_is_its_own_error() -> None:
    def torn() -> object:
        yield Raw("one")
        raise ValueError("line 2 is torn")

    with pytest.raises(ValueError, match="line 2 is torn"):
        checked_answer("read", "tester", FILE, torn())


def test_halves_of_characters_are_marked_for_the_border() -> None:
    (raw,) = checked_answer(
        "read", "tester", FILE, [Raw("a\ud800b", title="\udc00", authors=("\ud83dx",), kinds=((0, "quote"),))]
    )
    assert raw == dataclasses.replace(
        Raw("a\ufdd0b", title="\ufdd0", authors=("\ufdd0x",), kinds=((0, "quote"),)), path=FILE.path
    )
