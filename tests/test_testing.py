"""What authors of plugins test with tells a good plugin from a bad one."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import pytest

from digest import Edit, Note, hookimpl
from digest.testing import SAMPLE, answers, article, check_plugin, cleaned, read_cases


@dataclass(frozen=True)
class Good:
    """Cuts the last block."""

    version: ClassVar[int] = 1

    @hookimpl
    def clean(self, articles):
        """One cut for each article that has a block."""
        for one in articles:
            yield [one.blocks[-1].cut("last")] if one.blocks else []


@dataclass
class Thawed:
    """May be changed."""

    version: ClassVar[int] = 1


@dataclass(frozen=True)
class NoVersion:
    """Has no version."""

    @hookimpl
    def clean(self, articles):
        """Nothing."""
        return [[] for _ in articles]


@dataclass(frozen=True)
class Hookless:
    """Answers nothing."""

    version: ClassVar[int] = 1


@dataclass(frozen=True)
class Forgetful:
    """Forgets empty articles."""

    version: ClassVar[int] = 1

    @hookimpl
    def tag(self, articles):
        """Skips some."""
        for one in articles:
            if one.text:
                yield []


@dataclass(frozen=True)
class Moody:
    """Never says the same twice."""

    version: ClassVar[int] = 1
    said: ClassVar[list[int]] = []

    @hookimpl
    def tag(self, articles):
        """Counts."""
        for _ in articles:
            self.said.append(1)
            yield [Note("topic", str(len(self.said)))]


@dataclass(frozen=True)
class Mixed:
    """Yields notes where edits belong."""

    version: ClassVar[int] = 1

    @hookimpl
    def clean(self, articles):
        """Notes."""
        return [[Note("topic", "x")] for _ in articles]


def test_a_good_plugin_passes() -> None:
    check_plugin(Good())


@pytest.mark.parametrize(
    ("plugin", "said"),
    [
        (Thawed(), "Thawed must be @dataclass.frozen=True."),
        (NoVersion(), "needs `version: ClassVar"),
        (Hookless(), "answers no hook; the hooks are read, clean"),
        (Forgetful(), "Forgetful.tag must yield one answer for each article"),
        (Moody(), "Moody.tag must answer the same when asked again"),
        (Mixed(), "Mixed.clean must yield lists of Edit"),
        (object(), "object must be a dataclass"),
    ],
)
def test_a_bad_plugin_is_told_what_to_mend(plugin: object, said: str) -> None:
    with pytest.raises(AssertionError, match=said):
        check_plugin(plugin)


def test_a_cleaner_is_tested_on_plain_text() -> None:
    after = cleaned(Good(), "One.\n\nTwo.\n Three.")
    assert after.text == "One.\nTwo."
    assert [edit.by for edit in after.edits if edit.why == "last"] == ["Good"]


def test_edits_that_overlap_are_refused() -> None:
    @dataclass(frozen=True)
    class Overlapping:
        def clean(self, articles):
            yield [Edit(0, 5), Edit(3, 6)]

    with pytest.raises(ValueError, match="edits 0:5 and 3:6 overlap"):
        cleaned(Overlapping(), "A text of some length.")


def test_the_sample_is_an_article_as_plugins_see_it() -> None:
    assert article().text == SAMPLE
    assert article(" a \n\n b ").text == "a\nb"
    assert article("x", title="A title", source="The Paper").source == "The Paper"


def test_answers_are_a_list() -> None:
    assert answers(Good(), "clean", [article("")]) == [[]]


def test_cases_are_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text("About it.\n\nfirst\n.\nin\nput\n.\nout\n.\n\nsecond\n.\nx\n.\n.\n")
    first, second = read_cases(path)
    assert (str(first), first.given, first.expected) == ("first", "in\nput", "out")
    assert (second.name, second.given, second.expected) == ("second", "x", "")


def test_a_file_without_cases_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "cases.md"
    path.write_text("nothing\n")
    with pytest.raises(ValueError, match="holds no case"):
        read_cases(path)
