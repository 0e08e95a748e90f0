"""Plain text files."""

import pytest
from digest_plugins.read_text import ReadText

from digest.model import File, Raw
from digest.testing import check_plugin


def read(content: bytes | str, path: str = "content/a.txt") -> list[Raw]:
    return list(ReadText().read(File(path, content.encode() if isinstance(content, str) else content)))


def test_the_contract_holds() -> None:
    check_plugin(ReadText())


def test_a_text_without_header_stays_as_it_is() -> None:
    text = "Note: the first line.\r\n\r\nHard-wrapped\nlines stay.\n"
    assert read(text) == [Raw(text)]


def test_a_header_is_taken_off_the_text() -> None:
    (raw,) = read("Title: A day\r\nDate: 2024-08-14\r\nAuthors: Ann Example\r\nLicence: CC BY 2.5\r\n\r\nText.\r\n")
    assert raw == Raw("Text.\r\n", title="A day", published="2024-08-14", authors=("Ann Example",), licence="CC BY 2.5")


@pytest.mark.parametrize("path", ["a.text", "folder.d/plain", "A.TXT"])
def test_files_of_its_own_are_read(path: str) -> None:
    assert len(read("x", path)) == 1


@pytest.mark.parametrize("path", ["a.md", "a.html", ".gitkeep"])
def test_other_files_are_left_to_others(path: str) -> None:
    assert read("x", path) == []


def test_how_it_was_decoded_is_remarked() -> None:
    assert read("“café”".encode("cp1252")) == [Raw("“café”", remarks=("read as cp1252",))]


@pytest.mark.parametrize("content", ["", " \n", "Title: Only a header\n\n"])
def test_a_file_without_text_is_named_as_a_problem(content: str) -> None:
    (raw,) = read(content)
    assert (raw.text, raw.remarks) == ("", ("the file holds no text",))


def test_binary_content_is_refused() -> None:
    with pytest.raises(ValueError, match="PNG"):
        read(b"\x89PNG\r\n")
