"""Patterns of publishers: refused when they cannot work, limited when they run."""

import time

import pytest

from digest.text.patterns import LONGEST, check, endless_groups, matches


@pytest.mark.parametrize(
    "pattern",
    [
        "Our tip: ",
        "(?i)our (tip|choice)",
        ".*subscribe.*newsletter",
        r"(?:\w+ )+Reporter",
        r"(?:[^,]+,\s*)+and",
        r"\p{Lu}+\b",
        r"\[\d+(?:, \d+)*\]",
        "Ответ (?:да|нет)+",
        ".*",
    ],
)
def test_usual_patterns_are_allowed(pattern: str) -> None:
    check(pattern)


@pytest.mark.parametrize(
    "pattern",
    ["(a|aa)+$", "Follow us (?:a|aa)+$", "(abc|abcabc)+$", "([ab]|ab)*z", "(?:x|x){1,}y", "(?:x|x){1,99}y"],
)
def test_patterns_that_can_take_for_ever_are_refused_with_the_way_out(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"can take for ever, because of .*\(make sure") as refused:
        check(pattern)
    assert str(refused.value).startswith(repr(pattern))


@pytest.mark.parametrize("pattern", ["[", "(", "a**", "(?P<n>a)(?P<n", "a{2,1}"])
def test_what_is_no_pattern_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="is no regular expression: "):
        check(pattern)


def test_brackets_in_sets_and_escapes_are_no_groups() -> None:
    assert list(endless_groups(r"[(]a\(b[)]+(c\)d)+(e)?(f)*")) == [r"(c\)d)+", "(f)*"]


def test_letters_of_all_scripts_are_words() -> None:
    assert matches(r"\w+ \w+\b", "новости дня")


def test_a_pattern_is_matched_from_the_start_of_a_line() -> None:
    assert matches("tip", "tip of the day")
    assert not matches("tip", "our tip")


def test_a_match_that_takes_too_long_is_given_up_and_names_the_pattern() -> None:
    started = time.monotonic()
    with pytest.raises(TimeoutError, match=r"the pattern '\(a\|aa\)\+\$' took more than 1 s on 'aaa"):
        matches("(a|aa)+$", "a" * 80 + "!")
    assert time.monotonic() - started < 20


def test_very_long_lines_are_left_alone() -> None:
    assert not matches("a", "a" * (LONGEST + 1))
