"""Twice the text costs a tagger about twice the work, also where every word is another name."""

import cProfile
import pstats
import time
from collections.abc import Callable
from typing import Any

import pytest
from quality.tagging_runs import loaded

from digest.config import Limits
from digest.model import Article, Note, Raw

LAYERS = ("topics", "entities", "keyphrases")
MOST = 2.4
"""How much more work twice the text may be; what is read once (lists, caches of stems) makes it less."""
SMALL, LARGE = 400, 5_000
SECONDS = Limits().seconds
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def invented(n: int) -> list[str]:
    """So many different words, each like a name but for its capital."""
    return [
        f"{LETTERS[i // 676 % 26]}{LETTERS[i // 26 % 26]}{LETTERS[i % 26]}{LETTERS[i // 17576 % 26]}ov"
        for i in range(n)
    ]


def names(n: int) -> list[str]:
    return [word.capitalize() for word in invented(n)]


TEXTS: dict[str, Callable[[int], str]] = {
    "different names in one line": lambda n: " ".join(names(n)),
    "different names in lines": lambda n: "\n".join(names(n)),
    "people in sentences": lambda n: " ".join(f"Minister Ivan {name} met officials." for name in names(n)),
    "people of one last name": lambda n: " ".join(f"Then {name} Petrov met Petrov." for name in names(n)),
    "long forms of one acronym": lambda n: " ".join(
        f"The {name} Institute of Peace (IP) said so." for name in names(n)
    ),
    "a chain of names": lambda n: "The " + " of ".join(names(n)),
    "a list of names": lambda n: "They are " + " and ".join(names(n)) + ".",
    "names in capitals": lambda n: " ".join(names(n)).upper(),
    "different words": lambda n: " ".join(invented(n)),
    "one name again": lambda n: "Ivan " * n,
}
BAIT = (
    "1",
    "1 ",
    "1,",
    "a",
    "A",
    "A.",
    "A. ",
    "Aa-",
    "A'",
    "(",
    '" ',
    "A\n",
    "漢字",
    "é\u0301",
    "Mr. ",
    "of ",
    "and ",
    ".",
    " ",
    "م ",
)


@pytest.fixture(scope="module")
def taggers() -> dict[str, Any]:
    """The taggers, which have read their data files."""
    values = {name: loaded(name) for name in LAYERS}
    for value in values.values():
        tag(value, "Ivan Petrov met the minister in Kyiv on Monday. Petrov said so.")
    return values


def tag(tagger: Any, text: str) -> list[Note]:
    (notes,) = tagger.tag([Article(Raw(text), "a", notes=(Note("language", "en"),))])
    return list(notes)


def calls(work: Callable[[], object]) -> int:
    """How many calls of functions some work takes."""
    profile = cProfile.Profile()
    profile.runcall(work)
    return int(pstats.Stats(profile).total_calls)  # type: ignore[attr-defined]


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_names_cost_about_twice_the_calls(taggers: dict[str, Any], name: str, layer: str) -> None:
    make, tagger = TEXTS[name], taggers[layer]
    small, large = (calls(lambda n=n: tag(tagger, make(n))) for n in (SMALL, 2 * SMALL))
    assert large <= MOST * small


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_large_text_is_done_in_time(taggers: dict[str, Any], name: str, layer: str) -> None:
    start = time.process_time()
    tag(taggers[layer], TEXTS[name](LARGE))
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("layer", LAYERS)
@pytest.mark.parametrize("piece", BAIT)
def test_one_endless_line_is_done_in_time(taggers: dict[str, Any], piece: str, layer: str) -> None:
    start = time.process_time()
    notes = tag(taggers[layer], piece * (6 * LARGE) + " Kyiv")
    assert time.process_time() - start < SECONDS
    assert len(notes) <= 100
