"""Newsletters: what the HTML tells, what it never has, and that it always fits."""

import itertools
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from lxml import html

from digest.contributions import Publication
from digest.formats.letter_view import LONGEST_TITLE
from digest.formats.newsletter import LIMIT, Letter, inlined, newsletter
from digest.model import Article, Note, Raw, Story
from digest.testing import publication

RIVER = "The river rose by two metres on Monday, the water board said."
SCHOOLS = "Schools stay closed until Friday."
SITE = "https://example.org"
BANNED = "script iframe form input button svg video audio object embed link base img".split()
BAD_STYLE = re.compile(
    r"position|float|flex|grid|url\(|@import|var\(|calc\(|box-shadow|background-image|background:|transform|-(?:top|left): -"
)


def story(title: str, *sentences: str, made: bool = False, **stated: Any) -> Story:
    """A lone article with a summary of all its sentences."""
    text = " ".join(sentences)
    stated = {"published": "2024-08-14", "language": "en", "source": "The Paper", "id": title or "untitled", **stated}
    spans = [(text.index(sentence), text.index(sentence) + len(sentence)) for sentence in sentences]
    notes = tuple(Note("summary", text[slice(*span)], spans=(span,), made=made) for span in spans)
    return Story(
        (Article(Raw(text, title=title, path=f"content/{len(title)}.txt", **stated), stated["id"], (), notes),),
        stated["id"],
    )


def letter(*stories: Any, site: dict[str, str] | None = None, **options: str) -> Letter:
    """The letter of the only edition."""
    shown = publication(*stories, **(site or {}))
    return newsletter(shown, shown.editions[0], **options)


@cache
def many(number: int) -> Publication:
    """An edition of so many stories."""
    told = [(f"Headline {n} of a day on which very much happened", [f"Sentence {n} says what.", f"Another, {n}, says why."]) for n in range(number)]  # fmt: skip
    return publication(*told)


@cache
def awkward() -> Letter:
    """An edition of everything that is odd."""
    return letter(
        story("<script>alert(1)</script> & <b>bold</b>", 'It said "<img src=x onerror=alert(1)>" & left.'),
        story("الحكومة تعلن بناء خط جديد", "أعلنت الحكومة أنها ستبني خطا جديدا.", language="ar", source="صحيفة الساحل"),
        story("👩‍👩‍👧‍👦 win 🏆 again", "The family won 🏆 for the third time."),
        story("山の町と海の町を結ぶ新しい鉄道", "新しい鉄道の工事が、木曜日に始まった。", language="ja"),
        story("Nothing known but the title"),
        story("Nobody says so", RIVER, source=""),
        story("W" * 5_000, SCHOOLS),
        story("A machine wrote this", "The text is about a bench.", made=True),
        story("A sentence without end", "Word after word " * 1_000 + "ends."),
        story("From far away", RIVER + " ", url="https://paper.example/a?b=1&c=%22#:~:text=The%20river"),
        unsubscribe="https://example.org/leave?list=1&who=me",
    )


LETTERS: dict[str, Callable[[], Letter]] = {
    "everyday": lambda: letter(("The river", [RIVER, SCHOOLS]), ("The court", ["The court opened on Tuesday."])),
    "awkward": awkward,
    "many": lambda: newsletter(many(40), many(40).editions[0]),
    "arabic": lambda: letter(story("عنوان", "جملة واحدة هنا."), site={"language": "ar", "title": "موجز الأخبار"}),
    "german": lambda: letter(("The river", [RIVER]), site={"language": "de"}, unsubscribe="leave@example.org"),
}


@cache
def made(name: str) -> Letter:
    return LETTERS[name]()


@pytest.fixture(params=LETTERS)
def any_letter(request: pytest.FixtureRequest) -> Letter:
    return made(request.param)


def tree(of: Letter) -> Any:
    return html.document_fromstring(of.html)


def styles(of: Letter) -> Iterator[tuple[str, str]]:
    """Every style attribute, with the name of its element."""
    for element in tree(of).iterfind(".//*[@style]"):
        yield element.tag, element.get("style")


def test_nothing_that_runs_asks_or_loads_is_in_a_letter(any_letter: Letter) -> None:
    assert not [element.tag for element in tree(any_letter).iter(*BANNED)]


def test_no_attribute_loads_or_runs_anything(any_letter: Letter) -> None:
    names = {name for element in tree(any_letter).iter() if isinstance(element.tag, str) for name in element.attrib}
    assert not [name for name in names if name.startswith("on") or name in ("src", "srcset", "background", "poster")]


def test_styles_are_those_that_mail_clients_know(any_letter: Letter) -> None:
    assert not [style for _, style in styles(any_letter) if BAD_STYLE.search(style)]


def test_only_table_cells_have_padding_because_outlook_ignores_it_elsewhere(any_letter: Letter) -> None:
    assert {tag for tag, style in styles(any_letter) if re.search(r"padding[^:]*:(?!0$|0;)", style)} <= {"td"}


def test_nothing_hangs_on_style_sheets_but_phones_and_dark_mode(any_letter: Letter) -> None:
    sheets = [element.text for element in tree(any_letter).iter("style")]
    assert sheets
    assert all(re.match(r"\s*(@media \((max-width|prefers-color-scheme)|\[data-ogs[bc]\])", sheet) for sheet in sheets)


def test_style_sheets_are_small_enough_for_gmail(any_letter: Letter) -> None:
    assert sum(len(element.text) for element in tree(any_letter).iter("style")) < 8_192


def test_every_table_is_only_layout(any_letter: Letter) -> None:
    tables = re.findall(r"<table[^>]*>", any_letter.html)
    assert tables
    assert all('role="presentation"' in table for table in tables)


def test_conditional_comments_for_outlook_open_and_close(any_letter: Letter) -> None:
    comments = "".join(re.findall(r"<!--\[if mso\]>(.*?)<!\[endif\]-->", any_letter.html, re.DOTALL))
    assert comments.count("<table") == comments.count("</table>") == 1
    assert comments.count("<td>") == comments.count("</td>") == 1


def test_links_lead_to_the_site_an_original_or_out_of_the_list(any_letter: Letter) -> None:
    for link in tree(any_letter).iterfind(".//a"):
        href = link.get("href")
        ours = href == SITE or href.startswith((f"{SITE}/", "mailto:leave@example.org"))
        assert ours or href.startswith("https://paper.example/"), href


def test_a_letter_says_which_day_it_is_of_and_whose(any_letter: Letter) -> None:
    page = tree(any_letter)
    assert page.findtext(".//h1")
    assert page.findtext(".//title")
    assert page.get("lang")
    assert page.get("dir") in ("ltr", "rtl")


def test_a_letter_is_never_too_long(any_letter: Letter) -> None:
    assert len(any_letter.html.encode()) <= LIMIT < 100_000


def test_headings_are_in_order(any_letter: Letter) -> None:
    levels = [int(element.tag[1]) for element in tree(any_letter).iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in itertools.pairwise(levels))


@cache
def thousand() -> Letter:
    """The letter of an edition that is far too large."""
    return newsletter(many(1_000), many(1_000).editions[0])


@pytest.mark.parametrize("number", [60, 150, 400])
def test_a_large_edition_is_told_whole(number: int) -> None:
    told = newsletter(many(number), many(number).editions[0])
    assert len(told.html.encode()) <= LIMIT
    assert told.html.count("Headline ") == told.stories == number


def test_a_letter_says_how_many_stories_it_leaves_out() -> None:
    told = thousand()
    assert len(told.html.encode()) <= LIMIT
    assert told.html.count("Headline ") == told.stories
    assert f"and {1_000 - told.stories} more stories on the site" in told.html
    assert f"and {1_000 - told.stories} more stories on the site" in told.text


def test_the_room_of_a_large_edition_is_used() -> None:
    assert len(thousand().html.encode()) > LIMIT - 1_000


def test_the_first_stories_keep_their_key_sentences_in_the_largest_edition() -> None:
    assert thousand().html.count("#s1") == 6


def test_later_stories_of_a_large_edition_are_titles_alone() -> None:
    shown = many(150)
    found = newsletter(shown, shown.editions[0]).html
    assert "Sentence 10 says what." in found
    assert "Sentence 149 says what." not in found
    assert "Headline 149 of" in found


def test_an_edition_of_a_few_stories_has_all_their_sentences() -> None:
    found = letter(("The river", [RIVER, SCHOOLS])).html
    assert RIVER in found
    assert SCHOOLS in found


def test_every_sentence_leads_to_its_place() -> None:
    links = {link.text: link.get("href") for link in tree(letter(("The river", [RIVER, SCHOOLS]))).iterfind(".//li/a")}
    assert re.fullmatch(rf"{SITE}/articles/story-1-\w+/#s1", links[RIVER])
    assert re.fullmatch(rf"{SITE}/articles/story-1-\w+/#s2", links[SCHOOLS])


def test_a_sentence_of_a_machine_says_so() -> None:
    page = tree(letter(story("A bench", "The text is about a bench.", made=True)))
    (link,) = (link for link in page.iterfind(".//a") if link.text == "The text is about a bench.")
    assert link.getnext().text == "written by a machine"


def test_a_headline_of_digest_says_so() -> None:
    shown = publication(story("", RIVER))
    assert "headline by digest" in newsletter(shown, shown.editions[0]).html


def test_markup_in_titles_and_sentences_is_text() -> None:
    page = tree(awkward())
    assert "<script>alert(1)</script> & <b>bold</b>" in [link.text for link in page.iterfind(".//h2/a")]
    assert 'It said "<img src=x onerror=alert(1)>" & left.' in [link.text for link in page.iterfind(".//p/a")]


def test_words_of_another_direction_are_set_in_it() -> None:
    (heading,) = (one for one in tree(awkward()).iter("h2", "h3") if "الحكومة" in one.text_content())
    assert heading.get("dir") == "rtl"
    assert heading.get("lang") == "ar"
    assert "text-align:right" in heading.get("style").replace(" ", "")


def test_what_digest_says_among_words_of_another_direction_keeps_its_own() -> None:
    made = letter(story("A bench", "The text is about a bench.", made=True), site={"language": "ar"})
    (mark,) = tree(made).iterfind(".//p/span")
    assert (mark.get("lang"), mark.get("dir")) == ("ar", "rtl")


def test_a_site_from_right_to_left_is_so_throughout() -> None:
    page = tree(letter(story("عنوان", "جملة واحدة هنا.", language="ar"), site={"language": "ar"}))
    assert page.get("dir") == "rtl"
    assert all(
        "text-align:right" in cell.get("style")
        for cell in page.iterfind(".//td[@class]")
        if "room" in cell.get("class")
    )


def test_a_title_without_end_is_shortened() -> None:
    assert "W" * (LONGEST_TITLE - 1) + "…" in awkward().html
    assert "W" * LONGEST_TITLE not in awkward().html


def test_a_sentence_without_end_is_left_to_the_site() -> None:
    assert "Word after word" not in awkward().html
    assert "A sentence without end" in awkward().html


def test_the_preheader_is_what_is_known_of_the_first_stories() -> None:
    told = letter(("The river", [RIVER, SCHOOLS]), ("The court", ["The court opened on Tuesday."]))
    assert told.preheader == f"{RIVER} The court opened on Tuesday."
    assert told.html.index(told.preheader) < told.html.index("<h1")


def test_the_preheader_has_no_sentence_of_a_machine() -> None:
    assert letter(story("A bench", "The text is about a bench.", made=True)).preheader == "A bench"


def test_a_letter_leads_to_the_page_of_its_edition() -> None:
    assert f'<a class="quiet" href="{SITE}/editions/2024-08-14/"' in letter(("The river", [RIVER])).html


def test_a_placeholder_is_left_for_the_mail_service_but_not_on_the_web() -> None:
    told = letter(("The river", [RIVER]), unsubscribe="{{unsubscribe_url}}")
    assert 'href="{{unsubscribe_url}}"' in told.html
    assert "unsubscribe_url" not in told.page


def test_a_real_link_out_of_the_list_is_on_the_web_too() -> None:
    told = letter(("The river", [RIVER]), unsubscribe="https://example.org/leave")
    assert told.page == told.html


def test_without_such_a_link_nothing_is_said_of_it() -> None:
    assert "Unsubscribe" not in letter(("The river", [RIVER])).html


def test_the_words_are_those_of_the_site() -> None:
    found = letter(("The river", [RIVER]), site={"language": "de"}, unsubscribe="leave@example.org").html
    assert "Im Browser lesen" in found
    assert "Abbestellen" in found


def test_a_theme_of_the_site_can_have_its_own_letter(tmp_path: Any) -> None:
    (tmp_path / "theme/templates").mkdir(parents=True)
    (tmp_path / "theme/templates/newsletter.html").write_text(
        "<style>p { color: red }</style><p>{{ letter.edition.day }}</p>"
    )
    shown = publication(("The river", [RIVER]), root=tmp_path)
    assert '<p style="color:red">Wednesday 14 August 2024</p>' in newsletter(shown, shown.editions[0]).html


def test_style_sheets_from_elsewhere_are_never_loaded() -> None:
    page = '<html><head><link rel="stylesheet" href="http://127.0.0.1:9/x.css"></head><body><p>Text</p></body></html>'
    assert "<p>Text</p>" in inlined(page)


def test_the_same_edition_gives_the_same_letter() -> None:
    assert awkward.__wrapped__() == awkward()
