"""Twice the text costs about twice the work, whatever it is made of; counted in calls, not in seconds."""

import cProfile
import dataclasses
import pstats
import sys
from collections.abc import Callable, Iterator
from types import FrameType
from typing import Any

import pytest
from building import engine, make_site, problems

from digest.model import Raw
from digest.pipeline import Engine
from digest.report import Report
from digest.stages.clean import clean
from digest.stages.collect import admitted
from digest.stages.enrich import enrich
from digest.text.lines.echoes import echoes

MOST = 2.3
"""How much more work twice the text may be."""
SMALL, LARGE = 10_000, 2_000_000
PROSE = """The river rose by two metres on Monday, the water board said, and forty villages were cut off.
“We have never seen it so high,” said Anna Petrova, who heads the water board of the district.
Schools stay closed until Friday, and soldiers bring bread and water to the villages by boat.
"""
OLD_CINEMA = "When the old cinema in the harbour district opened its doors again last autumn"
LINES = {
    "prose": PROSE,
    "short lines": "Home\nNews\nWorld\nLog in\n",
    "short lines between long ones": PROSE.replace("\n", "\nShare on Facebook\n"),
    "one line again": "The river fell by a metre.\n",
    "blank lines": "a\n \n\n\n",
    "teasers": f"{OLD_CINEMA}, hardly anybody expected that its owner would one day be asked to show films from every\n",
    "datelines": "KYIV, June 3 (Reuters) - The river rose by two metres on Monday.\n",
    "credits": "The board will meet. (Reporting by Ivan Novak; Editing by Ana Sousa)\nEditors: Ana Sousa, Jan Kos\n",
    "bylines and dates": "By Ana Sousa, May 3, 2024 (Harbour Post)\nUpdated June 4, 2024\n",
    "headings": "# The river\n\nIt rose by two metres on Monday.\n\n- bread\n",
    "broken letters": "The mayorâ€™s office closed &amp; opened, the clerk of the cafÃ© said.\n",
    "unspaced scripts": "河水星期一上涨了两米，水务局说，四十个村庄被切断了。\nแม่น้ำสูงขึ้นสองเมตร\n",
    "newsrooms": "The Harbour Post has reached out to the water board for comment. Petrova told The Post.\n",
}
"""What is repeated, by name."""
PIECES = (
    *(
        "a",
        "A",
        "0",
        " ",
        ".",
        "...",
        ". ",
        ",",
        "(",
        "((a",
        "[",
        '"',
        "“a",
        "'",
        "—",
        " - ",
        "- ",
        "/",
        "a/",
        "@a",
        "a@",
    ),
    *(
        "A.",
        "A. ",
        "A&",
        "A-",
        "Aa ",
        "Anna Petrova ",
        "Ana Sousa, ",
        "and ",
        "by ",
        "By A",
        "on ",
        "1 ",
        "3.",
        "May 3, ",
    ),
    *(
        "&",
        "&amp;",
        "&#x",
        "Ã©",
        "â€™ ",
        "é",
        "e\u0301",
        "\u0301",
        "\u202aa\u202c",
        "\u2067",
        "河",
        "。",
        "م ",
        "👩\u200d",
        "क्ष",
    ),
    *("https://a.com/", "(Reuters) - ", "KYIV (", "told Post contributed ", "with assistance from ", "(Reporting by "),
    *(
        "image credit: ",
        "photo (",
        "sign up newsletter ",
        "read more ",
        "cookies ",
        "comments ",
        "onclick",
        "staff writer ",
    ),
)
"""Bait for patterns: what many of them begin with, go on with and break off at."""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """An engine with all shipped plugins."""
    with engine(make_site(tmp_path_factory.mktemp("site"), {}, plugins=("...",))) as one:
        done(one, PROSE)  # reads the data files
        yield one


def done(made: Engine, text: str) -> Report:
    """What is reported of a text that is admitted, cleaned and described."""
    asked = dataclasses.replace(made, report=Report(), _raw_hashes={}, _states={})
    article = admitted(asked, Raw(text, path="content/a.txt"))
    enrich(asked, clean(asked, [article] if article else []), ("describe",))
    return asked.report


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions some work takes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


def repeated(piece: str, characters: int) -> str:
    return piece * (characters // len(piece))


@pytest.mark.parametrize("name", LINES)
def test_twice_the_lines_cost_about_twice_the_calls(made: Engine, name: str) -> None:
    small, large = (calls(lambda n=n: done(made, PROSE + repeated(LINES[name], n))) for n in (SMALL, 2 * SMALL))
    assert large <= MOST * small


def test_the_largest_text_is_done_in_time_line_by_line(made: Engine) -> None:
    report = done(made, PROSE + "\n".join(repeated(piece, LARGE // len(PIECES)) for piece in PIECES))
    assert [line for line in problems(report) if "no answer" in line] == []


@pytest.mark.parametrize("piece", PIECES)
def test_one_endless_line_is_done_in_time(made: Engine, piece: str) -> None:
    report = done(made, f"{PROSE}{repeated(piece, LARGE // 10)}\x01!")
    assert [line for line in problems(report) if "no answer" in line] == []


def steps(work: Callable[[], object]) -> int:
    """How many instructions some work runs through, so that loops without calls count too."""
    found = 0

    def count(frame: FrameType, event: str, _: object) -> Any:
        nonlocal found
        frame.f_trace_opcodes = True
        found += event == "opcode"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        work()
    finally:
        sys.settrace(before)
    return found


def copied(articles: int, *, source: str) -> list[tuple[str, list[str]]]:
    """Articles with paragraphs of their own, and lines and beginnings that all of them hold."""
    house = ["Share on Facebook", "Read The Paper daily.", f"{OLD_CINEMA}, hardly anybody expected"]
    return [
        (
            source or f"Paper {n}",
            [
                f"The river number {n} rose by two metres on Monday, the water board of the town said.",
                *house,
                f"{OLD_CINEMA}, {n} people came",
            ],
        )
        for n in range(articles)
    ]


@pytest.mark.parametrize("source", ["The Paper", ""])
def test_twice_the_articles_cost_about_twice_the_steps(source: str) -> None:
    small, large = (steps(lambda n=n: echoes(copied(n, source=source))) for n in (300, 600))
    assert large <= MOST * small
