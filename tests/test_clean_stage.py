"""Cleaners one on top of the other: each sees what the earlier ones left, nothing is lost unseen."""

from pathlib import Path

from building import RIVER, built, collected, engine, make_site, problems, write

from digest.model import Article
from digest.report import Report
from digest.stages.clean import clean, echoed

CUTTER = '''
from dataclasses import dataclass
from typing import ClassVar
from digest import Edit, hookimpl

@dataclass(frozen=True)
class NAME:
    """Cuts a word wherever it is.

    word: the word.
    new: what comes in its place.
    """
    version: ClassVar[int] = 1
    word: str = "x"
    new: str = ""

    @hookimpl
    def clean(self, articles):
        for article in articles:
            edits, place = [], article.text.find(self.word)
            while place >= 0:
                edits.append(Edit(place, place + len(self.word), self.new, f"no {self.word}"))
                place = article.text.find(self.word, place + len(self.word))
            yield edits
'''


def cleaned(root: Path, text: str, *words: tuple[str, str], toml: str = "") -> tuple[Article, Report]:
    """The article that cleaners of these words, one after the other, make of a text; new words for old."""
    for number, _ in enumerate(words):
        write(root / "plugins" / f"cut{number}.py", CUTTER.replace("NAME", f"Cut{number}"))
    options = "".join(f'[plugins.cut{n}]\nword = "{old}"\nnew = "{new}"\n' for n, (old, new) in enumerate(words))
    names = tuple(f"cut{number}" for number, _ in enumerate(words))
    site = make_site(root, {"a.txt": text}, plugins=("read-text", *names), toml=options + toml)
    (article,) = collected(site)[0]
    with engine(site) as made:
        (after,) = clean(made, [article])
        return after, made.report


def test_a_later_cleaner_sees_what_the_earlier_one_left(tmp_path: Path) -> None:
    after, _ = cleaned(
        tmp_path, "The red and blue flag flew over the wide river.", ("red and ", "light"), ("lightblue", "pale")
    )
    assert after.text == "The pale flag flew over the wide river."
    (edit,) = after.edits
    assert after.raw.text[edit.start : edit.stop] == "red and blue"
    assert (edit.by, edit.why) == ("cut1", "no lightblue")


def test_every_removed_character_is_in_an_edit_with_plugin_and_reason(tmp_path: Path) -> None:
    text = "One wide river\x07 rose.\r\n\r\n  Two  wide rivers rose.  "
    after, _ = cleaned(tmp_path, text, ("wide ", ""))
    assert after.text == "One river rose.\nTwo  rivers rose."
    assert {edit.by for edit in after.edits} == {"cut0", "digest"}
    assert all(edit.why for edit in after.edits)


def test_a_text_that_would_lose_too_much_stays_whole(tmp_path: Path) -> None:
    after, report = cleaned(tmp_path, "aaaa bbbb cccc", ("aaaa ", ""), ("bbbb ", ""))
    assert after.text == "aaaa bbbb cccc"
    (line,) = problems(report)
    assert "clean: would lose 71% of its text, so it stays whole (cuts by cut0, cut1)" in line
    assert line.startswith("content/a.txt [")
    assert line.endswith("(see `digest explain`; limits.cut_share sets the limit)")


def test_cuts_beside_each_other_keep_their_reasons_whatever_the_line_breaks(tmp_path: Path) -> None:
    after, _ = cleaned(
        tmp_path, "Share\r\nTweet\r\nThe river rose by two metres on Monday.", ("Share", ""), ("Tweet", "")
    )
    assert [(edit.by, edit.why) for edit in after.edits] == [("cut0", "no Share"), ("cut1", "no Tweet")]


def test_white_space_that_goes_with_a_cut_is_no_loss(tmp_path: Path) -> None:
    after, report = cleaned(tmp_path, f"The river rose by two metres.{' ' * 90}\n{' ' * 90}\x07\nShare", ("Share", ""))
    assert after.text == "The river rose by two metres."
    assert problems(report) == []


def test_the_limit_is_the_publishers(tmp_path: Path) -> None:
    after, report = cleaned(
        tmp_path, "aaaa bbbb cccc", ("aaaa ", ""), ("bbbb ", ""), toml="[limits]\ncut_share = 0.8\n"
    )
    assert after.text == "cccc"
    assert problems(report) == []


def test_a_text_that_stays_whole_keeps_its_repairs(tmp_path: Path) -> None:
    site = make_site(
        tmp_path,
        {"a.txt": "The mayorâ€™s office closed.\nThe bridge too."},
        plugins=("read-text", "mojibake", "own-lines"),
        toml='[plugins.own-lines]\ndrop = ["The"]\n',
    )
    articles, _ = collected(site)
    with engine(site) as made:
        (after,) = clean(made, articles)
    assert after.text == "The mayor’s office closed.\nThe bridge too."
    assert [edit.by for edit in after.edits] == ["mojibake"]


def test_repairs_are_no_losses(tmp_path: Path) -> None:
    text = "Smith &amp;amp; Sons &amp;amp; Co &amp;amp; others"
    site = make_site(tmp_path, {"a.txt": text}, plugins=("read-text", "mojibake"))
    articles, _ = collected(site)
    with engine(site) as made:
        (after,) = clean(made, articles)
        assert problems(made.report) == []
    assert after.text == "Smith & Sons & Co & others"


def test_the_report_counts_cuts_and_repairs_by_plugin_and_kind(tmp_path: Path) -> None:
    _, report = cleaned(
        tmp_path, "One wide river, one wide lake and one grey sea.", ("wide ", ""), ("grey", "green"), ("one ", "")
    )
    rows = [(row["plugin"], row["kind"], row["times"], row["characters"]) for row in report.as_json()["cuts"]]
    assert rows == [("cut0", "no wide", 2, 10), ("cut2", "no one", 2, 8)]
    (repair,) = report.as_json()["repairs"]
    assert (repair["plugin"], repair["kind"], repair["times"], repair["characters"]) == ("cut1", "no grey", 1, 4)
    assert "4 lines cut (no one 2, no wide 2)" in list(report.summary())


def test_a_build_from_the_cache_reports_the_same_cuts(tmp_path: Path) -> None:
    rules = '[plugins.own-lines]\ndrop = ["Our tip"]\n'
    site = make_site(tmp_path, {"tip.txt": f"{RIVER}\nOur tip: boots\nOur tip: hats"}, plugins=("...",), toml=rules)
    first, second = built(site), built(site)
    assert second.calls == 0
    assert second.as_json()["cuts"] == first.as_json()["cuts"]
    assert ("own-lines", "own rule", 2) in [(c["plugin"], c["kind"], c["times"]) for c in first.as_json()["cuts"]]


def echoes(root: Path, texts: list[str]) -> list[list[tuple[str, float]]]:
    """The lines of each text that others of their source hold too, with their share."""
    files = {f"{n}.txt": f"Title: {n}\nSource: The Paper\n\n{text}" for n, text in enumerate(texts)}
    articles, _ = collected(make_site(root, files))
    return [[(note.text, note.score) for note in article.noted("echo")] for article in echoed(articles)]


def test_a_line_that_articles_of_a_source_share_is_noted(tmp_path: Path) -> None:
    texts = [
        "A river rose by two metres.\nRead The Paper daily.",
        "A court sat for half a day.\nRead The Paper daily.",
        "A ship left.\nIt is gone.",
    ]
    shared = [("Read The Paper daily.", 0.333)]
    assert echoes(tmp_path, texts) == [shared, shared, []]


def test_what_is_said_of_a_repeated_line_is_true(tmp_path: Path) -> None:
    texts = [
        f"{start}\nRead The Paper daily." for start in ("A river rose by two metres.", "A court sat for half a day.")
    ]
    files = {f"{n}.txt": f"Title: {n}\nSource: The Paper\n\n{text}" for n, text in enumerate(texts)}
    articles, _ = collected(make_site(tmp_path, files))
    reasons = [note.why for article in echoed(articles) for note in article.noted("echo")]
    assert reasons == ["other articles of the source hold it too"] * 2


def test_echoes_are_shown_to_a_cleaner_but_do_not_stay(tmp_path: Path) -> None:
    plugin = """from dataclasses import dataclass
from typing import ClassVar
from digest import hookimpl

@dataclass(frozen=True)
class Repeated:
    reads: ClassVar[tuple[str, ...]] = ("echo",)

    @hookimpl
    def clean(self, articles):
        for article in articles:
            repeated = {note.text for note in article.noted("echo")}
            yield [block.cut("repeated") for block in article.blocks if block.text in repeated]
"""
    files = {f"{n}.txt": f"Title: {n}\nSource: P\n\nReport {n} about the wide river.\nRead P." for n in range(4)}
    site = make_site(tmp_path, files, plugins=("read-text", "repeated"))
    (site / "plugins").mkdir(exist_ok=True)
    (site / "plugins" / "repeated.py").write_text(plugin)
    articles, _ = collected(site)
    with engine(site) as made:
        after = clean(made, articles)
    assert {article.text for article in after} == {f"Report {n} about the wide river." for n in range(4)}
    assert all(article.notes == () for article in after)


def test_certain_cuts_are_no_losses(tmp_path: Path) -> None:
    plugin = """from dataclasses import dataclass
from digest import hookimpl

@dataclass(frozen=True)
class Foreign:
    certain: bool = True

    @hookimpl
    def clean(self, articles):
        for article in articles:
            yield [block.cut("of others", certain=self.certain) for block in article.blocks[1:]]
"""
    for certain, left, said in (("true", 1, 0), ("false", 3, 1)):
        toml = f"[plugins.foreign]\ncertain = {certain}\n"
        site = make_site(
            tmp_path / certain, {"a.txt": "River.\nBoots.\nHats."}, plugins=("read-text", "foreign"), toml=toml
        )
        (site / "plugins").mkdir(exist_ok=True)
        (site / "plugins" / "foreign.py").write_text(plugin)
        articles, _ = collected(site)
        with engine(site) as made:
            (after,) = clean(made, articles)
            assert len(after.blocks) == left
            assert len(problems(made.report)) == said
