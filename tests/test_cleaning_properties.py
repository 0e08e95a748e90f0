"""What holds for every text that the shipped cleaners see together, in their order."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from building import engine, make_site, problems
from hypothesis import example, given
from hypothesis import strategies as st

from digest.model import Article, Raw, original_offset
from digest.report import Report
from digest.stages.clean import clean
from digest.stages.collect import admitted

CASES = Path(__file__).parent / "cases"
Outcome = tuple[Article, list[str]]
Cleaning = Callable[[str], Outcome]


def sections(name: str) -> dict[str, list[str]]:
    """The parts of a case file that begin with a line "# name", as lines."""
    parts = re.split(r"^# (.+)\n", (CASES / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {title: body.strip("\n").split("\n") for title, body in zip(parts[1::2], parts[2::2], strict=True)}


RIGHT = sections("untouched.txt")
KINDS = sections("mixed_lines.txt")
LINES = st.one_of(*(st.sampled_from(lines) for lines in KINDS.values()))
BLANK = st.sampled_from(["", " ", "\t", "\u00a0", "\r"])
JOINS = st.sampled_from(["\n", "\n\n", "\n", "\r\n", " ", "\n \n"])
BODY = st.lists(st.sampled_from(KINDS["sentences"]), min_size=1, max_size=12, unique=True)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Lines of all kinds, mixed at will or put around the sentences of an article."""
    if draw(st.booleans()):
        lines = draw(st.lists(LINES | BLANK, min_size=1, max_size=40))
    else:
        around = st.lists(LINES, max_size=12)
        lines = [*draw(around), *draw(BODY), *draw(around), *draw(BODY), *draw(around)]
    return "".join(line + draw(JOINS) for line in lines)


@pytest.fixture(scope="module")
def cleaning(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cleaning]:
    """Cleans a text as `digest build` does; gives the article and the problems that were reported."""
    site = make_site(tmp_path_factory.mktemp("site"), {}, plugins=("...",))
    with engine(site) as made:

        def cleaned(text: str) -> Outcome:
            asked = dataclasses.replace(made, report=Report())
            article = admitted(asked, Raw(text, path="content/a.txt"))
            (after,) = clean(asked, [article]) if article else [Article(Raw(""))]
            return after, problems(asked.report)

        yield cleaned


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_passes_byte_for_byte(cleaning: Cleaning, name: str) -> None:
    for lines in (len(RIGHT[name]), 4, 2, 1):
        text = "\n".join(RIGHT[name][:lines])
        after, said = cleaning(text)
        assert after.text == text
        assert (after.edits, said) == ((), [])


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_passes_among_furniture(cleaning: Cleaning, name: str) -> None:
    body = "\n".join(RIGHT[name])
    after, _ = cleaning(f"Share on Facebook\n{body}\nSign up for our daily newsletter\nRead more: Ten bridges to see")
    assert body in after.text


AT_THE_EDGE = (  # of what a text may lose: what is certainly not its own has to be told in both rounds
    """河水星期一上涨了两米，水务局说，四十个村庄被切断了。
The river rose by two metres on Monday, the water board said, and forty villages were cut off.
He paused.
The board expects the river to fall by the weekend, unless the rain that is forecast comes earlier.
The river rose by two metres on Monday, the water board said, and forty villages were cut off.
A court in the harbour town sent two traders to prison for selling olive oil that held no olives at all.
Home

Why the football club of a small valley has more members than the valley has people What happens next
\x20
Why the football club of a small valley has more members than the valley has people Home
The river rose by two metres on Monday, the water board said, and forty villages were cut off.
\x20
â€œWe had no boatâ€ , said a man who lives by the river and has a cafÃ© there.\r
Berlin (dpa) - Die Schulen öffnen am Freitag wieder, wie das Amt mitteilte. Follow us on X and Instagram. He paused.\r
KYIV (AP) â€” Two bridges were closed, the mayor of the city said on Tuesday.
June 3, 2024 at 10:15 a.m.
""",
    """Share on Facebook
Share on Facebook
(Reporting by Ivan Novak in Minsk; editing by Ana Sousa)
The river rose by two metres on Monday, the water board said, and forty villages were cut off.
“We have never seen it so high,” said Anna Petrova, who heads the water board of the district.
Share on Facebook
The river rose by two metres on Monday, the water board said, and forty villages were cut off.
“We have never seen it so high,” said Anna Petrova, who heads the water board of the district.
He paused.
Share on Facebook
KYIV (AP) — KYIV (AP) — Two bridges were closed, the mayor of the city said on Tuesday.
Berlin (dpa) - Die Schulen öffnen am Freitag wieder, wie das Amt mitteilte.\r
With assistance from Ivan Novak and Ana Sousa
Share on Facebook
""",
)


@given(texts())
@example(AT_THE_EDGE[0])
@example(AT_THE_EDGE[1])
def test_cleaning_what_was_cleaned_changes_nothing(cleaning: Cleaning, text: str) -> None:
    once, _ = cleaning(text)
    again, _ = cleaning(once.text)
    assert again.text == once.text
    assert again.edits == ()


@given(texts())
def test_every_raw_character_is_published_or_in_an_edit_with_a_reason(cleaning: Cleaning, text: str) -> None:
    after, _ = cleaning(text)
    position, kept = 0, []
    for edit in after.edits:
        assert position <= edit.start < edit.stop <= len(after.raw.text)
        assert edit.by
        assert edit.why
        kept += [after.raw.text[position : edit.start], edit.new]
        position = edit.stop
    assert "".join([*kept, after.raw.text[position:]]) == after.text


@given(texts())
def test_every_published_character_leads_back_to_the_raw_text(cleaning: Cleaning, text: str) -> None:
    after, _ = cleaning(text)
    replaced = {edit.start for edit in after.edits if edit.new}
    places = [original_offset(after.edits, offset) for offset in range(len(after.text))]
    assert places == sorted(places)
    for offset, place in enumerate(places):
        assert after.raw.text[place] == after.text[offset] or place in replaced


@given(texts())
def test_no_text_is_emptied_or_loses_more_than_the_limit_unseen(cleaning: Cleaning, text: str) -> None:
    after, said = cleaning(text)
    assert after.text or said
    uncertain = sum(e.stop - e.start for e in after.edits if not e.new and not e.certain and e.by != "digest")
    assert uncertain <= 0.4 * len(after.raw.text)


@given(st.lists(st.sampled_from(KINDS["furniture"] + KINDS["menus"]), min_size=1, max_size=30).map("\n".join))
def test_nothing_but_furniture_is_kept_or_reported(cleaning: Cleaning, text: str) -> None:
    after, said = cleaning(text)
    assert after.text == text or said
