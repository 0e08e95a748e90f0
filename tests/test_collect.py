"""Whatever lies in the content folder: the build ends well and the report names what was left out."""

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from building import RIVER, built, collected, make_site, output, problems, write

from digest.errors import ConfigError

READERS = ("read-json", "read-feed", "read-html", "read-markdown", "read-text")
HOSTILE: Mapping[str, str | bytes] = {
    "fine.txt": f"Title: Fine\nDate: 2024-08-14\n\n{RIVER}",
    "empty.txt": "",
    "blank.txt": " \n\t\n",
    "header.txt": "Title: Only a header\nDate: 2024-08-14\n\n",
    "binary.txt": bytes(range(256)) * 40,
    "binary.bin": bytes(range(256)) * 40,
    "nul.txt": b"Title: N\n\nThe \x00 river \x00\x00 rose on Monday, the board said.",
    "torn.json": '{"title": "Torn", "text": "abc',
    "deep.json": "[" * 100_000,
    "deep.html": f"<title>Deep</title>{'<div>' * 1000}<p>{RIVER}</p>{'</div>' * 1000}",
    "line.txt": b"word " * 10_000_000,
    "date.txt": f"Title: Undated\nDate: sometime\n\n{RIVER}",
    "half.json": '{"id": "half", "title": "H \\ud800", "text": "The \\udc00 river rose on Monday, the board said."}',
    "path.txt": f"Title: P\nId: ../../../etc/passwd\n\n{RIVER}",
    "same1.txt": f"Title: Twins\nId: twin\n\n{RIVER}",
    "same2.txt": f"Title: Twins\nId: twin\n\n{RIVER} Again.",
    "title1.txt": f"Title: One title\n\n{RIVER}",
    "title2.txt": "Title: One title\n\nA ship left the harbour on Wednesday.",
}
SAID = {
    "empty.txt": "collect: is empty (delete it, or write into it)",
    "blank.txt": "collect: is empty (delete it, or write into it)",
    "header.txt": "collect: the file holds no text",
    "binary.txt": "read-text.read: this is binary, not text",
    "binary.bin": "collect: no reader knows this format (digest reads .txt, .md, .html,",
    "nul.txt": "read-text.read: this is binary, not text",
    "torn.json": "read-json.read: not JSON: Unterminated string",
    "deep.json": "read-json.read: not JSON that can be read: it is nested too deeply",
    "line.txt": "collect: 50,000,000 characters are too many for one article (split it, or raise limits.article_characters)",
    "date.txt": "collect: the date 'sometime' is not understood, so the article is undated (write it as 2024-08-14 or",
    "same2.txt": "collect: has the id of content/same1.txt; only the first is published (give it an id, or a link, of its own)",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A built site of what nobody wants in a content folder, and its problems."""
    root = tmp_path_factory.mktemp("hostile")
    return root, problems(built(make_site(root, HOSTILE, plugins=(*READERS, "headline", "extractive-summary"))))


@pytest.mark.parametrize("name", SAID)
def test_a_file_that_cannot_be_published_whole_is_named_with_its_fault(
    hostile: tuple[Path, list[str]], name: str
) -> None:
    (line,) = [line for line in hostile[1] if line.startswith(f"content/{name}")]
    assert SAID[name] in line


def test_no_other_file_is_complained_about(hostile: tuple[Path, list[str]]) -> None:
    assert len(hostile[1]) == len(SAID)


def test_all_that_can_be_published_is(hostile: tuple[Path, list[str]]) -> None:
    names = sorted(path.name.rpartition("-")[0] for path in (hostile[0] / "output" / "articles").iterdir())
    assert names == ["date", "deep", "fine", "half", "passwd", "title1", "title2", "twin"]


def test_no_page_leaves_the_output_folder(hostile: tuple[Path, list[str]]) -> None:
    assert not [name for name in output(hostile[0]) if ".." in name]
    assert not (hostile[0].parent / "etc").exists()


def test_half_characters_reach_no_page(hostile: tuple[Path, list[str]]) -> None:
    pages = b"".join(content for name, content in output(hostile[0]).items() if name.endswith((".html", ".xml")))
    assert b"river rose on Monday" in pages
    assert "\ufdd0".encode() not in pages


def test_a_problem_shows_on_the_page_that_tells_how_the_site_was_made(hostile: tuple[Path, list[str]]) -> None:
    assert b"content/torn.json" in output(hostile[0])["made/index.html"]


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"big.txt": RIVER}, toml="[limits]\nfile_bytes = 10\n")
    _, report = collected(site)
    assert problems(report) == [
        "content/big.txt: collect: 95 bytes is too large a file (split it, or raise limits.file_bytes)"
    ]


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "content" / "one.txt").unlink()
    (site / "content" / "one.txt").symlink_to("/proc/self/mem")  # root may read every file but this
    articles, report = collected(site)
    assert problems(report) == ["content/one.txt: collect: cannot be read: Input/output error"]
    assert len(articles) == 2


def test_a_feed_over_its_own_limit_is_not_even_read(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"big.rss": RIVER, "one.txt": RIVER}, toml="[limits]\nfeed_bytes = 10\n")
    _, report = collected(site)
    assert problems(report) == [
        "content/big.rss: collect: 95 bytes is too large a file (split it, or raise limits.feed_bytes)"
    ]


def test_hidden_files_the_ledger_and_pages_of_the_publisher_are_left_out(tmp_path: Path) -> None:
    names = (".hidden.txt", "_draft.txt", "old.txt~", "ledger.tsv", "pages/about.txt", ".git/x.txt", "images/x.txt")
    site = make_site(tmp_path, {**dict.fromkeys(names, RIVER), "sub/a.txt": RIVER})
    articles, report = collected(site)
    assert [article.raw.path for article in articles] == ["content/sub/a.txt"]
    assert problems(report) == []


def test_links_that_lead_nowhere_or_in_a_circle_do_no_harm(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    (site / "content" / "gone.txt").symlink_to(tmp_path / "nowhere")
    (site / "content" / "circle").symlink_to(site / "content")
    assert len(collected(site)[0]) == 3


def test_a_name_that_is_no_utf_8_is_read_all_the_same(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    Path(os.fsdecode(os.fsencode(site / "content") + b"/b\xffd.txt")).write_text(RIVER)
    articles, _ = collected(site)
    assert "content/b?d.txt" in [article.raw.path for article in articles]
    assert problems(built(site)) == []


def test_one_broken_line_costs_one_article_of_a_file(tmp_path: Path) -> None:
    lines = [json.dumps({"title": "A", "text": RIVER}), "{torn", json.dumps({"title": "B", "text": "A ship left."})]
    articles, report = collected(make_site(tmp_path, {"a.jsonl": "\n".join(lines)}, plugins=READERS))
    assert [article.raw.title for article in articles] == ["A", "B"]
    (line,) = problems(report)
    assert line.startswith("content/a.jsonl, line 2: collect: not JSON")


def ids(root: Path, articles: Mapping[str, str]) -> dict[str, str]:
    """The id of each article by its title."""
    return {a.raw.title: a.id for a in collected(make_site(root, articles, plugins=READERS))[0]}


def test_the_id_follows_the_link_wherever_the_file_is(tmp_path: Path) -> None:
    text = f"Title: A\nLink: https://example.org/a\n\n{RIVER}"
    one = ids(tmp_path / "1", {"a.txt": text})
    two = ids(tmp_path / "2", {"elsewhere/b.txt": text.replace("\n\n", "/#top\n\n") + " More."})
    assert one == two


def test_the_id_does_not_follow_the_text_of_a_file_of_its_own(tmp_path: Path) -> None:
    one = ids(tmp_path / "1", {"a.txt": f"Title: A\n\n{RIVER}"})
    two = ids(tmp_path / "2", {"a.txt": f"Title: A\n\nCorrected: {RIVER}"})
    assert one == two


def test_an_article_among_others_keeps_its_id_when_it_moves_in_the_file(tmp_path: Path) -> None:
    lines = [json.dumps({"title": name, "text": f"{name} {RIVER}"}) for name in "ABC"]
    one = ids(tmp_path / "1", {"a.jsonl": "\n".join(lines)})
    two = ids(tmp_path / "2", {"a.jsonl": "\n".join(reversed(lines))})
    assert one == two


def test_a_removed_article_takes_its_page_with_it(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    built(site)
    (site / "content" / "one.txt").unlink()
    report = built(site)
    assert len(list((site / "output" / "articles").iterdir())) == 2
    assert report.counts["pages removed"] > 0


def test_a_site_without_articles_is_built(tmp_path: Path) -> None:
    site = make_site(tmp_path, {})
    (site / "content").mkdir()
    assert problems(built(site)) == []
    assert (site / "output" / "index.html").exists()


def test_an_output_folder_with_files_of_the_publishers_own_is_not_replaced(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    write(site / "output" / "thesis.txt", "Years of work.")
    with pytest.raises(
        ConfigError, match="build.output: .*/output holds what digest did not make, and building replaces"
    ):
        built(site)
    assert output(site) == {"thesis.txt": b"Years of work."}


def test_a_site_in_place_without_any_cache_is_replaced(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    built(site)
    shutil.rmtree(site / ".digest")
    assert problems(built(site)) == []


def test_a_site_without_a_content_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        ConfigError, match="digest.toml: build.content: there is no folder .*/content .make it, or name"
    ):
        built(make_site(tmp_path, {}))
    assert not (tmp_path / "output").exists()


def test_what_a_reader_had_to_do_is_remarked(tmp_path: Path) -> None:
    site = make_site(tmp_path, {"a.txt": "Title: C\n\nThe café in Köln closed.".encode("cp1252")})
    assert collected(site)[1].remarks == ["content/a.txt: read as cp1252"]


def test_stated_fields_are_one_line_and_links_are_web_addresses(tmp_path: Path) -> None:
    text = f"Title: A \u202e title\nLink: javascript:alert(1)\nSource:  The   Paper \n\n{RIVER}"
    (article,) = collected(make_site(tmp_path, {"a.txt": text}))[0]
    assert (article.raw.title, article.raw.url, article.raw.source) == ("A title", "", "The Paper")


def test_a_file_written_while_nothing_else_changed_is_found(tmp_path: Path) -> None:
    site = make_site(tmp_path)
    built(site)
    write(site / "content" / "four.txt", f"Title: Four\nDate: 2024-08-16\n\n{RIVER} Four.")
    assert built(site).counts["articles"] == 4
