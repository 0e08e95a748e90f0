"""Markdown files."""

import pytest
from digest_plugins.read_markdown import ReadMarkdown, front_matter

from digest.model import File, Raw
from digest.testing import check_plugin


def read(text: str, path: str = "a.md") -> Raw:
    (raw,) = ReadMarkdown().read(File(path, text.encode()))
    return raw


def test_the_contract_holds() -> None:
    check_plugin(ReadMarkdown())


def test_blocks_have_kinds() -> None:
    raw = read("## Head\n\nOne\nline.\n\n> Quoted\n\n- first\n- second\n\n```\ncode\n```\n")
    assert raw.text == "Head\nOne line.\nQuoted\nfirst\nsecond\ncode"
    assert raw.kinds == ((0, "heading"), (15, "quote"), (22, "item"), (28, "item"))


def test_inline_markup_leaves_its_text() -> None:
    raw = read("A **bold** [link](https://example.org) and `code` ![image](x.png) <b>raw</b> 5 \\* 6 &amp; more.")
    assert raw.text == "A bold link and code raw 5 * 6 & more."


def test_raw_html_is_stripped() -> None:
    assert read("<div>Inside <script>alert(1)</script>text</div>\n\nAfter.").text == "Inside text\nAfter."


def test_front_matter_states_fields() -> None:
    raw = read(
        '---\ntitle: "A \\"day\\""\ndate: 2024-08-14\ntags: [a, \'b\']\nauthors:\n  - Ann\n  - Ben\n# no\n---\nText.\n'
    )
    assert raw == Raw("Text.", title='A "day"', published="2024-08-14", tags=("a", "b"), authors=("Ann", "Ben"))


def test_a_pelican_header_states_fields() -> None:
    assert read("Title: A day\nDate: 2024-08-14\n\nText.") == Raw("Text.", title="A day", published="2024-08-14")


def test_the_first_heading_is_the_title_if_none_is_stated() -> None:
    assert read("# A day\n\nText.") == Raw("Text.", title="A day")
    assert read("---\ntitle: B\n---\n# A day\n\nText.").text == "A day\nText."


def test_lines_that_are_no_front_matter_are_remarked() -> None:
    assert front_matter("---\n{{ x }}\ntitle: A\n---\nB") == (
        {"title": "A"},
        "B",
        ["front matter line '{{ x }}' was left out"],
    )


def test_front_matter_builds_no_objects() -> None:
    raw = read("---\ntitle: !!python/object/apply:os.system ['true']\n---\nText.")
    assert raw.title == "!!python/object/apply:os.system ['true']"


def test_a_rule_is_no_front_matter() -> None:
    assert read("---\n\nText without end of it.").text == "Text without end of it."


@pytest.mark.parametrize("text", ["", "---\ntitle: A\n---\n", "![only](an.png)"])
def test_a_file_without_text_is_named_as_a_problem(text: str) -> None:
    assert read(text).remarks == ("the file holds no text",)


@pytest.mark.parametrize("piece", ["> ", "- ", "[a](", "**", "<b>"])
def test_deep_nesting_never_fails(piece: str) -> None:
    read(piece * 2_000 + "x")


def test_brackets_that_never_close_are_read_quickly() -> None:
    assert read("![" * 50_000).text.startswith("![![")


def test_a_huge_file_is_refused() -> None:
    with pytest.raises(ValueError, match="split it"):
        read("a " * 2_500_000)


def test_other_files_are_left_to_others() -> None:
    assert list(ReadMarkdown().read(File("a.txt", b"x"))) == []
