"""House lines: what a source repeats."""

from dataclasses import replace

from digest_plugins.house_lines import HouseLines

from digest.model import Note
from digest.testing import article, check_plugin, cleaned

TEXT = "The river rose.\nThe Example  is read in ten countries."
ECHO = Note("echo", "The Example is read in ten countries.", score=0.6)


def test_contract() -> None:
    check_plugin(HouseLines())


def test_a_line_that_most_articles_hold_goes() -> None:
    assert cleaned(HouseLines(), replace(article(TEXT), notes=(ECHO,))).text == "The river rose."


def test_a_line_that_few_articles_hold_stays() -> None:
    assert cleaned(HouseLines(min_share=0.7), replace(article(TEXT), notes=(ECHO,))).text == TEXT


def test_without_echoes_nothing_is_cut() -> None:
    assert cleaned(HouseLines(), TEXT).text == TEXT


def test_the_reason_tells_the_share() -> None:
    edits = cleaned(HouseLines(), replace(article(TEXT), notes=(ECHO,))).edits
    assert edits[-1].why == "house line: in 60% of the source's articles"
