"""What digest says it did to a text: on a terminal, without colour, and as a page."""

import json
import re
from pathlib import Path

import pytest
from building import THREE, make_site, write
from commands import digest as digest_command
from hypothesis import given
from hypothesis import strategies as st
from test_edits import some_edits

from digest.explain import Explanation, pieces
from digest.model import Article, Raw
from digest.testing import article, with_edits

TEXT = """Title: The bridge
Source: Example News
Date: 2024-08-14

The bridge was closed on Monday, the mayor saidâ€™s office &amp; others. It opens in June <script>alert(1)</script>.
Our sponsor: ropes
Our tip: boots for the rain
Nobody was hurt. The bridge is one hundred years old and was built by two brothers from the village.
With assistance from Ivan Novak
"""
RULES = '[plugins.own-lines]\nkeep = ["With assistance"]\ndrop = ["Our sponsor: "]\nsources."Example News".drop = ["Our tip: "]\n'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article that several cleaners touch."""
    return make_site(tmp_path, {"bridge.txt": TEXT}, plugins=("...",), toml=RULES)


def explain(site: Path, *arguments: str) -> str:
    """What `digest explain` prints of the article."""
    done = digest_command("explain", "content/bridge.txt", *arguments, site=site)
    assert done.returncode == 0, done.stderr
    return done.stdout


@st.composite
def cleaned_articles(draw: st.DrawFn) -> Article:
    """An article after two cleaners."""
    given = article(draw(st.text("ab c\n", min_size=1, max_size=20)))
    for name in ("one", "two"):
        given = with_edits(given, draw(some_edits(len(given.text))), name)
    return given


@given(cleaned_articles())
def test_without_what_was_cut_the_pieces_are_the_cleaned_text(given: Article) -> None:
    shown = "".join(piece.text for piece in pieces(given) if piece.kind != "cut")
    assert shown == given.text


@given(cleaned_articles())
def test_every_word_of_the_raw_text_is_shown(given: Article) -> None:
    lines = Explanation(given, given).lines()
    shown = "".join(piece.text for line in lines for piece in line if piece.kind != "added")
    assert shown.split() == given.raw.text.split() or "".join(shown.split()) == "".join(given.raw.text.split())


def test_without_colour_cuts_additions_and_what_is_kept_stand_in_brackets(site: Path) -> None:
    said = explain(site)
    assert "the mayor said[-â€™-]{+’+}s office" in said
    assert "[=With assistance from Ivan Novak=]  <- own-lines: own rule: keep 'With assistance'; kept from " in said
    assert "kept from credits (closing credits)" in said
    assert "[-Our sponsor: ropes-]  <- own-lines: own rule: drop 'Our sponsor: '" in said
    assert "[-Our tip: boots for the rain-]  <- own-lines: own rule: drop 'Our tip: '" in said


@pytest.mark.parametrize("options", [(), ("--html",)])
def test_characters_that_would_act_on_the_screen_are_named(tmp_path: Path, options: tuple[str, ...]) -> None:
    site = make_site(tmp_path, {"a.txt": "The river \x1b[31mrose \u202eagain on Monday."}, plugins=("read-text",))
    said = digest_command("explain", "content/a.txt", *options, site=site).stdout
    assert "[U+001B]" in said
    assert "[U+202E]" in said
    assert not {"\x1b", "\u202e"} & set(said)


def test_many_kept_lines_are_shown_in_linear_time() -> None:
    before = article("a b\n" * 20_000)
    kept = with_edits(before, [block.keep("mine") for block in before.blocks[::2]], "own")
    cut = with_edits(kept, [block.cut("gone") for block in kept.blocks], "other")
    kinds = [piece.kind for piece in pieces(cut) if piece.text.strip()]
    assert (kinds.count("kept"), kinds.count("cut")) == (10_000, 10_000)


def test_a_reason_stands_once_for_all_lines_of_a_cut() -> None:
    given = article("The river rose.\nOne\nTwo\nThree")
    cut = with_edits(given, [block.cut("left over") for block in given.blocks[1:]], "furniture")
    said = [[piece.reason for piece in line if piece.reason] for line in Explanation(cut, cut).lines()]
    assert said == [[], ["furniture: left over (3 lines)"], [], []]


def test_a_page_needs_no_other_file_and_runs_nothing(site: Path) -> None:
    page = explain(site, "--html")
    assert page.startswith("<!doctype html>")
    assert not re.search(r"<script|<link|<img|src=|href=|@import|url\(", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_page_marks_each_cut_and_shows_its_reason_as_text(site: Path) -> None:
    page = explain(site, "--html")
    assert "<del>Our sponsor: ropes</del>" in page
    assert '<small lang="en" dir="ltr">own-lines: own rule: drop &#x27;Our sponsor: &#x27;</small>' in page
    assert "<del>â€™</del><ins>’</ins>" in page
    assert "<mark>With assistance from Ivan Novak</mark>" in page
    assert "title=" not in page


def test_a_page_can_be_written_to_a_file(site: Path) -> None:
    assert explain(site, "--html", "-o", "said.html") == ""
    assert (site / "said.html").read_text().startswith("<!doctype html>")


def test_names_of_files_and_articles_are_escaped(tmp_path: Path) -> None:
    site = make_site(tmp_path, {}, plugins=("...",))
    write(site / "content" / "<b>.txt", "Title: <i>x</i>\n\nThe river rose <u>again</u> on Monday.")
    page = digest_command("explain", "content/<b>.txt", "--html", site=site).stdout
    assert not re.search(r"<[biu]>", page)


def test_what_would_have_been_cut_from_a_text_that_stays_whole_is_shown_and_said(tmp_path: Path) -> None:
    site = make_site(
        tmp_path, THREE, plugins=("read-text", "own-lines"), toml='[plugins.own-lines]\ndrop = ["The court"]\n'
    )
    done = digest_command("explain", "content/two.txt", site=site)
    assert "The text stays whole, because this would be too much: what is marked was not cut." in done.stdout
    assert "[-The court opened on Tuesday, a clerk told us.-]" in done.stdout
    assert "so it stays whole (cuts by own-lines)" in done.stderr
    page = digest_command("explain", "content/two.txt", "--html", site=site).stdout
    assert "so it stays whole (cuts by own-lines)" in page


def test_a_notice_is_said_to_be_none(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"wall.txt": "This article is only for subscribers."}, plugins=("...",))
    done = digest_command("explain", "content/wall.txt", site=site)
    assert "not published: only a paywall notice (says 'This article is only for subscribers.'" in done.stdout
    assert "is only a paywall notice, so it is not published" in done.stderr


def test_a_text_of_another_language_says_so_to_readers_of_the_page(tmp_path: Path) -> None:
    text = "Language: ar\n\nارتفع النهر مترين يوم الاثنين، وقالت الهيئة إن المدارس ستبقى مغلقة حتى يوم الجمعة."
    site = make_site(tmp_path, {"a.txt": text}, plugins=("...",))
    page = digest_command("explain", "content/a.txt", "--html", site=site).stdout
    assert '<div class="text" lang="ar" dir="rtl">' in page


@pytest.mark.parametrize(("file", "wrong"), [("content", "this is a folder"), ("content/a", "there is no such file")])
def test_what_is_no_file_is_refused(site: Path, file: str, wrong: str) -> None:
    done = digest_command("explain", file, site=site)
    assert done.returncode == 2
    assert done.stderr == f"digest: {file}: {wrong} (give the path of an article's file)\n"


def test_what_was_found_has_its_evidence_and_what_was_stated_has_none(site: Path) -> None:
    assert "\nsource: Example News\ndate: 2024-08-14\n" in explain(site)
    assert "\nlanguage: en (its commonest words)\n" in explain(site)
    write(site / "content" / "bridge.txt", "By Ana Silva\nThe bridge was closed on Monday, the mayor of the town said.")
    assert "\nauthors: Ana Silva (byline: By Ana Silva)\n" in explain(site)
    assert "(chosen by digest: the first sentence" in explain(site)


def test_several_repairs_of_one_line_count_as_one_line(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"a.txt": "The cafÃ© in ZÃ¼rich\nopened at nine."}, plugins=("read-text", "mojibake"))
    page = digest_command("explain", "content/a.txt", "--html", site=site).stdout
    assert page.count("<ins>") == 1 + 2
    assert '<td class="n">1 line</td>' in page


def test_an_article_without_edits_is_left_as_it_is() -> None:
    given = Article(Raw("The river rose."))
    assert [piece.text for line in Explanation(given, given).lines() for piece in line] == ["The river rose."]


def test_the_reason_of_each_summary_sentence_is_told(site: Path) -> None:
    shown = explain(site)
    assert re.search(r"summary 1: The bridge was closed .*sentence 1: says \d+% of what the text comes back to", shown)
    assert re.search(r"key sentence: .*opens the text \(\+20\)", shown)


def test_what_several_sources_say_together_is_told_with_its_reasons(tmp_path: Path) -> None:
    stated = {"story": "dam", "date": "2024-05-02"}
    one = {
        "title": "Dam breaks",
        "source": "The Paper",
        "text": "The dam at Varna broke on Sunday and flooded three villages.",
    }
    two = {
        "title": "A flood",
        "source": "The Post",
        "text": "Three villages are under water after the Varna dam broke.",
    }
    files = {"bridge.txt": TEXT, "one.json": json.dumps(one | stated), "two.json": json.dumps(two | stated)}
    shown = digest_command("explain", "content/one.json", site=make_site(tmp_path, files, plugins=("...",))).stdout
    assert re.search(r"story: 2 articles: content/\w+.json(, line 1)?, content/\w+.json", shown), shown
    assert "story headline: Dam breaks (of all titles the one that says most" in shown
    assert re.search(
        r"story summary 1: The dam at Varna .*of what the sources come back to .*the other sources use", shown
    )


FLOOD = (
    "Title: The flood\nDate: 2024-08-{day}\nSource: Example News\n\n"
    "Ana Silva spoke in Lisbon on Monday. The water board of Lisbon, said Silva, had warned Portuguese towns.\n"
    "Nobody listened to Silva. {more}\n"
)


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    """A site of three articles that name the same person, one of them also others."""
    given = {f"{n}.txt": FLOOD.format(day=10 + n, more="Day two." * (n == 2)) for n in range(3)}
    given["0.txt"] += "".join(
        f"Then {name} Okafor spoke. " for name in "Ada Bea Cem Dan Eve Fay Gus Hal Ian Jon".split()
    )
    return make_site(tmp_path, given, plugins=("read-text", "page-date", "language", "entities", "keyphrases"))


def explain_tags(site: Path, *arguments: str) -> str:
    """What `digest explain` prints of the first article."""
    done = digest_command("explain", "content/0.txt", *arguments, site=site)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_tag_is_told_with_its_score_rule_words_and_places(tagged: Path) -> None:
    assert re.search(
        r"^  \d\.\d\d Ana Silva \(PER, ana-silva\) <- entities: .*; “Silva” at \d+:\d+, \d+:\d+; “Ana Silva” at 0:9$",
        explain_tags(tagged),
        re.MULTILINE,
    )


def test_places_are_those_of_the_words(tagged: Path) -> None:
    (article,) = json.loads(explain_tags(tagged, "--json"))["articles"]
    text = FLOOD.partition("\n\n")[2]
    said = [place for tag in article["tags"] if tag["label"] == "Ana Silva" for place in tag["evidence"]]
    assert said
    assert [text[place["start"] : place["stop"]] for place in said] == [place["text"] for place in said]


def test_a_long_list_is_cut_with_a_count_and_told_in_full_when_asked_for(tagged: Path) -> None:
    short, full = explain_tags(tagged), explain_tags(tagged, "--all")
    assert re.search(r"^  and \d+ more \(--all tells them\)$", short, re.MULTILINE)
    assert "--all" not in full
    assert short.count("Okafor (PER") < full.count("Okafor (PER") == 10


def test_a_tag_that_is_too_rare_for_a_page_says_so(tagged: Path) -> None:
    lines = explain_tags(tagged, "--all").splitlines()
    assert [
        line for line in lines if "Ada Okafor (" in line and "plain text, no page: in 1 article, and 3 make" in line
    ]
    assert [line for line in lines if "Ana Silva (" in line and "no page" not in line]


def test_what_is_never_shown_says_so(tmp_path: Path) -> None:
    plugin = (
        '"""Finds."""\nfrom dataclasses import dataclass\nfrom digest import Note, hookimpl\n\n'
        '@dataclass(frozen=True)\nclass Finder:\n    """Finds."""\n\n    @hookimpl\n    def tag(self, articles):\n'
        "        for article in articles:\n"
        '            yield [Note("entity", "German", "german", "MISC", 0.0, ((4, 10),), "a nationality")]\n'
    )
    site = make_site(tmp_path, {"0.txt": "The German river rose."}, plugins=("read-text", "finder"))
    write(site / "plugins/finder.py", plugin)
    assert "entities (1 found, 1 of them not shown)" in explain_tags(site)
    assert "0.00 German (MISC, german) <- finder: a nationality; “German” at 4:10 - never shown: score 0" in (
        explain_tags(site)
    )


def test_tags_of_a_file_that_is_in_no_site_are_told_without_pages(tagged: Path) -> None:
    (tagged / "0.txt").write_text(FLOOD.format(day=10, more=""))
    done = digest_command("explain", "0.txt", site=tagged)
    assert "Ana Silva (PER" in done.stdout
    assert "no page" not in done.stdout


def test_tags_on_a_page_are_escaped(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"0.txt": "Tags: <b>rain</b>\n\nThe river rose."}, plugins=("read-text", "stated-tags"))
    page = explain_tags(site, "--html")
    assert "<li>1.00 &lt;b&gt;rain&lt;/b&gt;" in page
    assert "<b>" not in page
